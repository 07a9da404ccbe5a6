import { numberOf, numberWord, withWords, wordOf, type Words } from "../motion/setting.ts"

/** vCPUs of the VM that draw. */
export const vcpuLimits = { least: 1, usual: 4, most: 32 } as const
const frameLimits = { least: 0, usual: 0, most: 4096 } as const

/** How many times slower than it happens a race is shown, by its word in the link. */
export const paces = { real: 1, tenth: 10, hundredth: 100 } as const
export type Pace = keyof typeof paces

const keys = ["vcpu", "pace", "frame"] as const

export interface Asked {
  readonly vcpu: number
  readonly pace: Pace
  /** Frames that the GPU has drawn. */
  readonly frame: number
}

/** Reads anything: what means nothing is as if it were not there. */
export function askedOf(words: Words): Asked {
  const pace = wordOf("pace", words)
  return {
    vcpu: Math.round(numberOf("vcpu", vcpuLimits, words)),
    pace: pace !== undefined && Object.hasOwn(paces, pace) ? (pace as Pace) : "real",
    frame: Math.round(numberOf("frame", frameLimits, words)),
  }
}

/** The link's words with some of it changed; what is usual needs no word. */
export function withAsked({ vcpu, pace, frame }: Partial<Asked>, words: Words): Words {
  return withWords(
    keys,
    {
      ...(vcpu === undefined ? {} : { vcpu: numberWord(vcpu, vcpuLimits) }),
      ...(pace === undefined ? {} : { pace: pace === "real" ? null : pace }),
      ...(frame === undefined ? {} : { frame: numberWord(frame, frameLimits) }),
    },
    words,
  )
}

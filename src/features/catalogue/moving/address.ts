import { numberOf, numberWord, withWords, wordOf, type Words } from "../motion/setting.ts"

export const usualProduct = "vmware-vgpu-nvidia"

/** What can be set, by its word in the link. `fb` in MiB, as in scenarios. */
export const limits = {
  /** GiB. */
  ram: { least: 1, usual: 16, most: 2048 },
  /** MiB. */
  fb: { least: 256, usual: 8192, most: 196_608 },
  /** Gbit/s. */
  net: { least: 1, usual: 25, most: 400 },
  /** MiB that the VM writes a second. */
  written: { least: 1, usual: 200, most: 20_000 },
} as const
export type Setting = keyof typeof limits

const steps = { least: 0, usual: 0, most: 64 } as const
const keys = [...Object.keys(limits), "fb-used", "step"]

export interface Asked {
  readonly ram: number
  readonly fb: number
  readonly net: number
  readonly written: number
  /** Share of the frame buffer in use, 0..1; null: the dataset's range. */
  readonly used: number | null
  /** Chapters told. */
  readonly step: number
}

/** Reads anything: what means nothing is as if it were not there. */
export function askedOf(words: Words): Asked {
  const used = Number(wordOf("fb-used", words) ?? Number.NaN)
  return {
    ram: numberOf("ram", limits.ram, words),
    fb: Math.round(numberOf("fb", limits.fb, words)),
    net: numberOf("net", limits.net, words),
    written: numberOf("written", limits.written, words),
    used: Number.isFinite(used) ? Math.min(1, Math.max(0, used)) : null,
    step: Math.round(numberOf("step", steps, words)),
  }
}

/** The link's words with some of it changed; what is usual needs no word. */
export function withAsked(change: Partial<Asked>, words: Words): Words {
  const put: Record<string, string | null> = {}
  for (const setting of ["ram", "fb", "net", "written"] as const) {
    const value = change[setting]
    if (value !== undefined) put[setting] = numberWord(value, limits[setting])
  }
  if (change.used !== undefined) put["fb-used"] = change.used === null ? null : String(change.used)
  if (change.step !== undefined) put["step"] = numberWord(change.step, steps)
  return withWords(keys, put, words)
}

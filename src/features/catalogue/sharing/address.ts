import { numberOf, numberWord, withWords, wordOf, type Words } from "../motion/setting.ts"
import type { Scenario } from "../../../engine/scenario.ts"

/** What stands in the link of this view, beside the GPU (its focus). */
const keys = ["work", "fb", "sched", "vms"] as const

export const usualGpu = "l40s"
export const usualWork = "cad-medium"
/** VMs that came, those that found no room among them. */
export const vmLimits = { least: 0, usual: 1, most: 64 } as const

export const schedulers = ["best-effort", "equal-share", "fixed-share"] as const
export type Turn = (typeof schedulers)[number]

export interface Asked {
  readonly work: string
  /** MiB; null: as the work asks. */
  readonly frameBufferMib: number | null
  readonly scheduler: Scenario["scheduler"]
  readonly vms: number
}

/** Reads anything: what means nothing is as if it were not there. */
export function askedOf(words: Words): Asked {
  const fb = Number(wordOf("fb", words) ?? Number.NaN)
  const scheduler = schedulers.find((one) => one === wordOf("sched", words))
  return {
    work: wordOf("work", words) ?? usualWork,
    frameBufferMib: Number.isFinite(fb) && fb > 0 ? Math.round(fb) : null,
    scheduler: scheduler ?? null,
    vms: Math.round(numberOf("vms", vmLimits, words)),
  }
}

/** The link's words with some of it changed; what is usual needs no word. */
export function withAsked(change: Partial<Asked>, words: Words): Words {
  const put: Record<string, string | null> = {}
  if (change.work !== undefined) put["work"] = change.work === usualWork ? null : change.work
  if (change.frameBufferMib !== undefined) put["fb"] = change.frameBufferMib === null ? null : String(change.frameBufferMib)
  if (change.scheduler !== undefined) put["sched"] = change.scheduler
  if (change.vms !== undefined) put["vms"] = numberWord(change.vms, vmLimits)
  return withWords(keys, put, words)
}

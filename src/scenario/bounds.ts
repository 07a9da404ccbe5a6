import type { ApiNeed } from "../dataset/schema/index.ts"
import { defaultScenario, limits, type GroupNeeds, type GroupOverrides, type NumberField, type Part } from "../engine/scenario.ts"
import type { CustomHost } from "../engine/supply.ts"

/** An inclusive bound of one number. */
export interface Limit {
  readonly min: number
  readonly max: number
  readonly whole: boolean
}

/** Every number of a part of the scenario with its bounds: edits, files and random scenarios go by these. */
export const numbersOf = <P extends Part>(part: P): Readonly<Record<NumberField<P>, Limit>> =>
  Object.fromEntries(Object.entries(limits).filter(([name]) => name in defaultScenario[part])) as Record<NumberField<P>, Limit>

/** Longest name of a group, in UTF-16 units. */
export const nameLimit = 80
/** Longest free text of the view (focus, sort, filter) and of a version. */
export const textLimit = 200
/** Longest lesson that a link carries, packed; the longest of the page's own would take a ninth of it. */
export const lessonLimit = 60_000
/** Most pinned options. */
export const pinLimit = 40

/** The value brought within its bounds, rounded where only whole numbers make sense; null for what is no number. */
export function clamp(limit: Limit, value: number): number | null {
  if (Number.isNaN(value)) return null
  const bounded = Math.min(limit.max, Math.max(limit.min, value))
  return (limit.whole ? Math.round(bounded) : bounded) + 0 // + 0 turns -0 into 0
}

export type NumericOverride = Exclude<
  keyof GroupOverrides,
  "guestSystem" | "apiNeeds" | "needs" | "llmModel" | "llmWeights" | "llmCache" | "laterVms"
>

export const overrideLimits: Readonly<Record<NumericOverride, Limit>> = {
  gpusPerVm: limits.gpusPerVm,
  frameBufferMib: limits.frameBufferMib,
  gpuDuty: limits.gpuDuty,
  apiCallsPerSecond: limits.apiCallsPerSecond,
  mibPerSecond: limits.mibPerSecond,
  roundTripsPerSecond: limits.roundTripsPerSecond,
  vcpu: limits.vcpu,
  ramGib: limits.ramGib,
  activeShare: limits.share,
  leastNativeShare: limits.share,
  vmsPerHost: limits.vmsPerHost,
  llmContextTokens: limits.llmContextTokens,
  llmPromptTokens: limits.llmPromptTokens,
  llmSequences: limits.llmSequences,
  llmTokensPerSecond: limits.llmTokensPerSecond,
  llmParametersBillion: limits.llmParametersBillion,
  llmActiveParametersBillion: limits.llmParametersBillion,
  growthPercent: limits.growthPercent,
}

const watts: Limit = { min: 0, max: 100_000, whole: false }
const slots: Limit = { min: 0, max: 64, whole: true }

export const customHostLimits: Readonly<Record<keyof CustomHost, Limit>> = {
  cores: { min: 1, max: 4096, whole: true },
  ramGib: { min: 1, max: 131_072, whole: false },
  sockets: { min: 1, max: 16, whole: true },
  gpuSlotsDoubleWide: slots,
  gpuSlotsSingleWide: slots,
  gpuModules: slots,
  maxGpuWatts: watts,
  singleWideWatts: watts,
  gpuPowerWatts: watts,
  idleWatts: watts,
  peakWatts: watts,
  priceUsd: limits.priceUsd,
  // No taller than the least rack, so that each stands in one.
  rackUnits: { min: 1, max: limits.rackUnits.min, whole: true },
}

/** Where a host described by hand starts from: a two-socket server for two double-wide GPUs. Permanent, for links leave out what equals it. */
export const defaultCustomHost: CustomHost = {
  cores: 64,
  ramGib: 1024,
  sockets: 2,
  gpuSlotsDoubleWide: 2,
  gpuSlotsSingleWide: 4,
  gpuModules: 0,
  maxGpuWatts: 800,
  idleWatts: 200,
  peakWatts: 800,
  priceUsd: 20_000,
}

/** A text cut to `limit` UTF-16 units without splitting a character. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const last = text.charCodeAt(limit - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? limit - 1 : limit)
}

/** Characters that turn the direction of what follows them: in a name or a word that is quoted they would turn the figures beside it. */
const directionControls = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

export const hasDirectionControls = (name: string): boolean => name.search(directionControls) >= 0

export const withoutDirectionControls = (text: string): string => text.replaceAll(directionControls, "")

/** A group's name as the scenario holds it: without controls of direction, cut to its limit; an empty one is none. */
export function tidyName(name: string | null): string | null {
  const plain = withoutDirectionControls(name ?? "")
  return plain === "" ? null : cut(plain, nameLimit)
}

/** A group's own needs as a link gives them back: what is not stated is absent, and no needs at all are undefined. */
export function tidyGroupNeeds(needs: GroupNeeds): GroupNeeds | undefined {
  const stated = Object.entries(needs).flatMap(([key, value]: [string, unknown]) => {
    const list = Array.isArray(value) ? [...new Set<unknown>(value)] : value
    // Nothing beside the scenario's own is nothing stated.
    return list === undefined || (key === "unknownNeeds" && Array.isArray(list) && list.length === 0) ? [] : [[key, list]]
  })
  return stated.length === 0 ? undefined : (Object.fromEntries(stated) as GroupNeeds)
}

/** Figures of later years within their bounds, as many as there can be; what is no number is left out. */
export const tidyLaterVms = (figures: readonly number[]): readonly number[] =>
  figures.flatMap((figure) => clamp(limits.laterVms, figure) ?? []).slice(0, limits.laterYears.max)

/** API needs in the one form that a link gives back: no version is an absent one, a need without alternatives is none. */
export function tidyNeeds(needs: readonly ApiNeed[]): readonly ApiNeed[] {
  return needs
    .map((need) => ({
      anyOf: need.anyOf.map(({ api, minVersion }) => (minVersion ? { api, minVersion: cut(minVersion, 20) } : { api })),
    }))
    .filter((need) => need.anyOf.length > 0)
}

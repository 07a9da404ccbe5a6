import type { FrameWork } from "../../../engine/performance/frameTime.ts"
import type { ViewState } from "../../../scenario/view.ts"
import { formatFilter, parseFilter } from "../../common/table/tableState.ts"

type Words = ViewState["table"]

/** What the sliders can be set to. */
export const limits = {
  calls: { least: 10, usual: 1000, most: 20_000 },
  /** Milliseconds. */
  rtt: { least: 0.01, usual: 0.2, most: 50 },
  vcpu: { least: 1, usual: 4, most: 32 },
} as const
export type Setting = keyof typeof limits

/** Frames a second that the bare machine draws in all of these pictures. */
export const nativeFps = 60

const keys = (Object.keys(limits) as Setting[]).map((id) => ({ id, facet: true }))

/** A setting as the link has it, within its bounds; the usual one where it says nothing. */
export function settingOf(setting: Setting, words: Words): number {
  const { least, usual, most } = limits[setting]
  const value = Number(parseFilter(words.filter, keys).facets[setting] ?? usual)
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual
}

/** The link's words with one setting put in; the usual value needs none. */
export function withSetting(setting: Setting, value: number, words: Words): Words {
  const { [setting]: _, ...others } = parseFilter(words.filter, keys).facets
  const filter = formatFilter({ text: "", facets: value === limits[setting].usual ? others : { ...others, [setting]: String(value) } })
  const { filter: __, ...rest } = words
  return filter === "" ? rest : { ...rest, filter }
}

export const workOf = (words: Words): FrameWork => ({
  drawCalls: settingOf("calls", words),
  framesPerSecond: nativeFps,
  roundTripSeconds: settingOf("rtt", words) / 1000,
  vcpu: settingOf("vcpu", words),
})

import { pinOfPlan } from "../engine/mix/planPin.ts"
import type { OptionResult, PricedPlan, Report } from "../engine/report.ts"
import { planPinText } from "./url/options.ts"

/** The answer in short: the cheapest option that meets every need, or the plan of parts where that is the answer. A link carries it, so that a later version can say which figures moved. */
export interface Headline {
  /** Its key, "product@gpu", or a plan as `plan=` writes it, but for places of groups, which points join; null where nothing meets every need, and then there are no figures. */
  readonly option: string | null
  readonly gpus: number
  /** Likely, over the horizon, to three digits. */
  readonly costUsd: number
  /** Native share, mean of all VMs, 0..1 to two decimals. */
  readonly shareLow: number
  readonly shareHigh: number
}

const hundredths = (share: number): number => Math.round(share * 100) / 100

const none: Headline = { option: null, gpus: 0, costUsd: 0, shareLow: 0, shareHigh: 0 }

/** A price that is not fully known comes after every one that is. */
const byCost = (a: OptionResult, b: OptionResult): number =>
  Number(b.cost?.total.known ?? false) - Number(a.cost?.total.known ?? false) ||
  (a.cost?.total.likely ?? Infinity) - (b.cost?.total.likely ?? Infinity)

export function headlineOf({ options }: Report): Headline {
  const [best] = options.filter((one) => one.feasible).toSorted(byCost)
  if (!best) return none
  return {
    option: best.key,
    gpus: best.placement?.gpus.count ?? 0,
    costUsd: Number((best.cost?.total.likely ?? 0).toPrecision(3)),
    shareLow: hundredths(best.nativeShare?.low ?? 0),
    shareHigh: hundredths(best.nativeShare?.high ?? 0),
  }
}

/** Parts of a plan that a link names one by one. */
const mostNamed = 4
/** "parts-12" */
const counted = /^parts-(\d+)$/

export function headlineOfPlan(plan: PricedPlan): Headline {
  const { gpus, cost, nativeShare } = plan.totals
  return {
    option: plan.parts.length > mostNamed ? `parts-${plan.parts.length}` : planPinText(pinOfPlan(plan)).replaceAll("_", "."),
    gpus,
    costUsd: Number(cost.likely.toPrecision(3)),
    shareLow: hundredths(nativeShare.low),
    shareHigh: hundredths(nativeShare.high),
  }
}

/** What a plan in a link is made of: the options of its parts by key, as far as they are named; null for an option's key. */
export function partsOfHeadline(option: string): { readonly parts: number; readonly keys: readonly string[] } | null {
  const [, many] = counted.exec(option) ?? []
  if (many !== undefined) return { parts: Number(many), keys: [] }
  const keys = option.split("*").flatMap((part) => /^[\dx.]+:(.+)$/.exec(part)?.[1] ?? [])
  return keys.length > 0 && keys.length === option.split("*").length ? { parts: keys.length, keys } : null
}

/** As links write it: "kvm-vgpu-nvidia@a16:25:498000:0.83:0.94", or "none". */
export const headlineText = ({ option, gpus, costUsd, shareLow, shareHigh }: Headline): string =>
  option === null ? "none" : [option, gpus, costUsd, shareLow, shareHigh].join(":")

/** What a link says its answer was; null where it says nothing that can be read. */
export function readHeadline(text: string): Headline | null {
  if (text === "none") return none
  const parts = text.split(":")
  const [gpus, costUsd, shareLow, shareHigh] = parts.slice(-4).map((part) => (part === "" ? NaN : Number(part)))
  const option = parts.slice(0, -4).join(":")
  const figures = [gpus, costUsd, shareLow, shareHigh]
  if (option === "" || figures.some((one) => one === undefined || !Number.isFinite(one) || one < 0)) return null
  return { option, gpus: gpus ?? 0, costUsd: costUsd ?? 0, shareLow: shareLow ?? 0, shareHigh: shareHigh ?? 0 }
}

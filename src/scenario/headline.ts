import type { OptionResult, Report } from "../engine/report.ts"

/** The answer in short: the cheapest option that meets every need. A link carries it, so that a later version can say which figures moved. */
export interface Headline {
  /** Its key, "product@gpu"; null where nothing meets every need, and then there are no figures. */
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

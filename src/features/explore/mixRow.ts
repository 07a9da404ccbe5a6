import { paretoFront, type Merits } from "../../engine/decisions/pareto.ts"
import type { RankedOption, Ranking } from "../../engine/decisions/rank.ts"
import type { MigrationLevel, OptionResult } from "../../engine/report.ts"
import { count, plural } from "../../ui/format.ts"
import type { RankRow } from "./columns.ts"
import type { FoundPlan } from "./useMix.ts"

/** From worst to best; what is not known is the worst that may be. */
const levels: readonly MigrationLevel[] = ["unknown", "none", "cold-only", "suspend-only", "live-with-conditions", "live"]
const isolations: readonly OptionResult["isolation"][] = ["weak", "moderate", "strong"]

const worst = <T>(order: readonly T[], found: readonly T[]): T | undefined => order.find((one) => found.includes(one))

/** A plan of parts as a row among the options: what holds for every part holds for it. Null where some part is not priced. */
export function mixRow({ plan: { parts, totals }, fixed: { key, place } }: FoundPlan): Omit<RankRow, "place"> | null {
  const options = parts.map((one) => one.option)
  const [first] = options
  if (!first) return null
  const shares = options.flatMap((one, at) => one.groups.map((group, nth) => [parts[at]?.groups[nth] ?? 0, group.nativeShare] as const))
  const perGpu = options.flatMap((one) => one.groups.map((group) => group.vmsPerGpu)).filter((vms) => vms > 0)
  const named = (names: readonly (string | null)[]): string => [...new Set(names)].flatMap((name) => name ?? []).join(" and ")
  const hosts = totals.hosts + totals.spareHosts
  const vms = options.flatMap((one) => one.groups).reduce((sum, one) => sum + one.count, 0)
  return {
    id: key,
    technique: null,
    technology: null,
    product: null,
    productName: place === null ? "Each group its own way" : `Pinned plan ${place + 1}`,
    gpu: null,
    gpuName: named(options.map((one) => one.gpuName)) || null,
    slices: [...new Set(options.flatMap((one) => one.groups.flatMap((group) => group.instanceTypeName ?? [])))],
    slicing: "smallest",
    hostId: named(options.map((one) => one.owned?.like ?? one.hostId)),
    hostName: "hosts of several kinds",
    vmsPerGpu: perGpu.length > 0 ? { least: Math.min(...perGpu), most: Math.max(...perGpu) } : null,
    vmsPerHost: vms / Math.max(1, totals.hosts),
    nativeShare: totals.nativeShare,
    groupShares: shares.toSorted(([a], [b]) => a - b).map(([, share]) => share),
    gpus: totals.gpus,
    hosts,
    total: totals.cost,
    perVmMonth: totals.perVmMonth,
    peakKw: totals.peakKw,
    migration:
      worst(
        levels,
        options.map((one) => one.migration.level),
      ) ?? "unknown",
    isolation:
      worst(
        isolations,
        options.map((one) => one.isolation),
      ) ?? "weak",
    pareto: false,
    pin: null,
  }
}

const meritsOf = ({ total, nativeShare, gpus, peakKw, migration }: Omit<RankRow, "place">): Merits => ({
  costUsd: total.likely,
  costKnown: total.known,
  nativeShare: nativeShare.likely,
  gpus,
  peakKw: peakKw.likely,
  migration,
})

/** The options, and plans of parts at their places among them by cost; the Pareto front is that of all together. */
export function rankRows(options: Ranking["options"], plans: readonly FoundPlan[]): readonly RankRow[] {
  const made = plans.flatMap((one) => mixRow(one) ?? [])
  if (made.length === 0) return options.map((one: RankedOption, at): RankRow => ({ ...one, place: at + 1 }))
  // The ranking has those with a part of the cost unknown last; of what costs the same a plan stands first, the best before those pinned.
  const all = [...made, ...options].toSorted((a, b) =>
    a.total.known === b.total.known ? a.total.likely - b.total.likely : a.total.known ? -1 : 1,
  )
  const front = new Set(paretoFront(all, meritsOf))
  return all.map((one, place) => ({ ...one, pareto: front.has(one), place: place + 1 }))
}

/** What the table holds, counted as it holds it: options and plans of parts, all rows. */
export function rankedWords(weighed: number, rows: readonly RankRow[]): string {
  const plans = rows.filter((row) => row.product === null)
  const options = plural(rows.length - plans.length, "option")
  const found = plans.length === 0 ? options : `${options} and ${plural(plans.length, "plan")} of parts`
  const front = rows.filter((row) => row.pareto).length
  const best = plans.find((row) => row.id === "mix")
  return [
    `${plural(weighed, "combination")} weighed.`,
    `${found} ${rows.length === 1 ? "meets" : "meet"} every requirement; ${count(front)} of ${count(rows.length)} on the Pareto front.`,
    ...(best ? [`The plan in which each group goes its own way has rank ${count(best.place)}.`] : []),
  ].join(" ")
}

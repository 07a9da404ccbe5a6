import { catalogue } from "../../dataset/load.ts"
import { thing } from "../../engine/basics/told.ts"
import type { RankedOption } from "../../engine/decisions/rank.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { count, likelyMoney, moneyRange, number, percentRange } from "../../ui/format.ts"
import { costFigure, currencyOf, rateNote } from "../common/currency.ts"
import { leastServed, leastWords } from "../common/shares.ts"
import { technologyName, type ColumnSpec, type TableSpec } from "../common/table/columnSpec.ts"
import { thingName } from "../../words/names.ts"
import { migrationWords, namedShares, shareTitle } from "./words.ts"

/** A row of the ranking, with its place by cost: an option, or the plan of parts, which has no one technique and cannot be pinned (null). */
export interface RankRow extends Omit<RankedOption, "technique" | "technology" | "product" | "pin"> {
  readonly technique: RankedOption["technique"] | null
  readonly technology: RankedOption["technology"] | null
  readonly product: string | null
  readonly pin: RankedOption["pin"] | null
  readonly place: number
}

/** Of one product there are many options: on this GPU, cut like this. */
const tellingApart = (row: RankRow): string => {
  const gpu = row.gpuName ?? "no GPU"
  if (row.product === null) return gpu
  const [first] = row.slices
  if (first === undefined) return gpu
  const slices =
    row.slices.length > 3 ? `${row.slices.slice(0, 2).join(", ")} and ${count(row.slices.length - 2)} more` : row.slices.join(", ")
  return `${gpu} as ${row.slicing === "one" ? `${first} for all` : slices}`
}

/** The ranking's columns. Cost is in the scenario's currency on screen and in USD in files. */
export function rankSpec(scenario: Scenario): TableSpec<RankRow> {
  const currency = currencyOf(scenario)
  const note = rateNote(scenario)
  const column = (one: ColumnSpec<RankRow>): ColumnSpec<RankRow> => one
  return {
    name: "All options",
    caption: "Every option that meets all requirements, each on its cheapest kind of host",
    view: "explore",
    fileName: "ranking",
    firstOnPaper: 30,
    rowId: (row) => row.id,
    sort: "place",
    even: true,
    target: ({ product }) => (product === null ? null : { view: "products", focus: product }),
    evidence: (row) => [
      ...(row.product === null ? [] : (catalogue.product(row.product)?.evidence ?? [])),
      ...(row.gpu ? (catalogue.gpu(row.gpu)?.evidence ?? []) : []),
    ],
    columns: [
      column({
        id: "product",
        header: "Product",
        kind: "text",
        value: (row) => row.productName,
        note: tellingApart,
        facet: true,
      }),
      column({ id: "place", header: "Rank", kind: "number", value: (row) => row.place, text: (row) => count(row.place) }),
      column({ id: "gpu", header: "GPU", kind: "text", value: (row) => row.gpuName, missing: "no GPU", facet: "main", optional: true }),
      column({ id: "slice", header: "Slice", kind: "list", value: (row) => row.slices, optional: true }),
      column({
        id: "cost",
        header: note === null ? "Cost" : `Cost, ${note}`,
        unit: "USD",
        kind: "number",
        value: (row) => Math.round(row.total.likely),
        text: (row) => costFigure(row, currency),
        note: (row) => moneyRange(row.total, currency),
      }),
      column({
        id: "share",
        header: shareTitle(scenario),
        unit: "fraction",
        kind: "number",
        value: (row) => row.nativeShare.likely,
        text: (row) => percentRange(row.nativeShare),
        note: (row) => {
          const least = leastServed(namedShares(scenario, row.groupShares))
          return least === null ? "" : leastWords(least)
        },
        noteNames: true,
      }),
      column({
        id: "per-gpu",
        header: "VMs per GPU",
        kind: "number",
        value: (row) => row.vmsPerGpu?.most ?? null,
        missing: "no GPU",
        text: ({ vmsPerGpu }) =>
          vmsPerGpu
            ? vmsPerGpu.least === vmsPerGpu.most
              ? count(vmsPerGpu.most)
              : `${count(vmsPerGpu.least)}–${count(vmsPerGpu.most)}`
            : "",
      }),
      column({ id: "gpus", header: "GPUs", kind: "number", value: (row) => row.gpus, text: (row) => count(row.gpus) }),
      column({
        id: "hosts",
        header: "Hosts",
        kind: "number",
        value: (row) => row.hosts,
        text: (row) => count(row.hosts),
      }),
      column({
        id: "vm-month",
        header: "Per VM and month",
        unit: "USD",
        kind: "number",
        value: (row) => Number(row.perVmMonth.likely.toPrecision(4)),
        text: (row) => `${row.total.known ? "" : "≥ "}${likelyMoney(row.perVmMonth, currency)}`,
      }),
      column({
        id: "power",
        header: "Power",
        unit: "kW",
        kind: "number",
        value: (row) => Number(row.peakKw.likely.toPrecision(4)),
        text: (row) => `${number(row.peakKw.likely, 2)} kW`,
      }),
      column({
        id: "migration",
        header: "Migration",
        kind: "text",
        value: (row) => row.migration,
        text: (row) => migrationWords[row.migration],
        facet: true,
        facetName: (value) => migrationWords[value as RankRow["migration"]] ?? value,
      }),
      column({ id: "technique", header: "Technique", kind: "technique", value: (row) => row.technique, missing: "several", facet: "main" }),
      column({ id: "pareto", header: "Pareto front", kind: "flag", value: (row) => row.pareto, facet: "main" }),
      column({
        id: "host",
        header: "Kind of host",
        kind: "text",
        value: (row) => (row.product === null ? row.hostName : thingName(thing("host", row.hostId, row.hostName))),
        facet: true,
        optional: true,
      }),
      column({ id: "isolation", header: "Isolation", kind: "text", value: (row) => row.isolation, facet: true, optional: true }),
      column({
        id: "technology",
        header: "Technology",
        kind: "text",
        value: (row) => row.technology,
        missing: "several",
        text: (row) => (row.technology === null ? "several" : technologyName(row.technology)),
        facetName: technologyName,
        facet: true,
        optional: true,
      }),
    ],
  }
}

import type { Evidence, Range } from "../../../../dataset/core.ts"
import { planningOf, type PlanningNumber } from "../../../../engine/cost/defaults.ts"
import { boardPower } from "../../../../engine/cost/energy.ts"
import type { CostInput } from "../../../../engine/cost/input.ts"
import { totalVms } from "../../../../engine/cost/input.ts"
import { loadOf } from "../../../../engine/cost/load.ts"
import { ownedUse } from "../../../../engine/cost/owned.ts"
import { boardPrice, hostPrice, licenceName, licencePrice, type Price } from "../../../../engine/cost/prices.ts"
import type { Input } from "../../../../engine/report.ts"
import { shownCurrency } from "../../../../engine/scenario.ts"
import { sayWhy, unitNames } from "../../../../words/why.ts"
import type { OfficeFacts, PartWork, PlanWork } from "../facts.ts"
import { licencesAsked } from "./licences.ts"

/** One line of the sheet of inputs. `value` null: nobody knows it; the cell waits to be filled in. */
export interface InputRow {
  readonly key: string
  readonly section: string
  readonly label: string
  readonly value: Range | number | null
  readonly unit: string
  readonly basis: Input["basis"] | "unknown"
  readonly evidence: readonly Evidence[]
  /** Of the price, as the list it is from gives it. */
  readonly date: string | null
}

const plain = { evidence: [], date: null } as const
const rowsOf = (section: string) => ({
  counted: (key: string, label: string, value: number, unit: string): InputRow => ({
    ...plain,
    key,
    section,
    label,
    value,
    unit,
    basis: "computed",
  }),
  yours: (key: string, label: string, value: number, unit: string): InputRow => ({
    ...plain,
    key,
    section,
    label,
    value,
    unit,
    basis: "yours",
  }),
  known: (
    key: string,
    label: string,
    value: number | null,
    unit: string,
    { evidence, basis }: Pick<Price, "evidence" | "basis">,
  ): InputRow => ({
    key,
    section,
    label,
    value,
    unit,
    basis: value === null ? "unknown" : basis,
    evidence,
    date: null,
  }),
  planned: (key: string, { name, value, unit, evidence, basis }: PlanningNumber): InputRow => ({
    key,
    section,
    label: sayWhy(name),
    value,
    unit: typeof unit === "string" ? unitNames[unit] : unit.quote,
    basis,
    evidence,
    date: null,
  }),
  priced: (key: string, label: string, unit: string, { usd, evidence, basis }: Price, date: string | null): InputRow => ({
    key,
    section,
    label,
    value: usd.known ? { low: usd.low, likely: usd.likely, high: usd.high } : null,
    unit,
    basis: usd.known ? basis : "unknown",
    evidence,
    date: basis === "yours" ? null : date,
  }),
})

/** What holds for every plan. */
export function generalRows({ scenario, catalogue }: OfficeFacts): readonly InputRow[] {
  const { yours, planned } = rowsOf("Money, power and time")
  const planning = planningOf(scenario.economics, catalogue)
  const { counted, years } = scenario.economics
  const { code, perUsd } = shownCurrency(scenario.economics)
  return [
    yours("years", "Horizon", years, "years, 1 to 15"),
    ...(perUsd === 1 ? [] : [yours("rate", `${code} for one US dollar`, perUsd, `${code} per USD`)]),
    planned("electricity", planning.electricity),
    planned("pue", planning.pue),
    planned("carbon", planning.carbon),
    planned("busy", planning.busyHours),
    planned("maintenance", planning.maintenance),
    planned("gpu-life", planning.gpuLife),
    planned("server-life", planning.serverLife),
    ...(planning.networkPerHost ? [planned("network", planning.networkPerHost)] : []),
    ...(counted.includes("space") ? [planned("space", planning.space)] : []),
    ...(counted.includes("staff")
      ? [
          planned("staff", planning.staff),
          planned("hosts-per-staff", planning.hostsPerStaff),
          planned("vms-per-staff", planning.vmsPerStaff),
        ]
      : []),
    ...(counted.includes("financing") ? [planned("discount", planning.discount)] : []),
  ]
}

/** Prices and draw of what a part is made of: the same rows for all parts that use the same. */
function thingRows({ input }: PartWork, { catalogue, register }: OfficeFacts): readonly InputRow[] {
  const { gpu, host } = input
  const prices = rowsOf("Prices")
  const draws = rowsOf("Power")
  const rows: InputRow[] = []
  if (gpu) {
    const observed = catalogue.gpuPrices.find((one) => one.gpu === gpu.id)?.observations.flatMap(({ date }) => date ?? []) ?? []
    rows.push(
      prices.priced(
        `price:${gpu.id}`,
        `${gpu.name}, one ${boardWord(input)}`,
        `USD per ${boardWord(input)}`,
        boardPrice(input, gpu),
        span(observed),
      ),
    )
    const power = boardPower(input, gpu)
    const about = power ?? { evidence: gpu.evidence, basis: "estimate" as const }
    rows.push(draws.known(`idle:${gpu.id}`, `${gpu.name}, idle`, power?.idleWatts ?? null, "W per board", about))
    rows.push(draws.known(`full:${gpu.id}`, `${gpu.name}, at full load`, power?.fullLoadWatts ?? null, "W per board", about))
    rows.push(
      draws.known(`per-board:${gpu.id}`, `${gpu.name}, GPUs on a board`, gpu.gpusPerBoard, "GPUs", {
        evidence: gpu.evidence,
        basis: "documented",
      }),
    )
  }
  const about = { evidence: host.evidence, basis: host.evidence[0]?.basis ?? ("yours" as const) }
  const dates = host.evidence.flatMap(({ source }) => register[source]?.date ?? [])
  rows.push(prices.priced(`price:${host.id}`, `${host.name}, one host without GPUs`, "USD per host", hostPrice(input, host), span(dates)))
  if (host.owned)
    rows.push(prices.yours(`value:${host.id}`, `${host.name}: what one that is there counts for`, host.owned.valueUsd, "USD per host"))
  rows.push(draws.known(`idle:${host.id}`, `${host.name}, idle`, host.idleWatts, "W per host", about))
  rows.push(draws.known(`full:${host.id}`, `${host.name}, at full load, without GPUs`, host.peakWatts, "W per host", about))
  for (const { id, licence, name } of licencesAsked(input)) rows.push(...licenceRows({ id, licence, name }, input))
  return rows
}

export const boardWord = ({ gpu }: CostInput): "module" | "board" => (gpu?.form === "sxm" || gpu?.form === "oam" ? "module" : "board")

/** "2024", "2023–2026": the dates of what a price rests on. */
function span(dates: readonly string[]): string | null {
  const sorted = [...dates].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return null
  return first === last ? first : `${first} – ${last}`
}

function licenceRows(
  { id, licence, name }: Pick<ReturnType<typeof licencesAsked>[number], "id" | "licence" | "name">,
  input: CostInput,
): readonly InputRow[] {
  const { known, priced } = rowsOf("Prices")
  if (!licence) return [known(`price:${id}`, name, null, "USD", { evidence: [], basis: "estimate" })]
  const price = licencePrice(input, licence)
  const { date } = input.catalogue.licences.find((one) => one.id === id) as { readonly date?: string | null }
  const term = licence.term === "perpetual" || licence.term === "none" ? "once" : `per ${licence.term}`
  const metric = licence.metric.replaceAll("-", " ")
  const row = priced(`price:${id}`, licenceName(licence), `USD per ${metric}, ${term}`, price, date ?? null)
  const support = licence.supportUsdPerYear
  if (!support) return [row]
  const known2 = {
    ...row,
    key: `support:${id}`,
    label: `${licenceName(licence)}: support`,
    value: support,
    unit: `USD per ${metric} and year`,
  }
  return [row, { ...known2, basis: licence.evidence[0]?.basis ?? "estimate", date: date ?? null }]
}

/** What the placement came to: counts that a change of prices does not move in the workbook. */
function placedRows(plan: PlanWork, { id, groups, input }: PartWork): readonly InputRow[] {
  const { counted } = rowsOf(`Placement: ${plan.technique}, ${plan.name}${groups === null ? "" : ` for ${groups}`}`)
  const { gpus, hosts } = input.placement
  const own = ownedUse(input.host, input.placement)
  const load = loadOf(input)
  const board = boardWord(input)
  return [
    counted(`${id}.vms`, "Virtual machines", totalVms(input.groups), "VMs"),
    ...(input.gpu
      ? [
          counted(`${id}.gpus`, "GPUs that carry VMs", gpus.count, "GPUs"),
          counted(`${id}.boards`, `${board === "board" ? "Boards" : "Modules"} in hosts that carry VMs`, gpus.boards, `${board}s`),
          counted(`${id}.spare-boards`, `${board === "board" ? "Boards" : "Modules"} in spare hosts`, gpus.spareBoards, `${board}s`),
          counted(`${id}.owned-boards`, "Of these, there already", own.boards, `${board}s`),
          counted(`${id}.gpus-busy`, "GPUs' worth of work in the busy hour", load.gpusBusy, "GPUs"),
        ]
      : []),
    counted(`${id}.hosts`, "Hosts that carry VMs", hosts.count, "hosts"),
    counted(`${id}.spares`, "Spare hosts", hosts.spare, "hosts"),
    counted(`${id}.owned-hosts`, "Of these, there already", own.hosts, "hosts"),
    counted(`${id}.host-load`, "CPU load in the busy hour", load.hostLoad, "of all vCPUs"),
    ...licencesAsked(input).flatMap(({ id: licence, name, quantity, included }) => [
      ...(quantity.from === "count" ? [counted(`${id}.units:${licence}`, `${name}: units`, quantity.units, quantity.unit)] : []),
      ...(included > 0 ? [counted(`${id}.included:${licence}`, `${name}: years that the ${board}s bring`, included, "years")] : []),
    ]),
  ]
}

/** All inputs of all plans, each once, section by section. */
export function inputRows(facts: OfficeFacts, plans: readonly PlanWork[]): readonly InputRow[] {
  const parts = plans.flatMap((plan) => plan.parts.map((part) => ({ plan, part })))
  const rows = [
    ...generalRows(facts),
    ...parts.flatMap(({ part }) => thingRows(part, facts)),
    ...parts.flatMap(({ plan, part }) => placedRows(plan, part)),
  ]
  const once = [...new Map(rows.map((row) => [row.key, row])).values()]
  const sections = [...new Set(once.map((one) => one.section))]
  return sections.flatMap((section) => once.filter((one) => one.section === section))
}

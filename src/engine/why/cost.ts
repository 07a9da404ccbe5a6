import type { Cost, CostLine, Derivation, Input } from "../report.ts"
import type { Planning, PlanningNumber } from "../cost/defaults.ts"
import { planningOf, purchases } from "../cost/defaults.ts"
import type { CostInput } from "../cost/input.ts"
import { explainEnergy } from "./energy.ts"
import { explainExtras } from "./extras.ts"
import { explainLicences } from "./licences.ts"
import { chosen, computed, plain, planned, priced, spoken } from "./parts.ts"
import { notCounted } from "../cost/notCounted.ts"
import { boardPrice, hostPrice } from "../cost/prices.ts"
import type { MissingNoteTellings } from "../basics/tellings.ts"
import type { ToldOf } from "../basics/told.ts"
import type { Money } from "../basics/range.ts"

const partNames: Readonly<Record<CostLine["part"], string>> = {
  gpus: "GPUs",
  hosts: "Hosts",
  licences: "Licences",
  energy: "Electricity",
  maintenance: "Maintenance",
  network: "Network",
  broker: "Connection broker",
  rights: "Windows desktop rights",
  space: "Floor space",
  staff: "Administrators",
  financing: "Interest",
}
const parts: readonly CostLine["part"][] = [
  "gpus",
  "hosts",
  "network",
  "licences",
  "broker",
  "rights",
  "energy",
  "maintenance",
  "space",
  "staff",
  "financing",
]

/** The answer to "why does it cost that?": the total from its parts, each part from its units and prices. */
/** All that is not known of a total. */
const missingNote = ({ missing }: Money): ToldOf<MissingNoteTellings> => ({
  id: "missing-parts",
  values: { parts: missing.map((part) => ({ id: "missing-part", values: { part } })) },
})

export function explainCost(cost: Cost, input: CostInput): Derivation {
  const planning = planningOf(input.scenario.economics, input.catalogue)
  const { years } = input.scenario.economics
  const desktop = (["broker", "rights"] as const)
    .filter((part) => used(cost, part))
    .map((part) => (part === "rights" ? partNames[part] : "connection broker"))
  const notes: Derivation["notes"][number][] = [
    { id: "left-out-list", values: { costs: notCounted(input.scenario, input.catalogue).map(({ what }) => what) } },
  ]
  if (!cost.total.known) notes.unshift(missingNote(cost.total))
  return {
    title: `Cost over ${years} ${years === 1 ? "year" : "years"}`,
    lead: { id: "lead-cost", values: { years } },
    formula: `total = ${["GPUs", "hosts", "network", "licences", ...desktop, "electricity", "maintenance", ...input.scenario.economics.counted.map((extra) => partNames[extra].toLowerCase())].join(" + ")}`,
    inputs: parts.filter((part) => used(cost, part)).map((part) => computed(partNames[part], spoken(cost.breakdown[part]), "USD")),
    result: computed("Total", spoken(cost.total), "USD"),
    notes,
    steps: [
      ...hardwareSteps(cost, input, planning),
      ...explainLicences(cost, input),
      ...explainEnergy(cost, input, planning),
      ...maintenanceStep(cost, input, planning),
      ...explainExtras(cost, input, planning),
    ],
  }
}

const used = (cost: Cost, part: CostLine["part"]): boolean => cost.lines.some((line) => line.part === part)

function hardwareSteps(cost: Cost, input: CostInput, planning: Planning): readonly Derivation[] {
  const { years } = input.scenario.economics
  const step = (line: CostLine, price: Input, life: PlanningNumber): Derivation => ({
    title: `${partNames[line.part]}: ${line.label}`,
    lead: { id: "lead-bought", values: { part: line.part } },
    formula: "cost = units × price × purchases; purchases = max(1, years / life)",
    inputs: [
      computed("Units bought", line.quantity, line.unit),
      price,
      planned(life),
      chosen("Horizon", years, "years"),
      computed("Purchases over the horizon", plain(purchases(years, life.value)), ""),
    ],
    result: computed(partNames[line.part], spoken(line.usd), "USD"),
    notes: line.part === "hosts" ? ["Spare hosts are bought like the others."] : [],
    steps: [],
  })
  return cost.lines.flatMap((line) => {
    if (line.part === "gpus" && input.gpu) return [step(line, priced("Price of one board", boardPrice(input, input.gpu)), planning.gpuLife)]
    if (line.part === "hosts") return [step(line, priced("Price of one host", hostPrice(input, input.host)), planning.serverLife)]
    if (line.part === "network" && planning.networkPerHost) return [step(line, planned(planning.networkPerHost), planning.serverLife)]
    return []
  })
}

function maintenanceStep(cost: Cost, input: CostInput, planning: Planning): readonly Derivation[] {
  const line = cost.lines.find((candidate) => candidate.part === "maintenance")
  if (!line) return []
  const { years } = input.scenario.economics
  const rate = planning.maintenance.value
  const base = rate.likely > 0 ? line.usd.likely / (rate.likely * (years / 100)) : 0
  return [
    {
      title: "Maintenance",
      lead: { id: "lead-maintenance", values: {} },
      formula: "cost = hardware bought once × percent a year / 100 × years",
      inputs: [computed("Hardware bought once, likely", base, "USD"), planned(planning.maintenance), chosen("Horizon", years, "years")],
      result: computed("Maintenance", spoken(line.usd), "USD"),
      notes: ["Hardware here is boards, hosts and network, without replacements."],
      steps: [],
    },
  ]
}

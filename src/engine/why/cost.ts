import type { Cost, CostLine, Derivation, Input } from "../report.ts"
import type { Planning, PlanningNumber } from "../cost/defaults.ts"
import { planningOf, purchases } from "../cost/defaults.ts"
import type { CostInput } from "../cost/input.ts"
import { explainEnergy } from "./energy.ts"
import { explainExtras } from "./extras.ts"
import { explainLicences } from "./licences.ts"
import { computed, derivation, partTold, plain, planned, priced, spoken, tell, yours } from "./inputs.ts"
import { notCounted } from "../cost/notCounted.ts"
import { boardPrice, hostPrice } from "../cost/prices.ts"
import type { MissingNoteTellings } from "../basics/tellings.ts"
import type { ToldOf } from "../basics/told.ts"
import { costParts, type CostPart } from "../basics/why/cost.ts"
import type { BoughtPart } from "../basics/why/leads.ts"
import type { Money } from "../basics/range.ts"

/** In the order of the formula. */
const places: Readonly<Record<CostPart, number>> = {
  gpus: 0,
  hosts: 1,
  network: 2,
  licences: 3,
  broker: 4,
  rights: 5,
  energy: 6,
  maintenance: 7,
  space: 8,
  staff: 9,
  financing: 10,
}
const parts = costParts.toSorted((a, b) => places[a] - places[b])

const term = (part: CostPart) => ({ id: "cost-term", values: { part } }) as const

/** All that is not known of a total. */
const missingNote = ({ missing }: Money): ToldOf<MissingNoteTellings> => ({
  id: "missing-parts",
  values: { parts: missing.map((part) => ({ id: "missing-part", values: { part } })) },
})

/** The answer to "why does it cost that?": the total from its parts, each part from its units and prices. */
export function explainCost(cost: Cost, input: CostInput): Derivation {
  const planning = planningOf(input.scenario.economics, input.catalogue)
  const { years, counted } = input.scenario.economics
  const desktop = (["broker", "rights"] as const).filter((part) => used(cost, part))
  const terms = (["gpus", "hosts", "network", "licences", ...desktop, "energy", "maintenance", ...counted] as const).map(term)
  const notes: Derivation["notes"][number][] = [
    { id: "left-out-list", values: { costs: notCounted(input.scenario, input.catalogue).map(({ what }) => what) } },
  ]
  if (!cost.total.known) notes.unshift(missingNote(cost.total))
  return derivation({
    title: tell("cost-title", { years }),
    lead: { id: "lead-cost", values: { years } },
    formula: tell("cost-formula", { terms }),
    inputs: parts.filter((part) => used(cost, part)).map((part) => computed(partTold(part), spoken(cost.breakdown[part]), "usd")),
    result: computed("cost-total", spoken(cost.total), "usd"),
    notes,
    steps: [
      ...hardwareSteps(cost, input, planning),
      ...explainLicences(cost, input),
      ...explainEnergy(cost, input, planning),
      ...maintenanceStep(cost, input, planning),
      ...explainExtras(cost, input, planning),
    ],
  })
}

/** A line for what is there already. */
const isOwned = ({ label }: CostLine): boolean => label.id === "bill-owned"

const used = (cost: Cost, part: CostPart): boolean => cost.lines.some((line) => line.part === part)

function hardwareSteps(cost: Cost, input: CostInput, planning: Planning): readonly Derivation[] {
  const { years } = input.scenario.economics
  const step = (line: CostLine, part: BoughtPart, price: Input, life: PlanningNumber): Derivation =>
    derivation({
      title: tell("cost-step", { part: partTold(part), label: line.label }),
      lead: { id: "lead-bought", values: { part } },
      formula: isOwned(line) ? "cost-owned-formula" : "cost-bought-formula",
      inputs: [
        computed(isOwned(line) ? "cost-units-owned" : "cost-units-bought", line.quantity, line.unit),
        ...(isOwned(line) && part === "hosts" ? [yours("cost-owned-value", input.host.owned?.valueUsd ?? 0, "usd")] : []),
        price,
        planned(life),
        yours("cost-horizon", years, "years"),
        computed("cost-purchases", plain(purchases(years, life.value)), ""),
      ],
      result: computed(partTold(part), spoken(line.usd), "usd"),
      notes: part === "hosts" ? ["cost-spares-note"] : [],
    })
  return cost.lines.flatMap((line) => {
    const { part } = line
    if (part === "gpus" && input.gpu) return [step(line, part, priced("cost-board-price", boardPrice(input, input.gpu)), planning.gpuLife)]
    if (part === "hosts") return [step(line, part, priced("cost-host-price", hostPrice(input, input.host)), planning.serverLife)]
    if (part === "network" && planning.networkPerHost) return [step(line, part, planned(planning.networkPerHost), planning.serverLife)]
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
    derivation({
      title: partTold("maintenance"),
      lead: { id: "lead-maintenance", values: {} },
      formula: "cost-maintenance-formula",
      inputs: [computed("cost-hardware-once", base, "usd"), planned(planning.maintenance), yours("cost-horizon", years, "years")],
      result: computed(partTold("maintenance"), spoken(line.usd), "usd"),
      notes: ["cost-hardware-note"],
    }),
  ]
}

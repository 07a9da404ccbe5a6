import type { Cost, CostLine, Derivation } from "../report.ts"
import type { Planning } from "../cost/defaults.ts"
import { computed, derivation, partTold, plain, planned, spoken, yours } from "./inputs.ts"
import { administrators, interest } from "../cost/extras.ts"
import { totalVms, type CostInput } from "../cost/input.ts"

/** A step for each cost that the scenario counts besides: floor space, administrators, interest. */
export const explainExtras = (cost: Cost, input: CostInput, planning: Planning): readonly Derivation[] =>
  cost.lines.flatMap((line) => {
    const years = yours("cost-horizon", input.scenario.economics.years, "years")
    if (line.part === "space") return [spaceStep(line, planning, years)]
    if (line.part === "staff") return [staffStep(line, input, planning, years)]
    if (line.part === "financing") return [financingStep(line, planning, years)]
    return []
  })

type Years = Derivation["result"]

const spaceStep = (line: CostLine, planning: Planning, years: Years): Derivation =>
  derivation({
    title: partTold("space"),
    lead: { id: "lead-space", values: {} },
    formula: "space-formula",
    inputs: [computed("space-power", line.quantity, "kilowatts"), planned(planning.space), years],
    result: computed(partTold("space"), spoken(line.usd), "usd"),
    notes: ["space-note"],
  })

const staffStep = (line: CostLine, input: CostInput, planning: Planning, years: Years): Derivation => {
  const { count, spare } = input.placement.hosts
  return derivation({
    title: partTold("staff"),
    lead: { id: "lead-staff", values: {} },
    formula: "staff-formula",
    inputs: [
      computed("energy-hosts", count + spare, "host"),
      planned(planning.hostsPerStaff),
      computed("staff-vms", totalVms(input.groups), "vm"),
      planned(planning.vmsPerStaff),
      computed(partTold("staff"), plain(administrators(input, planning)), "person"),
      planned(planning.staff),
      years,
    ],
    result: computed(partTold("staff"), spoken(line.usd), "usd"),
    notes: ["staff-note"],
  })
}

const financingStep = (line: CostLine, planning: Planning, years: Years): Derivation =>
  derivation({
    title: partTold("financing"),
    lead: { id: "lead-interest", values: {} },
    formula: "interest-formula",
    inputs: [
      planned(planning.discount),
      planned(planning.gpuLife),
      computed("interest-gpus", plain(interest(planning.discount.value, planning.gpuLife.value)), "usd"),
      planned(planning.serverLife),
      computed("interest-hosts", plain(interest(planning.discount.value, planning.serverLife.value)), "usd"),
      years,
    ],
    result: computed(partTold("financing"), spoken(line.usd), "usd"),
    notes: ["interest-note"],
  })

import type { Cost, CostLine, Derivation } from "../report.ts"
import type { Planning } from "../cost/defaults.ts"
import { chosen, computed, plain, planned, spoken } from "./parts.ts"
import { administrators, interest } from "../cost/extras.ts"
import { totalVms, type CostInput } from "../cost/input.ts"

/** A step for each cost that the scenario counts besides: floor space, administrators, interest. */
export const explainExtras = (cost: Cost, input: CostInput, planning: Planning): readonly Derivation[] =>
  cost.lines.flatMap((line) => {
    const years = chosen("Horizon", input.scenario.economics.years, "years")
    if (line.part === "space") return [spaceStep(line, planning, years)]
    if (line.part === "staff") return [staffStep(line, input, planning, years)]
    if (line.part === "financing") return [financingStep(line, planning, years)]
    return []
  })

type Years = Derivation["result"]

const spaceStep = (line: CostLine, planning: Planning, years: Years): Derivation => ({
  title: "Floor space",
  lead: { id: "lead-space", values: {} },
  formula: "cost = IT kW in the busy hour × USD per kW and month × 12 × years",
  inputs: [computed("IT power in the busy hour, without PUE", line.quantity, "kW"), planned(planning.space), years],
  result: computed("Floor space", spoken(line.usd), "USD"),
  notes: ["Colocation is let by the kW of IT power; electricity is metered on top and stands in its own line."],
  steps: [],
})

const staffStep = (line: CostLine, input: CostInput, planning: Planning, years: Years): Derivation => {
  const { count, spare } = input.placement.hosts
  return {
    title: "Administrators",
    lead: { id: "lead-staff", values: {} },
    formula: "cost = max(hosts ÷ hosts per administrator, VMs ÷ VMs per administrator) × USD a year × years",
    inputs: [
      computed("Hosts, spares included", count + spare, "host"),
      planned(planning.hostsPerStaff),
      computed("VMs", totalVms(input.groups), "VM"),
      planned(planning.vmsPerStaff),
      computed("Administrators", plain(administrators(input, planning)), "person"),
      planned(planning.staff),
      years,
    ],
    result: computed("Administrators", spoken(line.usd), "USD"),
    notes: ["How many hosts or VMs one administrator looks after is an estimate: it differs widely between organisations."],
    steps: [],
  }
}

const financingStep = (line: CostLine, planning: Planning, years: Years): Derivation => ({
  title: "Interest",
  lead: { id: "lead-interest", values: {} },
  formula: "cost = price × purchases × (L·CRF − 1); CRF = d(1+d)^L ÷ ((1+d)^L − 1)",
  inputs: [
    planned(planning.discount),
    planned(planning.gpuLife),
    computed("Interest on one USD of GPUs over their life", plain(interest(planning.discount.value, planning.gpuLife.value)), "USD"),
    planned(planning.serverLife),
    computed("Interest on one USD of hosts over their life", plain(interest(planning.discount.value, planning.serverLife.value)), "USD"),
    years,
  ],
  result: computed("Interest", spoken(line.usd), "USD"),
  notes: ["Hardware is taken to be paid off in equal yearly parts over its life; what is not bought yet bears no interest."],
  steps: [],
})

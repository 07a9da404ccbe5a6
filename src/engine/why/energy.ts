import type { Cost, CostLine, Derivation } from "../report.ts"
import type { Planning } from "../cost/defaults.ts"
import { boardPower, gpuDraw, hostDraw } from "../cost/energy.ts"
import type { Draw } from "../cost/energy.ts"
import { chosen, computed, planned, spoken } from "./parts.ts"
import type { CostInput } from "../cost/input.ts"
import type { Load } from "../cost/load.ts"
import { loadOf } from "../cost/load.ts"

const formula = "USD = (idle W + busy W × busy share of the hours) × 8760 h / 1000 × PUE × USD per kWh × years"

const lead = (of: "gpus" | "hosts"): Derivation["lead"] => ({ id: "lead-energy", values: { of } })

/** Two steps: electricity for the GPUs and for the hosts, each from its idle and its working power. */
export function explainEnergy(cost: Cost, input: CostInput, planning: Planning): readonly Derivation[] {
  const load = loadOf(input)
  return cost.lines
    .filter((line) => line.part === "energy")
    .map((line) => (line.label === "Electricity for GPUs" ? gpuStep(line, input, planning, load) : hostStep(line, input, planning, load)))
}

const common = (draw: Draw, input: CostInput, planning: Planning): Derivation["inputs"] => [
  computed("Drawn when idle, all machines", draw.idleWatts, "W"),
  computed("Drawn on top in the busy hour", draw.busyWatts, "W"),
  planned(planning.busyHours),
  planned(planning.pue),
  planned(planning.electricity),
  chosen("Horizon", input.scenario.economics.years, "years"),
]

function gpuStep(line: CostLine, input: CostInput, planning: Planning, load: Load): Derivation {
  const power = input.gpu ? boardPower(input, input.gpu) : null
  const result = computed(line.label, spoken(line.usd), "USD")
  if (!input.gpu || !power) {
    return {
      title: line.label,
      lead: lead("gpus"),
      formula,
      inputs: [],
      result,
      notes: ["Nobody has published what this board draws."],
      steps: [],
    }
  }
  const board = (label: string, value: number): Derivation["result"] => ({
    label,
    value,
    unit: "W",
    evidence: power.evidence,
    basis: power.basis,
  })
  return {
    title: line.label,
    lead: lead("gpus"),
    formula,
    inputs: [
      computed("Boards, those of spare hosts included", input.placement.gpus.boards + input.placement.gpus.spareBoards, "board"),
      board("One board idle", power.idleWatts),
      board("One board at full load", power.fullLoadWatts),
      computed("GPUs' worth of work in the busy hour", load.gpusBusy, "GPU"),
      ...common(gpuDraw(input, input.gpu, power, load), input, planning),
    ],
    result,
    notes: ["A GPU works for the sum of its active VMs' duties, at most all the time; idle GPUs stay powered."],
    steps: [],
  }
}

function hostStep(line: CostLine, input: CostInput, planning: Planning, load: Load): Derivation {
  const { host } = input
  const basis = host.evidence[0]?.basis ?? "yours"
  return {
    title: line.label,
    lead: lead("hosts"),
    formula,
    inputs: [
      computed("Hosts, spares included", input.placement.hosts.count + input.placement.hosts.spare, "host"),
      { label: "One host idle", value: host.idleWatts, unit: "W", evidence: host.evidence, basis },
      { label: "One host at full load, without GPUs", value: host.peakWatts, unit: "W", evidence: host.evidence, basis },
      computed("CPU load in the busy hour: vCPUs of active VMs over vCPUs offered", load.hostLoad, "share"),
      ...common(hostDraw(input, load), input, planning),
    ],
    result: computed(line.label, spoken(line.usd), "USD"),
    notes: ["Power grows linearly from idle to full load; spare hosts idle."],
    steps: [],
  }
}

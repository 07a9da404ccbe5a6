import type { Cost, CostLine, Derivation } from "../report.ts"
import type { Planning } from "../cost/defaults.ts"
import { boardPower, gpuDraw, hostDraw } from "../cost/energy.ts"
import type { Draw } from "../cost/energy.ts"
import type { BareWhy } from "../basics/whyTellings.ts"
import { computed, derivation, fact, planned, spoken, told, yours } from "./inputs.ts"
import type { CostInput } from "../cost/input.ts"
import type { Load } from "../cost/load.ts"
import { loadOf } from "../cost/load.ts"

const lead = (of: "gpus" | "hosts"): Derivation["lead"] => ({ id: "lead-energy", values: { of } })

/** Two steps: electricity for the GPUs and for the hosts, each from its idle and its working power. */
export function explainEnergy(cost: Cost, input: CostInput, planning: Planning): readonly Derivation[] {
  const load = loadOf(input)
  return cost.lines.flatMap((line) => {
    if (line.label.id !== "bill-electricity") return []
    return [line.label.values.of === "gpus" ? gpuStep(line, input, planning, load) : hostStep(line, input, planning, load)]
  })
}

const common = (draw: Draw, input: CostInput, planning: Planning): Derivation["inputs"] => [
  computed("energy-idle-all", draw.idleWatts, "watts"),
  computed("energy-busy-all", draw.busyWatts, "watts"),
  planned(planning.busyHours),
  planned(planning.pue),
  planned(planning.electricity),
  yours("cost-horizon", input.scenario.economics.years, "years"),
]

function gpuStep(line: CostLine, input: CostInput, planning: Planning, load: Load): Derivation {
  const power = input.gpu ? boardPower(input, input.gpu) : null
  const about = {
    title: line.label,
    lead: lead("gpus"),
    formula: "energy-formula",
    result: computed(line.label, spoken(line.usd), "usd"),
  } as const
  if (!input.gpu || !power) return derivation({ ...about, notes: ["energy-unpublished"] })
  const board = (label: BareWhy, value: number): Derivation["result"] => ({
    label: told(label),
    value,
    unit: "watts",
    evidence: power.evidence,
    basis: power.basis,
  })
  return derivation({
    ...about,
    inputs: [
      computed("energy-boards", input.placement.gpus.boards + input.placement.gpus.spareBoards, "board"),
      board("energy-board-idle", power.idleWatts),
      board("energy-board-full", power.fullLoadWatts),
      computed("energy-gpus-busy", load.gpusBusy, "gpu"),
      ...common(gpuDraw(input, input.gpu, power, load), input, planning),
    ],
    notes: ["energy-gpus-note"],
  })
}

function hostStep(line: CostLine, input: CostInput, planning: Planning, load: Load): Derivation {
  const { host } = input
  const ofHost = (label: BareWhy, watts: number): Derivation["result"] => ({
    ...fact(label, watts, "watts", host.evidence),
    basis: host.evidence[0]?.basis ?? "yours",
  })
  return derivation({
    title: line.label,
    lead: lead("hosts"),
    formula: "energy-formula",
    inputs: [
      computed("energy-hosts", input.placement.hosts.count + input.placement.hosts.spare, "host"),
      ofHost("energy-host-idle", host.idleWatts),
      ofHost("energy-host-full", host.peakWatts),
      computed("energy-host-load", load.hostLoad, "share"),
      ...common(hostDraw(input, load), input, planning),
    ],
    result: computed(line.label, spoken(line.usd), "usd"),
    notes: ["energy-hosts-note"],
  })
}

import type { Goal, GoalFigure } from "../../engine/goal.ts"
import type { Scenario } from "../../engine/scenario.ts"

/** Kinds of goals as the builder offers them. */
export type GoalKind = GoalFigure | "live" | "suspend" | "isolation" | "technique"

export const goalKinds: readonly { readonly id: GoalKind; readonly label: string }[] = [
  { id: "share", label: "Native share" },
  { id: "gpus", label: "GPUs that carry VMs" },
  { id: "hosts", label: "Hosts, spares included" },
  { id: "vms", label: "VMs" },
  { id: "cost", label: "Cost over the horizon" },
  { id: "vm-month", label: "Cost per VM and month" },
  { id: "power", label: "Power in the busy hour" },
  { id: "stun", label: "Stun time of a moved VM" },
  { id: "live", label: "Running VMs can be moved" },
  { id: "suspend", label: "VMs can be suspended and resumed" },
  { id: "isolation", label: "Isolation between VMs" },
  { id: "technique", label: "Technique" },
]

/** Where the builder starts, to be changed at once: round figures for a scenario of a few hundred VMs. */
const starts: Readonly<Record<Exclude<GoalFigure, "vms">, readonly [side: "least" | "most", value: number]>> = {
  share: ["least", 0.9],
  gpus: ["most", 10],
  hosts: ["most", 4],
  cost: ["most", 250_000],
  "vm-month": ["most", 50],
  power: ["most", 10],
  stun: ["most", 1],
}

/** A goal as it stands when it is added. */
export function newGoal(kind: GoalKind, { groups }: Scenario): Goal {
  switch (kind) {
    case "live":
    case "suspend":
      return { about: "migration", is: kind }
    case "isolation":
      return { about: "isolation", is: "strong" }
    case "technique":
      return { about: "technique", is: "mediated-pass-through" }
    case "vms":
      return { about: "vms", side: "least", value: groups.reduce((sum, group) => sum + group.count, 0), group: null }
    case "share":
    case "gpus":
    case "hosts":
    case "cost":
    case "vm-month":
    case "power":
    case "stun": {
      const [side, value] = starts[kind]
      return { about: kind, side, value, group: null }
    }
  }
}

/** How a bound is typed: its unit, and how many of that one of the figure's own is. */
export function goalUnits(
  about: GoalFigure,
  { code, perUsd }: { readonly code: string; readonly perUsd: number },
): { readonly unit: string; readonly scale: number } {
  switch (about) {
    case "share":
      return { unit: "%", scale: 100 }
    case "cost":
    case "vm-month":
      return { unit: code, scale: perUsd }
    case "power":
      return { unit: "kW", scale: 1 }
    case "stun":
      return { unit: "s", scale: 1 }
    case "gpus":
      return { unit: "GPUs", scale: 1 }
    case "hosts":
      return { unit: "hosts", scale: 1 }
    case "vms":
      return { unit: "VMs", scale: 1 }
  }
}

import type { IsolationLevel, TechniqueId } from "../dataset/schema/index.ts"

/**
 * Figures that a goal may bound. "share": native share, of every group it is about; "gpus": GPUs that carry VMs; "hosts": with spares;
 * "vms": of the scenario or of a group; "cost": USD over the horizon; "vm-month": USD for a VM and month; "power": kW in the busy hour,
 * PUE included; "stun": seconds a VM stands still while it is moved.
 */
export const goalFigures = ["share", "gpus", "hosts", "vms", "cost", "vm-month", "power", "stun"] as const
export type GoalFigure = (typeof goalFigures)[number]
/** Those that a single group has, too. */
export const groupFigures: readonly GoalFigure[] = ["share", "vms"]

/** A bound that a figure is to keep. It changes nothing of the answer: it is checked against it (scenario/goals.ts). */
export interface FigureGoal {
  readonly about: GoalFigure
  readonly side: "least" | "most"
  readonly value: number
  /** A group by its name, its workload (id) or its place, from 1; null: every group, or all together. */
  readonly group: string | number | null
}

/** What is to be possible, or to be used. */
export type WordGoal =
  | { readonly about: "migration"; readonly is: "live" | "suspend" }
  | { readonly about: "isolation"; readonly is: IsolationLevel }
  | { readonly about: "technique"; readonly is: TechniqueId }

export type Goal = FigureGoal | WordGoal

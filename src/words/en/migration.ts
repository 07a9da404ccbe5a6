import type { MigrationTellings } from "../../engine/basics/tellings.ts"
import type { Messages } from "../speak.ts"
import { common } from "./reasons.ts"

const none = "No pause is published for {product}"

export const migration = {
  ...common,
  "moves-not-counted": "Moving a running VM is {standing}, so it is not counted on.",
  "suspends-not-counted": "Suspending and resuming is {standing}, so it is not counted on.",
  "moves-are": "Moving a running VM is {standing}.",
  "moves-unknown": "No source says whether a running VM can be moved.",
  "suspends-unknown": "No source says whether the VM can be suspended and resumed elsewhere.",
  "pause-over-limit":
    "{when, select, expected {The pause is expected to outlast} other {At worst the pause outlasts}} the {seconds} s that vSphere allows by default; raise the VM's limit {when, select, expected {first} other {to be safe}}.",
  "pause-of-goal": `${none}: the low end is the goal its drivers are held to, the likely figure that of {likely}, which copies ahead too, the rest {high}.`,
  "pause-of-prototype": `${none}: what is expected is what gMig, a research prototype for it, measured; at worst {high} stands in.`,
  "pause-of-others": `${none}; the pauses of {likely} stand in.{allMemory, select, yes { All of the memory assigned is moved, in use or not.} other {}}`,
} as const satisfies Messages<MigrationTellings>

import type { InventoryTellings } from "../../engine/basics/tellings.ts"
import type { Messages } from "../speak.ts"

export const inventory = {
  "inventory-too-large":
    "{vms, number} {alike, select, yes {different kinds of VM} other {VMs in the order of the file}} on {hosts, number} hosts are more than is placed in a minute or two, so nothing was begun: each would be looked for on each host, and that is done {most, number} times at most. {alike, select, yes {Figures of VMs that are rounded alike make fewer kinds; or place} other {Choose another goal, or place}} part of them.",
} as const satisfies Messages<InventoryTellings>

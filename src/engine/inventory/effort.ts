import type { InventoryTellings } from "../basics/tellings.ts"
import type { ToldOf } from "../basics/told.ts"
import { kindKey } from "./kinds.ts"
import type { Inventory } from "./types.ts"

/**
 * Times that a kind of VM is looked for on a host, for one placement; several are made. 50,000 kinds on 5,000 hosts are half of it and take about half a minute
 * of a processor and 0.4 GB.
 */
export const MOST_LOOKS = 500_000_000
/** By the order of the file one placement is made, and each VM is looked for by itself, on the hosts that still have room for its kind. */
const MOST_LOOKS_IN_ORDER = 2_000_000_000

/** Why the inventory is too large to be placed; null where it is not. Told before work begins. */
export function tooLarge({ vms, hosts, goal }: Inventory): ToldOf<InventoryTellings> | null {
  const told = (count: number, alike: boolean, most: number): ToldOf<InventoryTellings> | null =>
    count * hosts.length <= most ? null : { id: "inventory-too-large", values: { vms: count, alike, hosts: hosts.length, most } }
  if (vms.length * hosts.length <= MOST_LOOKS) return null
  return told(new Set(vms.map(kindKey)).size, true, MOST_LOOKS) ?? (goal === "order" ? told(vms.length, false, MOST_LOOKS_IN_ORDER) : null)
}

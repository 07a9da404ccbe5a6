import { figure } from "../../base/figures.ts"
import { quote } from "../../engine/basics/told.ts"
import type { InventoryReport, UnplacedVm } from "../../engine/inventory/placeInventory.ts"
import type { Heeded } from "./inventory.ts"
import { bare, type Quantity, type ReadingTold } from "./tellings.ts"

/** Why a VM is not placed. */
export function reasonOf({ why, lacks }: UnplacedVm): ReadingTold {
  if (lacks.length === 0) return bare("no-hosts")
  const short = lacks.map(({ lack, hosts }): ReadingTold => ({ id: "hosts-short", values: { hosts, of: `${lack}-${why}` } }))
  return { id: why === "never" ? "fits-nowhere" : "no-room-left", values: { short } }
}

/** How near the placement is to what could be. */
export function gapOf({ totals, atMost, unplaced }: InventoryReport): ReadingTold {
  if (unplaced.length === 0) return bare("every-vm-fits")
  const never = unplaced.filter((one) => one.why === "never").length
  const lessOf = (most: number, given: number) => {
    const gap = most > 0 ? (most - given) / most : 0
    return gap < 5e-4 ? null : quote(figure(100 * gap, 1, { least: 1 }))
  }
  // Where no GPU can be given out, or none counts, VMs are what is counted.
  if (atMost.gpus === 0)
    return { id: "gap-to-most-vms", values: { most: atMost.vms, given: totals.placed, less: lessOf(atMost.vms, totals.placed), never } }
  const less = lessOf(atMost.gpus, totals.gpusPlaced)
  return { id: "gap-to-most", values: { most: atMost.gpus, given: totals.gpusPlaced, less, never } }
}

const quantities = (heeded: Heeded, wanted: boolean): readonly Quantity[] => [
  ...(heeded.gpu === wanted ? [{ id: "quantity-gpus", values: { many: !wanted } } as const] : []),
  ...(heeded.vcpu === wanted ? [{ id: "quantity-vcpus", values: { many: !wanted } } as const] : []),
  ...(heeded.ram === wanted ? [bare("quantity-ram")] : []),
]

/** The verdict: never "fit" alone where something was not heeded. */
export function headlineOf(
  { totals, unplaced }: Pick<InventoryReport, "totals"> & { readonly unplaced: number },
  heeded: Heeded,
): ReadingTold {
  if (totals.vms === 0) return bare("nothing-to-place")
  const where: ReadingTold = { id: "on-hosts", values: { used: totals.hostsUsed, hosts: totals.hosts } }
  const [counted, left] = [quantities(heeded, true), quantities(heeded, false)]
  const by: ReadingTold = counted.length === 0 ? bare("by-name-alone") : { id: "by-quantities", values: { quantities: counted } }
  const how = {
    where,
    by: left.length === 0 ? null : by,
    not: left.length === 0 ? null : ({ id: "not-counted", values: { quantities: left } } as const),
  }
  return unplaced === 0
    ? { id: "all-fit", values: { vms: totals.vms, ...how } }
    : { id: "some-fit", values: { placed: totals.placed, vms: totals.vms, ...how, unplaced } }
}

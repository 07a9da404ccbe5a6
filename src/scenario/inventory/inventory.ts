import type { Goal, Inventory, InventoryHost, InventoryVm, Slicing } from "../../engine/inventory/placeInventory.ts"
import type { Reading } from "./read.ts"

/** What both tables give, and so what a placement heeds. What one of them leaves out binds nothing. */
export interface Heeded {
  readonly vcpu: boolean
  readonly ram: boolean
  readonly gpu: boolean
}

/** GPUs count where both tables speak of them, and where no VM asks for any. */
export function heededOf(
  vms: Pick<Reading<InventoryVm, unknown>, "items" | "measured">,
  hosts: Pick<Reading<InventoryHost, unknown>, "measured">,
): Heeded {
  return {
    vcpu: vms.measured.vcpu && hosts.measured.vcpu,
    ram: vms.measured.ram && hosts.measured.ram,
    gpu: vms.measured.gpu && (hosts.measured.gpu || vms.items.every((vm) => vm.gpus === 0)),
  }
}

const noGpus = { gpus: 0, gpuMilli: 0, frameBufferMib: 0, models: [] } as const

/** The inventory that two tables make. A quantity that one of the tables lacks is taken from neither, so that no missing column is read as zero. */
export function inventoryOf(
  vms: Pick<Reading<InventoryVm>, "items" | "measured">,
  hosts: Pick<Reading<InventoryHost>, "items" | "measured">,
  how: { readonly slicing: Slicing; readonly goal: Goal },
): { inventory: Inventory; heeded: Heeded } {
  const heeded = heededOf(vms, hosts)
  const bare = { ...(heeded.vcpu ? {} : { vcpu: 0 }), ...(heeded.ram ? {} : { ramGib: 0 }) }
  const isWhole = heeded.vcpu && heeded.ram
  const lessGpus = heeded.gpu ? {} : noGpus
  const inventory = {
    ...how,
    vms: isWhole && heeded.gpu ? vms.items : vms.items.map((vm) => ({ ...vm, ...bare, ...lessGpus })),
    hosts: isWhole ? hosts.items : hosts.items.map((host) => ({ ...host, ...bare })),
  }
  return { inventory, heeded }
}

import { quote } from "../../engine/basics/told.ts"
import type { InventoryHost, InventoryVm, Slicing } from "../../engine/inventory/placeInventory.ts"
import { heededOf } from "./inventory.ts"
import type { Reading } from "./read.ts"
import type { ReadingTold } from "./tellings.ts"

/** GPUs that one of two tables speaks of and the other does not, so that none could be counted. */
export interface Uncounted {
  /** The table that says nothing of them. */
  readonly lacking: "vms" | "hosts"
  /** VMs that ask for some. */
  readonly vms: number
  /** GPUs, or parts of one, that VMs ask for; those of the hosts, where it is the VMs' table that says nothing. */
  readonly gpus: number
  /** Some ask for a part of a GPU alone. */
  readonly parts: boolean
  /** What there is, and what the reader is asked. */
  readonly told: ReadingTold
}

type Read<Item> = Pick<Reading<Item, unknown>, "items" | "measured" | "proposed">

/** null: GPUs were counted, or neither table speaks of any. */
export function uncountedOf(vms: Read<InventoryVm>, hosts: Read<InventoryHost>, slicing: Slicing): Uncounted | null {
  if (heededOf(vms, hosts).gpu) return null
  if (vms.measured.gpu) {
    const asking = vms.items.filter((vm) => vm.gpus > 0)
    const gpus = asking.reduce((sum, vm) => sum + vm.gpus, 0)
    const parts = slicing !== "whole" && asking.some((vm) => vm.gpuMilli < 1000)
    const rule = hosts.proposed.rules[0]?.rule
    const by = rule === undefined ? "none" : rule.field === "serverModel" ? "serverModel" : "name"
    const values = { vms: asking.length, gpus, parts, by, pattern: quote(rule?.pattern ?? "") } as const
    return { lacking: "hosts", vms: asking.length, gpus, parts, told: { id: "hosts-name-no-gpus", values } }
  }
  const gpus = hosts.items.reduce((sum, host) => sum + Math.max(0, host.gpus), 0)
  if (!hosts.measured.gpu || gpus === 0) return null
  return { lacking: "vms", vms: 0, gpus, parts: false, told: { id: "vms-name-no-gpus", values: { gpus } } }
}

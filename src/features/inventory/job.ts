import type { CatalogueData } from "../../dataset/catalogue.ts"
import type { Goal, Inventory, InventoryReport, Slicing } from "../../engine/inventory/placeInventory.ts"
import type { BadRow } from "../../scenario/inventory/readCsv.ts"

/** What the page asks of the worker. */
export interface Job {
  readonly vms: string
  readonly hosts: string
  readonly slicing: Slicing
  readonly goal: Goal
  /** vCPUs given out for each core or CPU of the hosts. */
  readonly vcpuPerCore: number
  readonly data: CatalogueData
}

export interface Result {
  readonly inventory: Inventory
  readonly report: InventoryReport
  readonly notes: readonly string[]
  readonly bad: readonly (BadRow & { readonly of: "VMs" | "hosts" })[]
  readonly milliseconds: number
}

/** What the worker says. */
export type Message =
  | { readonly kind: "progress"; readonly stage: "reading" | "placing"; readonly share: number }
  | { readonly kind: "done"; readonly result: Result }

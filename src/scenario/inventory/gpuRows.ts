import type { InventoryHost } from "../../engine/inventory/placeInventory.ts"
import type { RowReader } from "./cells.ts"
import { gpuRowNotes } from "./caveats.ts"
import type { ReadingTold } from "./tellings.ts"

/** What a host is called that a list of GPUs does not name. */
const unnamedHost = "the host"

/** Items that several rows make, with the rows (by index) that tell of one again. */
export interface Together<Item> {
  readonly items: readonly Item[]
  readonly notes: readonly ReadingTold[]
  readonly again: ReadonlySet<number>
}

/** The hosts of a list of GPUs, one a row: those of one model in one host are counted together. */
export function hostsOfGpus(items: readonly InventoryHost[], rows: readonly RowReader[]): Together<InventoryHost> {
  const hosts = new Map<string, InventoryHost>()
  const again = new Set<number>()
  const seen = new Set<string>()
  items.forEach((item, i) => {
    const name = rows[i]!.has("name") ? item.name : unnamedHost
    const gpu = `${name}|${rows[i]!.text("gpuRow")}`
    if (rows[i]!.has("gpuRow") && seen.has(gpu)) {
      again.add(i)
      return
    }
    seen.add(gpu)
    const key = `${name}|${item.model ?? ""}`
    const host = hosts.get(key)
    hosts.set(key, host ? { ...host, gpus: host.gpus + item.gpus } : { ...item, name })
  })
  // A host with GPUs of several models is a row for each: its CPUs and RAM are there once.
  const inHost = new Map<string, { gpus: number; models: number }>()
  for (const { name, gpus } of hosts.values()) {
    const { gpus: before, models } = inHost.get(name) ?? { gpus: 0, models: 0 }
    inHost.set(name, { gpus: before + gpus, models: models + 1 })
  }
  const mixed = [...inHost.values()].filter(({ models }) => models > 1).length
  const parted = [...hosts.values()].map((host): InventoryHost => {
    const { gpus, models } = inHost.get(host.name)!
    return models === 1 || gpus === 0 ? host : { ...host, vcpu: (host.vcpu * host.gpus) / gpus, ramGib: (host.ramGib * host.gpus) / gpus }
  })
  return { items: parted, notes: gpuRowNotes(mixed), again }
}

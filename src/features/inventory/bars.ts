import { figure } from "../../base/figures.ts"
import type { Inventory, InventoryReport, Lack } from "../../engine/inventory/placeInventory.ts"

/** GPUs of a host or of many, by what has become of them; the parts add up to `gpus`. */
export interface Bar {
  readonly key: string
  readonly name: string
  readonly hosts: number
  readonly gpus: number
  readonly used: number
  /** Free, and of use to any VM of the inventory. */
  readonly usable: number
  readonly stranded: readonly { readonly lack: Lack; readonly gpus: number }[]
}

const order: readonly Lack[] = ["gpu-share", "frame-buffer", "one-size", "mig-places", "gpus", "slice", "model", "vcpu", "ram"]

function barOf(key: string, name: string, hosts: readonly InventoryReport["hosts"][number][]): Bar {
  const used = hosts.reduce((sum, one) => sum + one.gpusUsed, 0)
  const free = hosts.reduce((sum, one) => sum + one.gpusFree, 0)
  const stranded = order
    .map((lack) => ({
      lack,
      gpus: hosts.reduce((sum, one) => sum + (one.stranded.find((part) => part.lack === lack)?.gpus ?? 0), 0),
    }))
    .filter((part) => part.gpus > 1e-6)
  const lost = stranded.reduce((sum, part) => sum + part.gpus, 0)
  return { key, name, hosts: hosts.length, gpus: used + free, used, usable: Math.max(0, free - lost), stranded }
}

/** Hosts of each GPU model together, the model with most GPUs first. */
export function barsByModel({ hosts }: Inventory, report: InventoryReport): readonly Bar[] {
  const models = new Map<string, InventoryReport["hosts"][number][]>()
  for (const use of report.hosts) {
    const { model } = hosts[use.host]!
    if (model === null) continue
    const same = models.get(model)
    if (same) same.push(use)
    else models.set(model, [use])
  }
  return [...models].map(([model, list]) => barOf(model, model, list)).toSorted((a, b) => b.gpus - a.gpus)
}

/** Single hosts, those with most stranded first. */
export function barsByHost({ hosts }: Inventory, report: InventoryReport, most: number): readonly Bar[] {
  const lost = (use: InventoryReport["hosts"][number]) => use.stranded.reduce((sum, part) => sum + part.gpus, 0)
  return report.hosts
    .filter((use) => hosts[use.host]!.gpus > 0 && lost(use) > 0.005)
    .toSorted((a, b) => lost(b) - lost(a) || a.host - b.host)
    .slice(0, most)
    .map((use) => barOf(String(use.host), hosts[use.host]!.name, [use]))
}

/** The rules that strand anything, in the order they are drawn. */
export const lacksIn = (bars: readonly Bar[]): readonly Lack[] =>
  order.filter((lack) => bars.some((bar) => bar.stranded.some((part) => part.lack === lack)))

/** A figure in a table or beside a bar: hundredths only where they tell. */
export const shortFigure = (value: number): string => figure(value, value < 100 ? 2 : 0)

import { quote } from "../../engine/basics/told.ts"
import type { InventoryHost } from "../../engine/inventory/placeInventory.ts"
import { Unreadable, type RowReader } from "./cells.ts"
import { countAndModel, listedGpus, type GpuNames } from "./gpuNames.ts"
import { cpuOf, MOST_GPUS, ramOf, wholeNumber } from "./readVms.ts"
import { bare, type ReadingTold } from "./tellings.ts"

/** A model as the dataset names it, its memory where all it may mean have the same, and what it leaves open. */
export function modelOf(text: string, names: GpuNames): { model: string; memoryMib: number | null; open: readonly string[] } {
  const gpus = names.model(text)
  const memories = new Set(gpus.map((gpu) => gpu.memoryMib))
  return {
    model: gpus.length === 1 ? gpus[0]!.shortName : text,
    memoryMib: memories.size === 1 ? [...memories][0]! : null,
    open: gpus.length > 1 ? gpus.map((gpu) => gpu.shortName) : [],
  }
}

type Gpus = Pick<InventoryHost, "model" | "gpus" | "gpuMemoryMib">

/** A host as it is read: one with GPUs of several models has those of the others beside. */
export interface ReadHost extends InventoryHost {
  readonly beside?: readonly Gpus[]
}

interface Listed {
  readonly count: number | null
  readonly model: string
}

/** How many of what, also where a cell lists them one by one; of several models, the others beside. */
function listedIn(text: string): Listed & { readonly others: readonly Listed[] } {
  const [first, ...others] = listedGpus(text) ?? [countAndModel(text)]
  return { ...first!, others }
}

/** "2 × L4, 1 × A16" */
const listText = (list: readonly Listed[]): string => list.map(({ count, model }) => `${count} × ${model}`).join(", ")

/** The host of one row. `say` takes what was made of it beyond what stands there. */
export function hostOf(row: RowReader, names: GpuNames, perCore: number, say: (note: ReadingTold) => void): ReadHost {
  const [inModel, gpuText] = [listedIn(row.text("model")), row.text("gpus")]
  const own = gpuText === "" ? null : listedIn(gpuText)
  const several = [inModel, own].find((one) => one !== null && one.others.length > 0)
  if (several) return hostOfSeveral(row, [several, ...several.others], { names, perCore, say })
  const listed = inModel
  let numbered: number | null = null
  let model = listed.model
  if (own !== null) {
    if (own.count !== null && own.model !== "") {
      numbered = own.count
      model ||= own.model
    } else if (names.model(gpuText).length > 0 && !/^\d+$/.test(gpuText)) model ||= gpuText
    else numbered = row.figure("gpus")
  }
  if (numbered !== null && listed.count !== null && numbered !== listed.count)
    throw new Unreadable({ id: "gpus-differ", values: { counted: numbered, listed: listed.count } })
  const gpus = wholeNumber(numbered ?? listed.count ?? (model === "" ? 0 : 1), "gpus", MOST_GPUS)
  if (gpus > 0 && model === "") throw new Unreadable("gpus-without-model")
  const known = model === "" ? null : modelOf(model, names)
  if (gpus > 0 && known) sayOpen(model, known.open, say)
  let memoryMib = row.memoryMib("frameBuffer")
  if (memoryMib !== null && gpus > 1 && known?.memoryMib && Math.abs(memoryMib / (gpus * known.memoryMib) - 1) < 0.1) {
    say({ id: "memory-together", values: { gpus, model: quote(known.model), gib: Math.round(known.memoryMib / 1024) } })
    memoryMib = known.memoryMib
  }
  return {
    name: row.text("name") || row.at,
    model: gpus > 0 ? known!.model : null,
    gpus,
    gpuMemoryMib: gpus === 0 ? null : (memoryMib ?? (known!.open.length > 0 ? known!.memoryMib : null)),
    vcpu: cpuOf(row, perCore) ?? 0,
    ramGib: ramOf(row) ?? 0,
  }
}

/** What a model's name leaves open. */
function sayOpen(model: string, open: readonly string[], say: (note: ReadingTold) => void): void {
  if (open.length > 0) say({ id: "model-open", values: { model: quote(model), may: open.slice(0, 4).map(quote), more: open.length > 4 } })
}

interface How {
  readonly names: GpuNames
  readonly perCore: number
  readonly say: (note: ReadingTold) => void
}

/** A host whose cell lists GPUs of several models. */
function hostOfSeveral(row: RowReader, list: readonly Listed[], { names, perCore, say }: How): ReadHost {
  const all = list.reduce((sum, { count }) => sum + (count ?? 1), 0)
  const counted = /^\d+$/.test(row.text("gpus")) ? row.figure("gpus") : null
  if (counted !== null && counted !== all) throw new Unreadable({ id: "gpus-differ", values: { counted, listed: quote(listText(list)) } })
  wholeNumber(all, "gpus", MOST_GPUS)
  if (row.has("frameBuffer")) say(bare("memory-by-model"))
  const [first, ...beside] = list.map(({ count, model }): Gpus => {
    const known = modelOf(model, names)
    sayOpen(model, known.open, say)
    return { model: known.model, gpus: count ?? 1, gpuMemoryMib: known.open.length > 0 ? known.memoryMib : null }
  })
  return { name: row.text("name") || row.at, ...first!, beside, vcpu: cpuOf(row, perCore) ?? 0, ramGib: ramOf(row) ?? 0 }
}

/** Hosts with GPUs of one model each: one of several is as many hosts, each with its part of CPUs and RAM by the number of GPUs. */
export function parted(hosts: readonly ReadHost[]): { readonly items: readonly InventoryHost[]; readonly mixed: number } {
  let mixed = 0
  const items = hosts.flatMap(({ beside = [], ...host }): readonly InventoryHost[] => {
    if (beside.length === 0) return [host]
    mixed++
    const all = beside.reduce((sum, { gpus }) => sum + gpus, host.gpus)
    return [host, ...beside].map(({ model, gpus, gpuMemoryMib }): InventoryHost => ({
      name: host.name,
      model,
      gpus,
      gpuMemoryMib,
      vcpu: (host.vcpu * gpus) / all,
      ramGib: (host.ramGib * gpus) / all,
    }))
  })
  return { items, mixed }
}

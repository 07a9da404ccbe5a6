import type { InventoryHost } from "../../engine/inventory/placeInventory.ts"
import { Unreadable, type RowReader } from "./cells.ts"
import { countAndModel, listedGpus, type GpuNames } from "./gpuNames.ts"
import { cpuOf, MOST_GPUS, ramOf, wholeNumber } from "./readVms.ts"

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

/** How many of what, also where a cell lists them one by one. */
function ofOneModel(text: string): { readonly count: number | null; readonly model: string } {
  const listed = listedGpus(text)
  if (listed === null) return countAndModel(text)
  if (listed.length > 1)
    throw new Unreadable(
      `it has GPUs of several models (${listed.map(({ count, model }) => `${count} × ${model}`).join(", ")}); give each model a row of its own, with its part of the host`,
    )
  return listed[0]!
}

/** The host of one row. `say` takes what was made of it beyond what stands there. */
export function hostOf(row: RowReader, names: GpuNames, perCore: number, say: (note: string) => void): InventoryHost {
  const listed = ofOneModel(row.text("model"))
  let numbered: number | null = null
  let model = listed.model
  const gpuText = row.text("gpus")
  if (gpuText !== "") {
    const own = ofOneModel(gpuText)
    if (own.count !== null && own.model !== "") {
      numbered = own.count
      model ||= own.model
    } else if (names.model(gpuText).length > 0 && !/^\d+$/.test(gpuText)) model ||= gpuText
    else numbered = row.figure("gpus")
  }
  if (numbered !== null && listed.count !== null && numbered !== listed.count)
    throw new Unreadable(`it has ${numbered} GPUs in one column and ${listed.count} in another`)
  const gpus = wholeNumber(numbered ?? listed.count ?? (model === "" ? 0 : 1), "The number of GPUs", MOST_GPUS)
  if (gpus > 0 && model === "") throw new Unreadable("the host has GPUs, but no model is given")
  const known = model === "" ? null : modelOf(model, names)
  if (gpus > 0 && known && known.open.length > 0)
    say(
      `"${model}" may be ${known.open.slice(0, 4).join(", ")}${known.open.length > 4 ? " or others" : ""}; shares are placed on it, slices cannot be until the table says which.`,
    )
  let memoryMib = row.memoryMib("frameBuffer")
  if (memoryMib !== null && gpus > 1 && known?.memoryMib && Math.abs(memoryMib / (gpus * known.memoryMib) - 1) < 0.1) {
    say(
      `GPU memory of ${gpus} × ${known.model} is given for all together; each has the dataset's ${Math.round(known.memoryMib / 1024)} GiB.`,
    )
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

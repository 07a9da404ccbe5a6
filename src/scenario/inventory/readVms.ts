import { quote } from "../../engine/basics/told.ts"
import type { InventoryVm } from "../../engine/inventory/placeInventory.ts"
import { Unreadable, type RowReader } from "./cells.ts"
import { countAndModel, type GpuNames } from "./gpuNames.ts"
import type { Unnamed } from "./rules.ts"

export function wholeNumber(value: number, of: "gpus" | "count", most: number): number {
  if (!Number.isInteger(value) || value > most) throw new Unreadable({ id: "whole-number", values: { of, most, value } })
  return value
}

export const MOST_GPUS = 64

/** "A10|T4", "A10; T4" or "A10, T4", as the dataset names them; a name that leaves several open stands beside them all. */
export function modelsIn(text: string, names: GpuNames): readonly string[] {
  const found = text
    .split(/[|;,]/)
    .map((one) => one.trim())
    .filter((one) => one !== "" && !/^(any|none|-)$/i.test(one))
    .flatMap((one) => {
      const gpus = names.model(one)
      return gpus.length === 1 ? [gpus[0]!.shortName] : [one, ...gpus.map((gpu) => gpu.shortName)]
    })
  return [...new Set(found)]
}

/** What a VM of one row needs. Throws Unreadable where the row cannot be read. */
export function vmOf(row: RowReader, names: GpuNames): InventoryVm & Unnamed {
  const profileText = row.text("profile")
  const stated = profileText === "" ? null : countAndModel(profileText)
  const profile = stated === null ? null : names.profile(stated.model)
  if (stated !== null && profile === null)
    throw new Unreadable({ id: "profile-unknown", values: { profile: quote(profileText.slice(0, 40)) } })
  const modelText = row.text("model")
  const listed = countAndModel(modelText)
  const unit = row.unit("gpuShare")
  const figure = row.figure("gpuShare")
  const share = figure === null || unit === "thousandths" ? null : unit === "percent" ? figure / 100 : figure
  const milli = unit === "thousandths" ? figure : null
  const frameBufferMib = Math.max(row.memoryMib("frameBuffer") ?? 0, profile?.frameBufferMib ?? 0)
  const numbered = row.figure("gpus") ?? listed.count ?? stated?.count ?? null
  const isAsked = (share ?? 0) > 0 || (milli ?? 0) > 0 || frameBufferMib > 0
  // A share of one or more is so many whole GPUs; frame buffer alone is a part of one; a model alone, where nothing else could say how much, is a whole one.
  const alone = modelText !== "" && !["gpus", "gpuShare", "frameBuffer", "profile"].some((role) => row.has(role as "gpus"))
  const gpus = wholeNumber(numbered ?? (share !== null && share >= 1 ? share : isAsked || alone ? 1 : 0), "gpus", MOST_GPUS)
  if (gpus === 0 && numbered === 0 && isAsked) throw new Unreadable("part-and-none")
  const perGpu = milli ?? (share === null ? null : share >= 1 ? 1000 : Math.ceil(share * 1000 - 1e-9))
  // Some exports give the thousandths of all GPUs together.
  const each = perGpu !== null && gpus > 1 && perGpu === gpus * 1000 ? 1000 : perGpu
  if (each !== null && each > 1000) throw new Unreadable({ id: "thousandths-too-many", values: { thousandths: each } })
  const models = [...modelsIn(listed.model, names), ...(profile?.gpus.map((gpu) => gpu.shortName) ?? [])]
  return {
    name: row.text("name") || row.at,
    ...(row.text("name") === "" ? { isNamed: false } : {}),
    gpus,
    gpuMilli: gpus === 0 ? 0 : (each ?? (frameBufferMib > 0 ? 0 : 1000)),
    frameBufferMib: gpus === 0 ? 0 : Math.round(frameBufferMib),
    models: gpus === 0 ? [] : models,
    vcpu: cpuOf(row, 1) ?? 0,
    ramGib: ramOf(row) ?? 0,
  }
}

/** vCPUs of a row; null where no column gives them. A cell that says nothing is no zero. */
export function cpuOf(row: RowReader, perCore: number): number | null {
  const factor = { cores: perCore, threads: perCore / 2, thousandths: 0.001 }[row.unit("vcpu") as string] ?? 1
  if (row.has("vcpu")) {
    const value = row.figure("vcpu")
    if (value === null) throw new Unreadable("cpus-unsaid")
    return value * factor
  }
  if (!row.has("coresPerSocket")) return null
  const sockets = row.has("sockets") ? row.figure("sockets") : 1
  const cores = row.figure("coresPerSocket")
  if (sockets === null || cores === null) throw new Unreadable("sockets-unsaid")
  return sockets * cores * perCore
}

export function ramOf(row: RowReader): number | null {
  if (!row.has("ram")) return null
  const value = row.memoryMib("ram")
  if (value === null) throw new Unreadable("ram-unsaid")
  return value / 1024
}

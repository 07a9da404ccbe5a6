import type { Evidence, Gpu, GpuPrice, GpuResources, InstanceTypeSet } from "../../../dataset/schema/index.ts"
import { count, memory, money, moneyRange, number, watts } from "../../../ui/format.ts"
import type { TableSpec } from "../../common/table/columnSpec.ts"
import { technologyName, vendorName } from "../../common/table/columnSpec.ts"

/** A GPU with what other files of the dataset say of it. */
export interface HardwareRow {
  readonly gpu: Gpu
  readonly price: GpuPrice | undefined
  readonly sets: readonly InstanceTypeSet[]
  readonly resources: GpuResources | undefined
}

const types = (row: HardwareRow): number => row.sets.reduce((sum, set) => sum + set.types.length, 0)

/** Most VMs that one GPU can hold: by its types, else by what its maker states, else one. */
export function mostInstances({ gpu, sets }: HardwareRow): number | null {
  const known = [
    ...sets.flatMap((set) => set.types.map((type) => type.maxPerGpu)),
    gpu.maxVgpusPerGpu,
    gpu.maxVfsPerGpu,
    gpu.migMaxInstances,
  ].filter((value): value is number => value !== null && value > 0)
  if (known.length > 0) return Math.max(...known)
  return gpu.technologies.length === 1 && gpu.technologies[0] === "pci-passthrough" ? 1 : null
}

/** "12 to at least 17". */
function releases({ gpu }: HardwareRow): string | null {
  const { firstVgpuRelease: first, lastVgpuRelease: last } = gpu
  if (first === null && last === null) return null
  return first === null ? `? to ${last ?? ""}` : last === null ? `from ${first}` : `${first} to ${last}`
}

const isDoubtful = ({ basis }: Evidence): boolean => basis === "estimate" || basis === "recalled"

export const hardwareSpec: TableSpec<HardwareRow> = {
  name: "Hardware",
  caption: "GPUs that can be virtualized, with their memory, slices and prices",
  view: "hardware",
  fileName: "gpu-virtualization-hardware",
  rowId: ({ gpu }) => gpu.id,
  sort: "buyable",
  evidence: ({ gpu, price }) => [...gpu.evidence, ...(price?.evidence ?? [])],
  columns: [
    { id: "name", header: "GPU", kind: "text", value: ({ gpu }) => gpu.name },
    { id: "buyable", header: "Buyable today", kind: "flag", value: ({ gpu }) => gpu.buyable, facet: "main" },
    { id: "class", header: "Class", kind: "text", value: ({ gpu }) => gpu.class, facet: "main" },
    { id: "architecture", header: "Architecture", kind: "text", value: ({ gpu }) => gpu.architecture, facet: true },
    {
      id: "memory",
      header: "Memory per GPU",
      unit: "MiB",
      kind: "number",
      value: ({ gpu }) => gpu.memoryMib,
      text: ({ gpu }) => memory(gpu.memoryMib ?? 0),
    },
    { id: "technologies", header: "Technologies", kind: "list", value: ({ gpu }) => gpu.technologies.map(technologyName), facet: true },
    { id: "most", header: "Most VMs per GPU", kind: "number", value: mostInstances },
    {
      id: "price",
      header: "Board price",
      unit: "USD",
      kind: "number",
      value: ({ price }) => price?.boardPriceUsd?.likely ?? null,
      text: ({ price }) => (price?.boardPriceUsd ? moneyRange(price.boardPriceUsd) : ""),
      note: ({ price }) => (price?.boardPriceUsd && price.evidence.every(isDoubtful) ? "estimate" : null),
    },
    {
      id: "tdp",
      header: "Board TDP",
      unit: "W",
      kind: "number",
      value: ({ gpu }) => gpu.boardTdpWatts,
      text: ({ gpu }) => watts(gpu.boardTdpWatts ?? 0),
    },
    {
      id: "fp32",
      header: "FP32 per GPU",
      unit: "10^12/s",
      kind: "number",
      value: ({ gpu }) => gpu.fp32Tflops,
      text: ({ gpu }) => `${number(gpu.fp32Tflops ?? 0)} TFLOPS`,
    },
    { id: "gpus-per-board", header: "GPUs per board", kind: "number", value: ({ gpu }) => gpu.gpusPerBoard },
    {
      id: "releases",
      header: "vGPU releases",
      kind: "text",
      value: releases,
      missing: "not stated",
    },
    { id: "types", header: "Instance types", kind: "number", value: types, text: (row) => count(types(row)) },
    {
      id: "vendor",
      header: "Vendor",
      kind: "text",
      value: ({ gpu }) => gpu.vendor,
      text: ({ gpu }) => vendorName(gpu.vendor),
      facet: "main",
      facetName: vendorName,
    },
    { id: "status", header: "Status", kind: "text", value: ({ gpu }) => gpu.status, wide: true },
    { id: "form", header: "Form", kind: "text", value: ({ gpu }) => gpu.form, optional: true, facet: true },
    { id: "year", header: "Launched", kind: "number", value: ({ gpu }) => gpu.launchYear, optional: true },
    {
      id: "price-low",
      header: "Board price, low",
      unit: "USD",
      kind: "number",
      value: ({ price }) => price?.boardPriceUsd?.low ?? null,
      text: ({ price }) => money(price?.boardPriceUsd?.low ?? 0),
      optional: true,
    },
    {
      id: "price-high",
      header: "Board price, high",
      unit: "USD",
      kind: "number",
      value: ({ price }) => price?.boardPriceUsd?.high ?? null,
      text: ({ price }) => money(price?.boardPriceUsd?.high ?? 0),
      optional: true,
    },
    {
      id: "memory-bandwidth",
      header: "Memory bandwidth",
      unit: "GB/s",
      kind: "number",
      value: ({ resources }) => resources?.memoryBandwidthGBs ?? null,
      text: ({ resources }) => `${number(resources?.memoryBandwidthGBs ?? 0, 4)} GB/s`,
      optional: true,
    },
    {
      id: "tensor-fp16",
      header: "FP16 matrices, dense",
      unit: "10^12/s",
      kind: "number",
      value: ({ resources }) => resources?.tensorFp16Tflops ?? null,
      text: ({ resources }) => (resources?.tensorFp16Tflops === 0 ? "none" : `${number(resources?.tensorFp16Tflops ?? 0, 4)} TFLOPS`),
      optional: true,
    },
    { id: "memory-type", header: "Memory type", kind: "text", value: ({ gpu }) => gpu.memoryType, optional: true },
    { id: "chip", header: "Chip", kind: "text", value: ({ gpu }) => gpu.chip, optional: true },
  ],
}

import type { Host } from "../../../dataset/schema/index.ts"
import { memory, money, moneyRange, watts } from "../../../ui/format.ts"
import type { TableSpec } from "../../common/table/columnSpec.ts"

/** Servers stand among the hardware under ids of their own kind: "host.dell-r760xa". */
export const hostFocus = (id: string): string => `host.${id}`
/** The focus of the table of all servers. */
export const allHosts = "servers"

export const hostSpec: TableSpec<Host> = {
  name: "Servers",
  caption: "Servers that take GPUs, with their slots, power and prices, all without GPUs",
  view: "hardware",
  fileName: "gpu-virtualization-servers",
  rowId: ({ id }) => hostFocus(id),
  sort: "name",
  evidence: ({ evidence }) => evidence,
  columns: [
    { id: "name", header: "Server", kind: "text", value: ({ name }) => name },
    {
      id: "kind",
      header: "Kind",
      kind: "text",
      value: ({ kind }) => kind,
      text: ({ kind }) => (kind === "class" ? "class, with a price" : "named model"),
      facet: "main",
      facetName: (kind) => (kind === "class" ? "class, with a price" : "named model"),
    },
    { id: "form", header: "Form factor", kind: "text", value: ({ formFactor }) => formFactor },
    { id: "double", header: "Double-wide GPUs", kind: "number", value: ({ gpuSlotsDoubleWide }) => gpuSlotsDoubleWide },
    { id: "single", header: "Single-wide GPUs", kind: "number", value: ({ gpuSlotsSingleWide }) => gpuSlotsSingleWide },
    { id: "modules", header: "GPU modules", kind: "number", value: ({ gpuModules }) => gpuModules },
    {
      id: "gpu-watts",
      header: "Most per GPU",
      unit: "W",
      kind: "number",
      value: ({ maxGpuWatts }) => maxGpuWatts,
      text: ({ maxGpuWatts }) => watts(maxGpuWatts ?? 0),
    },
    { id: "cores", header: "Cores", kind: "number", value: ({ cores }) => cores },
    {
      id: "ram",
      header: "RAM",
      unit: "GiB",
      kind: "number",
      value: ({ ramGib }) => ramGib,
      text: ({ ramGib }) => memory((ramGib ?? 0) * 1024),
    },
    {
      id: "idle",
      header: "Idle",
      unit: "W",
      kind: "number",
      value: ({ idleWatts }) => idleWatts,
      text: ({ idleWatts }) => watts(idleWatts ?? 0),
    },
    {
      id: "peak",
      header: "Peak",
      unit: "W",
      kind: "number",
      value: ({ peakWatts }) => peakWatts,
      text: ({ peakWatts }) => watts(peakWatts ?? 0),
    },
    {
      id: "price",
      header: "Price",
      unit: "USD",
      kind: "number",
      value: ({ priceUsd }) => priceUsd?.likely ?? null,
      text: ({ priceUsd }) => (priceUsd ? moneyRange(priceUsd) : money(0)),
      note: ({ priceUsd, evidence }) =>
        priceUsd && evidence.every((one) => one.basis === "estimate" || one.basis === "recalled") ? "estimate" : null,
    },
  ],
}

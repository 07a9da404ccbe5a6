import type { Host } from "../../../dataset/schema/index.ts"
import { memory, money, moneyRange, watts } from "../../../ui/format.ts"
import type { TableSpec } from "../../common/table/columnSpec.ts"

/** Servers stand among the hardware under ids of their own kind: "host.dell-r760xa". */
export const hostFocus = (id: string): string => `host.${id}`
/** The focus of the table of all servers. */
export const allHosts = "servers"

/** Boards of that width it takes at most, of whichever way to fit it takes most. */
const boardsOf = ({ gpuSlots }: Host, width: 1 | 2): number =>
  Math.max(0, ...gpuSlots.map((fitting) => fitting.reduce((sum, slot) => sum + (slot.width >= width ? slot.count : 0), 0)))

/** Most that one GPU in it may draw; null where no source says. */
function mostWatts({ gpuSlots, gpuModuleWatts }: Host): number | null {
  const known = [...gpuSlots.flat().map((slot) => slot.watts), gpuModuleWatts].filter((value) => value !== null)
  return known.length > 0 ? Math.max(...known) : null
}

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
    { id: "double", header: "Double-wide GPUs", kind: "number", value: (host) => boardsOf(host, 2) },
    { id: "single", header: "Single-wide GPUs", kind: "number", value: (host) => boardsOf(host, 1) },
    { id: "modules", header: "GPU modules", kind: "number", value: ({ gpuModules }) => gpuModules },
    {
      id: "gpu-watts",
      header: "Most per GPU",
      unit: "W",
      kind: "number",
      value: mostWatts,
      text: (host) => watts(mostWatts(host) ?? 0),
    },
    {
      id: "gpus-watts",
      header: "All GPUs",
      unit: "W",
      kind: "number",
      value: ({ gpuPowerWatts }) => gpuPowerWatts,
      text: ({ gpuPowerWatts }) => watts(gpuPowerWatts ?? 0),
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

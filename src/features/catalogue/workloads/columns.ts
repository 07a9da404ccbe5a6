import type { Range, Workload } from "../../../dataset/schema/index.ts"
import { remotingLoad } from "../../../engine/performance/remotingLoad.ts"
import { count, memory, number, percent } from "../../../ui/format.ts"
import { words, type ColumnSpec, type TableSpec } from "../../common/table/columnSpec.ts"
import { className } from "../measurements/words.ts"
import { apiNames } from "../products/columns.ts"

const mib = 1024 * 1024

/** Bytes that forwarding moves for a second of native work, MiB/s: calls, uploads and what is read back, as the engine adds them up. */
export function bytesOf(workload: Workload): Range {
  const { bytes } = remotingLoad({ name: null, workload: workload.id, count: 1, overrides: {} }, workload)
  return { low: bytes.low / mib, likely: bytes.likely / mib, high: bytes.high / mib }
}

const kinds: Readonly<Record<Workload["kind"], string>> = { graphics: "desktops and graphics", compute: "compute and AI", media: "media" }
const kindName = (kind: string): string => kinds[kind as Workload["kind"]] ?? kind

/** "Direct3D 11.0", "CUDA or ROCm": one of each list must be there. */
export const needsOf = ({ apiNeeds }: Workload): readonly string[] =>
  apiNeeds.map(({ anyOf }) => anyOf.map(({ api, minVersion }) => [apiNames[api], minVersion].filter(Boolean).join(" ")).join(" or "))

export const guestName = (id: string): string => ({ windows: "Windows", linux: "Linux", macos: "macOS" })[id] ?? words(id)

/** "120,000", "14,400": as many digits as an estimate deserves. */
const whole = (value: number): string => count(Number(value.toPrecision(2)))
export const rangeOf = ({ low, high }: Range, write: (value: number) => string = whole): string =>
  low === high ? write(high) : `${write(low)}–${write(high)}`

export function workloadSpec(gpuName: (id: string) => string): TableSpec<Workload> {
  const column = <K extends keyof Workload>(
    id: string,
    header: string,
    field: K,
    rest: Omit<ColumnSpec<Workload>, "id" | "header" | "value">,
  ): ColumnSpec<Workload> => ({ id, header, value: (row) => row[field] as string | number | null, ...rest })
  const share = (row: number): string => percent(row)
  return {
    name: "Workloads",
    caption: "What one VM of each workload asks of its GPU, host and network",
    view: "workloads",
    fileName: "gpu-virtualization-workloads",
    rowId: (row) => row.id,
    sort: "",
    evidence: (row) => row.evidence,
    columns: [
      { id: "workload", header: "Workload", kind: "text", value: (row) => row.name, note: (row) => row.summary },
      column("kind", "Kind", "kind", {
        kind: "text",
        text: (row) => kindName(row.kind),
        facet: "main",
        facetName: kindName,
        optional: true,
      }),
      column("class", "Class", "class", {
        kind: "text",
        text: (row) => className(row.class),
        facet: "main",
        facetName: className,
        optional: true,
      }),
      {
        id: "frame-buffer",
        header: "Frame buffer",
        unit: "MiB",
        kind: "number",
        value: (row) => row.frameBufferMib.default,
        text: (row) => memory(row.frameBufferMib.default),
        note: ({ frameBufferMib: { min, max } }) => (min === max ? null : `${memory(min)} to ${memory(max)}`),
      },
      column("duty", "GPU duty, mean", "gpuDutyMean", {
        unit: "fraction of the reference GPU",
        kind: "number",
        text: (row) => share(row.gpuDutyMean),
        note: (row) => `peak ${share(row.gpuDutyPeak)}`,
      }),
      column("peak", "GPU duty, peak", "gpuDutyPeak", {
        unit: "fraction of the reference GPU",
        kind: "number",
        text: (row) => share(row.gpuDutyPeak),
        optional: true,
      }),
      column("reference", "Reference GPU", "referenceGpu", {
        kind: "text",
        text: (row) => gpuName(row.referenceGpu),
        facet: true,
        facetName: gpuName,
      }),
      {
        id: "calls",
        header: "API calls a second",
        unit: "1/s",
        kind: "number",
        value: (row) => row.remoting.apiCallsPerSecond.likely,
        text: (row) => whole(row.remoting.apiCallsPerSecond.likely),
        note: (row) => rangeOf(row.remoting.apiCallsPerSecond),
      },
      {
        id: "bytes",
        header: "Moved",
        unit: "MiB/s",
        kind: "number",
        value: (row) => Number(bytesOf(row).likely.toPrecision(3)),
        text: (row) => `${number(bytesOf(row).likely, 2)} MiB/s`,
        note: (row) => rangeOf(bytesOf(row), (value) => number(value, 2)),
      },
      {
        id: "trips",
        header: "Round trips a second",
        unit: "1/s",
        kind: "number",
        value: (row) => row.remoting.roundTripsPerSecond,
        text: (row) => whole(row.remoting.roundTripsPerSecond),
      },
      column("vcpu", "vCPUs", "vcpu", { kind: "number" }),
      column("ram", "RAM", "ramGib", { unit: "GiB", kind: "number", text: (row) => `${count(row.ramGib)} GiB` }),
      column("guest", "Guest", "guestSystem", {
        kind: "text",
        text: (row) => guestName(row.guestSystem),
        facet: "main",
        facetName: guestName,
      }),
      { id: "apis", header: "APIs needed", kind: "list", value: needsOf },
      column("active", "Active together", "activeShare", { unit: "fraction", kind: "number", text: (row) => share(row.activeShare) }),
      column("least", "Least of native", "leastNativeShare", {
        unit: "fraction",
        kind: "number",
        text: (row) => share(row.leastNativeShare),
      }),
      column("displays", "Displays", "displays", { kind: "number", note: (row) => row.resolution, optional: true }),
      column("fps", "Frames a second", "targetFps", { kind: "number", optional: true, missing: "not paced" }),
      column("licence", "NVIDIA licence", "nvidiaLicence", { kind: "text", optional: true, missing: "none named" }),
    ],
  }
}

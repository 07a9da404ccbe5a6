import type { Measurement } from "../../../dataset/schema/index.ts"
import { percent, percentRange } from "../../../ui/format.ts"
import type { TableSpec } from "../table/columnSpec.ts"
import { words } from "../table/columnSpec.ts"

const best = ({ nativeShare: share }: Measurement): number | null => share.mean ?? share.high ?? share.low

/** "92 % (88–96 %)": the mean, and the spread where one is published. */
export function shareText({ nativeShare: { low, mean, high } }: Measurement): string {
  const spread = low !== null && high !== null && low !== high ? percentRange({ low, likely: mean ?? low, high }) : null
  if (mean === null) return spread ?? (high !== null ? `up to ${percent(high)}` : low !== null ? `from ${percent(low)}` : "unknown")
  return spread === null ? percent(mean) : `${percent(mean)} (${spread})`
}

const useNames: Readonly<Record<Measurement["use"], string>> = { efficiency: "efficiency", sharing: "sharing", context: "context only" }

export const measurementSpec: TableSpec<Measurement> = {
  name: "Measurements",
  caption: "Published measurements of virtual against native GPU performance",
  view: "measurements",
  fileName: "gpu-virtualization-measurements",
  rowId: (row) => row.id,
  sort: "-native",
  evidence: (row) => row.evidence,
  columns: [
    {
      id: "workload",
      header: "Workload",
      kind: "text",
      value: (row) => row.workload ?? row.workloadClass,
      note: (row) => words(row.workloadClass),
    },
    { id: "technique", header: "Technique", kind: "technique", value: (row) => row.technique, facet: "main", missing: "control" },
    { id: "product", header: "Product", kind: "text", value: (row) => row.product, missing: "–" },
    { id: "gpu", header: "GPU", kind: "text", value: (row) => row.gpu, missing: "not stated" },
    { id: "native", header: "Of native", unit: "fraction", kind: "number", value: best, text: shareText },
    { id: "year", header: "Year", kind: "number", value: (row) => row.year, missing: "not stated" },
    { id: "source", header: "Source", kind: "list", value: (row) => [...new Set(row.evidence.map((one) => one.source))] },
    {
      id: "use",
      header: "Used for",
      kind: "text",
      value: (row) => row.use,
      text: (row) => useNames[row.use],
      facet: "main",
      wide: true,
      note: (row) => row.useReason,
    },
    {
      id: "class",
      header: "Workload class",
      kind: "text",
      value: (row) => row.workloadClass,
      text: (row) => words(row.workloadClass),
      facet: "main",
      facetName: words,
      optional: true,
    },
    { id: "hypervisor", header: "Hypervisor", kind: "text", value: (row) => row.hypervisor, optional: true, missing: "not stated" },
    {
      id: "low",
      header: "Of native, low",
      unit: "fraction",
      kind: "number",
      value: (row) => row.nativeShare.low,
      text: (row) => percent(row.nativeShare.low ?? 0),
      optional: true,
      missing: "not stated",
    },
    {
      id: "high",
      header: "Of native, high",
      unit: "fraction",
      kind: "number",
      value: (row) => row.nativeShare.high,
      text: (row) => percent(row.nativeShare.high ?? 0),
      optional: true,
      missing: "not stated",
    },
    { id: "vms", header: "VMs at once", kind: "number", value: (row) => row.concurrency, optional: true, missing: "not stated" },
    { id: "metric", header: "Metric", kind: "text", value: (row) => row.metric, optional: true, missing: "not stated" },
    { id: "guest", header: "Guest", kind: "text", value: (row) => row.guestOs, optional: true, missing: "not stated" },
  ],
}

import type { Scaling } from "../src/dataset/schema/reference-measurements.ts"
import type { Measurement } from "../src/dataset/schema/index.ts"
import type { Interest } from "../src/engine/performance/validation.ts"
import type { PublishedRow } from "../src/engine/performance/published.ts"

/** A published row with what is said of it in lists: a sentence, and whether it has a page of its own. */
export interface NamedRow extends PublishedRow {
  readonly what: string
  readonly page: boolean
  /** Whether a maker measured, as far as it is known. */
  readonly interest?: Interest | null
}

const one = (share: number): PublishedRow["nativeShare"] => ({ low: share, mean: share, high: share })

const nameOf = (parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(", ")

export const ofMeasurement = ({ entitlementShare = null, ...row }: Measurement): NamedRow => ({
  ...row,
  entitlementShare,
  what: nameOf([row.product ?? row.variant, row.workload, row.gpu]),
  page: true,
})

/** The scaling table as shares of each client: clients that take turns, and slices of a GPU. Rows that state no share of each client are none. */
export function ofScaling(row: Scaling): readonly NamedRow[] {
  const { clients, perClientShareOfGpu: share } = row
  if (typeof share !== "number" || typeof clients !== "number" || share === 1) return []
  const scheduler = row.scheduler ?? ""
  const technology = /mig|spatial/i.test(scheduler) ? "nvidia-mig" : /time-slice/i.test(scheduler) ? "nvidia-vgpu" : null
  return [
    {
      id: row.id,
      technique: technology === null ? null : "mediated-pass-through",
      technology,
      workloadClass: row.workloadClass,
      variant: technology === null ? scheduler : "without a VM: containers or bare metal",
      gpu: row.gpu,
      workload: row.workload,
      // A mean latency is that of clients who send the next request when the last is answered.
      metric: typeof row.meanLatencySeconds === "number" ? "mean latency" : null,
      scheduler,
      concurrency: clients,
      nativeShare: one(share),
      use: "sharing",
      evidence: row.evidence,
      what: nameOf([`${clients} ${clients === 1 ? "client" : "clients"}`, scheduler, row.workload, row.gpu]),
      page: false,
    },
  ]
}

interface Benchmark {
  readonly id: string
  readonly what?: string | null
  readonly value?: unknown
  readonly evidence: PublishedRow["evidence"]
}

const figures = ["timeSlicedIdle", "timeSlicedLoaded", "migIdle", "migLoaded"] as const
type Figures = Readonly<Record<(typeof figures)[number], number>>
const isFigures = (value: unknown): value is Figures =>
  typeof value === "object" && value !== null && figures.every((name) => typeof (value as Record<string, unknown>)[name] === "number")

/**
 * One benchmark on an A30 in four vGPUs, time-sliced and as MIG slices, idle and loaded: turns against the whole GPU (an idle time-sliced
 * vGPU has all of it), a slice against the whole GPU, and a slice with busy neighbours against idle ones. Copies over PCI Express share the bus, not the GPU, and are left out.
 */
export function ofBenchmark(row: Benchmark): readonly NamedRow[] {
  if (!isFigures(row.value) || /pcie/i.test(row.id)) return []
  const { timeSlicedIdle, timeSlicedLoaded, migIdle, migLoaded } = row.value
  const [name = row.id] = (row.what ?? "").split(":")
  const common = {
    technique: "mediated-pass-through",
    products: ["proxmox-vgpu"],
    workloadClass: /memory/.test(row.id) ? "hpc-transfer-bound" : "hpc-compute-bound",
    // A kernel that fills no GPU is timed one after the other.
    workload: /small/.test(row.id) ? `${name} SingleStream` : name,
    use: "sharing",
    evidence: row.evidence,
    page: false,
  } as const
  const what = (how: string): string => nameOf([how, name, "A30, Proxmox VE"])
  return [
    {
      ...common,
      id: `${row.id}-turns`,
      technology: "nvidia-vgpu",
      variant: "against the same vGPU alone, without a VM's own loss",
      gpu: "NVIDIA A30",
      guestOs: "both sides in the same VM, as on bare metal",
      concurrency: 4,
      nativeShare: one(timeSlicedLoaded / timeSlicedIdle),
      what: what("4 VMs taking turns"),
    },
    {
      ...common,
      id: `${row.id}-slice`,
      technology: "nvidia-mig",
      scheduler: "spatial",
      gpu: "NVIDIA A30 (1g.6gb)",
      reference: "whole GPU, MIG off",
      concurrency: 1,
      nativeShare: one(migIdle / timeSlicedIdle),
      what: what("one MIG slice against the whole GPU"),
    },
    {
      ...common,
      id: `${row.id}-neighbours`,
      technology: "nvidia-mig",
      scheduler: "spatial",
      gpu: "NVIDIA A30 (4x 1g.6gb)",
      reference: "same slice, neighbours idle",
      concurrency: 4,
      nativeShare: one(migLoaded / migIdle),
      what: what("MIG slice with busy neighbours"),
    },
  ]
}

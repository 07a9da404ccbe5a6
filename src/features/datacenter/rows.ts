import { type Binding, type Placement, vmsHere } from "../../engine/report.ts"
import { gpusPerBoard } from "./plan.ts"
import { partsText, type Names } from "./words.ts"

export interface PlacementRow {
  readonly key: string
  readonly kind: "gpu" | "idle" | "cpu"
  readonly hostText: string
  readonly hosts: number
  readonly contents: string
  readonly gpusPerHost: number
  readonly gpus: number
  readonly vms: number
  /** Share of the frame buffer reserved, 0..1; null where there is none. */
  readonly used: number | null
  readonly binds: Binding | null
}

/** A row for every kind of GPU in every kind of host, spare hosts last; GPUs and VMs add up to the placement. */
export function placementRows(placement: Placement, names: Names): readonly PlacementRow[] {
  const perBoard = gpusPerBoard(placement)
  const rows: PlacementRow[] = []
  let first = 1
  placement.hostPatterns.forEach((host, index) => {
    const last = first + host.hosts - 1
    const hostText = host.hosts > 1 ? `${first} to ${last}` : `${first}`
    first = last + 1
    const row = (kind: PlacementRow["kind"], at: number | string, more: Partial<PlacementRow>): void => {
      rows.push({
        key: `${index}.${kind}.${at}`,
        kind,
        hostText,
        hosts: host.hosts,
        contents: "idle",
        gpusPerHost: 0,
        gpus: 0,
        vms: 0,
        used: null,
        binds: null,
        ...more,
      })
    }
    let idle = host.boards * perBoard
    host.gpus.forEach((run, at) => {
      const gpu = placement.gpuPatterns[run.pattern]
      if (!gpu || run.count === 0) return
      const vms = gpu.contents.reduce((sum, part) => sum + vmsHere(part), 0)
      if (vms === 0) return
      idle -= run.count
      row("gpu", at, {
        contents: partsText(gpu.contents, names),
        gpusPerHost: run.count,
        gpus: run.count * host.hosts,
        vms: Math.round(vms * run.count) * host.hosts,
        used: gpu.frameBufferUsed,
        binds: gpu.binds,
      })
    })
    if (idle > 0) row("idle", "idle", { gpusPerHost: idle, gpus: idle * host.hosts, used: 0 })
    const vms = host.vms.reduce((sum, part) => sum + part.vms, 0)
    if (vms > 0) {
      row("cpu", "cpu", {
        contents: `no GPU: ${partsText(
          host.vms.map((part) => ({ ...part, instanceType: null })),
          names,
        )}`,
        vms: vms * host.hosts,
      })
    }
  })
  const { spare } = placement.hosts
  if (spare > 0) {
    const idle = placement.gpus.spareBoards * perBoard
    rows.push({
      key: "spare",
      kind: idle > 0 ? "idle" : "cpu",
      hostText: "Spare",
      hosts: spare,
      contents: idle > 0 ? "kept free for a failed host" : "no GPU, kept free",
      gpusPerHost: idle / spare,
      gpus: idle,
      vms: 0,
      used: idle > 0 ? 0 : null,
      binds: null,
    })
  }
  return rows
}

import type { Evidence, Product, SupportCell } from "../../dataset/core.ts"
import type { MigrationLevel } from "../report.ts"
import type { MigrationInput } from "./input.ts"

export interface Level {
  readonly level: MigrationLevel
  /** What must hold, or why nothing better is known, in words. */
  readonly conditions: readonly string[]
  readonly evidence: readonly Evidence[]
}

/** What NVIDIA asks of both ends before a VM with a vGPU can be moved (source vgpu17-ug, section 6.3). */
export const nvidiaPrerequisites: readonly string[] = [
  "The destination has a GPU of the same type with room for the same vGPU type.",
  "ECC is on at both ends or off at both ends.",
  "The GPU topology, NVLink widths included, is the same at both ends.",
]
const nvidiaEvidence: readonly Evidence[] = [{ source: "vgpu17-ug", locator: "6.3", basis: "documented" }]

const liveUnknown = "No source says whether a running VM can be moved."
const suspendUnknown = "No source says whether the VM can be suspended and resumed elsewhere."

/**
 * How a VM can leave its host. live yes -> live; live conditional, or yes on an NVIDIA vGPU (whose documents set
 * prerequisites) -> live-with-conditions; live no -> suspend-only where it can be suspended, else cold-only;
 * unknown stays unknown; not-applicable (a client feature, pods instead of VMs) -> none.
 */
export function levelOf(input: MigrationInput): Level {
  const { product } = input
  const live = product.liveMigration
  const evidence = evidenceOf(product, live, "liveMigration")
  switch (live.support) {
    case "yes":
    case "conditional": {
      const nvidia = isNvidiaVgpu(input)
      if (live.support === "yes" && !nvidia) return { level: "live", conditions: [], evidence }
      const conditions = [...said(live.condition), ...(nvidia ? nvidiaPrerequisites : [])]
      return { level: "live-with-conditions", conditions, evidence: nvidia ? [...evidence, ...nvidiaEvidence] : evidence }
    }
    case "no":
      return withoutLive(product, evidence)
    case "unknown":
      return { level: "unknown", conditions: [liveUnknown, ...said(live.condition)], evidence }
    case "not-applicable":
      return { level: "none", conditions: said(live.condition), evidence }
  }
}

function withoutLive(product: Product, evidence: readonly Evidence[]): Level {
  const suspend = product.suspendResume
  const both = [...evidence, ...evidenceOf(product, suspend, "suspendResume")]
  if (suspend.support === "yes") return { level: "suspend-only", conditions: [], evidence: both }
  if (suspend.support === "conditional") return { level: "suspend-only", conditions: said(suspend.condition), evidence: both }
  return { level: "cold-only", conditions: suspend.support === "unknown" ? [suspendUnknown] : [], evidence: both }
}

const isNvidiaVgpu = (input: MigrationInput): boolean =>
  (input.technology === "nvidia-vgpu" || input.technology === "nvidia-mig") && (input.gpu === null || input.gpu.vendor === "nvidia")

const said = (words: string | null | undefined): readonly string[] => (words ? [words] : [])

/** A cell's own evidence, else the row's for that field, else the row's as a whole. */
export function evidenceOf(product: Product, cell: SupportCell, field: string): readonly Evidence[] {
  if (cell.evidence) return cell.evidence
  const named = product.evidence.filter((one) => one.fields?.includes(field))
  return named.length > 0 ? named : product.evidence.filter((one) => !one.fields)
}

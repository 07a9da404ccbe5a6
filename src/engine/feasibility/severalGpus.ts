import type { Evidence, Gpu, InstanceType, Product, SeveralVgpuRuleId, TechnologyId } from "../../dataset/core.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Reason } from "../report.ts"
import { reason } from "./productReasons.ts"
import { usesGpu } from "./technology.ts"

const ruleEvidence = (id: SeveralVgpuRuleId, catalogue: Catalogue): readonly Evidence[] =>
  catalogue.placementRules.find((rule) => rule.id === id)?.evidence ?? []

/**
 * Why a VM of the group cannot have so many GPUs of its host. The product must be known to give a VM that many; a VM's slices stand on
 * GPUs of their own, and of MIG instances a process sees one, so several are no larger GPU.
 */
export function severalGpusReasons(
  gpus: number,
  { product, technology, type }: { readonly product: Product; readonly technology: TechnologyId; readonly type: InstanceType | null },
  gpu: Gpu | null,
  group: number,
  catalogue: Catalogue,
): readonly Reason[] {
  if (gpus <= 1) return []
  const because = (text: string, evidence: readonly Evidence[]): readonly Reason[] => [reason("gpus-per-vm", text, evidence, group)]
  const asked = `must have ${gpus} GPUs a VM`
  if (!gpu || !usesGpu(technology)) return because(`${asked}; ${product.shortName} gives a VM no GPU`, product.evidence.slice(0, 1))
  if (technology === "nvidia-mig") {
    return because(`${asked}; a process sees one MIG instance, so several are no larger GPU`, ruleEvidence("multi-mig", catalogue))
  }
  if (type?.series === "A" || type?.series === "B") {
    return because(`${asked}; only C- and Q-series vGPUs can be several to a VM`, ruleEvidence("multi-vgpu-series", catalogue))
  }
  const known = product.sharing.gpusPerVm
  if (!known || known.support === "unknown") {
    return because(`${asked}; nothing published says that ${product.shortName} gives a VM more than one`, known?.evidence ?? [])
  }
  if (known.support === "no" || known.support === "not-applicable") {
    return because(`${asked}; ${product.shortName} gives a VM one GPU at most`, known.evidence)
  }
  if (known.max !== null && gpus > known.max) {
    return because(`${asked}; ${product.shortName} gives a VM ${known.max} at most`, known.evidence)
  }
  return []
}

/** The product's condition where VMs have several GPUs. */
export function severalGpusWarnings(product: Product, technology: TechnologyId, gpus: number): readonly string[] {
  if (gpus <= 1 || !usesGpu(technology)) return []
  const condition = product.sharing.gpusPerVm?.condition
  return condition ? [`Several GPUs a VM on ${product.shortName}: ${condition}.`] : []
}

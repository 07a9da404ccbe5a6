import type { Evidence, Gpu, InstanceType, Product, SeveralVgpuRuleId, TechnologyId } from "../../dataset/core.ts"
import type { Catalogue } from "../../dataset/catalogue.ts"
import type { ReasonTold, WarningTold } from "../basics/tellings.ts"
import { productNamed, quote } from "../basics/told.ts"
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
  const because = (told: ReasonTold, evidence: readonly Evidence[]): readonly Reason[] => [reason("gpus-per-vm", told, evidence, group)]
  const asked = { gpus, product: productNamed(product) }
  if (!gpu || !usesGpu(technology)) return because({ id: "several-gpus-none", values: asked }, product.evidence.slice(0, 1))
  if (technology === "nvidia-mig") {
    return because({ id: "several-gpus-mig", values: { gpus } }, ruleEvidence("multi-mig", catalogue))
  }
  if (type?.series === "A" || type?.series === "B") {
    return because({ id: "several-gpus-series", values: { gpus } }, ruleEvidence("multi-vgpu-series", catalogue))
  }
  const known = product.sharing.gpusPerVm
  if (!known || known.support === "unknown") {
    return because({ id: "several-gpus-unpublished", values: asked }, known?.evidence ?? [])
  }
  if (known.support === "no" || known.support === "not-applicable") {
    return because({ id: "several-gpus-one", values: asked }, known.evidence)
  }
  if (known.max !== null && gpus > known.max) {
    return because({ id: "several-gpus-most", values: { ...asked, most: known.max } }, known.evidence)
  }
  return []
}

/** The product's condition where VMs have several GPUs. */
export function severalGpusWarnings(product: Product, technology: TechnologyId, gpus: number): readonly WarningTold[] {
  if (gpus <= 1 || !usesGpu(technology)) return []
  const condition = product.sharing.gpusPerVm?.condition
  return condition ? [{ id: "several-gpus-condition", values: { product: productNamed(product), condition: quote(condition) } }] : []
}

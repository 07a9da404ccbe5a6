import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, InstanceTypeSet, Product } from "../../dataset/core.ts"
import { gpuServes, hasInstanceTypes, usesGpu } from "../../engine/feasibility/technology.ts"
import { technologiesOf } from "../../dataset/technologies.ts"

/** GPUs that a product can use, those sold today first. */
export function gpusFor(product: Product, catalogue: Catalogue): readonly Gpu[] {
  const technologies = technologiesOf(product)
  const emulated = !technologies.some(usesGpu)
  const served = emulated
    ? catalogue.gpus.filter((gpu) => gpu.class === "emulated" && technologies.some((technology) => gpu.technologies.includes(technology)))
    : catalogue.gpus.filter((gpu) => technologies.some((technology) => gpuServes(gpu, product, technology)))
  return served.toSorted((a, b) => Number(b.buyable) - Number(a.buyable))
}

/** The ways in which a product can cut a GPU. */
export function instanceSetsFor(product: Product, gpuId: string, catalogue: Catalogue): readonly InstanceTypeSet[] {
  const technologies = technologiesOf(product).filter(hasInstanceTypes)
  return catalogue.instanceTypeSetsOf(gpuId).filter((set) => technologies.includes(set.technology) && set.cloudOnly !== true)
}

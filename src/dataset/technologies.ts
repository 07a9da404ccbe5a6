import type { Product, TechnologyId } from "./core.ts"

/** The ways a product can slice a GPU: vGPU products that support it offer MIG-backed types beside time-sliced ones. */
export function technologiesOf(product: Product): readonly TechnologyId[] {
  return product.technology === "nvidia-vgpu" && product.sharing.schedulers.includes("spatial")
    ? ["nvidia-vgpu", "nvidia-mig"]
    : [product.technology]
}

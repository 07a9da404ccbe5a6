import type { Product } from "../../dataset/core.ts"
import { fullIfLoaded } from "../common/useFullCatalogue.ts"

/** All products with their names: of the dataset in full where it is there anyway, else of the core. */
export async function loadProducts(): Promise<readonly Product[]> {
  const full = fullIfLoaded()
  if (full) return full.products
  await (await import("../../dataset/unpacked.ts")).prepare()
  return (await import("../../dataset/load.ts")).catalogue.products
}

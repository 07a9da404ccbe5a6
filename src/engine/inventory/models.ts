import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu } from "../../dataset/core.ts"

/** Words of a model's name: "NVIDIA A100-SXM4-80GB" is a100, sxm4, 80gb. Makers' and family names say nothing that the rest does not. */
export function wordsOf(model: string): readonly string[] {
  return model
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !/^(nvidia|amd|intel|tesla|gpu|graphics)$/.test(word))
}

/** True where every word asked for stands in the model's name: "A100" is met by "A100-PCIE-40GB", "A10" is not. */
export function meets(asked: readonly string[], model: readonly string[]): boolean {
  return asked.length > 0 && asked.every((word) => model.includes(word))
}

/** The GPU of the dataset that a name means: by id, or all its words in the GPU's name and no other GPU's; of several, none. */
export function gpuNamed(model: string, catalogue: Catalogue): Gpu | null {
  const byId = catalogue.gpu(model.trim().toLowerCase())
  if (byId) return byId
  const words = wordsOf(model)
  if (words.length === 0) return null
  const same = (gpu: Gpu) => [gpu.name, gpu.shortName].some((name) => wordsOf(name).join(" ") === words.join(" "))
  const equal = catalogue.gpus.filter(same)
  if (equal.length === 1) return equal[0]!
  const holding = catalogue.gpus.filter((gpu) => meets(words, wordsOf(`${gpu.name} ${gpu.shortName} ${gpu.id}`)))
  return holding.length === 1 ? holding[0]! : null
}

import type { MigrationCondition } from "../../dataset/core.ts"
import type { MigrationInput } from "./input.ts"

const names = (list: readonly string[], one: string): boolean => list.length === 0 || list.includes(one)

/**
 * The dataset's conditions of a live migration that concern this product, technology, GPU, network and these workloads.
 * A condition of a technology holds for every product that uses it on a GPU of its maker.
 */
export function conditionsOf(input: MigrationInput): readonly MigrationCondition[] {
  const { product, technology, gpu, scenario, catalogue, groups } = input
  const kinds = groups.map((group) => catalogue.workload(scenario.groups[group.index]?.workload ?? "")?.kind)
  return catalogue.migrationConditions.filter(
    (one) =>
      names(one.products, product.id) &&
      names(one.technologies, technology) &&
      (one.gpus.length === 0 || (gpu !== null && one.gpus.includes(gpu.id))) &&
      (!one.needsEcc || gpu?.ecc !== false) &&
      (one.belowGbps === null || scenario.supply.migrationGbps < one.belowGbps) &&
      (one.workloads.length === 0 || kinds.some((kind) => kind !== undefined && one.workloads.includes(kind))),
  )
}

import type { Finding, Rule } from "./dataset.ts"

/**
 * A product's hypervisors, GPUs and licences exist, a hypervisor's products and licences too, and each lists the other back: what runs
 * where is one fact in two rows.
 */
export const productsRefer: Rule = ({ products, hypervisors, licences, gpu }) => {
  const productById = new Map(products.map(({ row }) => [row.id, row]))
  const hypervisorById = new Map(hypervisors.map(({ row }) => [row.id, row]))
  const licenceIds = new Set(licences.map(({ row }) => row.id))
  const lost = (ids: readonly string[]): string[] => ids.filter((id) => !licenceIds.has(id)).map((id) => `there is no licence "${id}"`)
  const ofProducts = products.flatMap(({ file, id, row }): Finding[] =>
    [
      ...row.hypervisors.flatMap((one) => {
        const hypervisor = hypervisorById.get(one)
        if (!hypervisor) return [`there is no hypervisor "${one}"`]
        return hypervisor.gpuProducts.includes(row.id) ? [] : [`the hypervisor "${one}" does not list it back`]
      }),
      ...(row.gpus ?? []).filter((one) => !gpu(one)).map((one) => `there is no GPU "${one}"`),
      ...lost(row.licence.needs.flat()),
    ].map((sentence) => ({ file, id, sentence })),
  )
  const ofHypervisors = hypervisors.flatMap(({ file, id, row }): Finding[] =>
    [
      ...row.gpuProducts.flatMap((one) => {
        const product = productById.get(one)
        if (!product) return [`there is no product "${one}"`]
        return product.hypervisors.includes(row.id) ? [] : [`the product "${one}" does not list it back`]
      }),
      ...lost(row.licenceNeeds),
    ].map((sentence) => ({ file, id, sentence })),
  )
  return [...ofProducts, ...ofHypervisors]
}

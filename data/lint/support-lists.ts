import type { Rule } from "./dataset.ts"

/**
 * A list of supported GPUs is of a product or a server, names each GPU once, and stands beside what the GPUs say of themselves: what a mechanism
 * fails on without being listed, no GPU claims to have.
 */
export const supportLists: Rule = ({ supportLists: lists, products, gpus }) => [
  ...lists.flatMap(({ file, id, row }) =>
    [
      ...(row.products.length + row.hosts.length > 0 ? [] : ["is of no product and no server"]),
      ...(new Set(row.gpus).size === row.gpus.length ? [] : ["names a GPU twice"]),
      ...(row.says === "bars" && row.others === "fail" ? ["bars some GPUs and says that all others fail"] : []),
    ].map((sentence) => ({ file, id, sentence })),
  ),
  ...products.flatMap(({ row: product }) => {
    const strict = lists.filter(({ row }) => row.products.includes(product.id) && row.says === "lists" && row.others === "fail")
    if (strict.length === 0) return []
    const listed = new Set(strict.flatMap(({ row }) => row.gpus))
    const technologies = [product.technology].flat()
    return gpus
      .filter(({ row }) => technologies.some((one) => row.technologies.includes(one)) && !listed.has(row.id))
      .map(({ file, id }) => ({ file, id, sentence: `says that it works with ${product.id}, whose lists leave it out` }))
  }),
]

import { techniqueIds, type ApiCell, type Product } from "../../src/dataset/schema/index.ts"
import type { Rule } from "./dataset.ts"

const withVersion: ReadonlySet<string> = new Set(["version", "software", "supported"])
const gone: ReadonlySet<string> = new Set(["discontinued", "removed", "research", "inactive"])

const apiProblems = ([api, cell]: readonly [string, ApiCell]): string[] => [
  ...(cell.state === "version" && !cell.maxVersion ? [`${api} promises a version and gives none`] : []),
  ...(cell.maxVersion && !withVersion.has(cell.state) ? [`${api} has a version, but its state is "${cell.state}"`] : []),
]

const problems = (product: Product, file: string): string[] => [
  ...(file === `products/${product.technique}` ? [] : [`stands in ${file}, but its technique is ${product.technique}`]),
  ...((product.technique === "api-remoting") === (product.remoting !== undefined)
    ? []
    : ["what is forwarded and over what is named exactly where the technique is API remoting"]),
  ...((product.technique === "device-emulation") === (product.gpuVendors.length === 0)
    ? []
    : ["no GPU vendor is named exactly where the technique is device emulation"]),
  ...(product.technique === "fixed-pass-through" && (product.sharing.maxVmsPerGpu !== 1 || product.sharing.schedulers.length > 0)
    ? ["fixed pass-through gives a GPU to one VM and schedules nothing"]
    : []),
  ...(product.forDatacenters && gone.has(product.status.state)
    ? [`is ${product.status.state}, so no datacenter can be planned on it`]
    : []),
  ...Object.entries(product.apis).flatMap(apiProblems),
]

/**
 * What a product says fits its technique, an API has a version only where its state promises one, and each technique offers a datacenter
 * something current.
 */
export const techniqueSense: Rule = ({ products }) => [
  ...products.flatMap(({ file, id, row }) => problems(row, file).map((sentence) => ({ file, id, sentence }))),
  ...techniqueIds
    .filter((id) => !products.some(({ row }) => row.technique === id && row.forDatacenters && row.status.state === "current"))
    .map((id) => ({ file: `products/${id}`, id, sentence: "offers a datacenter nothing current" })),
]

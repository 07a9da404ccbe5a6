import type { DefensibleRange } from "../../src/dataset/schema/reference-measurements.ts"
import type { MigrationRule } from "../../src/dataset/schema/reference-products.ts"
import { objectsIn, type Dataset, type Finding, type Located, type Rule } from "./dataset.ts"

/** Every value under a key, at any depth, as a list of words. */
const wordsUnder = (key: string, value: unknown): string[] =>
  objectsIn(value).flatMap(({ node }) => [node[key]].flat().filter((one) => typeof one === "string"))

/** Bounds under a key ("lte": "Pascal"), or the word itself: what is compared with. */
const boundsUnder = (key: string, value: unknown): string[] =>
  objectsIn(value).flatMap(({ node }) => {
    const at: unknown = node[key]
    const bounds: readonly unknown[] = typeof at === "object" && at !== null ? Object.values(at) : [at]
    return bounds.filter((one) => typeof one === "string")
  })

interface Reference {
  readonly to: string
  readonly known: ReadonlySet<string>
  readonly from: readonly { readonly file: string; readonly id: string; readonly named: readonly string[] }[]
}

const naming = <T>(rows: readonly Located<T>[], named: (row: T) => readonly string[]) =>
  rows.map(({ file, id, row }) => ({ file, id, named: named(row) }))

const ids = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map((row) => row.id))

function references(dataset: Dataset): readonly Reference[] {
  const { products, hypervisors, gpus, quirks, measurements, workloads, gpuPrices, gpuBoards, gpuPower, stunModels, supportLists, hosts } =
    dataset
  const ranks = dataset.rows<{ architecture: string }>("reference/architecture-order")
  const scale = dataset.rows<{ severity: string }>("reference/severity-scale")
  const rules = dataset.rows<MigrationRule>("reference/migration-rules")
  return [
    {
      to: "product",
      known: ids(products),
      from: [
        ...naming(measurements, (row) => row.products),
        ...naming(quirks, (row) => wordsUnder("product", row.when)),
        ...naming(supportLists, (row) => row.products),
        ...naming(rules, (row) => row.products),
        ...["migration-matrix", "api-support-article", "article-table-items"].flatMap((name) =>
          naming(dataset.rows<{ product: string }>(`reference/${name}`), (row) => [row.product]),
        ),
      ],
    },
    {
      to: "hypervisor",
      known: ids(hypervisors),
      from: naming(quirks, (row) => [...wordsUnder("hypervisor", row.when), ...wordsUnder("platform", row.when)]),
    },
    {
      to: "GPU",
      known: ids(gpus),
      from: [
        ...naming(gpuPrices, (row) => [row.gpu]),
        ...naming(gpuPower, (row) => [row.gpu]),
        ...naming(gpuBoards, (row) => [row.gpu]),
        ...naming(quirks, (row) => wordsUnder("gpu", row.when)),
        ...naming(supportLists, (row) => row.gpus),
        ...naming(dataset.rows<{ gpu: string }>("hardware/resources/"), (row) => [row.gpu]),
        ...naming(dataset.rows<{ gpu: string | null; referenceGpu: string | null }>("measurements/speeds/"), (row) =>
          [row.gpu, row.referenceGpu].filter((one) => one !== null),
        ),
        ...naming(workloads, (row) => [row.referenceGpu]),
        ...naming(dataset.rows<{ gpu?: string }>("reference/workload-anchors"), (row) => (row.gpu ? [row.gpu] : [])),
      ],
    },
    {
      to: "host",
      known: ids(hosts),
      from: [
        ...naming(dataset.rows<{ host: string | null }>("prices/servers"), (row) => (row.host ? [row.host] : [])),
        ...naming(supportLists, (row) => row.hosts),
      ],
    },
    {
      to: "architecture",
      known: new Set(ranks.map(({ row }) => row.architecture)),
      from: naming(quirks, (row) => boundsUnder("gpuArchitecture", row.when)),
    },
    { to: "severity", known: new Set(scale.map(({ row }) => row.severity)), from: naming(quirks, (row) => [row.severity]) },
    { to: "stun model", known: ids(stunModels), from: naming(rules, ({ hints }) => (hints.stunModelId ? [hints.stunModelId] : [])) },
    {
      to: "measurement",
      known: ids([...measurements, ...dataset.rows("measurements/scaling")]),
      from: naming(dataset.rows<DefensibleRange>("measurements/defensible-ranges"), (row) => row.rows),
    },
  ]
}

/** Ids that measurements, quirks, prices, power, workloads and the reference tables name are those of rows that exist. */
export const rowsRefer: Rule = (dataset) =>
  references(dataset).flatMap(({ to, known, from }) =>
    from.flatMap(({ file, id, named }): Finding[] =>
      named.filter((one) => !known.has(one)).map((one) => ({ file, id, sentence: `there is no ${to} "${one}"` })),
    ),
  )

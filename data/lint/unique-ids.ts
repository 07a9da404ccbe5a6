import { repeated, type Dataset, type Located, type Rule } from "./dataset.ts"

/** Ids that are looked up together and so must differ from each other: one line a look-up or link key. */
const lookUps = (dataset: Dataset): readonly (readonly [string, readonly Located<unknown>[]])[] => [
  ["products", dataset.products],
  ["hypervisors", dataset.hypervisors],
  ["techniques", dataset.techniques],
  ["quirks", dataset.quirks],
  ["workloads", dataset.workloads],
  // A link pins an option as product@gpu, with an instance type where one is meant.
  ["GPUs and instance types", [...dataset.gpus, ...dataset.instanceTypes]],
  ["hosts", dataset.hosts],
  ["GPU prices", dataset.gpuPrices],
  ["power rows", dataset.gpuPower],
  ["licences", dataset.licences],
  // The engine asks for a value by id without saying which of the two holds it; overrides in links name it the same way.
  ["planning defaults and model parameters", [...dataset.planningDefaults, ...dataset.parameters]],
  ["stun models", dataset.stunModels],
]

/** Files whose rows carry an `id`, each unique there. */
const withIds = (dataset: Dataset): readonly (readonly [string, readonly Located<unknown>[]])[] =>
  Object.keys(dataset.files)
    .filter((file) => /^(reference|measurements|hardware\/placement-rules)/.test(file))
    .map((file) => [file, dataset.rows<{ id?: string }>(file).filter((one) => one.file === file && one.row.id !== undefined)] as const)

/** No id stands twice where a look-up or link goes by it. Measurements are one list over all their files. */
export const uniqueIds: Rule = (dataset) =>
  [...lookUps(dataset), ...withIds(dataset), ["measurements", dataset.measurements] as const].flatMap(([kind, rows]) =>
    repeated(rows.map((row) => row.id)).map((id) => ({
      file: rows.findLast((row) => row.id === id)?.file ?? "",
      id,
      sentence: `occurs twice among the ${kind}`,
    })),
  )

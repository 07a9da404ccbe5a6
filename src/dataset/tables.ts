import type { FullData } from "./coreFields.ts"
import type { DatasetFiles } from "./coverage.ts"

/** The rows of every file whose path starts so, file after file. */
const below = <T>(files: DatasetFiles, start: string): readonly T[] =>
  Object.keys(files)
    .filter((path) => path.startsWith(start))
    .sort((a, b) => (`${a}.json` < `${b}.json` ? -1 : 1))
    .flatMap((path) => files[path] as readonly T[])

/** Joins the files of the dataset into its main tables. The shape of every file is proved by the data checks (data/lint), so it is taken as given. */
export function tablesOf(files: DatasetFiles): FullData {
  const as = <T>(path: string): T => files[path] as T
  return {
    version: as<{ readonly version: string }>("version").version,
    products: below(files, "products/"),
    hypervisors: as("hypervisors"),
    gpus: below(files, "hardware/gpus/"),
    gpuResources: below(files, "hardware/resources/"),
    instanceTypeSets: below(files, "hardware/instances/"),
    mixedPlacements: as("hardware/mixed-placements"),
    placementRules: as("hardware/placement-rules"),
    hosts: as("hardware/hosts"),
    workloads: as("workloads"),
    gpuBoards: as("hardware/boards"),
    encoders: as("hardware/encoders"),
    llmModels: as("llm-models"),
    supportLists: as("hardware/support-lists"),
    gpuPrices: as("prices/gpus"),
    gpuPower: as("hardware/power"),
    licences: as("prices/licences"),
    licenceRules: as("prices/licence-rules"),
    defaults: as("prices/defaults"),
    measurements: below(files, "measurements/native-"),
    parameters: below(files, "models/parameters"),
    pooling: as("models/pooling"),
    speedKinds: as("models/speed-kinds"),
    speedModel: as<{ readonly fitted: FullData["speedModel"] }>("models/speeds").fitted,
    remoting: as("models/remoting"),
    stunModels: as("models/stun"),
    migrationConditions: as("models/migration-conditions"),
  }
}

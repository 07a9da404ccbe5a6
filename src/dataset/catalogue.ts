import type { CoreData } from "./core.ts"
import type { FullData } from "./coreFields.ts"
import type { Range } from "./schema/index.ts"

/** The part of the dataset that the engine computes with. Plain data: it can be posted to a worker as it is. */
export type CatalogueData = CoreData

/** Look-ups by id. That of an unknown id gives undefined; `parameter`, `planningDefault` and `value` throw, for their ids are named in code. */
interface LookUps<Data extends CoreData> {
  product(id: string): Data["products"][number] | undefined
  gpu(id: string): Data["gpus"][number] | undefined
  /** Rates, memory bandwidth and media engines of a GPU. */
  resources(gpuId: string): Data["gpuResources"][number] | undefined
  host(id: string): Data["hosts"][number] | undefined
  workload(id: string): Data["workloads"][number] | undefined
  llmModel(id: string): Data["llmModels"][number] | undefined
  hypervisor(id: string): Data["hypervisors"][number] | undefined
  licence(id: string): Data["licences"][number] | undefined
  board(gpuId: string): Data["gpuBoards"][number] | undefined
  gpuPrice(gpuId: string): Data["gpuPrices"][number] | undefined
  power(gpuId: string): Data["gpuPower"][number] | undefined
  instanceTypeSetsOf(gpuId: string): readonly Data["instanceTypeSets"][number][]
  /** Instance type ids are unique across the dataset. */
  instanceType(id: string): TypeInSet<Data> | undefined
  parameter(id: string): Data["parameters"][number]
  planningDefault(id: string): Data["defaults"][number]
  /** The range of a parameter or planning default. */
  value(id: string): Range
}

interface TypeInSet<Data extends CoreData> {
  readonly type: Data["instanceTypeSets"][number]["types"][number]
  readonly set: Data["instanceTypeSets"][number]
}

/** What the engine, the links and the builder read: the first view's share of the dataset, with look-ups. */
export interface Catalogue extends CoreData, LookUps<CoreData> {
  /** Figures that the engine works out, held at points of their ranges; left out: none. */
  readonly held?: Held
}

/** Where in its range an uncertain quantity stands: -1 at the low end, 0 at the likely value, 1 at the high end. */
export type Position = number

/** By the names that engine/basics/held.ts gives them. */
export interface Held {
  readonly efficiencies: ReadonlyMap<string, Position>
  readonly speeds: ReadonlyMap<string, Position>
}

/** The main tables in full: with notes, where in its source each fact stands, and all that only the catalogue's views show. */
export interface FullCatalogue extends FullData, LookUps<FullData> {}

function byId<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [key(row), row]))
}

export function makeCatalogue<Data extends CoreData>(data: Data): Data & LookUps<Data> {
  type Row<
    Table extends "products" | "gpus" | "hosts" | "workloads" | "llmModels" | "hypervisors" | "licences" | "parameters" | "defaults",
  > = Data[Table][number]
  const products = byId<Row<"products">>(data.products, (row) => row.id)
  const gpus = byId<Row<"gpus">>(data.gpus, (row) => row.id)
  const resources = byId<Data["gpuResources"][number]>(data.gpuResources, (row) => row.gpu)
  const hosts = byId<Row<"hosts">>(data.hosts, (row) => row.id)
  const workloads = byId<Row<"workloads">>(data.workloads, (row) => row.id)
  const llmModels = byId<Row<"llmModels">>(data.llmModels, (row) => row.id)
  const hypervisors = byId<Row<"hypervisors">>(data.hypervisors, (row) => row.id)
  const licences = byId<Row<"licences">>(data.licences, (row) => row.id)
  const boards = byId<Data["gpuBoards"][number]>(data.gpuBoards, (row) => row.gpu)
  const prices = byId<Data["gpuPrices"][number]>(data.gpuPrices, (row) => row.gpu)
  const power = byId<Data["gpuPower"][number]>(data.gpuPower, (row) => row.gpu)
  const parameters = byId<Row<"parameters">>(data.parameters, (row) => row.id)
  const defaults = byId<Row<"defaults">>(data.defaults, (row) => row.id)
  const sets = new Map<string, Data["instanceTypeSets"][number][]>()
  const types = new Map<string, TypeInSet<Data>>()
  for (const set of data.instanceTypeSets) {
    const ofGpu = sets.get(set.gpu)
    if (ofGpu) ofGpu.push(set)
    else sets.set(set.gpu, [set])
    for (const type of set.types) types.set(type.id, { type, set })
  }
  const parameter = (id: string): Row<"parameters"> => {
    const found = parameters.get(id)
    if (!found) throw new Error(`The dataset has no model parameter "${id}".`)
    return found
  }
  const planningDefault = (id: string): Row<"defaults"> => {
    const found = defaults.get(id)
    if (!found) throw new Error(`The dataset has no planning default "${id}".`)
    return found
  }
  return {
    ...data,
    product: (id) => products.get(id),
    gpu: (id) => gpus.get(id),
    resources: (id) => resources.get(id),
    host: (id) => hosts.get(id),
    workload: (id) => workloads.get(id),
    llmModel: (id) => llmModels.get(id),
    hypervisor: (id) => hypervisors.get(id),
    licence: (id) => licences.get(id),
    board: (id) => boards.get(id),
    gpuPrice: (id) => prices.get(id),
    power: (id) => power.get(id),
    instanceTypeSetsOf: (id) => sets.get(id) ?? [],
    instanceType: (id) => types.get(id),
    parameter,
    planningDefault,
    value: (id) => (parameters.get(id) ?? planningDefault(id)).value,
  }
}

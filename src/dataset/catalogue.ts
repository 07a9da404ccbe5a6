import type {
  Gpu,
  GpuPower,
  GpuPrice,
  Host,
  Hypervisor,
  InstanceType,
  InstanceTypeSet,
  Licence,
  Measurement,
  MixedPlacement,
  ModelParameter,
  PlanningDefault,
  Product,
  Range,
  RemotingModel,
  StunModel,
  Workload,
} from "./schema/index.ts"

/** The part of the dataset that the engine computes with. Plain data: it can be posted to a worker as it is. */
export interface CatalogueData {
  /** Dataset version, e.g. "2026.11.1". */
  readonly version: string
  readonly products: readonly Product[]
  readonly hypervisors: readonly Hypervisor[]
  readonly gpus: readonly Gpu[]
  readonly instanceTypeSets: readonly InstanceTypeSet[]
  readonly mixedPlacements: readonly MixedPlacement[]
  readonly hosts: readonly Host[]
  readonly workloads: readonly Workload[]
  readonly gpuPrices: readonly GpuPrice[]
  readonly gpuPower: readonly GpuPower[]
  readonly licences: readonly Licence[]
  readonly defaults: readonly PlanningDefault[]
  readonly measurements: readonly Measurement[]
  readonly parameters: readonly ModelParameter[]
  readonly remoting: RemotingModel
  readonly stunModels: readonly StunModel[]
}

/** The data with look-ups by id. A look-up of an unknown id gives undefined; `parameter` and `planningDefault` throw, for they are named in code. */
export interface Catalogue extends CatalogueData {
  product(id: string): Product | undefined
  gpu(id: string): Gpu | undefined
  host(id: string): Host | undefined
  workload(id: string): Workload | undefined
  hypervisor(id: string): Hypervisor | undefined
  licence(id: string): Licence | undefined
  gpuPrice(gpuId: string): GpuPrice | undefined
  power(gpuId: string): GpuPower | undefined
  instanceTypeSetsOf(gpuId: string): readonly InstanceTypeSet[]
  /** Instance type ids are unique across the dataset. */
  instanceType(id: string): { readonly type: InstanceType; readonly set: InstanceTypeSet } | undefined
  parameter(id: string): ModelParameter
  planningDefault(id: string): PlanningDefault
  /** The range of a parameter or planning default. */
  value(id: string): Range
}

function byId<T>(rows: readonly T[], key: (row: T) => string): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [key(row), row]))
}

export function makeCatalogue(data: CatalogueData): Catalogue {
  const products = byId(data.products, (row) => row.id)
  const gpus = byId(data.gpus, (row) => row.id)
  const hosts = byId(data.hosts, (row) => row.id)
  const workloads = byId(data.workloads, (row) => row.id)
  const hypervisors = byId(data.hypervisors, (row) => row.id)
  const licences = byId(data.licences, (row) => row.id)
  const prices = byId(data.gpuPrices, (row) => row.gpu)
  const power = byId(data.gpuPower, (row) => row.gpu)
  const parameters = byId(data.parameters, (row) => row.id)
  const defaults = byId(data.defaults, (row) => row.id)
  const sets = new Map<string, InstanceTypeSet[]>()
  const types = new Map<string, { type: InstanceType; set: InstanceTypeSet }>()
  for (const set of data.instanceTypeSets) {
    const ofGpu = sets.get(set.gpu)
    if (ofGpu) ofGpu.push(set)
    else sets.set(set.gpu, [set])
    for (const type of set.types) types.set(type.id, { type, set })
  }
  const parameter = (id: string): ModelParameter => {
    const found = parameters.get(id)
    if (!found) throw new Error(`The dataset has no model parameter "${id}".`)
    return found
  }
  const planningDefault = (id: string): PlanningDefault => {
    const found = defaults.get(id)
    if (!found) throw new Error(`The dataset has no planning default "${id}".`)
    return found
  }
  return {
    ...data,
    product: (id) => products.get(id),
    gpu: (id) => gpus.get(id),
    host: (id) => hosts.get(id),
    workload: (id) => workloads.get(id),
    hypervisor: (id) => hypervisors.get(id),
    licence: (id) => licences.get(id),
    gpuPrice: (id) => prices.get(id),
    power: (id) => power.get(id),
    instanceTypeSetsOf: (id) => sets.get(id) ?? [],
    instanceType: (id) => types.get(id),
    parameter,
    planningDefault,
    value: (id) => (parameters.get(id) ?? planningDefault(id)).value,
  }
}

import type { Catalogue } from "../../dataset/catalogue.ts"
import type {
  Gpu,
  GuestSystem,
  LicenceConditions,
  LicenceDecision,
  LicenceRule,
  Product,
  TechnologyId,
  VgpuSeries,
  VmWork,
  WorkloadClass,
} from "../../dataset/core.ts"

/** What decides which licence a VM needs. */
export interface LicenceFacts {
  readonly product: Product
  readonly technology: TechnologyId
  /** Null: the VM is given no GPU. */
  readonly gpu: Gpu | null
  /** Series of its vGPU type; null where it has none. */
  readonly series: VgpuSeries | null
  readonly work: VmWork
  /** Null: not known to the dataset. */
  readonly workloadClass: WorkloadClass | null
  readonly guestSystem: GuestSystem
}

type OfOption = "product" | "technology" | "gpu"

const one = <T>(list: readonly T[] | undefined, value: T | null): boolean => !list || (value !== null && list.includes(value))

/** Conditions on the product and the GPU: alike for all VMs of an option. */
const holdsOfOption = (when: LicenceConditions, { product, technology, gpu }: LicenceFacts): boolean =>
  one(when.products, product.id) &&
  one(when.techniques, product.technique) &&
  one(when.technologies, technology) &&
  (!when.onlyHypervisors || product.hypervisors.every((id) => when.onlyHypervisors?.includes(id) === true)) &&
  one(when.gpus, gpu?.id ?? null) &&
  one(when.gpuVendors, gpu?.vendor ?? null) &&
  one(when.gpuClasses, gpu?.class ?? null) &&
  (!when.gpuTechnologies || (gpu?.technologies.some((id) => when.gpuTechnologies?.includes(id) === true) ?? false))

/** Conditions on the VM itself. */
const holdsOfVm = (when: LicenceConditions, { series, work, workloadClass, guestSystem }: Omit<LicenceFacts, OfOption>): boolean =>
  one(when.series, series) && one(when.work, work) && one(when.workloadClasses, workloadClass) && one(when.guestSystems, guestSystem)

/** Rules of one kind that can hold for an option, found once: an evaluation asks for them thousands of times. */
type Kept = WeakMap<Product, Map<Gpu | null, Map<TechnologyId, Map<LicenceDecision, readonly LicenceRule[]>>>>
const perTable = new WeakMap<readonly LicenceRule[], Kept>()

function rulesOfOption(decides: LicenceDecision, facts: LicenceFacts, table: readonly LicenceRule[]): readonly LicenceRule[] {
  const { product, gpu, technology } = facts
  let kept = perTable.get(table)
  if (!kept) perTable.set(table, (kept = new WeakMap()))
  let ofProduct = kept.get(product)
  if (!ofProduct) kept.set(product, (ofProduct = new Map()))
  let ofGpu = ofProduct.get(gpu)
  if (!ofGpu) ofProduct.set(gpu, (ofGpu = new Map()))
  let ofTechnology = ofGpu.get(technology)
  if (!ofTechnology) ofGpu.set(technology, (ofTechnology = new Map()))
  const known = ofTechnology.get(decides)
  if (known) return known
  const made = table.filter((rule) => rule.decides === decides && holdsOfOption(rule.when, facts))
  ofTechnology.set(decides, made)
  return made
}

/** The first rule of the kind whose conditions all hold (data/prices/licence-rules); null where none does. */
export const ruleFor = (
  decides: Exclude<LicenceDecision, "series">,
  facts: LicenceFacts,
  { licenceRules }: Pick<Catalogue, "licenceRules">,
): LicenceRule | null => rulesOfOption(decides, facts, licenceRules).find((rule) => holdsOfVm(rule.when, facts)) ?? null

/**
 * Which series of vGPU such work is given. These rules ask for the work alone, not for product, GPU or guest (a check of the data holds
 * them to that), so that products alike can share their plans.
 */
export const seriesRuleFor = (
  work: VmWork,
  workloadClass: WorkloadClass,
  { licenceRules }: Pick<Catalogue, "licenceRules">,
): LicenceRule | null =>
  licenceRules.find(({ decides, when }) => decides === "series" && one(when.work, work) && one(when.workloadClasses, workloadClass)) ?? null

/** True where such a VM, wherever it runs in a datacenter, is reached through a broker: a desktop that somebody sits at. */
export const isDesktop = (
  vm: Pick<LicenceFacts, "work" | "workloadClass" | "guestSystem">,
  { licenceRules }: Pick<Catalogue, "licenceRules">,
): boolean =>
  licenceRules.some(({ decides, licence, when }) => decides === "broker" && !!licence && holdsOfVm(when, { ...vm, series: null }))

const asked = new WeakMap<readonly LicenceRule[], readonly string[]>()

/** Every licence that some rule asks for, each once, in the table's order. */
export function licencesOfRules({ licenceRules }: Pick<Catalogue, "licenceRules">): readonly string[] {
  const known = asked.get(licenceRules)
  if (known) return known
  const made = [...new Set(licenceRules.flatMap((rule) => (rule.decides !== "included" && rule.licence ? [rule.licence] : [])))]
  asked.set(licenceRules, made)
  return made
}

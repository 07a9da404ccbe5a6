import type { Evidence, LicenceRule } from "../../dataset/core.ts"
import { licencesOfRules, ruleFor, type LicenceFacts } from "../licensing/rules.ts"
import type { CostLine } from "../report.ts"
import type { CostGroup, CostInput } from "./input.ts"
import { usersOf } from "./input.ts"
import { normalise } from "./weights.ts"
import type { Weights } from "./weights.ts"

/** A licence that VMs need for what they get, what runs in them and what for. */
export interface VmLicence {
  readonly id: string
  readonly part: Extract<CostLine["part"], "licences" | "broker" | "rights">
  /** The rule that asks for it, of the first group that it holds for. */
  readonly rule: LicenceRule
  readonly quantity: number
  readonly unit: "concurrent-user" | "named-user" | "gpu"
  /** Years of the horizon that must be paid for; less than all where the board brings an entitlement. */
  readonly years: number
  readonly weights: Weights
  readonly evidence: readonly Evidence[]
}

const parts = { guest: "licences", broker: "broker", rights: "rights" } as const
type Kind = keyof typeof parts
const kinds = Object.keys(parts) as Kind[]

/** What the rules ask of one group of VMs on the option's product and GPU. */
const factsOf = (input: CostInput, group: CostGroup): LicenceFacts => ({
  product: input.product,
  technology: input.product.technology,
  gpu: input.gpu,
  series: group.series,
  work: group.work,
  workloadClass: group.workloadClass,
  guestSystem: group.guestSystem,
})

/** The rule that decides which licence of NVIDIA's a group's VMs need, if any. */
export const guestRule = (input: CostInput, group: CostGroup): LicenceRule | null =>
  ruleFor("guest", factsOf(input, group), input.catalogue)

/** How many of a licence are needed, by whom. */
export interface VmLicenceCount {
  readonly id: string
  readonly kind: Kind
  readonly rule: LicenceRule
  readonly quantity: number
  readonly unit: VmLicence["unit"]
  readonly years: number
  /** By group. */
  readonly covered: readonly boolean[]
}

/**
 * Licences that the VMs of the whole option need, one row a licence: NVIDIA's for the guests, and, unless left out, the connection
 * broker and Windows virtual-desktop rights. By users, or by GPUs that carry such VMs.
 */
export function vmLicenceCounts(input: CostInput): readonly VmLicenceCount[] {
  const { leftOut } = input.scenario.economics
  const facts = input.groups.map((group) => factsOf(input, group))
  const found: VmLicenceCount[] = []
  for (const kind of kinds) {
    if (kind !== "guest" && leftOut.includes(kind)) continue
    const rules = facts.map((one) => ruleFor(kind, one, input.catalogue))
    const asked = new Map<string, LicenceRule>()
    for (const rule of rules) if (rule?.licence && !asked.has(rule.licence)) asked.set(rule.licence, rule)
    // Mostly all groups need the same, or nothing: the order of the table matters to several only.
    const ids = asked.size > 1 ? licencesOfRules(input.catalogue).filter((id) => asked.has(id)) : asked.keys()
    for (const id of ids) {
      const rule = asked.get(id)
      if (rule) found.push(counted(input, kind, id, rule, rules))
    }
  }
  return found
}

/** The same with who is charged for them. */
export const vmLicences = (input: CostInput): readonly VmLicence[] =>
  vmLicenceCounts(input).map(({ id, kind, rule, quantity, unit, years, covered }) => {
    const own = input.groups.map((group, at) => (covered[at] ? (unit === "gpu" ? group.gpusCharged : usersIn(group, unit)) : 0))
    return { id, part: parts[kind], rule, quantity, unit, years, weights: normalise([...own, 0]), evidence: rule.evidence }
  })

const usersIn = (group: CostGroup, unit: VmLicence["unit"]): number => (unit === "named-user" ? group.count : usersOf(group))

function counted(input: CostInput, kind: Kind, id: string, rule: LicenceRule, rules: readonly (LicenceRule | null)[]): VmLicenceCount {
  const metric = input.catalogue.licence(id)?.metric
  const unit = metric === "gpu" ? "gpu" : metric === "named-user" ? "named-user" : "concurrent-user"
  const covered = rules.map((one) => one?.licence === id)
  const years = Math.max(0, input.scenario.economics.years - includedYears(input, id))
  const quantity =
    unit === "gpu"
      ? gpuLicences(input, covered, rule.vmsPerLicence ?? Infinity)
      : input.groups.reduce((sum, group, at) => sum + (covered[at] ? usersIn(group, unit) : 0), 0)
  return { id, kind, rule, quantity, unit, years, covered }
}

/** Years of a licence that the option's boards bring. */
export function includedYears(input: CostInput, id: string): number {
  const first = input.groups[0]
  const rule = first && ruleFor("included", factsOf(input, first), input.catalogue)
  return rule?.licence === id ? (rule.years ?? 0) : 0
}

/**
 * Licences for the GPUs that hold VMs of the covered groups: of each GPU, VMs / VMs that one licence covers, rounded up. All GPUs in use
 * where the placement lists no patterns: that many at least.
 */
function gpuLicences(input: CostInput, covered: readonly boolean[], vmsPerLicence: number): number {
  const { gpuPatterns, hostPatterns, gpus } = input.placement
  if (gpuPatterns.length === 0) return gpus.count
  const indices = new Set(input.groups.filter((_, at) => covered[at]).map((group) => group.index))
  const needed = gpuPatterns.map(({ contents }) => {
    const vms = contents.reduce((sum, content) => sum + (indices.has(content.group) ? content.vms : 0), 0)
    return Math.ceil(vms / vmsPerLicence) || (vms > 0 ? 1 : 0)
  })
  let count = 0
  for (const host of hostPatterns) for (const run of host.gpus) count += host.hosts * run.count * (needed[run.pattern] ?? 0)
  return count
}

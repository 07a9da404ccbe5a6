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
  readonly unit: "concurrent user" | "named user" | "GPU"
  /** Years of the horizon that must be paid for; less than all where the board brings an entitlement. */
  readonly years: number
  readonly weights: Weights
  readonly evidence: readonly Evidence[]
}

const parts = { guest: "licences", broker: "broker", rights: "rights" } as const
type Kind = keyof typeof parts

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

/**
 * Licences that the VMs of the whole option need, one row a licence: NVIDIA's for the guests, and, unless left out, the connection
 * broker and Windows virtual-desktop rights. By users, or by GPUs that carry such VMs.
 */
export function vmLicences(input: CostInput): readonly VmLicence[] {
  const { leftOut } = input.scenario.economics
  const kinds = (Object.keys(parts) as Kind[]).filter((kind) => kind === "guest" || !leftOut.includes(kind))
  return kinds.flatMap((kind) => {
    const rules = input.groups.map((group) => ruleFor(kind, factsOf(input, group), input.catalogue))
    if (!rules.some((rule) => rule?.licence)) return []
    return licencesOfRules(input.catalogue).flatMap((id) => {
      const rule = rules.find((one) => one?.licence === id)
      return rule ? [counted(input, kind, id, rule, rules)] : []
    })
  })
}

function counted(input: CostInput, kind: Kind, id: string, rule: LicenceRule, rules: readonly (LicenceRule | null)[]): VmLicence {
  const { groups, catalogue, scenario } = input
  const covered = rules.map((one) => one?.licence === id)
  const row = { id, part: parts[kind], rule, evidence: rule.evidence }
  const years = Math.max(0, scenario.economics.years - includedYears(input, id))
  if (catalogue.licence(id)?.metric === "gpu") {
    const weights = normalise([...groups.map((group, at) => (covered[at] ? group.gpusCharged : 0)), 0])
    return { ...row, quantity: gpuLicences(input, covered, rule.vmsPerLicence ?? Infinity), unit: "GPU", years, weights }
  }
  const named = catalogue.licence(id)?.metric === "named-user"
  const users = groups.map((group, at) => (covered[at] ? (named ? group.count : usersOf(group)) : 0))
  const quantity = users.reduce((sum, own) => sum + own, 0)
  return { ...row, quantity, unit: named ? "named user" : "concurrent user", years, weights: normalise([...users, 0]) }
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

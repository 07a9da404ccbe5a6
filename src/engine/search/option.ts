import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Range } from "../../dataset/core.ts"
import { gpusPerVm, slicingOf, type Plan } from "../plan/candidate.ts"
import { mindOf } from "../plan/cautions.ts"
import { encodersOf, mustEncode } from "../workload/encode.ts"
import { frameBufferOf } from "../workload/llm.ts"
import { mixedSizeEvidence, mixedSizeWarnings, sizeModeRules } from "../plan/mixedSize.ts"
import { nominalSizeWarning, seriesRule } from "../feasibility/instanceTypes.ts"
import { severalGpusWarnings } from "../feasibility/severalGpus.ts"
import { gpuServes, isolationOf } from "../feasibility/technology.ts"
import { migrationOf, type MigrationGroup } from "../migration/migration.ts"
import { performanceEvidence } from "../performance/groupPerformance.ts"
import { thinEvidence } from "../performance/thinEvidence.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import { weightedMean } from "../basics/range.ts"
import { same } from "../../base/same.ts"
import type { WarningTold } from "../basics/tellings.ts"
import { gpuNamed, productNamed, quote, share, thing } from "../basics/told.ts"
import type { GroupResult, OptionResult, OwnedResult, Reason } from "../report.ts"
import type { OwnedKind } from "../basics/hostChoice.ts"
import { racksOf } from "../cost/racks.ts"
import { ownedUse, vmsOnOwned } from "../cost/owned.ts"
import type { OptionPin, Scenario } from "../scenario.ts"

export const optionKey = (product: string, gpu: string | null, instanceType: string | null): string =>
  `${product}${gpu ? `@${gpu}` : ""}${instanceType ? `:${instanceType}` : ""}`

export interface OptionInput {
  readonly origin: "best" | "pin"
  readonly pin: OptionPin | null
  readonly plan: Plan
  readonly placed: PlacedPlan | null
  readonly reasons: readonly Reason[]
  /** What to mind that speaks against nothing. */
  readonly remarks?: readonly WarningTold[]
  readonly searched: OptionResult["searched"]
}

/** What moving VMs depends on, group by group. */
export const migrationGroups = (plan: Plan, groups: readonly GroupResult[]): readonly MigrationGroup[] =>
  plan.groups.map((one) => ({
    index: one.index,
    frameBufferMib: one.frameBufferMib * gpusPerVm(one.group),
    gpusPerVm: gpusPerVm(one.group),
    maxPerHost: one.placement.maxPerHost ?? Infinity,
    ramGib: one.placement.ramGib,
    vcpu: one.placement.vcpu,
    vmsPerGpu: groups.find((group) => group.index === one.index)?.vmsPerGpu ?? 0,
  }))

/** Puts together what the page shows of one option. */
export function optionResult(input: OptionInput, scenario: Scenario, catalogue: Catalogue): OptionResult {
  const { plan, placed, reasons } = input
  const { product, technology, gpu } = plan.candidate
  const groups = placed?.groups ?? []
  const sizeMode = placed?.sizeMode ?? null
  const migration = migrationOf({
    product,
    gpu,
    technology,
    scenario,
    placement: placed?.placement ?? null,
    catalogue,
    groups: migrationGroups(plan, groups),
  })
  const minded = reasons.length === 0 ? mindOf(plan, groups, scenario) : []
  const several = plan.groups.some(({ group }) => gpusPerVm(group) > 1) ? (product.sharing.gpusPerVm?.evidence ?? []) : []
  const modeEvidence = [
    ...several,
    ...mixedSizeEvidence(plan, sizeMode, catalogue),
    ...sizeModeRules(sizeMode, catalogue).flatMap((one) => one.evidence),
  ]
  const mean = (pick: "nativeShare" | "efficiency" | "sharing"): Range | null =>
    groups.length > 0
      ? weightedMean(
          groups.map((one) => one[pick]),
          groups.map((one) => one.count),
        )
      : null
  return {
    key: optionKey(product.id, gpu?.id ?? null, input.pin?.instanceType ?? null),
    origin: input.origin,
    pin: input.pin,
    technique: product.technique,
    technology,
    product: product.id,
    productName: product.shortName,
    gpu: gpu?.id ?? null,
    gpuName: gpu?.shortName ?? null,
    slicing: slicingOf(plan.candidate, groups),
    hostId: placed?.host.id ?? null,
    scheduler: plan.scheduler === "whole" ? null : plan.scheduler,
    sizeMode,
    feasible: reasons.length === 0,
    reasons,
    warnings: [
      ...(input.remarks ?? []),
      ...warningsOf(plan, groups),
      ...nominalSizes(plan),
      ...licenceWarnings(plan, catalogue),
      ...severalGpusWarnings(product, technology, Math.max(...plan.groups.map(({ group }) => gpusPerVm(group)))),
      ...mixedSizeWarnings(plan, sizeMode, catalogue),
      ...minded.map((one) => one.told),
    ],
    thinEvidence: thinEvidence(
      plan.groups.map(({ model, group }) => ({ ...model, group })),
      product,
      technology,
    ),
    groups,
    nativeShare: mean("nativeShare"),
    efficiency: mean("efficiency"),
    sharing: mean("sharing"),
    placement: placed?.placement ?? null,
    ...(placed?.host.owned ? { owned: ownedResult(placed, placed.host.owned) } : {}),
    racks: placed && racksOf(placed.host, placed.placement, placed.cost, scenario, catalogue),
    cost: placed?.cost ?? null,
    migration,
    isolation: isolationOf(
      product,
      technology,
      plan.groups.map((one) => one.type),
    ),
    sources: sourcesOf(plan, placed, [...migrationEvidence(migration), ...modeEvidence, ...minded.flatMap((one) => one.evidence)], reasons),
    searched: input.searched,
  }
}

function ownedResult({ host, placement }: PlacedPlan, kind: OwnedKind): OwnedResult {
  const { hosts, boards } = ownedUse(host, placement)
  const { gpus } = placement
  const fullest = Math.max(0, ...placement.hostPatterns.map((one) => one.boards))
  return {
    index: kind.index,
    like: kind.like,
    there: kind.count,
    used: hosts,
    standBy: Math.max(0, hosts - placement.hosts.count),
    boardsUsed: boards,
    vms: vmsOnOwned(host, placement),
    hostsBought: placement.hosts.count + placement.hosts.spare - hosts,
    boardsBought: gpus.boards + gpus.spareBoards - boards,
    boardsPerHost: fullest,
    boardsThere: kind.boards,
  }
}

/** All that the figures of a migration rest on, what a failure and a drain rest on included. */
const migrationEvidence = ({ evidence, drain, failure }: OptionResult["migration"]): readonly Evidence[] => [
  ...evidence,
  ...(drain?.evidence ?? []),
  ...(failure?.evidence ?? []),
]

const nominalSizes = ({ candidate, groups }: Plan): readonly WarningTold[] =>
  once(
    groups.flatMap(
      ({ group, workload, type, context }) =>
        nominalSizeWarning(type, candidate.technology, frameBufferOf(group, workload, context.catalogue)) ?? [],
    ),
  )

/** Each fact once, in the order of first telling. */
const once = (list: readonly WarningTold[]): readonly WarningTold[] =>
  list.filter((one, at) => list.findIndex((other) => same(one, other)) === at)

/** Says where the load on encode engines could not be worked out. */
function conditionsOf(plan: Plan): readonly WarningTold[] {
  const { gpu } = plan.candidate
  const unknown =
    gpu &&
    plan.groups.some((one) => one.workload.encode && mustEncode(one.needs) && !one.encode && encodersOf(gpu, one.context.catalogue) !== 0)
  return unknown ? [{ id: "encoders-unknown", values: { gpu: gpuNamed(gpu) } }] : []
}

function warningsOf(plan: Plan, groups: readonly GroupResult[]): readonly WarningTold[] {
  const { gpu, product, technology } = plan.candidate
  const warnings: WarningTold[] = [...conditionsOf(plan)]
  if (gpu && plan.groups.some((one) => !one.model.demand.speedKnown)) {
    warnings.push({ id: "speed-unknown", values: { gpu: gpuNamed(gpu) } })
  }
  if (gpu && !gpuServes(gpu, product, technology)) {
    warnings.push({ id: "undocumented", values: { product: productNamed(product), gpu: gpuNamed(gpu) } })
  }
  const weak = groups.filter((one) => one.meetsTarget && one.nativeShare.low < one.targetShare)
  if (weak.length > 0) {
    const least = [...new Set(weak.map((one) => one.targetShare))].sort((a, b) => a - b)
    warnings.push({
      id: "may-fall-short",
      values: { groups: weak.map((one) => thing("group", String(one.index), one.name)), least: least.map(share) },
    })
  }
  return warnings
}

/** Where a VM has a vGPU of another series than its work is licensed with: said once for each type. */
function licenceWarnings(plan: Plan, catalogue: Catalogue): readonly WarningTold[] {
  const series = new Set(plan.groups.flatMap(({ type }) => type?.series ?? []))
  const beside = series.has("C") && series.size > 1
  return [
    ...(beside ? [{ id: "c-series-apart", values: {} } as const] : []),
    ...once(
      plan.groups.flatMap(({ type, needs, workload }): readonly WarningTold[] => {
        if (!type?.series) return []
        const rule = seriesRule(needs, workload, catalogue)
        return rule?.otherwise && type.series !== rule.series?.[0]
          ? [{ id: "licensed-otherwise", values: { type: thing("instance-type", type.id, type.name), otherwise: quote(rule.otherwise) } }]
          : []
      }),
    ),
  ]
}

function sourcesOf(plan: Plan, placed: PlacedPlan | null, besides: readonly Evidence[], reasons: readonly Reason[]): readonly string[] {
  const found = new Set<string>()
  const take = (evidence: readonly Evidence[]): void => {
    for (const one of evidence) found.add(one.source)
  }
  take(plan.candidate.product.evidence)
  if (plan.candidate.gpu) take(plan.candidate.gpu.evidence)
  for (const one of plan.groups) {
    take(performanceEvidence(one.model, one.context))
    if (one.type) take(one.type.evidence ?? one.context.catalogue.instanceType(one.type.id)?.set.evidence ?? [])
  }
  for (const line of placed?.cost.lines ?? []) take(line.evidence)
  if (placed) take(placed.host.evidence)
  take(besides)
  for (const one of reasons) take(one.evidence)
  return [...found].sort()
}

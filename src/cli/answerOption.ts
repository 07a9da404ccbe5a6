import type { Range } from "../dataset/schema/index.ts"
import type { Cost, OptionResult, OwnedResult, RackNeed, Reason } from "../engine/report.ts"
import type { Money } from "../engine/basics/range.ts"
import { byCostPart } from "../engine/basics/why/cost.ts"
import type { AnsweredOption } from "./optionSchema.ts"
import { sayAnswer } from "../words/answers.ts"
import { sayMigration } from "../words/migration.ts"

/** Nine significant digits: enough to compare runs, and free of the noise of floating point. */
const tidy = (value: number): number => Number(value.toPrecision(9))
export const range = (span: Range): Range => ({ low: tidy(span.low), likely: tidy(span.likely), high: tidy(span.high) })
export const money = (span: Money): { low: number; likely: number; high: number; known: boolean; missing?: string[] } => ({
  ...range(span),
  known: span.known,
  ...(span.known ? {} : { missing: span.missing.map(sayAnswer) }),
})

const answerOwned = ({
  index,
  there,
  used,
  standBy,
  boardsUsed,
  vms,
  hostsBought,
  boardsBought,
}: OwnedResult): AnsweredOption["owned"] => ({
  kind: index + 1,
  there,
  used,
  standBy,
  boardsUsed,
  vms,
  hostsBought,
  boardsBought,
})

export const answerRacks = ({ count, byHeight, byPower, itKw, kwOfOne }: RackNeed): NonNullable<AnsweredOption["racks"]> => ({
  count: count && range(count),
  byHeight,
  byPower: range(byPower),
  itKw: tidy(itKw),
  kwOfOneRack: tidy(kwOfOne),
})

function answerMigration({ migration, groups }: OptionResult): AnsweredOption["migration"] {
  const { drain, failure } = migration
  const named = (index: number): string => groups.find((group) => group.index === index)?.name ?? String(index)
  return {
    level: migration.level,
    conditions: migration.rules.map((one) => sayMigration(one.told)),
    stunSeconds: migration.stunSeconds ? range(migration.stunSeconds) : null,
    drainSeconds: migration.drainSeconds ? range(migration.drainSeconds) : null,
    rules: migration.rules.map(({ told, evidence }) => ({
      text: sayMigration(told),
      sources: [...new Set(evidence.map((one) => one.source))],
    })),
    stunByGroup: migration.stunByGroup.map(({ group, expected, worst }) => ({
      group: named(group),
      expectedSeconds: range(expected),
      worstSeconds: range(worst),
    })),
    stunStandIn: migration.stunStandIn && sayMigration(migration.stunStandIn),
    ...(drain && {
      drain: {
        vms: migration.vmsPerHost,
        atOnce: drain.atOnce,
        outcomes: drain.outcomes.map((one) => ({ ...one, group: named(one.group) })),
      },
    }),
    ...(failure && {
      failure: {
        lose: failure.lose,
        keep: failure.keep,
        restart: failure.restart,
        condition: failure.condition,
        room: failure.room,
        spareHosts: failure.spareHosts,
      },
    }),
  }
}

export const answerReason = (one: Reason, groupNames: readonly string[]): AnsweredOption["reasons"][number] => ({
  code: one.code,
  group: one.group === null ? null : (groupNames[one.group] ?? String(one.group)),
  text: sayAnswer(one.told),
  sources: [...new Set(one.evidence.map((evidence) => evidence.source))],
})

export const answerBreakdown = (breakdown: Cost["breakdown"]): NonNullable<AnsweredOption["cost"]>["breakdownUsd"] =>
  byCostPart((part) => money(breakdown[part]))

export function answerOption(option: OptionResult, groupNames: readonly string[]): AnsweredOption {
  const { placement, cost } = option
  return {
    technique: option.technique,
    product: option.product,
    gpu: option.gpu,
    origin: option.origin,
    feasible: option.feasible,
    reasons: option.reasons.map((one) => answerReason(one, groupNames)),
    warnings: [...option.warnings, ...(option.thinEvidence === null ? [] : [option.thinEvidence])].map(sayAnswer),
    sizeMode: option.sizeMode,
    groups: option.groups.map((one) => ({
      group: one.name,
      workload: one.workload,
      count: one.count,
      instanceType: one.instanceType,
      vmsPerGpu: one.vmsPerGpu,
      ...(one.vmsPerMigInstance === undefined ? {} : { vmsPerMigInstance: one.vmsPerMigInstance }),
      ...(one.gpusPerVm === undefined ? {} : { gpusPerVm: one.gpusPerVm }),
      binds: one.binds,
      nativeShare: range(one.nativeShare),
      efficiency: range(one.efficiency),
      sharing: range(one.sharing),
      burstShare: range(one.burstShare),
      ...(one.llm === undefined
        ? {}
        : {
            llm: {
              model: one.llm.model,
              weightsMib: tidy(one.llm.weightsMib),
              cacheMib: tidy(one.llm.cacheMib),
              askedTokensPerSecond: tidy(one.llm.askedTokensPerSecond),
              tokensPerSecond: one.llm.tokensPerSecond && range(one.llm.tokensPerSecond),
              linkEfficiency: one.llm.linkEfficiency && range(one.llm.linkEfficiency),
            },
          }),
      targetShare: one.targetShare,
      meetsTarget: one.meetsTarget,
    })),
    nativeShare: option.nativeShare ? range(option.nativeShare) : null,
    gpus: placement
      ? {
          count: placement.gpus.count,
          lowerBound: placement.gpus.lowerBound,
          boards: placement.gpus.boards,
          spareBoards: placement.gpus.spareBoards,
        }
      : null,
    hosts: placement
      ? {
          count: placement.hosts.count,
          spare: placement.hosts.spare,
          lowerBound: placement.hosts.lowerBound,
          id: option.owned?.like ?? placement.hosts.hostId,
        }
      : null,
    ...(option.owned ? { owned: answerOwned(option.owned) } : {}),
    ...(option.racks ? { racks: answerRacks(option.racks) } : {}),
    cost: cost
      ? {
          totalUsd: money(cost.total),
          perVmMonthUsd: money(cost.perVmMonth),
          breakdownUsd: answerBreakdown(cost.breakdown),
          peakKw: range(cost.peakKw),
          carbonTonnes: range(cost.carbonTonnes),
        }
      : null,
    migration: answerMigration(option),
    isolation: option.isolation,
    sources: [...option.sources],
  }
}

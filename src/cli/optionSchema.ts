import * as v from "valibot"
import { isolationLevels, RangeSchema, techniqueIds } from "../dataset/schema/index.ts"
import { byCostPart } from "../engine/basics/why/cost.ts"

// One option as answers have it, and what it is made of.

export const MoneySchema = v.strictObject({
  low: v.number(),
  likely: v.number(),
  high: v.number(),
  /** False: some part has no known price; the figures then mean "at least", and `missing` names the parts. */
  known: v.boolean(),
  missing: v.optional(v.array(v.string())),
})

export const MigrationLevelSchema = v.picklist(["live", "live-with-conditions", "suspend-only", "cold-only", "none", "unknown"])

const GroupSchema = v.strictObject({
  group: v.string(),
  workload: v.string(),
  count: v.number(),
  instanceType: v.nullable(v.string()),
  vmsPerGpu: v.number(),
  /** On MIG only: VMs that share one MIG instance at most; above 1 they take turns on it. */
  vmsPerMigInstance: v.optional(v.number()),
  /** Above 1 only: each VM has so many GPUs of its host, and `vmsPerGpu` counts on each of them. */
  gpusPerVm: v.optional(v.number()),
  binds: v.string(),
  nativeShare: RangeSchema,
  efficiency: RangeSchema,
  sharing: RangeSchema,
  burstShare: RangeSchema,
  /** Where the group describes a language model: frame buffer on all GPUs of a VM, tokens a second asked, and possible alone and native. */
  llm: v.optional(
    v.strictObject({
      model: v.string(),
      weightsMib: v.number(),
      cacheMib: v.number(),
      askedTokensPerSecond: v.number(),
      tokensPerSecond: v.nullable(RangeSchema),
      linkEfficiency: v.nullable(RangeSchema),
    }),
  ),
  targetShare: v.number(),
  meetsTarget: v.boolean(),
})

export const BreakdownSchema = v.strictObject(byCostPart(() => MoneySchema))

export const ReasonSchema = v.strictObject({
  code: v.string(),
  group: v.nullable(v.string()),
  text: v.string(),
  sources: v.array(v.string()),
})

/** Racks of hosts, spares included: by height, and by IT power in the busy hour. `count` and `byHeight` null: a host's height is not known. */
export const RacksSchema = v.strictObject({
  count: v.nullable(RangeSchema),
  byHeight: v.nullable(v.number()),
  byPower: RangeSchema,
  itKw: v.number(),
  kwOfOneRack: v.number(),
})

export const OptionSchema = v.strictObject({
  technique: v.picklist(techniqueIds),
  product: v.string(),
  gpu: v.nullable(v.string()),
  origin: v.picklist(["best", "pin"]),
  feasible: v.boolean(),
  reasons: v.array(ReasonSchema),
  warnings: v.array(v.string()),
  /** How time-sliced vGPUs share GPUs: all of one size, or of several; null where nothing is placed or there are no such modes. */
  sizeMode: v.optional(v.nullable(v.picklist(["equal-size", "mixed-size"]))),
  groups: v.array(GroupSchema),
  nativeShare: v.nullable(RangeSchema),
  gpus: v.nullable(v.strictObject({ count: v.number(), lowerBound: v.number(), boards: v.number(), spareBoards: v.number() })),
  hosts: v.nullable(v.strictObject({ count: v.number(), spare: v.number(), lowerBound: v.number(), id: v.string() })),
  /** Where it stands on hosts that are there already: how many are there and used (spares among them), VMs on them, and what is bought beside. */
  owned: v.optional(
    v.strictObject({
      /** Place among the kinds that are there, from 1. */
      kind: v.optional(v.number()),
      there: v.number(),
      used: v.number(),
      /** Of those used, stand by for the others. */
      standBy: v.optional(v.number()),
      boardsUsed: v.number(),
      vms: v.number(),
      hostsBought: v.number(),
      boardsBought: v.number(),
    }),
  ),
  racks: v.optional(v.nullable(RacksSchema)),
  cost: v.nullable(
    v.strictObject({
      totalUsd: MoneySchema,
      perVmMonthUsd: MoneySchema,
      breakdownUsd: BreakdownSchema,
      peakKw: RangeSchema,
      carbonTonnes: RangeSchema,
    }),
  ),
  migration: v.strictObject({
    level: MigrationLevelSchema,
    conditions: v.array(v.string()),
    stunSeconds: v.nullable(RangeSchema),
    drainSeconds: v.nullable(RangeSchema),
    /** Each condition with the ids of its sources. */
    rules: v.optional(v.array(v.strictObject({ text: v.string(), sources: v.array(v.string()) }))),
    /** What to expect and what to plan for at worst, group by group. */
    stunByGroup: v.optional(v.array(v.strictObject({ group: v.string(), expectedSeconds: RangeSchema, worstSeconds: RangeSchema }))),
    /** In words, why the pauses are another platform's; null: published for this one, or none is stated. */
    stunStandIn: v.optional(v.nullable(v.string())),
    /** Emptying the fullest host: VMs by what becomes of them; `atOnce` null: no limit is documented, so one after another. */
    drain: v.optional(
      v.strictObject({
        vms: v.number(),
        atOnce: v.nullable(v.number()),
        outcomes: v.array(
          v.strictObject({
            group: v.string(),
            outcome: v.picklist(["moves", "may-time-out", "suspended", "stopped", "no-room", "unknown"]),
            vms: v.number(),
          }),
        ),
      }),
    ),
    /** The fullest host dies: sessions lost and kept, whether the cluster restarts the VMs, and for how many there is room at least. */
    failure: v.optional(
      v.strictObject({
        lose: v.number(),
        keep: v.number(),
        restart: v.picklist(["yes", "conditional", "no", "unknown", "not-applicable"]),
        condition: v.nullable(v.string()),
        room: v.number(),
        spareHosts: v.number(),
      }),
    ),
  }),
  isolation: v.picklist(isolationLevels),
  sources: v.array(v.string()),
})
export type AnsweredOption = v.InferOutput<typeof OptionSchema>

import * as v from "valibot"
import { isolationLevels, RangeSchema, techniqueIds, technologyIds } from "../dataset/schema/index.ts"
import { BreakdownSchema, MigrationLevelSchema, MoneySchema, OptionSchema, RacksSchema, ReasonSchema } from "./optionSchema.ts"

const RankedSchema = v.strictObject({
  /** Pins this option in a link: `option=` and this text. */
  option: v.string(),
  technique: v.picklist(techniqueIds),
  technology: v.picklist(technologyIds),
  product: v.string(),
  gpu: v.nullable(v.string()),
  /** Id of the slice where all groups have the same one. */
  instanceType: v.nullable(v.string()),
  /** Names of the slices, each once; none where the technique has no slices. */
  slices: v.array(v.string()),
  /** "smallest": the smallest slice that holds each group; "one": one slice, asked for, for all groups. */
  slicing: v.picklist(["smallest", "one", "none"]),
  /** Weighted by VMs. */
  nativeShare: RangeSchema,
  /** GPUs that carry VMs. */
  gpus: v.number(),
  /** Spares included. */
  hosts: v.number(),
  host: v.string(),
  cost: v.strictObject({ totalUsd: MoneySchema, perVmMonthUsd: MoneySchema }),
  peakKw: RangeSchema,
  migration: MigrationLevelSchema,
  isolation: v.picklist(isolationLevels),
  /** No other is at least as good in cost, native share, GPUs, power and migration, and better in one. */
  pareto: v.boolean(),
})

const RankingSchema = v.strictObject({
  /** Every option that meets the needs, cheapest first; those with a part of the cost unknown last. */
  options: v.array(RankedSchema),
  /** Product, GPU and slicing combinations looked at. */
  weighed: v.number(),
  /** How many of them each kind of reason speaks against; one may have several. */
  against: v.record(v.string(), v.number()),
})

const PlanSchema = v.strictObject({
  /** "mix": of any techniques. */
  technique: v.picklist([...techniqueIds, "mix"]),
  /** Of a plan asked for by name: as `plan=` writes it. Its reasons tell what stands against its parts too. */
  pin: v.optional(v.string()),
  feasible: v.boolean(),
  /** True: no division of whole groups into parts is cheaper. */
  proven: v.boolean(),
  /** Where that is not proven: what any plan of parts costs at least, however groups are divided or split. */
  leastUsd: v.optional(v.number()),
  /** Of the mix where nothing meets every need: it misses less than every single way, or as much for less money. */
  closest: v.optional(v.boolean()),
  /** Groups that nothing serves. */
  unserved: v.array(v.string()),
  /** Limits of the whole that the cheapest plan breaks. */
  reasons: v.array(ReasonSchema),
  /**
   * Each serves some groups one way, on hosts of its own; its option is as above, for these groups alone. `sparesOf`: it has no spare hosts, for those of the part with these groups stand by for it.
   */
  parts: v.array(
    v.strictObject({
      groups: v.array(v.string()),
      /** Where it serves a part of a group, and another the rest: VMs of each of the groups that it serves. */
      vms: v.optional(v.array(v.number())),
      option: OptionSchema,
      sparesOf: v.optional(v.array(v.string())),
    }),
  ),
  totals: v.nullable(
    v.strictObject({
      /** That carry VMs. */
      gpus: v.number(),
      /** By id, those of spare hosts included. */
      gpusBought: v.record(v.string(), v.number()),
      hosts: v.number(),
      spareHosts: v.number(),
      racks: v.optional(RacksSchema),
      /** Weighted by VMs; the parts' groups tell each group's. */
      nativeShare: RangeSchema,
      cost: v.strictObject({ totalUsd: MoneySchema, perVmMonthUsd: MoneySchema, breakdownUsd: BreakdownSchema }),
      peakKw: RangeSchema,
      carbonTonnes: RangeSchema,
    }),
  ),
})

const AdviceSchema = v.strictObject({
  /** The sentence at the top of the advisor. */
  says: v.string(),
  /** Rules that hold for the machine, worst first. */
  holds: v.array(
    v.strictObject({
      id: v.string(),
      title: v.string(),
      severity: v.string(),
      effect: v.string(),
      takes: v.string(),
      sources: v.array(v.string()),
    }),
  ),
  /** Rules that may hold: ids. */
  depends: v.array(v.string()),
  /** Questions that must be answered before anybody may say that nothing stands in the way. */
  open: v.array(v.string()),
})
export type Advice = v.InferOutput<typeof AdviceSchema>

const GoalsSchema = v.strictObject({
  /** The option they are checked against, "product@gpu": the one in focus, else the one that the page's verdict names; null: nothing is compared. */
  option: v.nullable(v.string()),
  /** Where it is the plan in which each group goes its own way; then `option` is null. */
  plan: v.optional(v.literal(true)),
  /** Every one of them. */
  met: v.boolean(),
  checks: v.array(
    v.strictObject({
      /** As `goal=` writes it. */
      goal: v.string(),
      /** The same in words. */
      says: v.string(),
      /** "met": over the whole range; "perhaps": in part of it. */
      state: v.picklist(["met", "perhaps", "missed", "unknown"]),
      /** What the bound is held against: a fraction, a count, USD, kW or seconds; null for goals in words, and where there is none. */
      figure: v.nullable(RangeSchema),
      /** What the option has, or why nothing can be said, in words. */
      found: v.string(),
    }),
  ),
})

const MachinesSchema = v.strictObject({ boards: v.number(), hosts: v.number() })

/** Each option and plan of parts held over the years, cheapest by present value first, those that miss a need in some year last. */
const GrowthSchema = v.strictObject({
  discountPercent: RangeSchema,
  /** "yours", or how the dataset knows it. */
  discountBasis: v.string(),
  /** By year, by group of the scenario. */
  vms: v.array(v.array(v.number())),
  options: v.array(
    v.strictObject({
      /** "product@gpu"; "mix": the plan in which each group goes its own way; "plan-0": the first of `plan=` in the link. */
      option: v.string(),
      technique: v.picklist([...techniqueIds, "mix"]),
      totalUsd: MoneySchema,
      /** Payments of a year count as made at its beginning. */
      presentValueUsd: MoneySchema,
      /** First year for which what was there in the first is too little; null: it holds. */
      outgrown: v.nullable(v.number()),
      /** First year in which it misses a need or cannot be placed; null: none. */
      failsIn: v.nullable(v.number()),
      overBudget: v.boolean(),
      years: v.array(
        v.strictObject({
          year: v.number(),
          vms: v.number(),
          gpus: v.number(),
          needed: MachinesSchema,
          bought: MachinesSchema,
          installed: MachinesSchema,
          hardwareUsd: MoneySchema,
          licencesUsd: MoneySchema,
          runningUsd: MoneySchema,
          totalUsd: MoneySchema,
          presentValueUsd: MoneySchema,
          reasons: v.array(ReasonSchema),
        }),
      ),
    }),
  ),
})

/** What `npm run evaluate` prints: docs/evaluate.schema.json is made from it. */
export const AnswerSchema = v.strictObject({
  scenario: v.string(),
  datasetVersion: v.string(),
  modelVersion: v.string(),
  warnings: v.array(v.string()),
  /** What no total counts, each with the reason. */
  notCounted: v.array(v.strictObject({ what: v.string(), why: v.string() })),
  options: v.array(OptionSchema),
  /** Of links that set goals only. */
  goals: v.optional(GoalsSchema),
  /** Of links that show the pass-through advisor only. */
  advice: v.optional(AdviceSchema),
  /** With `--plans` only: the best plan of each technique, made of parts that may differ in product and GPU, then the best mix of techniques, then those of `plan=`. */
  plans: v.optional(v.array(PlanSchema)),
  /** With `--plans` only: the cheapest single way for all groups; null where there is none. */
  oneKindUsd: v.optional(v.nullable(MoneySchema)),
  /** With `--plans` only, where hosts are there already: kinds of them that the mix leaves idle, and what as many VMs on them as they carry with nothing bought would cost beyond it. */
  idle: v.optional(
    v.array(
      v.strictObject({
        /** Place among the kinds that are there, from 1. */
        kind: v.number(),
        hosts: v.number(),
        group: v.string(),
        vms: v.number(),
        product: v.string(),
        gpu: v.nullable(v.string()),
        extraUsd: v.number(),
      }),
    ),
  ),
  /** With `--all` only. */
  ranking: v.optional(RankingSchema),
  /** With `--growth` only. */
  growth: v.optional(GrowthSchema),
})
export type Answer = v.InferOutput<typeof AnswerSchema>
export type AnsweredGoals = v.InferOutput<typeof GoalsSchema>
export type AnsweredPlan = v.InferOutput<typeof PlanSchema>
export type AnsweredRanking = v.InferOutput<typeof RankingSchema>

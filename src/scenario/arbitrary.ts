import * as fc from "fast-check"
import {
  apiIds,
  cacheFormats,
  gpuVendors,
  guestSystems,
  isolationLevels,
  techniqueIds,
  weightFormats,
  type ApiNeed,
} from "../dataset/schema/index.ts"
import { goalFigures, groupFigures, type Goal } from "../engine/goal.ts"
import {
  desktopCosts,
  extraCosts,
  defaultScenario,
  limits,
  type GroupNeeds,
  type GroupOverrides,
  type NumberField,
  type OptionPin,
  type PlanPin,
  type Part,
  type Scenario,
  type VmGroup,
} from "../engine/scenario.ts"
import type { CustomHost, OwnedHosts } from "../engine/supply.ts"
import {
  customHostLimits,
  cut,
  defaultCustomHost,
  nameLimit,
  numbersOf,
  overrideLimits,
  tidyName,
  withoutDirectionControls,
  type Limit,
} from "./bounds.ts"
import { boundOf, goalSlot } from "./goals.ts"
import { tidyPlan } from "./plans.ts"
import type { KnownIds } from "./url/known.ts"

// Random scenarios for tests. Not part of the page.

/** Any string at all, lone surrogates and control characters included, and those that have broken links before. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)), maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...Array.from("&=#%~_-.:,@*+ aZ0éשま🎮'\"<>/\\?\n\t")), maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.constantFrom(
    " ",
    "  a  ",
    "_",
    "~",
    "~20-",
    "~-",
    "~zz-",
    "~110000-",
    "a&b=c#d%e",
    "%26",
    "&amp;",
    "100%",
    "1,000",
    "null",
    "none",
    "auto",
    "*fb:1",
    ":",
    "Büro 日本",
    "עברית\u202eabc",
    "👩‍👩‍👧‍👦",
    "\ud83d",
    "\ude00",
    "\u0000",
    "\u200b",
    "\ufeff",
    "\r\n",
    "e\u0301",
    "__proto__",
    "constructor",
    "x".repeat(500),
  ),
)

const number = ({ min, max, whole }: Limit): fc.Arbitrary<number> =>
  (whole
    ? fc.oneof(fc.integer({ min, max }), fc.integer({ min, max: Math.min(max, min + 50) }))
    : fc.oneof(fc.double({ min, max, noNaN: true }), fc.integer({ min: Math.ceil(min), max: Math.floor(max) }))
  ).map((value) => value + 0)

/** Numbers as people type them. */
const humanNumber = ({ min, max, whole }: Limit): fc.Arbitrary<number> =>
  whole
    ? fc.integer({ min, max: Math.min(max, 2000) })
    : fc.integer({ min: Math.ceil(min * 100), max: Math.min(100, max) * 100 }).map((hundredths) => hundredths / 100)

export const maybe = <T>(value: fc.Arbitrary<T>, standard: T): fc.Arbitrary<T> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(standard) }, value)
const idsOf = (set: ReadonlySet<string>): fc.Arbitrary<string> => fc.constantFrom(...set)
const subset = <T>(list: Iterable<T>): fc.Arbitrary<T[]> => fc.uniqueArray(fc.constantFrom(...list), { maxLength: 4 })

export const nonEmpty = (limit: number): fc.Arbitrary<string> =>
  hostileText.map((text) => cut(withoutDirectionControls(text), limit)).filter((text) => text !== "")

/** Words that no list knows, some of which mean something elsewhere in the grammar. */
const unknownWords: readonly string[] = ["voodoo9", "none", "Auto", "x:y*z", "Büro 日本"]

const apiNeed: fc.Arbitrary<ApiNeed> = fc.record({
  anyOf: fc.array(
    fc.record(
      { api: fc.constantFrom(...apiIds), minVersion: fc.oneof(fc.constantFrom("11.0", "12_1", "3"), nonEmpty(20)) },
      { requiredKeys: ["api"] },
    ),
    {
      minLength: 1,
      maxLength: 3,
    },
  ),
})

const groupNeeds = (known: KnownIds): fc.Arbitrary<GroupNeeds> =>
  fc
    .record(
      {
        liveMigration: fc.boolean(),
        suspendResume: fc.boolean(),
        leastIsolation: fc.constantFrom(null, ...isolationLevels),
        unknownNeeds: fc.uniqueArray(fc.constantFrom("gpu-fairness", "none", "ANY", "a, b_c*d:e"), { minLength: 1, maxLength: 2 }),
        vendors: subset<string>([...gpuVendors, ...unknownWords]),
        hypervisors: subset([...known.hypervisors, ...unknownWords]),
        gpus: subset([...known.gpus, ...unknownWords]),
        techniques: subset<string>([...techniqueIds, ...unknownWords]),
      },
      { requiredKeys: [] },
    )
    .filter((needs) => Object.keys(needs).length > 0)

const overrides = (numbers: (limit: Limit) => fc.Arbitrary<number>, known: KnownIds): fc.Arbitrary<GroupOverrides> =>
  fc.record(
    {
      ...(Object.fromEntries(Object.entries(overrideLimits).map(([key, limit]) => [key, numbers(limit)])) as Record<
        keyof typeof overrideLimits,
        fc.Arbitrary<number>
      >),
      guestSystem: fc.constantFrom(...guestSystems),
      apiNeeds: fc.array(apiNeed, { maxLength: 3 }),
      llmModel: idsOf(known.llmModels),
      llmWeights: fc.constantFrom(...weightFormats),
      llmCache: fc.constantFrom(...cacheFormats),
      needs: groupNeeds(known),
      laterVms: fc.array(numbers(limits.laterVms), { minLength: 1, maxLength: 5 }),
    },
    { requiredKeys: [] },
  )

export const groupOf = (known: KnownIds): fc.Arbitrary<VmGroup> =>
  fc.record({
    name: fc.option(nonEmpty(nameLimit), { nil: null }).map(tidyName),
    workload: idsOf(known.workloads),
    count: number(limits.count),
    overrides: fc.oneof(fc.constant({}), overrides(number, known)),
  })

/** A group as an architect writes it: a plain name, round numbers, up to four overrides. */
export const plainGroupOf = (known: KnownIds): fc.Arbitrary<VmGroup> =>
  fc.record({
    name: fc.constantFrom(null, "Design Team", "Büro Nord", "Office 2nd floor", "R&D", "Render farm", "Call centre agents"),
    workload: idsOf(known.workloads),
    count: fc.integer({ min: 1, max: 20_000 }),
    overrides: fc.record(
      {
        gpusPerVm: fc.constantFrom(2, 4, 8),
        vmsPerHost: fc.constantFrom(1, 2, 10),
        frameBufferMib: fc.constantFrom(1024, 2048, 4096, 8192, 24_576),
        leastNativeShare: humanNumber(limits.share),
        activeShare: humanNumber(limits.share),
        vcpu: fc.integer({ min: 1, max: 64 }),
      },
      { requiredKeys: [] },
    ),
  })

const customHost: fc.Arbitrary<CustomHost> = fc.record(
  Object.fromEntries(Object.entries(customHostLimits).map(([key, limit]) => [key, number(limit)])) as Record<
    keyof CustomHost,
    fc.Arbitrary<number>
  >,
  { requiredKeys: Object.keys(defaultCustomHost) as (keyof CustomHost)[] },
) as fc.Arbitrary<CustomHost>

const ownedOf = (known: KnownIds): fc.Arbitrary<OwnedHosts> =>
  fc.record({
    host: fc.oneof(idsOf(known.hosts), fc.constant("custom")),
    count: number(limits.ownedHosts),
    boards: fc.option(fc.record({ gpu: idsOf(known.gpus), perHost: number(limits.boardsPerHost) }), { nil: null }),
    valueUsd: maybe(number(limits.priceUsd), 0),
  })

const pinOf = (known: KnownIds): fc.Arbitrary<OptionPin> =>
  fc.record({
    product: idsOf(known.products),
    gpu: fc.option(idsOf(known.gpus), { nil: null }),
    instanceType: fc.option(idsOf(known.instanceTypes), { nil: null }),
  })

const uniquePins = (known: KnownIds): fc.Arbitrary<OptionPin[]> =>
  fc.uniqueArray(pinOf(known), { maxLength: 4, selector: (pin) => JSON.stringify(pin) })

/** Groups dealt out to at most three parts; some to none. */
const planOf = (known: KnownIds): fc.Arbitrary<PlanPin> =>
  fc
    .tuple(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }), fc.array(pinOf(known), { minLength: 3, maxLength: 3 }))
    .map(([dealt, pins]) => ({
      parts: pins
        .map((pin, part) => ({ groups: dealt.flatMap((to, group) => (to === part ? [group] : [])), pin }))
        .filter(({ groups }) => groups.length > 0)
        .sort((a, b) => (a.groups[0] ?? 0) - (b.groups[0] ?? 0)),
    }))
    .filter(({ parts }) => parts.length > 0)
    .map(shared)

/** In some plans the first part has only so many VMs of its first group, and the last all that it leaves. */
function shared(plan: PlanPin): PlanPin {
  const [first, ...others] = plan.parts
  const last = others.at(-1)
  const group = first?.groups[0]
  if (!first || !last || group === undefined || last.groups.length % 2 === 0) return plan
  const counts = first.groups.map((_, at) => (at === 0 ? 1 + last.groups.length : null))
  return tidyPlan([{ ...first, counts }, ...others.slice(0, -1), { ...last, groups: [group, ...last.groups] }])
}

const goal: fc.Arbitrary<Goal> = fc.oneof(
  fc.constantFrom(...goalFigures).chain((about) =>
    fc.record({
      about: fc.constant(about),
      side: fc.constantFrom("least" as const, "most" as const),
      value: number(boundOf(about)),
      group: groupFigures.includes(about)
        ? fc.oneof(
            fc.constantFrom(null, "12", "0", "cad-medium", "a@b:c-least"),
            fc.integer({ min: 1, max: 50 }),
            nonEmpty(nameLimit).map(tidyName),
          )
        : fc.constant(null),
    }),
  ),
  fc.constantFrom<Goal>({ about: "migration", is: "live" }, { about: "migration", is: "suspend" }),
  fc.constantFrom(...isolationLevels).map((is): Goal => ({ about: "isolation", is })),
  fc.constantFrom(...techniqueIds).map((is): Goal => ({ about: "technique", is })),
)

/** The numbers of a part, each at random or as by default. */
const numbersIn = <P extends Part>(part: P): { [K in NumberField<P>]: fc.Arbitrary<Scenario[P][K]> } =>
  Object.fromEntries(
    Object.entries<Limit>(numbersOf(part)).map(([name, limit]) => {
      const standard = defaultScenario[part][name as NumberField<P>] as number | null
      return [name, standard === null ? fc.option(number(limit), { nil: null }) : maybe(number(limit), standard)]
    }),
  ) as { [K in NumberField<P>]: fc.Arbitrary<Scenario[P][K]> }

export const scenarioWith = (known: KnownIds, groups: fc.Arbitrary<readonly VmGroup[]>): fc.Arbitrary<Scenario> => {
  const perId = (set: ReadonlySet<string>, limit: Limit): fc.Arbitrary<Record<string, number>> =>
    fc.dictionary(idsOf(set), number(limit), { maxKeys: 3, noNullPrototype: true })
  return fc.record({
    groups,
    supply: fc.record({
      ...numbersIn("supply"),
      host: fc.oneof(fc.constant<"auto">("auto"), fc.record({ id: idsOf(known.hosts) }), fc.record({ custom: customHost })),
      gpus: maybe(subset([...known.gpus, ...unknownWords]), []),
      gpuLimits: perId(known.gpus, limits.gpuLimit),
      owned: maybe(fc.array(ownedOf(known), { maxLength: 3 }), []),
    }),
    policies: fc.record({
      ...numbersIn("policies"),
      liveMigration: fc.boolean(),
      suspendResume: fc.boolean(),
      leastIsolation: fc.constantFrom(null, ...isolationLevels),
      unknownNeeds: maybe(subset(["gpu-fairness", "none", "ANY", "a, b & c"]), []),
      vendors: maybe(subset<string>([...gpuVendors, ...unknownWords]), []),
      hypervisors: maybe(subset([...known.hypervisors, ...unknownWords]), []),
      includeUnsupported: fc.boolean(),
    }),
    economics: fc.record({
      ...numbersIn("economics"),
      counted: subset(extraCosts),
      leftOut: fc.subarray([...desktopCosts]),
      currency: fc.constantFrom("USD", "EUR", "JPY", "XXX"),
      prices: perId(new Set([...known.gpus, ...known.hosts, ...known.licences]), limits.priceUsd),
    }),
    pins: maybe(uniquePins(known), []),
    planPins: maybe(fc.uniqueArray(planOf(known), { maxLength: 3, selector: (plan) => JSON.stringify(plan) }), []),
    techniques: fc.oneof(fc.constant([...techniqueIds]), subset(techniqueIds)),
    busyPoint: maybe(number(limits.share), defaultScenario.busyPoint),
    scheduler: fc.constantFrom(null, "best-effort", "equal-share", "fixed-share"),
    goals: maybe(fc.uniqueArray(goal, { maxLength: 4, selector: goalSlot }), []),
  })
}

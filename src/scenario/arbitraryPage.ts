import * as fc from "fast-check"
import { defaultScenario, limits, type Part, type Scenario, type VmGroup } from "../engine/scenario.ts"
import { groupOf, maybe, nonEmpty, scenarioWith } from "./arbitrary.ts"
import { nameLimit, textLimit, tidyName } from "./bounds.ts"
import type { KnownIds } from "./url/known.ts"
import { mostBeside, noBeside, views, type Alternative, type Beside, type PageState, type ViewState } from "./view.ts"

// Random states of the whole page for tests: a scenario, what is kept beside it, the view, and pairs of a link that nobody knows. Not part of the page.

const text = nonEmpty(textLimit)
const view: fc.Arbitrary<ViewState> = fc.record({
  view: fc.constantFrom(...views),
  focus: fc.option(fc.oneof(text, fc.constantFrom("kvm-vfio@a16", "pcem@*", "kvm-vgpu-nvidia@a16:a16-2q", "api-remoting")), { nil: null }),
  table: fc.record({ sort: text, filter: text, lesson: fc.stringMatching(/^[A-Za-z0-9_-]{1,300}$/) }, { requiredKeys: [] }),
})

const keptText = fc.string({ unit: fc.constantFrom(...Array.from("abcXYZ019-._~:,@*=")), maxLength: 20 })
const kept: fc.Arbitrary<[string, string][]> = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom("zoom", "Utm_source", "future-key", "a~20-b", ""), keptText),
    fc.constantFrom<[string, string][]>(
      ["vm", "no-such-workload:3:Team*fb:8192"],
      ["option", "no-such@a16"],
      ["view", "hologram"],
      ["have", "voodoo9:3"],
      ["price", "gold:3"],
    ),
  ),
  { maxLength: 3 },
)

const name = fc.option(nonEmpty(nameLimit), { nil: null }).map(tidyName)

type Made = Alternative & { readonly like: readonly Part[] }
/** Scenarios to be kept beside another, and the parts in which they are like it. */
const besideOf = (known: KnownIds): fc.Arbitrary<readonly Made[]> =>
  fc.array(
    fc.record({
      name,
      scenario: scenarioWith(known, fc.array(groupOf(known), { minLength: 1, maxLength: 4 })),
      // The view is no part of them.
      kept: maybe(
        kept.map((pairs) => pairs.filter(([key]) => key !== "view")),
        [],
      ),
      like: fc.subarray<Part>(["supply", "policies", "economics"]),
    }),
    { maxLength: mostBeside },
  )

function besideIn(base: Scenario, others: readonly Made[], named: string | null): Beside {
  if (others.length === 0) return noBeside
  return {
    name: named,
    others: others.map(({ like, scenario, ...other }, at) => ({
      ...other,
      scenario: {
        ...scenario,
        ...(at % 2 === 0 && { groups: base.groups }),
        ...Object.fromEntries(like.map((part) => [part, base[part]])),
      },
    })),
  }
}

export const pageStateWith = (known: KnownIds, groups: fc.Arbitrary<readonly VmGroup[]>): fc.Arbitrary<Omit<PageState, "versions">> =>
  fc
    .record({
      scenario: scenarioWith(known, groups),
      view,
      kept: maybe(kept, []),
      beside: fc.oneof({ weight: 6, arbitrary: fc.constant([]) }, besideOf(known)),
      named: name,
    })
    .map(({ scenario, beside, named, ...state }) => ({ ...state, scenario, beside: besideIn(scenario, beside, named) }))
    .map((state) => structuredClone(state)) // gives every object its prototype

export const pageStateOf = (known: KnownIds): fc.Arbitrary<Omit<PageState, "versions">> =>
  pageStateWith(
    known,
    fc.oneof(
      fc.constant(defaultScenario.groups),
      fc.array(groupOf(known), { minLength: 1, maxLength: 6 }),
      fc.array(groupOf(known), { minLength: 18, maxLength: limits.groups.max }),
    ),
  )

import { differencesOf, type Where } from "../../engine/decisions/differences.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { nameOf } from "../../words/beside.ts"
import type { Beside } from "../../scenario/view.ts"
import { plural } from "../../ui/format.ts"
import { groupName } from "../common/groupName.ts"
import { inputShortName, inputValues } from "../common/inputWords.ts"

/** Where in the builder an input stands: a group's card by its index, the end of the groups, a section by its title. */
export type Place = number | string

const ofParts = { policies: "Needs", supply: "Hosts and GPUs", economics: "Money" } as const
const ofScenario = {
  pins: "Compared",
  planPins: "Compared",
  techniques: "Compared",
  goals: "Goals",
  busyPoint: "Hosts and GPUs",
  scheduler: "Hosts and GPUs",
} as const

function placeOf(where: Where): Place {
  if (where.in === "group") return where.base
  if (where.in === "groups") return where.base ?? "groups"
  return where.in === "scenario" ? ofScenario[where.field] : ofParts[where.in]
}

/** "VMs: 400 here", to which each scenario beside adds what it has. */
const hereText = (name: string, value: string): string => `${name}: ${value} here`

type Lines = ReadonlyMap<Place, readonly string[]>

function linesByPlace(scenario: Scenario, beside: Beside): Lines {
  const places = new Map<Place, Map<string, string>>()
  const add = (place: Place, first: string, more: string, joint = ", "): void => {
    const lines = places.get(place) ?? new Map<string, string>()
    const before = lines.get(first)
    places.set(place, lines.set(first, before === undefined ? `${first}${joint}${more}` : `${before}, ${more}`))
  }
  for (const [at, { scenario: other }] of beside.others.entries())
    for (const difference of differencesOf(scenario, other)) {
      const { where } = difference
      const values = inputValues(difference, scenario, other)
      const name = nameOf(beside, at)
      if (where.in !== "groups") add(placeOf(where), hereText(inputShortName(difference), values.base), `${values.other} in ${name}`)
      else if (where.base === null) add("groups", `${groupName(other, where.other)}: not here`, `${values.other} in ${name}`)
      else add(where.base, "This group is not in", name, " ")
    }
  return new Map([...places].map(([place, lines]) => [place, [...lines.values()]]))
}

/** Worked out once for all places of the builder. */
const found = new WeakMap<Scenario, { readonly beside: Beside; readonly lines: Lines }>()

/** Lines named one by one; the rest are counted. */
const mostNamed = 4

/** A line for each input that differs there from a scenario kept beside: "Years: 6 here, 4 in Before". */
export function besideLines(scenario: Scenario, beside: Beside, place: Place): readonly string[] {
  let known = found.get(scenario)
  if (known?.beside !== beside) found.set(scenario, (known = { beside, lines: linesByPlace(scenario, beside) }))
  const lines = known.lines.get(place) ?? []
  return lines.length <= mostNamed + 1 ? lines : [...lines.slice(0, mostNamed), `${plural(lines.length - mostNamed, "more input")}`]
}

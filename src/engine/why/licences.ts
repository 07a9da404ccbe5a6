import type { Cost, Derivation, Input } from "../report.ts"
import { computed, derivation, fact, plain, priced, spoken, tell, told, written } from "./inputs.ts"
import type { CostInput } from "../cost/input.ts"
import { termsIn, unitsOf } from "../cost/licenceUnits.ts"
import { chooseLicence } from "../cost/licences.ts"
import { licencePrice } from "../cost/prices.ts"
import { includedYears, vmLicences } from "../cost/vmLicences.ts"
import type { Licence, LicenceRule } from "../../dataset/core.ts"
import { gpuNamed } from "../basics/told.ts"
import type { BareWhy, WhyTold } from "../basics/whyTellings.ts"

/** A licence of the bill, the years of the horizon that must be paid for, and the rule that asks for it; null: the platform's. */
export interface ChargedLicence {
  readonly licence: Licence
  readonly years: number
  readonly rule: LicenceRule | null
}

/** By id. */
export function chargedLicences(input: CostInput): ReadonlyMap<string, ChargedLicence> {
  const byId = new Map<string, ChargedLicence>()
  const { years } = input.scenario.economics
  for (const need of input.product.licence.needs) {
    const id = chooseLicence(input, need)
    const licence = id === undefined ? undefined : input.catalogue.licence(id)
    if (licence && unitsOf(input, licence)) byId.set(licence.id, { licence, years, rule: null })
  }
  for (const need of vmLicences(input)) {
    const licence = input.catalogue.licence(need.id)
    if (licence) byId.set(licence.id, { licence, years: need.years, rule: need.rule })
  }
  return byId
}

/** One step a licence: units x price x terms, with the metric's rules and, for guest licences, the rule that asks for it. */
export function explainLicences(cost: Cost, input: CostInput): readonly Derivation[] {
  const byId = chargedLicences(input)
  return cost.lines
    .filter(({ part }) => part === "licences" || part === "broker" || part === "rights")
    .map(({ label, quantity, unit, usd }) => {
      const found = label.id === "named" ? byId.get(label.values.of.id) : undefined
      return derivation({
        title: tell("licence-title", { label }),
        lead: { id: "lead-licence", values: {} },
        formula: "licence-formula",
        inputs: [computed("licence-units", quantity, unit), ...(found ? details(input, found.licence, found.years, found.rule) : [])],
        result: computed("licence", spoken(usd), "usd"),
        notes: found ? notes(input, found.licence, found.rule) : [tell("licence-no-price", { label })],
        ...(found && { noteOf: { table: "licences", id: found.licence.id, note: found.licence.note } }),
      })
    })
}

function details(input: CostInput, licence: Licence, years: number, rule: LicenceRule | null): readonly Input[] {
  const { term, supportUsdPerYear } = licence
  const price = licencePrice(input, licence)
  const inputs: Input[] = [
    priced("licence-unit-price", price),
    computed("licence-terms", years > 0 ? termsIn(term, years) : 0, term === "none" ? "" : term),
  ]
  if (supportUsdPerYear) {
    const { evidence, basis } = price
    inputs.push({ label: told("licence-support"), value: plain(supportUsdPerYear), unit: "usd-per-year", evidence, basis })
  }
  if (rule) inputs.push(fact("licence-rule", written(rule.why), "", rule.evidence))
  return inputs
}

function notes(input: CostInput, licence: Licence, rule: LicenceRule | null): readonly (BareWhy | WhyTold)[] {
  const said: (BareWhy | WhyTold)[] = []
  const cores = (of: "processor" | "server" | "order", least: number | null | undefined): void => {
    if (least) said.push(tell("licence-cores", { of, cores: least }))
  }
  cores("processor", licence.minCoresPerCpu)
  cores("server", licence.minCoresPerServer)
  cores("order", licence.minCoresPerOrder)
  if (licence.metric === "concurrent-user") said.push("licence-concurrent-users")
  if (licence.metric === "named-user") said.push("licence-named-users")
  if (rule?.vmsPerLicence) said.push(tell("licence-covers", { vms: rule.vmsPerLicence }))
  const included = includedYears(input, licence.id)
  if (input.gpu && included > 0) said.push(tell("licence-included", { gpu: gpuNamed(input.gpu), years: included }))
  return said
}

import type { Cost, Derivation, Input } from "../report.ts"
import { computed, plain, priced, spoken } from "./parts.ts"
import type { CostInput } from "../cost/input.ts"
import { termsIn, unitsOf } from "../cost/licenceUnits.ts"
import { chooseLicence } from "../cost/licences.ts"
import { licenceName, licencePrice } from "../cost/prices.ts"
import { includedYears, vmLicences } from "../cost/vmLicences.ts"
import type { Licence, LicenceRule } from "../../dataset/core.ts"

/** One step a licence: units x price x terms, with the metric's rules and, for guest licences, the rule that asks for it. */
export function explainLicences(cost: Cost, input: CostInput): readonly Derivation[] {
  const byLabel = new Map<string, { licence: Licence; years: number; rule: LicenceRule | null }>()
  const { years } = input.scenario.economics
  for (const need of input.product.licence.needs) {
    const id = chooseLicence(input, need)
    const licence = id === undefined ? undefined : input.catalogue.licence(id)
    if (licence && unitsOf(input, licence)) byLabel.set(licenceName(licence), { licence, years, rule: null })
  }
  for (const need of vmLicences(input)) {
    const licence = input.catalogue.licence(need.id)
    if (licence) byLabel.set(licenceName(licence), { licence, years: need.years, rule: need.rule })
  }
  return cost.lines
    .filter(({ part }) => part === "licences" || part === "broker" || part === "rights")
    .map((line) => {
      const found = byLabel.get(line.label)
      return {
        title: `Licence: ${line.label}`,
        lead: { id: "lead-licence" as const, values: {} },
        formula: "cost = units × (price × terms in the horizon + yearly support × years)",
        inputs: [computed("Units", line.quantity, line.unit), ...(found ? details(input, found.licence, found.years, found.rule) : [])],
        result: computed("Licence", spoken(line.usd), "USD"),
        notes: found ? notes(input, found.licence, found.rule) : [`The dataset has no price for ${line.label}.`],
        steps: [],
      }
    })
}

function details(input: CostInput, licence: Licence, years: number, rule: LicenceRule | null): readonly Input[] {
  const inputs: Input[] = [
    priced("Price of one unit and term", licencePrice(input, licence)),
    computed("Terms paid", years > 0 ? termsIn(licence.term, years) : 0, licence.term === "none" ? "" : licence.term),
  ]
  if (licence.supportUsdPerYear) {
    const price = licencePrice(input, licence)
    inputs.push({
      label: "Support of one unit",
      value: plain(licence.supportUsdPerYear),
      unit: "USD per year",
      evidence: price.evidence,
      basis: price.basis,
    })
  }
  if (rule) {
    const basis = rule.evidence[0]?.basis ?? "estimate"
    inputs.push({ label: "Licence rule", value: rule.why, unit: "", evidence: rule.evidence, basis })
  }
  return inputs
}

function notes(input: CostInput, licence: Licence, rule: LicenceRule | null): readonly string[] {
  const said: string[] = []
  if (licence.minCoresPerCpu) said.push(`Each processor counts at least ${licence.minCoresPerCpu} cores.`)
  if (licence.minCoresPerServer) said.push(`Each server counts at least ${licence.minCoresPerServer} cores.`)
  if (licence.minCoresPerOrder) said.push(`An order counts at least ${licence.minCoresPerOrder} cores.`)
  if (licence.metric === "concurrent-user") said.push("Users: VMs × share active in the busy hour, each group rounded up.")
  if (licence.metric === "named-user") said.push("Users: one for each VM, whether logged in or not.")
  if (rule?.vmsPerLicence) said.push(`One licence covers ${rule.vmsPerLicence} VMs on a GPU at most.`)
  const included = includedYears(input, licence.id)
  if (input.gpu && included > 0) said.push(`${input.gpu.shortName} boards bring ${included} years of it; only later years are charged.`)
  if (licence.note) said.push(licence.note)
  return said
}

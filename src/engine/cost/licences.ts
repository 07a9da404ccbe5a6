import { evidenceFor } from "../basics/evidence.ts"
import type { Licence } from "../../dataset/core.ts"
import { addMoney, known, scale, scaleMoney, unknownPart, type Money } from "../basics/range.ts"
import type { Charge } from "./charge.ts"
import type { CostInput } from "./input.ts"
import { quantityOf, termsIn, unitsOf } from "./licenceUnits.ts"
import { licenceName, licencePrice } from "./prices.ts"
import { vmLicenceCounts, vmLicences } from "./vmLicences.ts"
import { hostWeights } from "./weights.ts"
import type { MissingTold } from "../basics/tellings.ts"
import { productNamed, thing } from "../basics/told.ts"
import type { BillTold } from "../basics/why/cost.ts"

/** USD over `years`: units x (price x terms + yearly support of a perpetual licence x years). */
export function licenceUsd(input: CostInput, licence: Licence, quantity: number, years: number): Money {
  const price = scaleMoney(licencePrice(input, licence).usd, quantity * (years > 0 ? termsIn(licence.term, years) : 0))
  const support = licence.supportUsdPerYear
  return support ? addMoney(price, known(scale(support, quantity * years))) : price
}

/** Of alternatives, the first whose price is known (the user's own counts); none known: the first. */
export function chooseLicence(input: Pick<CostInput, "scenario" | "catalogue">, need: string | readonly string[]): string | undefined {
  if (typeof need === "string") return need
  const { prices } = input.scenario.economics
  return need.find((id) => prices[id] !== undefined || input.catalogue.licence(id)?.priceUsd) ?? need[0]
}

/** Platform licences that the product's row lists. */
function platformCharges(input: CostInput): readonly Charge[] {
  const { product } = input
  const { years } = input.scenario.economics
  const unknown = (label: BillTold, missing: MissingTold): Charge => {
    const line = { part: "licences", label, usd: unknownPart(missing), quantity: 1, unit: "licence" } as const
    return { line: { ...line, evidence: evidenceFor(product, "licence") }, weights: hostWeights(input) }
  }
  if (product.licence.needs.length === 0) {
    const of = productNamed(product)
    return [unknown({ id: "bill-licence-of", values: { product: of } }, { id: "missing-licence", values: { of } })]
  }
  return product.licence.needs.flatMap((need) => {
    const id = chooseLicence(input, need)
    if (id === undefined) return []
    const licence = input.catalogue.licence(id)
    if (!licence) return [unknown(licenceLabel(id), { id: "missing-licence-row", values: { of: thing("licence", id, id) } })]
    const units = unitsOf(input, licence)
    if (!units) return []
    const { quantity, unit, weights } = units
    const usd = licenceUsd(input, licence, quantity, years)
    return [{ line: { part: "licences", label: licenceLabel(id, licence), usd, quantity, unit, evidence: licence.evidence }, weights }]
  })
}

const licenceLabel = (id: string, licence?: Licence): BillTold => ({
  id: "named",
  values: { of: thing("licence", id, licence ? licenceName(licence) : id) },
})

/**
 * All licences over the horizon: the platform's, then those that VMs need by rule, NVIDIA's among the licences, the connection broker and
 * Windows desktop rights as parts of their own.
 */
export function licencesOf(input: CostInput): readonly Charge[] {
  const charges = [...platformCharges(input)]
  for (const need of vmLicences(input)) {
    const licence = input.catalogue.licence(need.id)
    const usd = licence
      ? licenceUsd(input, licence, need.quantity, need.years)
      : unknownPart({ id: "missing-price", values: { of: thing("licence", need.id, need.id) } })
    const evidence = [...(licence?.evidence ?? []), ...need.evidence]
    const { part, quantity, unit, weights } = need
    charges.push({ line: { part, label: licenceLabel(need.id, licence), usd, quantity, unit, evidence }, weights })
  }
  return charges
}

/** Likely USD of the platform's licences and of those that VMs need: what `licencesOf` adds up to, without its lines. The search asks this thousands of times. */
export function likelyLicenceUsd(input: CostInput): number {
  const { scenario, catalogue, product } = input
  let usd = 0
  for (const need of product.licence.needs) {
    const id = chooseLicence(input, need)
    const licence = id === undefined ? undefined : catalogue.licence(id)
    const quantity = licence ? quantityOf(input, licence) : null
    if (licence && quantity !== null) usd += licenceUsd(input, licence, quantity, scenario.economics.years).likely
  }
  for (const { id, quantity, years } of vmLicenceCounts(input)) {
    const licence = catalogue.licence(id)
    if (licence) usd += licenceUsd(input, licence, quantity, years).likely
  }
  return usd
}

/** Likely USD of the broker and of desktop rights alone: by users, whatever carries them. */
export function likelyDesktopUsd(input: CostInput): number {
  let usd = 0
  for (const { id, kind, quantity, years } of vmLicenceCounts(input)) {
    const licence = kind === "guest" ? undefined : input.catalogue.licence(id)
    if (licence) usd += licenceUsd(input, licence, quantity, years).likely
  }
  return usd
}

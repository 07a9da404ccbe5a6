import { evidenceFor } from "../basics/evidence.ts"
import type { Licence } from "../../dataset/core.ts"
import { addMoney, known, scale, scaleMoney, unknownPart, type Money } from "../basics/range.ts"
import type { Charge } from "./charge.ts"
import { charge } from "./charge.ts"
import type { CostInput } from "./input.ts"
import { quantityOf, termsIn, unitsOf } from "./licenceUnits.ts"
import { licenceName, licencePrice } from "./prices.ts"
import { vmLicenceCounts, vmLicences } from "./vmLicences.ts"
import { hostWeights } from "./weights.ts"
import { productNamed, thing } from "../basics/told.ts"

/** USD over `years`: units x (price x terms + yearly support of a perpetual licence x years). */
export function licenceUsd(input: CostInput, licence: Licence, quantity: number, years: number): Money {
  const price = scaleMoney(licencePrice(input, licence).usd, quantity * (years > 0 ? termsIn(licence.term, years) : 0))
  const support = licence.supportUsdPerYear
  return support ? addMoney(price, known(scale(support, quantity * years))) : price
}

/** Of alternatives, the first whose price is known (the user's own counts); none known: the first. */
export function chooseLicence(input: CostInput, need: string | readonly string[]): string | undefined {
  if (typeof need === "string") return need
  const { prices } = input.scenario.economics
  return need.find((id) => prices[id] !== undefined || input.catalogue.licence(id)?.priceUsd) ?? need[0]
}

/** Platform licences that the product's row lists. */
function platformCharges(input: CostInput): readonly Charge[] {
  const charges: Charge[] = []
  if (input.product.licence.needs.length === 0) {
    const label = `Licence of ${input.product.shortName}`
    charges.push(
      charge(
        "licences",
        label,
        1,
        "licence",
        unknownPart({ id: "missing-licence", values: { of: productNamed(input.product) } }),
        evidenceFor(input.product, "licence"),
        hostWeights(input),
      ),
    )
  }
  for (const need of input.product.licence.needs) {
    const id = chooseLicence(input, need)
    const licence = id === undefined ? undefined : input.catalogue.licence(id)
    if (id === undefined) continue
    if (!licence) {
      charges.push(
        charge(
          "licences",
          id,
          1,
          "licence",
          unknownPart({ id: "missing-licence-row", values: { of: thing("licence", id, id) } }),
          evidenceFor(input.product, "licence"),
          hostWeights(input),
        ),
      )
      continue
    }
    const units = unitsOf(input, licence)
    if (!units) continue
    const usd = licenceUsd(input, licence, units.quantity, input.scenario.economics.years)
    charges.push(charge("licences", licenceName(licence), units.quantity, units.unit, usd, licence.evidence, units.weights))
  }
  return charges
}

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
    const label = licence ? licenceName(licence) : need.id
    const evidence = [...(licence?.evidence ?? []), ...need.evidence]
    charges.push(charge(need.part, label, need.quantity, need.unit, usd, evidence, need.weights))
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

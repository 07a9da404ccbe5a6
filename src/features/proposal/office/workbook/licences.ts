import type { Licence } from "../../../../dataset/core.ts"
import { coreUnits, quantityOf, unitsOf } from "../../../../engine/cost/licenceUnits.ts"
import { chooseLicence } from "../../../../engine/cost/licences.ts"
import type { CostInput } from "../../../../engine/cost/input.ts"
import { licenceName } from "../../../../engine/cost/prices.ts"
import { includedYears, vmLicences } from "../../../../engine/cost/vmLicences.ts"
import type { CostPart } from "../../../../engine/basics/why/cost.ts"
import { productNamed } from "../../../../engine/basics/told.ts"
import { sayWhy, unitNames } from "../../../../words/why.ts"

/** How many of a licence are needed: so many of each host, GPU or board, at least so many; or a count that the engine worked out. */
export type Quantity =
  | { readonly from: "hosts"; readonly each: number; readonly least: number; readonly unit: string }
  | { readonly from: "gpus" | "boards" | "once"; readonly unit: string }
  | { readonly from: "count"; readonly units: number; readonly unit: string }

/** A licence that a part of a plan needs. */
export interface AskedLicence {
  readonly id: string
  /** Null: the dataset has no row for it, so nobody here knows a price. */
  readonly licence: Licence | null
  readonly name: string
  readonly part: Extract<CostPart, "licences" | "broker" | "rights">
  readonly quantity: Quantity
  /** Years of it that the boards bring. */
  readonly included: number
}

/** The platform's licences and those of the VMs, as the bill has them. */
export const licencesAsked = (input: CostInput): readonly AskedLicence[] => [...platformLicences(input), ...guestLicences(input)]

function platformLicences(input: CostInput): readonly AskedLicence[] {
  const { product, catalogue } = input
  const unknown = (id: string, name: string): AskedLicence => ({
    id,
    licence: null,
    name,
    part: "licences",
    quantity: { from: "once", unit: unitNames.licence },
    included: 0,
  })
  if (product.licence.needs.length === 0) {
    return [unknown(product.id, sayWhy({ id: "bill-licence-of", values: { product: productNamed(product) } }))]
  }
  return product.licence.needs.flatMap((need) => {
    const id = chooseLicence(input, need)
    if (id === undefined) return []
    const licence = catalogue.licence(id)
    if (!licence) return [unknown(id, id)]
    const units = unitsOf(input, licence)
    if (!units) return []
    return [
      {
        id,
        licence,
        name: licenceName(licence),
        part: "licences",
        quantity: platformQuantity(input, licence, units.quantity),
        included: 0,
      },
    ]
  })
}

/** By the licence's metric, so that a change of hosts or boards in the workbook moves what is paid by them. */
function platformQuantity(input: CostInput, licence: Licence, units: number): Quantity {
  const { metric } = licence
  const one = { ...input, placement: { ...input.placement, hosts: { ...input.placement.hosts, count: 1, spare: 0 } } }
  switch (metric) {
    case "core":
      return {
        from: "hosts",
        each: coreUnits({ ...licence, minCoresPerOrder: null }, input.host, 1),
        least: licence.minCoresPerOrder ?? 0,
        unit: unitNames.core,
      }
    case "socket":
    case "host":
      return { from: "hosts", each: quantityOf(one, licence) ?? 0, least: 0, unit: unitNames[metric] }
    case "cluster":
      return { from: "once", unit: unitNames.cluster }
    case "gpu":
      return { from: "gpus", unit: unitNames.gpu }
    case "board":
      return { from: "boards", unit: unitNames.board }
    case "vm":
    case "named-user":
    case "concurrent-user":
      return { from: "count", units, unit: unitNames[metric] }
    case "rule":
    case "status":
      return { from: "count", units, unit: "" }
  }
}

const guestLicences = (input: CostInput): readonly AskedLicence[] =>
  vmLicences(input).map(({ id, part, quantity, unit }) => {
    const licence = input.catalogue.licence(id) ?? null
    const counted = { from: "count", units: quantity, unit: unitNames[unit] } as const
    return { id, licence, name: licence ? licenceName(licence) : id, part, quantity: counted, included: includedYears(input, id) }
  })

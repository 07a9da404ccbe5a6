import type { FullCatalogue } from "../../dataset/catalogue.ts"
import type { Range } from "../../dataset/core.ts"
import type { Sources } from "../../dataset/sources.ts"
import type { Money } from "../../engine/basics/range.ts"
import type { BillTold, CostPart } from "../../engine/basics/why/cost.ts"
import type { WhyUnit } from "../../engine/basics/why/units.ts"
import type { Input } from "../../engine/report.ts"
import type { BillLine, BillTerm, Factor } from "../../engine/why/bill.ts"
import type { ProposedPart } from "./contents.ts"

/** One position of the bill of materials: something bought, licensed, or used that is there already. */
export interface Material {
  /** Index into `contents.plan.parts`. */
  readonly planPart: number
  readonly part: CostPart
  readonly kind: "board" | "host" | "network" | "licence"
  /** What `sayWhy` says as its name. */
  readonly label: BillTold
  /** Product and edition of a licence; null for hardware. */
  readonly edition: string | null
  /** What one unit is: board, module, host, core, concurrent user … */
  readonly unit: WhyUnit
  /** What a price pays for, of a licence; null for hardware. */
  readonly term: "year" | "month" | "hour" | "perpetual" | "none" | null
  readonly quantity: number
  /** It is there already and is not bought. */
  readonly isOwned: boolean
  /** USD of one unit (and term); null where nobody knows it. */
  readonly price: Range | null
  readonly priceBasis: Input["basis"] | null
  /** Where the price is from, and as of when: the source's own date, else the day it was last opened for the dataset, else null. */
  readonly pricedBy: readonly { readonly source: string; readonly title: string; readonly date: string | null }[]
  /** USD over the horizon, replacements and all terms included. */
  readonly usd: Money
}

const kinds: Readonly<Partial<Record<CostPart, Material["kind"]>>> = {
  gpus: "board",
  hosts: "host",
  network: "network",
  licences: "licence",
  broker: "licence",
  rights: "licence",
}

/** What a plan takes, part by part, in the order of the bill. */
export function materialsOf(parts: readonly ProposedPart[], register: Sources, catalogue: FullCatalogue): readonly Material[] {
  return parts.flatMap(({ bill }, planPart) =>
    bill.flatMap((line) => {
      const kind = kinds[line.part]
      if (!kind) return []
      const price = priceOf(line)
      const licence = line.licence ? catalogue.licence(line.licence.id) : undefined
      return [
        {
          planPart,
          part: line.part,
          kind,
          label: line.label,
          edition: licence ? [licence.product, licence.edition].filter(Boolean).join(" ") : null,
          unit: line.unit,
          term: line.licence?.term ?? null,
          quantity: line.quantity,
          isOwned: line.isOwned,
          price: price?.value ?? null,
          priceBasis: price?.basis ?? null,
          pricedBy: price ? datesOf(price, register) : [],
          usd: line.usd,
        },
      ]
    }),
  )
}

const isPrice = ({ unit, label }: Factor): boolean => unit === "usd" && label.id !== "cost-owned-value"

/** The price of a unit, of the first term that has one. */
const priceOf = ({ terms }: BillLine): Factor | undefined => terms.flatMap(({ factors }: BillTerm) => factors).find(isPrice)

/** A source's own date, else the day on which it was last opened. */
export const dateOf = (source: Sources[string] | undefined): string | null => source?.date ?? source?.checked ?? null

function datesOf({ evidence }: Factor, register: Sources): Material["pricedBy"] {
  const ids = [...new Set(evidence.map(({ source }) => source))]
  return ids.map((source) => ({ source, title: register[source]?.title ?? source, date: dateOf(register[source]) }))
}

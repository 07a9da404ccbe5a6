import type { MigrationLevel } from "../report.ts"

/** What options are weighed by, on likely values. */
export interface Merits {
  readonly costUsd: number
  /** False: the cost is at least this, for a part of it has no known price. */
  readonly costKnown: boolean
  /** 0..1. */
  readonly nativeShare: number
  readonly gpus: number
  readonly peakKw: number
  readonly migration: MigrationLevel
}

/** From worst to best; "unknown" stands in no order with the others. */
const levels: readonly MigrationLevel[] = ["none", "cold-only", "suspend-only", "live-with-conditions", "live"]

/** Below these two figures count as equal: half a cent, a millionth of native, a watt. */
const cent = 0.005
const share = 1e-6
const kilowatt = 0.001

/**
 * True where `a` is at least as good as `b` in cost, native share, GPUs, power and migration, and better in one.
 * What is not known proves nothing: an option with an unknown price or an unknown migration never dominates by it, and
 * one whose cost is "at least" so much is dominated only by options that cost no more than that.
 */
export function dominates(a: Merits, b: Merits): boolean {
  if (a.migration !== b.migration && (a.migration === "unknown" || b.migration === "unknown")) return false
  if (!a.costKnown && !(b.costKnown === a.costKnown && a.costUsd === b.costUsd)) return false
  const migration = levels.indexOf(a.migration) - levels.indexOf(b.migration)
  if (a.costUsd > b.costUsd + cent) return false
  if (a.nativeShare < b.nativeShare - share) return false
  if (a.gpus > b.gpus) return false
  if (a.peakKw > b.peakKw + kilowatt) return false
  if (migration < 0) return false
  return (
    a.costUsd < b.costUsd - cent ||
    a.nativeShare > b.nativeShare + share ||
    a.gpus < b.gpus ||
    a.peakKw < b.peakKw - kilowatt ||
    migration > 0
  )
}

/**
 * The options that no other dominates, in the order given. Options equal in all five stay together: a tie is no dominance.
 */
export function paretoFront<Option>(options: readonly Option[], meritsOf: (option: Option) => Merits): readonly Option[] {
  const all = options.map((option) => ({ option, merits: meritsOf(option) }))
  // By cost, so that most are compared with a few cheap ones only.
  const order = all.toSorted((a, b) => a.merits.costUsd - b.merits.costUsd)
  const front = new Set<Option>()
  const kept: typeof all = []
  for (const one of order) {
    if (kept.some((other) => dominates(other.merits, one.merits))) continue
    // Within half a cent the order by cost says nothing.
    for (let at = kept.length - 1; at >= 0; at--) {
      const other = kept[at]
      if (other && dominates(one.merits, other.merits)) {
        kept.splice(at, 1)
        front.delete(other.option)
      }
    }
    kept.push(one)
    front.add(one.option)
  }
  return options.filter((option) => front.has(option))
}

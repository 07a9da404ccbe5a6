import { sayAnswer } from "../../words/answers.ts"
import type { OptionResult, PricedPlan, Reason, ReasonCode, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { count, number, plural } from "../../ui/format.ts"
import { ownedSentence } from "../common/owned.ts"
import { sameShare, shareWords } from "../common/shares.ts"
import { bestFit, costPhrase, distinct, isPriced, lowerFirst, naming, nearest, samePrice } from "../common/shown.ts"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import { groupOfReason, migrationPhrases, migrationStep, needWords } from "./words.ts"

/** The answer in plain words. `strong` runs are what the eye should catch. */
export interface Verdict {
  readonly tone: "good" | "poor" | "none"
  readonly headline: readonly Phrase[]
  /** The main alternative or trade-off; null where there is none. */
  readonly detail: string | null
  /** Key of the option the verdict is about. */
  readonly about: string | null
}
/** What is said where groups go their own ways; `words` null where one way for all is as good. */
export interface VerdictOfParts {
  readonly words: Verdict | null
  /** The plan that wins, or comes closest where nothing meets every need; null: none does. */
  readonly plan: PricedPlan | null
  /** The plan's figures as a row of the board has them. */
  readonly row?: OptionResult
  readonly of: Scenario
}

/** A plan of parts that stands where it is the answer; one of an earlier scenario of the same kinds of groups stands until its own is there. */
export interface StandingPlan {
  readonly plan: PricedPlan
  readonly row?: OptionResult | undefined
  readonly of: Scenario
  readonly stale: boolean
}

const kindsOf = ({ groups }: Scenario): string => groups.map((group) => group.workload).join()

/** Of groups of other kinds an earlier plan would say nothing true. */
export const standing = (ofParts: VerdictOfParts | null, scenario: Scenario): VerdictOfParts | null =>
  ofParts && kindsOf(ofParts.of) === kindsOf(scenario) ? ofParts : null

export function standingPlan(ofParts: VerdictOfParts | null, scenario: Scenario): StandingPlan | null {
  const stands = standing(ofParts, scenario)
  return stands?.plan ? { plan: stands.plan, row: stands.row, of: stands.of, stale: stands.of !== scenario } : null
}

export interface Phrase {
  readonly text: string
  readonly strong?: boolean
}

export const verdictText = (verdict: Verdict): string => verdict.headline.map((phrase) => phrase.text).join("")

/** What is no more than this share of native serves only where nothing else does. */
const poorShare = 0.25

/** The lowest of the feasible options whose known part is below the best one's price: what is not known may make it the dearer one. */
export function mayBeCheaper(best: OptionResult, options: readonly OptionResult[]): OptionResult | null {
  if (!isPriced(best) || !best.cost.total.known) return null
  const limit = best.cost.total.likely
  return (
    distinct(options)
      .filter(isPriced)
      .filter(({ feasible, cost }) => feasible && !cost.total.known && cost.total.likely < limit)
      .toSorted((a, b) => a.cost.total.likely - b.cost.total.likely)[0] ?? null
  )
}

/** The first letter small, unless the word is an acronym or a name with capitals ("CAD"). */
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text)

/** "200 knowledge worker VMs", "200 VMs of “Front desk”", "200 knowledge worker and 40 CAD VMs", "740 VMs in 5 groups". */
export function fleet(report: Report, scenario: Scenario): string {
  const groups = report.options[0]?.groups ?? []
  const named = scenario.groups.some((group) => group.name !== null)
  if (groups.length === 1 && groups[0]) {
    const { name, count: vms } = groups[0]
    return named ? `${plural(vms, "VM")} of “${shorten(name)}”` : `${count(vms)} ${lowerFirst(shorten(name))} ${vms === 1 ? "VM" : "VMs"}`
  }
  if (groups.length === 2 && groups[0] && groups[1] && !named) {
    const [one, two] = groups
    return `${count(one.count)} ${lowerFirst(shorten(one.name))} and ${count(two.count)} ${lowerFirst(shorten(two.name))} ${two.count === 1 ? "VM" : "VMs"}`
  }
  const size = scenario.groups.length
  return size > 1 ? `${plural(report.totalVms, "VM")} in ${count(size)} groups` : plural(report.totalVms, "VM")
}

/** "mediated pass-through (NVIDIA vGPU on vSphere, A16)", "API remoting (vSGA on A16)" */
/** The shortest name that tells the option from the others compared. */
function shortNaming(option: OptionResult, all: readonly OptionResult[]): string {
  const alone = all.filter((other) => other.technique === option.technique).length === 1
  return alone ? lowerFirst(techniqueStyle[option.technique].name) : naming(option)
}

function gpuPhrase(option: OptionResult): string {
  const gpus = option.placement?.gpus.count
  if (gpus === undefined) return "an unknown number of GPUs"
  return gpus === 0 ? "no GPU" : plural(gpus, "GPU")
}

const sharePhrase = ({ nativeShare, groups }: OptionResult): string =>
  nativeShare === null ? "native performance unknown" : shareWords(nativeShare, groups, " of native")

/** "costs 9 times as much", "costs 40 % more", "costs about the same", "costs 30 % less". */
export function costComparison(of: number, than: number): string {
  if (than <= 0) return of <= 0 ? "costs the same" : "costs more"
  const ratio = of / than
  if (ratio >= 1.95) return `costs ${number(ratio, 2)} times as much`
  if (ratio > 1.03) return `costs ${number((ratio - 1) * 100, 1)} % more`
  if (ratio >= 0.97) return "costs about the same"
  return `costs ${number((1 - ratio) * 100, 1)} % less`
}

/** The need that rules out most of the options compared, with how many. */
export function hardestNeed(report: Report): { readonly code: ReasonCode; readonly options: number } | null {
  const tally = new Map<ReasonCode, number>()
  for (const option of distinct(report.options)) {
    for (const code of new Set(option.reasons.map((reason) => reason.code))) tally.set(code, (tally.get(code) ?? 0) + 1)
  }
  let hardest: { code: ReasonCode; options: number } | null = null
  for (const [code, options] of tally) if (hardest === null || options > hardest.options) hardest = { code, options }
  return hardest
}

function nothingFits(report: Report, scenario: Scenario): Verdict {
  const options = distinct(report.options)
  const hardest = hardestNeed(report)
  const near = nearest(report)
  const closest = near[0]
  const why = hardest === null ? "." : ` ${upperFirst(needWords[hardest.code])} rules out ${rulesOut(hardest.options, options.length)}.`
  const hurdle = closest?.reasons[0]
  return {
    tone: "none",
    about: null,
    headline: [
      { text: `For ${fleet(report, scenario)}, ` },
      { text: "nothing compared meets every need", strong: true },
      { text: hardest === null ? why : `.${why}` },
    ],
    detail:
      closest && hurdle
        ? `${near.length > 1 && isPriced(closest) ? `Of the ${count(near.length)} that come closest the cheapest is` : "Closest comes"} ${shortNaming(closest, options)}, with ${plural(closest.reasons.length, "reason")} against it${forGroup(hurdle, closest, ", for ")}: ${trimEnd(sayAnswer(hurdle.told))}.`
        : null,
  }
}

function forGroup(reason: Reason, option: OptionResult, before: string): string {
  const name = groupOfReason(reason, option)
  return name === null ? "" : before + name
}

const trimEnd = (text: string): string => text.trim().replace(/[.\s]+$/, "")

function rulesOut(some: number, all: number): string {
  if (all === 1) return "the only option"
  if (some === all) return all === 2 ? "both" : `all ${count(all)}`
  return `most: ${count(some)} of ${count(all)}`
}

/** What one gains and pays by taking another option than the best. */
function tradeOff(best: OptionResult, others: readonly OptionResult[], all: readonly OptionResult[]): string | null {
  const bestShare = best.nativeShare?.likely ?? 0
  const feasible = others.filter((option) => option.feasible)
  const faster = feasible
    .filter((option) => (option.nativeShare?.likely ?? 0) >= bestShare + sameShare)
    .toSorted((a, b) => (b.nativeShare?.likely ?? 0) - (a.nativeShare?.likely ?? 0))[0]
  if (faster?.nativeShare) {
    return `${upperFirst(shortNaming(faster, all))} would give ${shareWords(faster.nativeShare, faster.groups)}${pays(best, faster)}.`
  }
  const step = (option: OptionResult) => migrationStep[option.migration.level] ?? -1
  const movable = feasible.filter((option) => step(option) > step(best)).toSorted((a, b) => step(b) - step(a))[0]
  if (movable) {
    return `${upperFirst(shortNaming(movable, all))} would give ${migrationPhrases[movable.migration.level]}${pays(best, movable)}.`
  }
  const lure = mayBeCheaper(best, all)
  const next = feasible
    .filter(isPriced)
    .filter((option) => option !== lure)
    .toSorted((a, b) => a.cost.total.likely - b.cost.total.likely)[0]
  if (next && isPriced(best)) {
    if (!next.cost.total.known) {
      return `${upperFirst(shortNaming(next, all))} may cost less or more: ${missingPart(next)} is not known.`
    }
    const comparison = costComparison(next.cost.total.likely, best.cost.total.likely)
    return `The next cheapest, ${shortNaming(next, all)}, ${comparison} and gives ${sharePhrase(next)}.`
  }
  const blocked = others
    .filter((option) => !option.feasible && option.reasons.length > 0)
    .toSorted((a, b) => (b.nativeShare?.likely ?? -1) - (a.nativeShare?.likely ?? -1))[0]
  const reason = blocked?.reasons[0]
  return blocked && reason
    ? `${upperFirst(shortNaming(blocked, all))} is ruled out${forGroup(reason, blocked, " for ")}: ${trimEnd(sayAnswer(reason.told))}.`
    : null
}

/** The end of a trade-off: fewer GPUs are a gain, more GPUs and more money a price. */
function pays(best: OptionResult, other: OptionResult): string {
  const gpus = other.placement?.gpus.count
  const bestGpus = best.placement?.gpus.count ?? 0
  const gain = gpus === undefined || gpus >= bestGpus ? "" : gpus === 0 ? " without a GPU" : ` with ${plural(gpus, "GPU")}`
  const prices = gpus !== undefined && gpus > bestGpus ? [`takes ${plural(gpus, "GPU")}`] : []
  if (!isPriced(other)) return `${gain} but ${[...prices, "its price is not known"].join(" and ")}`
  if (!isPriced(best)) return prices.length === 0 ? gain : `${gain} but ${prices.join(" and ")}`
  if (!other.cost.total.known) return `${gain} but ${[...prices, "not all of its price is known"].join(" and ")}`
  const comparison = costComparison(other.cost.total.likely, best.cost.total.likely)
  if (other.cost.total.likely > best.cost.total.likely * 1.03) return `${gain} but ${[...prices, comparison].join(" and ")}`
  return prices.length === 0 ? `${gain} and ${comparison}` : `${gain} but ${prices.join(" and ")}; it ${comparison}`
}

/** Other feasible options whose cost reads the same as the best one's. */
export function tiedWith(best: OptionResult, report: Report, scenario: Scenario): readonly OptionResult[] {
  return samePrice(best, distinct(report.options), scenario)
}

/** What becomes of the hosts that are there already; null where there are none. */
function ownedText(best: OptionResult, { supply }: Scenario): string | null {
  if (supply.owned.length === 0) return null
  if (!best.owned) return "The hosts you have carry none of it: of what is compared, nothing on them meets every need for less."
  const others = supply.owned.length > 1 ? " Your hosts of other kinds carry none of it." : ""
  return `${ownedSentence(best.owned, best)}${others}`
}

/** "TensorFusion may be cheaper: its licence price is unknown." */
const lureText = (lure: OptionResult): string => {
  return `${lure.productName} may be cheaper: ${missingPart(lure)} is unknown.`
}
/** What is not known of a price: "its licence price", "the price of an L4". */
function missingPart(option: OptionResult): string {
  const [missing] = option.cost?.total.missing ?? []
  if (missing === undefined) return "part of its price"
  return missing.id === "missing-licence" || missing.id === "missing-licence-row"
    ? "its licence price"
    : `the ${trimEnd(sayAnswer(missing))}`
}

/**
 * One sentence that answers the page's question, and one that names the main trade-off.
 * Every figure is the report's; ties, unknown prices and "nothing fits" have their own words.
 */
export function verdict(report: Report, scenario: Scenario): Verdict {
  const options = distinct(report.options)
  if (options.length === 0) {
    return {
      tone: "none",
      about: null,
      headline: [{ text: "Nothing is compared yet.", strong: true }],
      detail: "Choose at least one technique, or pin a product.",
    }
  }
  const best = bestFit(report, scenario)
  if (best === null) return nothingFits(report, scenario)

  const feasible = options.filter((option) => option.feasible)
  const lure = mayBeCheaper(best, options)
  const rivals = tiedWith(best, report, scenario)
  // The same product on the same GPU again is no trade-off.
  const others = options.filter((option) => option !== best && naming(option) !== naming(best))
  const told = (text: string | null): string | null =>
    [ownedText(best, scenario), lure && lureText(lure), text].filter(Boolean).join(" ") || null
  const lead = `For ${fleet(report, scenario)}, `
  const end = `: ${gpuPhrase(best)}, ${costPhrase(best, scenario)}, `
  const migration = migrationPhrases[best.migration.level]
  const strongEnd = (text: string): Phrase => ({ text, strong: true })
  const performance: readonly Phrase[] = [strongEnd(sharePhrase(best)), { text: `, ${migration}.` }]

  if (best.technique === "device-emulation" && feasible.length === 1) {
    const share = best.nativeShare?.likely ?? 0
    return {
      tone: share <= poorShare ? "poor" : "good",
      about: best.key,
      headline: [{ text: `${lead}only ` }, strongEnd(naming(best)), { text: ` meets every need${end}` }, ...performance],
      detail: told(tradeOff(best, others, options)) ?? "Everything is drawn on the CPU; no other technique compared can serve these VMs.",
    }
  }
  const known = !isPriced(best) || best.cost.total.known
  const claim =
    feasible.length === 1
      ? options.length === 1
        ? " meets every need"
        : " is the only way compared that meets every need"
      : !isPriced(best)
        ? " meets every need, at a price not known"
        : !known
          ? " looks cheapest of those that meet every need, though prices are missing"
          : lure
            ? " is the cheapest with all prices known that meets every need"
            : " is the cheapest way that meets every need"
  if (rivals.length > 0) {
    const tied = [best, ...rivals]
    const names = tied.length > 3 ? `${naming(best)} and ${count(rivals.length)} others` : list(tied.map((option) => naming(option)))
    return {
      tone: "good",
      about: best.key,
      headline: [
        { text: lead },
        strongEnd(names),
        { text: ` meet every need at the same price, ${costPhrase(best, scenario)}. The first takes ${gpuPhrase(best)} and gives ` },
        ...performance,
      ],
      detail: told(
        tradeOff(
          best,
          others.filter((option) => !rivals.some((rival) => rival.key === option.key)),
          options,
        ),
      ),
    }
  }
  return {
    tone: "good",
    about: best.key,
    headline: [{ text: lead }, strongEnd(naming(best)), { text: `${claim}${end}` }, ...performance],
    detail: told(tradeOff(best, others, options)),
  }
}

const list = (items: readonly string[]): string =>
  items.length < 3 ? items.join(" and ") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`

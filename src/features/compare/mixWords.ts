import { englishList } from "../../base/english.ts"
import type { MixReport, PinnedPlan, PlanPart, PlanResult, PricedPlan } from "../../engine/report.ts"
import { exactMembers } from "../../engine/mix/partition.ts"
import { isMixed, savedUsd, winningPlan } from "../../engine/mix/wins.ts"
import { hasLimit } from "../../engine/feasibility/limited.ts"
import { needsOfGroup } from "../../engine/feasibility/needs.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { count, likelyMoney, money, moneyRange, plural } from "../../ui/format.ts"
import { sayAnswer } from "../../words/answers.ts"
import { costWords, currencyOf } from "../common/currency.ts"
import { groupName } from "../common/groupName.ts"
import { ownedSentence } from "../common/owned.ts"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import { groupNames, partName } from "./partNames.ts"
import type { Verdict } from "./verdict.ts"
import { migrationPhrases, migrationStep, sentence, yearsPhrase } from "./words.ts"

/** The groups of a part, whatever another part serves of them, and their VMs altogether. */
function wholeGroups({ groups, option }: PlanPart, scenario: Scenario): readonly [names: string, vms: number] {
  const vms = groups.reduce((sum, index) => sum + (scenario.groups[index]?.count ?? 0), 0)
  return [englishList(option.groups.map((one) => one.name)), vms]
}

/** "1,620 VMs", "1,620 VMs in 3 groups". */
function fleetWords({ groups }: Scenario): string {
  const vms = plural(
    groups.reduce((sum, group) => sum + group.count, 0),
    "VM",
  )
  return groups.length === 1 ? vms : `${vms} in ${count(groups.length)} groups`
}

const served = (part: PlanPart, groups: string): string =>
  `${partName(part)} ${part.option.gpu === null ? "" : `by ${techniqueStyle[part.option.technique].name.toLowerCase().replace("api", "API")} `}for ${groups}`

/** In sentences: "A16 by mediated pass-through for Knowledge worker". */
const phrase = (part: PlanPart): string => served(part, groupNames(part))

/** Parts one after the other; where one of them serves several groups, its "and" is not that between parts. */
const listedParts = (phrases: readonly string[], parts: readonly PlanPart[]): string =>
  parts.some(({ groups }) => groups.length > 1) ? phrases.join("; ") : englishList(phrases)

/** Groups of a part, and parts, that a headline names one by one. */
const mostNamed = 3

/** The parts in a headline: where there are many, the first of them, and how many more there are. */
function partsInShort(parts: readonly PlanPart[]): string {
  const named = parts.length > mostNamed + 1 ? parts.slice(0, mostNamed) : parts
  const phrases = named.map((part) => {
    const [first, ...others] = part.option.groups
    return served(part, first && others.length >= mostNamed ? `${first.name} and ${count(others.length)} other groups` : groupNames(part))
  })
  return listedParts(named.length < parts.length ? [...phrases, `${count(parts.length - named.length)} further parts`] : phrases, named)
}

/** What one way for all would be, where the parts of a plan differ in no more than that. */
function sameForAll({ parts }: PlanResult): string {
  const first = parts[0]?.option
  const alike = parts.every(
    ({ option }) => option.product === first?.product && option.technology === first.technology && option.gpu !== null,
  )
  if (!alike) return "One way for all"
  return new Set(parts.flatMap(({ groups }) => groups)).size === 1 ? "One GPU model for all" : "One GPU model for all groups"
}

/** "live migration under conditions where asked", where some group asks for it: as the parts that serve these groups move at worst. */
function movesWhereAsked({ parts }: PlanResult, scenario: Scenario): string {
  const asks = scenario.groups.map((group) => needsOfGroup(group, scenario).liveMigration)
  const [worst] = parts
    .filter(({ groups }) => groups.some((index) => asks[index]))
    .map(({ option }) => option.migration.level)
    .toSorted((a, b) => (migrationStep[a] ?? -1) - (migrationStep[b] ?? -1))
  return worst === undefined ? "" : `, ${migrationPhrases[worst]} where asked`
}

/** "228 GPUs on 94 boards"; a board of one GPU goes without saying. */
function gpuWords({ parts, totals }: PricedPlan): string {
  const placed = parts.flatMap(({ option }) => option.placement?.gpus ?? [])
  const boards = placed.reduce((sum, one) => sum + one.boards, 0)
  const bought = placed.reduce((sum, one) => sum + one.bought, 0)
  return `${plural(totals.gpus, "GPU")}${boards < bought ? ` on ${plural(boards, "board")}` : ""}`
}

/** What is to be minded of the parts, a sentence each. */
export const partNotes = ({ parts }: PlanResult): readonly string[] => [
  ...new Set(parts.flatMap(({ option }) => option.warnings.map(sayAnswer))),
]

/**
 * The page's answer where groups are better served each their own way: the plan's parts in a sentence, and what one way for all costs beyond it. Null
 * where one way for all is as good.
 */
export function mixVerdict(report: MixReport, scenario: Scenario): Verdict | null {
  const mix = winningPlan(report)
  if (!mix?.totals) return beyondLimits(report, scenario)
  const saved = savedUsd(report)
  const currency = currencyOf(scenario)
  const { cost } = mix.totals
  return {
    tone: "good",
    about: null,
    headline: [
      { text: `For ${fleetWords(scenario)}, ` },
      { text: partsInShort(mix.parts), strong: true },
      {
        text: `: ${gpuWords({ ...mix, totals: mix.totals })}, ${costWords(cost, scenario)} ${yearsPhrase(scenario)}${cost.known ? ` (range ${moneyRange(cost, currency)})` : ""}${movesWhereAsked(mix, scenario)}.`,
      },
    ],
    detail: [
      ...mix.parts.flatMap((part) =>
        part.option.owned ? [ownedSentence(part.option.owned, part.option, ...wholeGroups(part, scenario))] : [],
      ),
      ...idleSentences(report, scenario),
      saved === null ? "No single way compared serves all groups." : `${sameForAll(mix)} costs ${money(saved, currency, 2)} more.`,
    ].join(" "),
  }
}

/** Of each kind of hosts that are there and stay idle, what using them would cost. */
export const idleSentences = ({ idle, mix }: MixReport, scenario: Scenario): readonly string[] =>
  idle.map(({ index, hosts, group, vms, productName, gpuName, extraUsd }) => {
    const of = scenario.supply.owned.length > 1 ? ` of kind ${index + 1}` : ""
    const all = scenario.groups[group]?.count ?? 0
    const whom = `${vms < all ? `${count(vms)} of ` : ""}${groupName(scenario, group)}`
    const dearer = extraUsd > 0.005 * (mix.totals?.cost.likely ?? 0)
    const costs = dearer
      ? `costs ${money(extraUsd, currencyOf(scenario), 2)} more than leaving them idle`
      : "costs about as much as leaving them idle"
    const stay = hosts === 1 ? `Your host${of} stays idle` : `Your ${count(hosts)} hosts${of} stay idle`
    return `${stay}: ${whom} on ${hosts === 1 ? "it" : "them"}, by ${productName}${gpuName === null ? "" : ` on ${gpuName}`}, ${costs}.`
  })

/** The limits that a plan breaks: "needs 2 racks …; you allow 1; it draws …". */
const brokenBy = ({ reasons }: PlanResult): string => reasons.map((one) => sayAnswer(one.told)).join("; it ")

/** Where no single way serves all groups and the plan that would breaks a limit of the whole: it is what comes closest. */
function beyondLimits({ mix, oneKind }: MixReport, scenario: Scenario): Verdict | null {
  if (oneKind || !mix.totals || mix.feasible || !isMixed(mix)) return null
  return {
    tone: "none",
    about: null,
    headline: [{ text: `For ${fleetWords(scenario)}, ` }, { text: "nothing compared meets every need", strong: true }, { text: "." }],
    detail: `Closest comes a plan of parts, ${partsInShort(mix.parts)}: it ${brokenBy(mix)}.`,
  }
}

/** What is known of other divisions of the groups. */
export function divisionWords({ parts, proven, feasible }: PlanResult, { groups, supply }: Scenario): string {
  if (parts.some(({ counts }) => counts)) return "A group is split between your hosts and others; a cheaper split may exist."
  if (groups.length + supply.owned.length > exactMembers) return "Found by joining groups step by step: a cheaper division may exist."
  if (proven) return "No other division of the groups meets every need for less."
  return feasible ? "A cheaper division within your limits may exist." : "No other division of the groups is cheaper."
}

/** The mix in one or two sentences. */
export function mixSentence(report: MixReport, scenario: Scenario): string {
  const { mix, oneKind } = report
  const currency = currencyOf(scenario)
  if (mix.unserved.length > 0) return `Nothing serves ${englishList(mix.unserved.map((index) => groupName(scenario, index)))}, even alone.`
  if (!mix.totals) return "No plan of parts was found: some group finds no host."
  if (!mix.feasible) return `The cheapest plan of parts ${brokenBy(mix)}.`
  const total = `${mix.totals.cost.known ? "" : "at least "}${likelyMoney(mix.totals.cost, currency)}`
  if (!isMixed(mix))
    return [
      `One way for all is the cheapest plan: ${englishList(mix.parts.map(phrase))}, ${total}. Dividing the groups saves nothing${hasLimit(scenario) ? " within your limits" : ""}.`,
      ...idleSentences(report, scenario),
    ].join(" ")
  const saved = savedUsd(report)
  const beside =
    saved !== null
      ? ` ${sameForAll(mix)} costs ${money(saved, currency, 2)} more.`
      : oneKind
        ? " One way for all costs about as much."
        : " No single way serves all groups."
  return `${listedParts(mix.parts.map(phrase), mix.parts)}: ${gpuWords({ ...mix, totals: mix.totals })}, ${total}.${[beside, ...idleSentences(report, scenario)].join(" ")}`
}

/** A pinned plan in a sentence: what it is made of, what it comes to, and what that is beside the cheapest one. */
export function pinnedSentence(plan: PinnedPlan, { mix }: MixReport, scenario: Scenario): string {
  const { parts, totals, feasible, unserved } = plan
  const made = parts.length === 0 ? "Nothing of it is known here" : listedParts(parts.map(phrase), parts)
  if (!totals) return `${made}.`
  const currency = currencyOf(scenario)
  const total = `${totals.cost.known ? "" : "at least "}${likelyMoney(totals.cost, currency)}`
  const said = `${made}: ${feasible ? "" : "would be "}${gpuWords({ ...plan, totals })}, ${total}`
  if (unserved.length > 0 || !mix.feasible || !mix.totals?.cost.known || !totals.cost.known) return `${said}.`
  const more = totals.cost.likely - mix.totals.cost.likely
  if (Math.abs(more) <= 0.005 * mix.totals.cost.likely) return `${said}, about as much as the cheapest plan.`
  return `${said}, ${money(Math.abs(more), currency, 2)} ${more > 0 ? "more" : "less"} than the cheapest plan${feasible ? "" : " that meets every need"}.`
}

/** What stands against it, a sentence each. */
export function pinnedNotes({ unserved, reasons }: PinnedPlan, scenario: Scenario): readonly string[] {
  const named = (index: number): string => groupName(scenario, index)
  const against = reasons.map(({ told, group }) =>
    group === null ? sentence(sayAnswer(told)) : sentence(`${named(group)}: ${sayAnswer(told)}`),
  )
  return [...(unserved.length > 0 ? [`Nothing in it serves ${englishList(unserved.map(named))}.`] : []), ...new Set(against)]
}

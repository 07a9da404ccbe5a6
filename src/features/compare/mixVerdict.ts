import { englishList } from "../../base/english.ts"
import { needsOfGroup } from "../../engine/feasibility/needs.ts"
import { leadingPlan, savedUsd, winningPlan } from "../../engine/mix/wins.ts"
import type { MixReport, PlanPart, PlanResult, PricedPlan } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { count, money, moneyRange, plural } from "../../ui/format.ts"
import { sayAnswer } from "../../words/answers.ts"
import { costWords, currencyOf } from "../common/currency.ts"
import { boughtForAll, ownedSentence } from "../common/owned.ts"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import { groupNames, partName } from "./partNames.ts"
import type { Verdict } from "./verdict.ts"
import { migrationPhrases, migrationStep, yearsPhrase } from "./words.ts"

// It says what the report holds and reads no dataset: the command line and assistants say it, too.

/** The groups of a part, whatever another part serves of them, and their VMs altogether. */
function wholeGroups({ groups, option }: PlanPart, scenario: Scenario): { readonly whose: string; readonly all: number } {
  const all = groups.reduce((sum, index) => sum + (scenario.groups[index]?.count ?? 0), 0)
  return { whose: englishList(option.groups.map((one) => one.name)), all }
}

/** What the parts that stand on hosts that are there use of them; then what is bought for all parts. */
function ownedSentences({ parts }: PlanResult, scenario: Scenario): readonly string[] {
  const kinds = scenario.supply.owned.length
  const before = parts.length > 1 ? null : ""
  const told = parts.flatMap((part) => {
    const { option } = part
    return option.owned ? [ownedSentence(option.owned, option, { ...wholeGroups(part, scenario), kinds, before })] : []
  })
  return told.length > 0 && before === null ? [...told, boughtForAll(parts.map(({ option }) => option))] : told
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
export const phrase = (part: PlanPart): string => served(part, groupNames(part))

/** Parts one after the other; where one of them serves several groups, its "and" is not that between parts. */
export const listedParts = (phrases: readonly string[], parts: readonly PlanPart[]): string =>
  parts.some(({ groups }) => groups.length > 1) ? phrases.join("; ") : englishList(phrases)

/** Groups of a part, and parts, that a headline names one by one. */
const mostNamed = 3

/** "A16 by mediated pass-through for Office, on hosts of 2 kinds", where the parts differ in no more than that; else null. */
function onKinds(parts: readonly PlanPart[]): string | null {
  const alike = parts.map((part) => served(part, englishList(part.option.groups.map(({ name }) => name))))
  const [first] = alike
  return first !== undefined && parts.length > 1 && alike.every((one) => one === first)
    ? `${first}, on hosts of ${count(parts.length)} kinds`
    : null
}

/** The parts in a headline: where there are many, the first of them, and how many more there are. */
function partsInShort(parts: readonly PlanPart[]): string {
  const same = onKinds(parts)
  if (same !== null) return same
  const named = parts.length > mostNamed + 1 ? parts.slice(0, mostNamed) : parts
  const phrases = named.map((part) => {
    const [first, ...others] = part.option.groups
    return served(part, first && others.length >= mostNamed ? `${first.name} and ${count(others.length)} other groups` : groupNames(part))
  })
  return listedParts(named.length < parts.length ? [...phrases, `${count(parts.length - named.length)} further parts`] : phrases, named)
}

/** More groups than these, and a headline says what they stand on; whose it is follows. */
const mostGroups = 6

const hasMany = ({ groups }: Scenario): boolean => groups.length > mostGroups

/** "4 parts on L40, L4 and RTX PRO 6000 BSE". */
const partsOn = ({ parts }: Pick<PlanResult, "parts">): string =>
  `${plural(parts.length, "part")} on ${englishList([...new Set(parts.map(partName))])}`

/** The parts in a sentence below a headline or a title: of many groups the first of each part. */
export const partsSaid = ({ parts }: Pick<PlanResult, "parts">, scenario: Scenario): string =>
  hasMany(scenario) ? partsInShort(parts) : (onKinds(parts) ?? listedParts(parts.map(phrase), parts))

/** What one way for all would be, where the parts of a plan differ in no more than that. */
export function sameForAll({ parts }: PlanResult): string {
  const first = parts[0]?.option
  const alike = parts.every(
    ({ option }) => option.product === first?.product && option.technology === first.technology && option.gpu !== null,
  )
  if (!alike) return "One way for all"
  if (parts.every(({ option }) => option.gpu === first?.gpu)) return "One kind of host for all"
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
export function gpuWords({ parts, totals }: PricedPlan): string {
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
  if (!mix?.totals) return closestWords(report, scenario)
  const saved = savedUsd(report)
  const currency = currencyOf(scenario)
  const { cost } = mix.totals
  return {
    tone: "good",
    about: null,
    headline: [
      { text: `For ${fleetWords(scenario)}, ` },
      { text: hasMany(scenario) ? partsOn(mix) : partsInShort(mix.parts), strong: true },
      {
        text: `: ${gpuWords({ ...mix, totals: mix.totals })}, ${costWords(cost, scenario)} ${yearsPhrase(scenario)}${cost.known ? ` (range ${moneyRange(cost, currency)})` : ""}${movesWhereAsked(mix, scenario)}.`,
      },
    ],
    detail: [
      ...(hasMany(scenario) ? [`${partsInShort(mix.parts)}.`] : []),
      ...ownedSentences(mix, scenario),
      ...idleSentences(report, scenario),
      ...unusedSentences(report, scenario),
      saved === null ? "No single way compared serves all groups." : `${sameForAll(mix)} costs ${money(saved, currency, 2)} more.`,
    ].join(" "),
  }
}

/** A group's name as the parts that serve it have it. */
function servedName({ parts }: PlanResult, group: number): string {
  const [name] = parts.flatMap(({ groups, option }) => option.groups.filter((_, at) => groups[at] === group).map((one) => one.name))
  return name ?? `group ${group + 1}`
}

/** Of each kind of hosts that are there and stay idle, what using them would cost. */
export const idleSentences = ({ idle, mix }: MixReport, scenario: Scenario): readonly string[] =>
  idle.map(({ index, hosts, group, vms, productName, gpuName, extraUsd }) => {
    const of = scenario.supply.owned.length > 1 ? ` of kind ${index + 1}` : ""
    const all = scenario.groups[group]?.count ?? 0
    const whom = `${vms < all ? `${count(vms)} of ` : ""}${servedName(mix, group)}`
    const dearer = extraUsd > 0.005 * (mix.totals?.cost.likely ?? 0)
    const costs = dearer
      ? `costs ${money(extraUsd, currencyOf(scenario), 2)} more than leaving them idle`
      : "costs about as much as leaving them idle"
    const stay = hosts === 1 ? `Your host${of} stays idle` : `Your ${count(hosts)} hosts${of} stay idle`
    return `${stay}: ${whom} on ${hosts === 1 ? "it" : "them"}, by ${productName}${gpuName === null ? "" : ` on ${gpuName}`}, ${costs}.`
  })

/** Kinds of hosts that are there and carry nothing, of which no use is priced either: nothing on them serves any group. */
function unusedSentences({ idle, mix }: MixReport, { supply }: Scenario): readonly string[] {
  const told = new Set([...mix.parts.flatMap(({ option }) => option.owned?.index ?? []), ...idle.map(({ index }) => index)])
  const of = (index: number): string => (supply.owned.length > 1 ? ` of kind ${index + 1}` : "")
  return supply.owned.flatMap(({ count: hosts, boards }, index) =>
    told.has(index) || hosts === 0
      ? []
      : [
          `Your ${plural(hosts, "host")}${of(index)} ${hosts === 1 ? "carries" : "carry"} none of it${boards ? ": no plan on their boards costs less" : ""}.`,
        ],
  )
}

/** The limits that a plan breaks: "needs 2 racks …; you allow 1; it draws …". */
export const brokenBy = ({ reasons }: PlanResult): string => reasons.map((one) => sayAnswer(one.told)).join("; it ")

/** Where nothing meets every need and the plan of parts comes closest. */
function closestWords(report: MixReport, scenario: Scenario): Verdict | null {
  const plan = leadingPlan(report)
  if (!plan) return null
  const { cost } = plan.totals
  // A budget that is missed tells the cost.
  const costs = plan.reasons.some(({ code }) => code === "budget") ? "" : `would cost ${costWords(cost, scenario)} and `
  return {
    tone: "none",
    about: null,
    headline: [{ text: `For ${fleetWords(scenario)}, ` }, { text: "nothing compared meets every need", strong: true }, { text: "." }],
    detail: `Closest comes a plan of parts, ${partsInShort(plan.parts)}: it ${costs}${brokenBy(plan)}.`,
  }
}

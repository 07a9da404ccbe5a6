import { englishList } from "../../base/english.ts"
import { hasLimit } from "../../engine/feasibility/limited.ts"
import { exactMembers } from "../../engine/mix/partition.ts"
import { isMixed, savedUsd } from "../../engine/mix/wins.ts"
import type { MixReport, PinnedPlan, PlanResult } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { likelyMoney, money, percent } from "../../ui/format.ts"
import { sayAnswer } from "../../words/answers.ts"
import { currencyOf } from "../common/currency.ts"
import { groupName } from "../common/groupName.ts"
import { brokenBy, gpuWords, idleSentences, listedParts, partsSaid, phrase, sameForAll } from "./mixVerdict.ts"
import { sentence } from "./words.ts"

/** ", but none below $15.2M, 8 % less": how much there is to win at most. */
function leastWords({ leastUsd, totals }: PlanResult, scenario: Scenario): string {
  if (leastUsd === undefined || !totals || leastUsd <= 0) return ""
  const less = 1 - leastUsd / totals.cost.likely
  return `, but none below ${money(leastUsd, currencyOf(scenario), 3)}${less > 0.005 ? `, ${percent(less)} less` : ""}`
}

/** What is known of other divisions of the groups. */
export function divisionWords(plan: PlanResult, scenario: Scenario): string {
  const { parts, proven, feasible } = plan
  const { groups, supply } = scenario
  const least = leastWords(plan, scenario)
  if (parts.some(({ counts }) => counts)) return `A group is split between your hosts and others; a cheaper split may exist${least}.`
  if (groups.length + supply.owned.length > exactMembers)
    return `Found by joining groups step by step: a cheaper division may exist${least}.`
  if (proven) return "No other division of the groups meets every need for less."
  return feasible ? `A cheaper division within your limits may exist${least}.` : "No other division of the groups is cheaper."
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
  return `${partsSaid(mix, scenario)}: ${gpuWords({ ...mix, totals: mix.totals })}, ${total}.${[beside, ...idleSentences(report, scenario)].join(" ")}`
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

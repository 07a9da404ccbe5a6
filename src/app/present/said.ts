import type { OptionResult, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { verdict, verdictText } from "../../features/compare/index.ts"
import { rowsOf } from "../../features/compare/rows.ts"
import { costParts } from "../../engine/basics/why/cost.ts"
import { costPartNames, migrationWords } from "../../features/compare/words.ts"
import { costFigure, currencyOf } from "../../features/common/currency.ts"
import { techniqueStyle } from "../../features/common/techniqueStyle.ts"
import { shareWords } from "../../features/common/shares.ts"
import { likelyMoney, moneyRange, percent, plural } from "../../ui/format.ts"
import { sayAnswer } from "../../words/answers.ts"

/** The best option of each technique that is compared. */
export const shownOptions = (report: Report): readonly OptionResult[] =>
  rowsOf(report)
    .filter(({ first }) => first)
    .map(({ option }) => option)

export interface Figures {
  readonly share: string
  /** With the group that gets least, where groups differ. */
  readonly shareRange: string
  readonly gpus: string
  readonly cost: string
  readonly costRange: string
  readonly perMonth: string
  readonly migration: string
  /** The largest parts of the cost. */
  readonly costMostly: string
  /** Why it cannot be; null where it can. */
  readonly cannot: string | null
}

const partsTold = 3

/** An option's figures, as a slide writes them. */
export function figuresOf(option: OptionResult, scenario: Scenario): Figures {
  const { groups, nativeShare, placement, cost, migration, feasible, reasons } = option
  const currency = currencyOf(scenario)
  const largest = cost
    ? costParts
        .map((part) => [part, cost.breakdown[part]] as const)
        .filter(([, money]) => money.likely > 0)
        .toSorted(([, a], [, b]) => b.likely - a.likely)
        .slice(0, partsTold)
    : []
  const [first] = reasons
  return {
    share: nativeShare ? percent(nativeShare.likely) : "unknown",
    shareRange: nativeShare ? shareWords(nativeShare, groups) : "",
    gpus: placement ? plural(placement.gpus.count, "GPU") : "not placed",
    cost: cost ? costFigure(cost, currency) : "unknown",
    costRange: cost ? moneyRange(cost.total, currency) : "",
    perMonth: cost ? likelyMoney(cost.perVmMonth, currency) : "",
    migration: migrationWords[migration.level],
    costMostly: largest.map(([part, money]) => `${costPartNames[part]} ${likelyMoney(money, currency)}`).join(", "),
    cannot: feasible || !first ? null : sayAnswer(first.told),
  }
}

const nameOf = ({ technique }: OptionResult): string => techniqueStyle[technique].name

/** The board, an option a sentence. */
export const boardSaid = (report: Report, scenario: Scenario): readonly string[] =>
  shownOptions(report).map((option) => {
    const { share, shareRange, gpus, cost, migration, cannot } = figuresOf(option, scenario)
    const told = `${share} of native${shareRange === "" ? "" : ` (${shareRange})`}, ${gpus}, ${cost}, migration: ${migration}.`
    return `${nameOf(option)}, ${option.productName}: ${told}${cannot === null ? "" : ` Cannot: ${cannot}`}`
  })

/** The costs, an option a sentence. */
export const costsSaid = (report: Report, scenario: Scenario): readonly string[] =>
  shownOptions(report).map((option) => {
    const { cost, costRange, perMonth, costMostly } = figuresOf(option, scenario)
    return option.cost
      ? `${nameOf(option)}: ${cost} (${costRange}), ${perMonth} a VM and month. Mostly: ${costMostly}.`
      : `${nameOf(option)}: its cost is not known.`
  })

/** The verdict in one sentence and the trade-off in a second. */
export function verdictSaid(report: Report, scenario: Scenario): readonly string[] {
  const found = verdict(report, scenario)
  return [verdictText(found), ...(found.detail === null ? [] : [found.detail])]
}

import type { InferOutput } from "valibot"
import { answerPlan, answerTo, nameOf } from "../cli/answer.ts"
import type { Answer } from "../cli/answerSchema.ts"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import type { Range } from "../dataset/schema/index.ts"
import { evaluate } from "../engine/evaluate.ts"
import { mixOf } from "../engine/mix/mix.ts"
import { mayDivide, leadingPlan } from "../engine/mix/wins.ts"
import type { Derivation, MixReport, OptionResult } from "../engine/report.ts"
import type { Scenario } from "../engine/scenario.ts"
import { explain } from "../engine/why/explain.ts"
import { techniqueNames } from "../features/common/table/columnSpec.ts"
import { leastServed, shareWords } from "../features/common/shares.ts"
import { mixVerdict } from "../features/compare/mixVerdict.ts"
import { verdict, verdictText, type VerdictOfParts } from "../features/compare/verdict.ts"
import { moneyRange, plural, yearsText } from "../ui/format.ts"
import { growthTold } from "./growth.ts"
import type { EvaluateInput } from "./inputs.ts"
import { inTime, mostSeconds } from "./inTime.ts"
import type { Told } from "./refusal.ts"
import { scenarioOf } from "./scenario.ts"

type AnsweredOption = Answer["options"][number]

/** What inputs are known by, and how many by each. */
type RestsOn = Readonly<Record<string, number>>

/** Reasons and warnings of an option that are told at once; the whole report has the rest. */
const mostTold = 4

/** The inputs of a figure, down to the last step, by how each is known; a figure of the model is never better than they are. */
export function restsOn(derivation: Derivation): RestsOn {
  const found: Record<string, number> = {}
  const walk = ({ inputs, steps }: Derivation): void => {
    for (const { basis } of inputs) if (basis !== "computed") found[basis] = (found[basis] ?? 0) + 1
    for (const step of steps) walk(step)
  }
  walk(derivation)
  return found
}

interface Labelled {
  readonly range: Range | null
  /** "computed": by the model, from the inputs counted beside it; "unknown": cannot be told; "at least": a part has no known price. */
  readonly label: "computed" | "unknown" | "at least"
  readonly restsOn: RestsOn
}

const restsOnText = (counts: RestsOn): string =>
  Object.entries(counts)
    .toSorted(([, a], [, b]) => b - a)
    .map(([basis, count]) => `${count} ${basis === "yours" ? "from the scenario" : basis}`)
    .join(", ")

/** One option in a few lines' worth of data. */
function summaryOf(answered: AnsweredOption, option: OptionResult, scenario: Scenario) {
  const { cost, nativeShare } = answered
  const founded = (figure: "nativeShare" | "cost"): RestsOn => restsOn(explain(option, figure, scenario, catalogue))
  const share: Labelled = nativeShare
    ? { range: nativeShare, label: "computed", restsOn: founded("nativeShare") }
    : { range: null, label: "unknown", restsOn: {} }
  const total: Labelled & { readonly missing?: readonly string[] } = cost
    ? {
        range: { low: cost.totalUsd.low, likely: cost.totalUsd.likely, high: cost.totalUsd.high },
        label: cost.totalUsd.known ? "computed" : "at least",
        restsOn: founded("cost"),
        ...(cost.totalUsd.missing ? { missing: cost.totalUsd.missing } : {}),
      }
    : { range: null, label: "unknown", restsOn: {} }
  return {
    technique: answered.technique,
    product: answered.product,
    productName: option.productName,
    gpu: answered.gpu,
    gpuName: option.gpuName,
    origin: answered.origin,
    feasible: answered.feasible,
    reasons: answered.reasons.slice(0, mostTold).map(({ group, text }) => (group === null ? text : `${group}: ${text}`)),
    moreReasons: Math.max(0, answered.reasons.length - mostTold),
    nativeShare: share,
    /** What each group gets, where they differ: the share above is their mean. */
    nativeShareByGroup: leastServed(option.groups) && option.groups.map(({ name, nativeShare: of }) => ({ group: name, ...of })),
    gpus: answered.gpus?.count ?? null,
    gpusAtLeast: answered.gpus?.lowerBound ?? null,
    hosts: answered.hosts && answered.hosts.count + answered.hosts.spare,
    totalUsd: total,
    perVmMonthUsd: cost && { low: cost.perVmMonthUsd.low, likely: cost.perVmMonthUsd.likely, high: cost.perVmMonthUsd.high },
    migration: answered.migration.level,
    isolation: answered.isolation,
    warnings: answered.warnings.slice(0, mostTold),
  }
}
type Summary = ReturnType<typeof summaryOf>

function sayOption(one: Summary, years: number): string {
  const { feasible, nativeShare, nativeShareByGroup, totalUsd, gpus, hosts } = one
  const shares = (nativeShareByGroup ?? []).map(({ group, ...range }) => ({ name: group, nativeShare: range }))
  const what = `${techniqueNames[one.technique]}${one.origin === "pin" ? " (pinned)" : ""}: ${one.productName}${one.gpuName ? ` on ${one.gpuName}` : ""}`
  const figures = [
    nativeShare.range
      ? `${shareWords(nativeShare.range, shares, " of native")} (${restsOnText(nativeShare.restsOn)})`
      : "share of native unknown",
    gpus === null ? null : gpus === 0 ? "no GPU" : plural(gpus, "GPU"),
    hosts === null ? null : plural(hosts, "host"),
    totalUsd.range
      ? `${totalUsd.label === "at least" ? "at least " : ""}${moneyRange(totalUsd.range)} over ${yearsText(years)} (${restsOnText(totalUsd.restsOn)}${totalUsd.missing ? `; unknown: ${totalUsd.missing.join(", ")}` : ""})`
      : "cost unknown",
    `migration ${one.migration}`,
    `isolation ${one.isolation}`,
  ].filter((part) => part !== null)
  const against = feasible
    ? ""
    : `\n  Not possible: ${one.reasons.join("; ")}${one.moreReasons > 0 ? `; and ${one.moreReasons} more reasons` : ""}.`
  return `- ${what}. ${feasible ? "" : "Would be: "}${figures.join("; ")}.${against}`
}

function ofPartsIn(mix: MixReport, scenario: Scenario): VerdictOfParts {
  return { words: mixVerdict(mix, scenario), plan: leadingPlan(mix), of: scenario }
}

/** The verdict; for each technique its best option, with ranges and what they rest on. */
export function evaluateTool({ scenario: text, asWritten, full, growth }: InferOutput<typeof EvaluateInput>): Told {
  const decoded = scenarioOf(text, asWritten)
  const { scenario } = decoded.state
  const report = evaluate(scenario, catalogue)
  const answer = answerTo(decoded, catalogue, report)
  const options = answer.options.map((one, at) => summaryOf(one, report.options[at]!, scenario))
  // The best plans of parts, where there may be such and they are found in time.
  const mix = mayDivide(scenario) ? inTime(mixOf(scenario, catalogue)) : null
  const ofParts = mix && ofPartsIn(mix, scenario)
  const grown = growth ? growthTold(report, mix, scenario) : null
  const said = ofParts?.words ?? verdict(report, scenario)
  const lines = [
    `Scenario ${answer.scenario || "(the standard one)"}: dataset ${answer.datasetVersion}, model ${answer.modelVersion}. Every figure is computed by the model; in brackets stands by what its inputs are known.`,
    `The answer: ${[verdictText(said), said.detail].filter(Boolean).join(" ")}`,
    ...(ofParts?.plan ? ["One way for all, the best of each technique:"] : []),
    ...options.map((one) => sayOption(one, scenario.economics.years)),
    ...(mix === null && mayDivide(scenario)
      ? [`Mind: plans in which each group goes its own way were not found within ${mostSeconds} s; one may cost less.`]
      : []),
    ...(grown?.lines ?? []),
    ...answer.warnings.map((warning) => `Mind: ${warning}`),
    `Not counted in any total: ${answer.notCounted.map(({ what }) => what).join(", ")}.`,
  ]
  const { scenario: link, datasetVersion, modelVersion, warnings } = answer
  const notCounted = answer.notCounted.map(({ what }) => what)
  const names = scenario.groups.map((group) => nameOf(group, catalogue))
  const data = {
    scenario: link,
    datasetVersion,
    modelVersion,
    verdict: { headline: verdictText(said), detail: said.detail },
    /** The plan of parts where it is the answer. */
    plan: ofParts?.plan ? answerPlan(ofParts.plan, names) : null,
    warnings,
    notCounted,
    options,
    /** As the command line prints it with --growth. */
    ...(grown ? { growth: grown.data } : {}),
  }
  return { text: lines.join("\n"), data: full ? { ...data, report: answer } : data, drawn: { report, scenario, ofParts } }
}

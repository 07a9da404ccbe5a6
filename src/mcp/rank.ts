import type { InferOutput } from "valibot"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { rankTask, type RankedOption, type Ranking } from "../engine/decisions/rank.ts"
import { techniqueNames } from "../features/common/table/columnSpec.ts"
import { pinText } from "../scenario/url/index.ts"
import type { Scenario } from "../engine/scenario.ts"
import { shareWords } from "../features/common/shares.ts"
import { moneyRange, plural } from "../ui/format.ts"
import type { RankInput } from "./inputs.ts"
import { inTime, mostSeconds } from "./inTime.ts"
import { Refusal, type Told } from "./refusal.ts"
import { scenarioOf } from "./scenario.ts"

function ranked(scenario: Scenario): Ranking {
  const found = inTime(rankTask(scenario, catalogue))
  if (found) return found
  throw new Refusal(`Ranking this scenario takes more than ${mostSeconds} s. Ask with fewer groups, or name the GPUs (gpus=).`)
}

const rankedData = (one: RankedOption) => ({
  option: pinText(one.pin),
  technique: one.technique,
  product: one.productName,
  gpu: one.gpuName,
  slices: [...one.slices],
  nativeShare: one.nativeShare,
  /** In the order of the scenario’s groups. */
  nativeShareByGroup: [...one.groupShares],
  gpus: one.gpus,
  hosts: one.hosts,
  totalUsd: { low: one.total.low, likely: one.total.likely, high: one.total.high },
  costKnown: one.total.known,
  migration: one.migration,
  isolation: one.isolation,
  pareto: one.pareto,
})

const groupsOf = ({ groups }: Scenario, { groupShares }: RankedOption) =>
  groupShares.map((nativeShare, index) => {
    const { name, workload } = groups[index] ?? { name: null, workload: `group ${index + 1}` }
    return { name: name ?? catalogue.workload(workload)?.shortName ?? workload, nativeShare }
  })

const sayRanked = (scenario: Scenario, one: RankedOption, at: number): string =>
  `${at + 1}. ${one.productName}${one.gpuName ? ` on ${one.gpuName}` : ""}${one.slices.length > 0 ? ` (${one.slices.join(", ")})` : ""}, ${techniqueNames[one.technique].toLowerCase()}: ` +
  `${one.total.known ? "" : "at least "}${moneyRange(one.total)}; ${shareWords(one.nativeShare, groupsOf(scenario, one), " of native")}; ${plural(one.gpus, "GPU")}, ${plural(one.hosts, "host")}; migration ${one.migration}` +
  `${one.pareto ? "; none is better in everything" : ""}. Pin: ${pinText(one.pin)}`

/** Every option that meets the needs, the cheapest first. */
export function rankTool({ scenario: text, asWritten, technique, most }: InferOutput<typeof RankInput>): Told {
  const { scenario } = scenarioOf(text, asWritten).state
  const ranking = ranked(scenario)
  const found = technique ? ranking.options.filter((one) => one.technique === technique) : ranking.options
  const shown = found.slice(0, most)
  const against = Object.entries(ranking.against).toSorted(([, a], [, b]) => b - a)
  const lines = [
    `${plural(found.length, "option")} of ${plural(ranking.weighed, "combination")} of product, GPU and slicing meet the needs${found.length > shown.length ? `; the ${shown.length} cheapest` : ""}. All figures are computed.`,
    ...shown.map((one, at) => sayRanked(scenario, one, at)),
    ...(against.length > 0
      ? [`What speaks against the others: ${against.map(([reason, count]) => `${reason} ${count}`).join(", ")}.`]
      : []),
  ]
  return {
    text: lines.join("\n"),
    data: { weighed: ranking.weighed, meeting: found.length, against: { ...ranking.against }, options: shown.map(rankedData) },
  }
}

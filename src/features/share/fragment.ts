import type { Answer } from "../../scenario/answer.ts"
import { winningPlan } from "../../engine/mix/wins.ts"
import { headlineOf, headlineOfPlan, headlineText, type Headline } from "../../scenario/headline.ts"
import { currentVersions, exampleLink } from "../../scenario/link.ts"
import { plansKnown } from "../../scenario/lastMix.ts"
import { encodeFragment } from "../../scenario/url/index.ts"
import type { CurrentVersions } from "../../scenario/url/encode.ts"
import type { PageState } from "../../scenario/view.ts"

/** What a link made now was made with. */
export const versions = currentVersions

/** The page's answer: the plan of parts where that is it, and known already. */
function answered({ scenario, report }: Answer): Headline {
  const plans = plansKnown(scenario)
  const won = plans && winningPlan(plans)
  return won?.totals ? headlineOfPlan({ ...won, totals: won.totals }) : headlineOf(report)
}

/** The same with the answer to this state, where it is there. */
export const versionsWith = ({ scenario }: PageState, answer: Answer | null): CurrentVersions =>
  answer === null || answer.pending || answer.scenario !== scenario ? versions : { ...versions, answer: headlineText(answered(answer)) }

/** The fragment to give away; an untouched page's own is empty, so the example is named. */
export const sharedFragment = (state: PageState, madeWith: CurrentVersions = versions): string =>
  encodeFragment(state, madeWith) || exampleLink

/** The same with the answer it was made with, so that whoever opens it later is told which figures have moved. */
export function frozenFragment(state: PageState, answer: Answer | null): string {
  const madeWith = versionsWith(state, answer)
  const written = encodeFragment(state, madeWith)
  if (written !== "" || madeWith.answer === undefined) return written || exampleLink
  return `${exampleLink}&was=${madeWith.answer}&data=${madeWith.datasetVersion}&model=${madeWith.modelVersion}`
}

/** Where a copy of one version is kept: the address that was typed, where it is one of a web page. */
export function keptCopy(typed: string): string | null {
  const url = URL.parse(typed.trim())
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

import type { Answer } from "../../scenario/answer.ts"
import { headlineOf, headlineText } from "../../scenario/headline.ts"
import { currentVersions, exampleLink } from "../../scenario/link.ts"
import { encodeFragment } from "../../scenario/url/index.ts"
import type { CurrentVersions } from "../../scenario/url/encode.ts"
import type { PageState } from "../../scenario/view.ts"

/** What a link made now was made with. */
export const versions = currentVersions

/** The same with the answer to this state, where it is there. */
export const versionsWith = ({ scenario }: PageState, answer: Answer | null): CurrentVersions =>
  answer === null || answer.pending || answer.scenario !== scenario
    ? versions
    : { ...versions, answer: headlineText(headlineOf(answer.report)) }

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

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

import type { FullCatalogue } from "../../dataset/catalogue.ts"
import type { Evidence, TechniqueId } from "../../dataset/schema/index.ts"
import type { Answer, AnsweredRanking } from "../answerSchema.ts"
import type { AnsweredOption } from "../optionSchema.ts"

/** What a case may ask: the same answers that `npm run evaluate` prints. */
export interface Asked {
  /** The answer to the case's own link. */
  readonly answer: Answer
  readonly catalogue: FullCatalogue
  /** The answer to another link. */
  readonly ask: (fragment: string) => Answer
  /** With every option that meets the needs, as `evaluate --all` gives it. */
  readonly rank: (fragment: string) => AnsweredRanking
}

/**
 * A question that an expert asked of the explorer, what it once answered, and what is right. Tested on every run, and shown in docs/answers.md with
 * the answer of today.
 */
export interface AnswerCase {
  /** Permanent, short, unique: "l4-decodes-slowly". */
  readonly id: string
  /** The rule that the example stands for, as a claim. */
  readonly title: string
  /** What stands behind `#`: a scenario, or a view's link. */
  readonly asked: string
  /** What came out before, in a few words. */
  readonly before: string
  /** What is right, in a few words. */
  readonly right: string
  /** Where that was read: ids of the dataset's sources. */
  readonly sources: readonly Pick<Evidence, "source" | "locator" | "basis">[]
  /** What is wrong with today's answer, one sentence each; none: it is right. */
  readonly wrong: (asked: Asked) => readonly string[]
  /** Today's answer in a line, where the usual one (each technique's option) does not show the point. */
  readonly shown?: (asked: Asked) => string
}

/** A sentence where something does not hold, else nothing. */
export const unless = (holds: boolean, sentence: string): readonly string[] => (holds ? [] : [sentence])

/** The best option of a technique, or the pinned one where `origin` says so. */
export const optionOf = (answer: Answer, technique: TechniqueId, origin: AnsweredOption["origin"] = "best"): AnsweredOption | undefined =>
  answer.options.find((option) => option.technique === technique && option.origin === origin)

import type { FullCatalogue } from "../../dataset/catalogue.ts"
import { answer, answerWith } from "../answer.ts"
import type { AnsweredRanking } from "../answerSchema.ts"
import type { AnswerCase, Asked } from "./case.ts"

/** Puts a case's question. Throws UnreadableInput where its link holds nothing. */
export function put(one: AnswerCase, catalogue: FullCatalogue): Asked {
  return {
    answer: answer(one.asked, catalogue),
    catalogue,
    ask: (fragment) => answer(fragment, catalogue),
    rank(fragment): AnsweredRanking {
      const { ranking } = answerWith(fragment, { all: true }, catalogue)
      if (!ranking) throw new Error(`No ranking came for ${fragment}.`)
      return ranking
    },
  }
}

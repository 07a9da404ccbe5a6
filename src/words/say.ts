import { sayAnswer } from "./answers.ts"

/** Says whatever the engine tells, in English. Who says little takes the speaker of its part, so that a page loads no more words than it says. */
export const say = sayAnswer

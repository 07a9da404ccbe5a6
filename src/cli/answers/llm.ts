import type { AnswerCase } from "./case.ts"

export const llm: readonly AnswerCase[] = []

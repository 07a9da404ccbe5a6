import type { AnswerCase } from "./case.ts"

export const policies: readonly AnswerCase[] = []

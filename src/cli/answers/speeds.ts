import type { AnswerCase } from "./case.ts"

export const speeds: readonly AnswerCase[] = []

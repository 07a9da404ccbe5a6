import type { AnswerCase } from "./case.ts"

export const licences: readonly AnswerCase[] = []

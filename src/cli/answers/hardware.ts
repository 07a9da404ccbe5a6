import type { AnswerCase } from "./case.ts"

export const hardware: readonly AnswerCase[] = []

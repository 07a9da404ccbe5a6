import type { AnswerCase } from "./case.ts"

export const encoders: readonly AnswerCase[] = []

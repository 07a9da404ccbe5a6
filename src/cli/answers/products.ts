import type { AnswerCase } from "./case.ts"

export const products: readonly AnswerCase[] = []

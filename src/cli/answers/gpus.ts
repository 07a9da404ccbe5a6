import type { AnswerCase } from "./case.ts"

export const gpus: readonly AnswerCase[] = []

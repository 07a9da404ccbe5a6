import type { AnswerCase } from "./case.ts"

export const remoting: readonly AnswerCase[] = []

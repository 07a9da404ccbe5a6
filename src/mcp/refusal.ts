import type { Drawn } from "./board/names.ts"

/** What cannot be done, with the reason in a sentence for whoever asked. */
export class Refusal extends Error {}

/** What a tool gives: words for the reader, and the same as data. */
export interface Told {
  readonly text: string
  readonly data: Readonly<Record<string, unknown>>
  /** What the board draws of it, where it is drawn. */
  readonly drawn?: Drawn
}

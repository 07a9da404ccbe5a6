import type { Standing } from "./attempt.ts"

/** What is recorded while a learner works. */
export interface Told {
  /** To be given back at the next launch. */
  readonly state: string
  /** `lesson/step`. */
  readonly location: string
  readonly standing: Standing
  /** Since the launch. */
  readonly seconds: number
}

/** A learning management system, whatever it speaks. */
export interface Lms {
  /** Gives what was recorded before ("" at first), and whether this launch counts: a look or a review records nothing. */
  readonly open: () => Promise<{ readonly state: string; readonly counts: boolean }>
  readonly save: (told: Told) => Promise<void>
  /** The last words; the page may be going away. */
  readonly close: (seconds: number, standing: Standing) => Promise<void>
  /** Where the learner goes from here, if the LMS has said so. */
  readonly leave: string | null
}

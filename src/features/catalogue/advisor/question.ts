/** Answers by the question's word in links. What is not there is not known. */
export type Answers = Readonly<Record<string, string>>

export interface Choice {
  /** Stands in links. */
  readonly id: string
  readonly label: string
  /** The word of the rules, where it differs. */
  readonly fact?: string
}

export interface Question {
  /** Stands in links; permanent. */
  readonly id: string
  /** The fact that rules ask for. */
  readonly fact: string
  readonly label: string
  readonly hint?: string
  /** How it is put where it stands open: "is the GPU alone in its IOMMU group?" */
  readonly open?: string
  /** None: a number, version or date is typed. */
  readonly choices?: readonly Choice[]
  readonly placeholder?: string
  /** Facts that follow from its answer. */
  readonly decides?: readonly string[]
  /** The question whose answer settles this one as well. */
  readonly settledBy?: string
  /** Asked only where this is known to be so. */
  readonly onlyWhere?: { readonly fact: string; readonly value: string }
  /** Asked from the start; others once a rule depends on them. */
  readonly first?: boolean
}

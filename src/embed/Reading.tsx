import type { ReactElement } from "react"
import type { LookWord } from "../dataset/schema/looks.ts"
import { TermLayer } from "../features/terms/index.ts"
import { LookHere } from "./LookHere.tsx"

interface ReadingProps {
  readonly look: readonly LookWord[]
  /** Id of the element whose words are explained; null: none are. */
  readonly terms: string | null
}

/** What helps to read an embedded view: its words explained, and a frame around what its author asks to look at. */
export const Reading = ({ look, terms }: ReadingProps): ReactElement => (
  <>
    <LookHere words={look} />
    {terms !== null && <TermLayer rootId={terms} />}
  </>
)

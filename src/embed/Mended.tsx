import type { ReactElement } from "react"
import type { Repair } from "../scenario/repairs.ts"
import { Notice } from "../ui/Notice.tsx"
import { sayRepair } from "../words/repairs.ts"

interface MendedProps {
  /** Of the address's query, in sentences. */
  readonly problems: readonly string[]
  /** Of the scenario in it. */
  readonly repairs: readonly Repair[]
}

/** Repairs told one by one in a small frame. */
const repairsShown = 3

/** What of the frame's address could not be used as it stands, for who wrote it. */
export const Mended = ({ problems, repairs }: MendedProps): ReactElement => (
  <>
    {problems.length > 0 && (
      <Notice tone="warn" title="This embedded view's address could not be read in full.">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </Notice>
    )}
    {repairs.length > 0 && (
      <Notice tone="warn" title="Part of the scenario in the address could not be read.">
        {repairs.slice(0, repairsShown).map((repair, at) => (
          <p key={at}>{sayRepair(repair)}</p>
        ))}
        {repairs.length > repairsShown && <p>And {repairs.length - repairsShown} more; the full page lists them.</p>}
      </Notice>
    )}
  </>
)

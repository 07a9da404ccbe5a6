import type { ReactElement } from "react"
import { Button } from "../../ui/Button.tsx"
import type { ContentsInput, ProposalContents } from "./contents.ts"
import { OfficeFiles } from "./office/OfficeFiles.tsx"
import css from "./proposal.module.css"

interface OutputsProps {
  readonly contents: ProposalContents
  readonly facts: ContentsInput
  /** What is proposed is still being worked out: nothing can be taken along yet. */
  readonly isPending: boolean
}

/** The whole proposal, in the forms in which it can be had. */
export function Outputs({ contents, facts, isPending }: OutputsProps): ReactElement {
  return (
    <section className={css["take"]}>
      <h3>Take it along</h3>
      <div className={css["row"]}>
        <Button
          variant="primary"
          icon="print"
          aria-disabled={isPending}
          onClick={() => {
            if (!isPending) print()
          }}
        >
          Print the report
        </Button>
        <OfficeFiles facts={facts} isPending={isPending} />
      </div>
      <p className={css["hint"]}>
        {isPending ? "These wait until the plan is there: what they would hold now is not the answer. " : ""}
        Choose “Save as PDF” in the browser’s print window. A4 and Letter, in colour or black and white
        {contents.currencyNote === null ? "." : `; amounts in ${contents.currencyNote}.`}
      </p>
    </section>
  )
}

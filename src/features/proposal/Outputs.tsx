import type { ReactElement } from "react"
import { Button } from "../../ui/Button.tsx"
import type { ContentsInput, ProposalContents } from "./contents.ts"
import { OfficeFiles } from "./office/OfficeFiles.tsx"
import css from "./proposal.module.css"

/** The whole proposal, in the forms in which it can be had. */
export function Outputs({ contents, facts }: { readonly contents: ProposalContents; readonly facts: ContentsInput }): ReactElement {
  return (
    <section className={css["take"]}>
      <h3>Take it along</h3>
      <div className={css["row"]}>
        <Button variant="primary" icon="print" onClick={() => print()}>
          Print the report
        </Button>
        <OfficeFiles facts={facts} />
      </div>
      <p className={css["hint"]}>
        Choose “Save as PDF” in the browser’s print window. A4 and Letter, in colour or black and white
        {contents.currencyNote === null ? "." : `; amounts in ${contents.currencyNote}.`}
      </p>
    </section>
  )
}

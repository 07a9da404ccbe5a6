import { useState, type ReactElement } from "react"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { CopyBox } from "../common/CopyBox.tsx"
import { citationBibtex, citationText } from "./citation.ts"
import type { ProposalContents } from "./contents.ts"
import css from "./proposal.module.css"

/** How to cite what is shown: with the versions that made it, and the link that opens it again. */
export function Citation({ contents }: { readonly contents: ProposalContents }): ReactElement {
  return (
    <Disclosure title="Cite it">
      <div className={css["cited"]}>
        <Copied label="Text" text={citationText(contents)} lines={4} />
        <Copied label="BibTeX" text={citationBibtex(contents)} lines={8} />
      </div>
    </Disclosure>
  )
}

/** What was copied was this text: another one has not been. */
function Copied({ label, text, lines }: { readonly label: string; readonly text: string; readonly lines: number }): ReactElement {
  const [copied, setCopied] = useState<{ readonly text: string; readonly done: boolean } | null>(null)
  return (
    <CopyBox
      label={label}
      text={text}
      copied={copied?.text === text ? copied.done : null}
      onCopied={(done) => setCopied({ text, done })}
      lines={lines}
    />
  )
}

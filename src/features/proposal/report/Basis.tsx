import type { ReactElement } from "react"
import type { Factor } from "../../../engine/why/bill.ts"
import { sayAnswer } from "../../../words/answers.ts"
import { sayWhy } from "../../../words/why.ts"
import { basisStyles } from "../../common/BasisTag.tsx"
import { sentence } from "../../common/optionWords.ts"
import { QrCode } from "../../common/QrCode.tsx"
import { citationText } from "../citation.ts"
import type { ProposalContents } from "../contents.ts"
import { factorText } from "../words.ts"
import css from "./report.module.css"

/** Numbers that no count and no price tag is: the same for every plan, each once. */
function planningOf({ plan }: ProposalContents): readonly Factor[] {
  const found = new Map<string, Factor>()
  for (const { bill } of plan.parts)
    for (const { terms } of bill)
      for (const { factors } of terms)
        for (const one of factors) if (one.basis !== "computed" && isPlanning(one)) found.set(sayWhy(one.label), one)
  return [...found.values()]
}

const isPlanning = ({ label }: Factor): boolean =>
  label.id === "as-written" || label.id === "energy-busy-hours" || label.id === "cost-horizon"

/** What was assumed, and what is to be minded. */
export function Assumptions({ contents }: { readonly contents: ProposalContents }): ReactElement {
  const { plan, warnings, currency } = contents
  const minded = [...warnings, ...plan.parts.flatMap(({ option }) => option.warnings)].map((one) => sentence(sayAnswer(one)))
  const thin = plan.parts.flatMap(({ option }) => (option.thinEvidence ? [sentence(sayAnswer(option.thinEvidence))] : []))
  return (
    <section>
      <h2>Assumptions</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Planning value</th>
            <th scope="col">Value</th>
            <th scope="col">How it is known</th>
          </tr>
        </thead>
        <tbody>
          {planningOf(contents).map((one) => (
            <tr key={sayWhy(one.label)}>
              <th scope="row">{sentence(sayWhy(one.label)).replace(/\.$/, "")}</th>
              <td>{factorText(one, currency)}</td>
              <td>{basisStyles[one.basis].word}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        A range takes the worst ends together: it is never narrower than what went in. Everyone active in the busy hour is taken to be so at
        once; hardware is charged by the purchase, without resale.
      </p>
      {minded.length + thin.length > 0 && (
        <>
          <h3>To be minded</h3>
          <ul>
            {[...new Set([...minded, ...thin])].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** Every source, those of what is proposed first and of these the most cited, numbered through. */
export function SourceList({ contents: { sources } }: { readonly contents: ProposalContents }): ReactElement {
  const ours = sources.filter(({ isProposed }) => isProposed)
  return (
    <section>
      <h2>Sources</h2>
      <SourceTable title="On these rests what is proposed" sources={ours} from={1} />
      <SourceTable title="On these rests besides what it is compared with" sources={sources.slice(ours.length)} from={ours.length + 1} />
    </section>
  )
}

interface SourceTableProps {
  readonly title: string
  readonly sources: ProposalContents["sources"]
  /** Number of the first. */
  readonly from: number
}

const SourceTable = ({ title, sources, from }: SourceTableProps): ReactElement | null =>
  sources.length === 0 ? null : (
    <>
      <h3>{title}</h3>
      <table className={css["sources"]}>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Source</th>
            <th scope="col">Its date</th>
            <th scope="col">Last opened</th>
            <th scope="col">Basis</th>
          </tr>
        </thead>
        <tbody>
          {sources.map(({ id, title: name, publisher, url, date, checked, bases, isWeak }, at) => (
            <tr key={id}>
              <td>{from + at}</td>
              <th scope="row">
                {name}
                {publisher !== null && `. ${publisher}`}
                {url !== null && <small className={css["address"]}>{url}</small>}
              </th>
              <td>{date ?? "undated"}</td>
              <td>{checked ?? "when compiled"}</td>
              <td>
                {bases.map((basis) => basisStyles[basis].word).join(", ")}
                {isWeak && <small> (not verified)</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )

/** The way back: link, code, versions, and how to cite. */
export function Again({ contents }: { readonly contents: ProposalContents }): ReactElement {
  const { link, versions } = contents
  return (
    <section className={css["again"]}>
      <h2>How to open it again</h2>
      <div className={css["way"]}>
        <QrCode text={link} label="The link as a QR code" />
        <div>
          <p>
            The link holds the whole scenario: it opens in any browser, every figure can be asked why, and inputs can be changed. Worked out
            with dataset {versions.dataset} and model {versions.model}; a later version says which figures have moved.
          </p>
          <p className={css["address"]}>
            <a href={link}>{link}</a>
          </p>
          <p className={css["address"]}>To cite: {citationText(contents)}</p>
        </div>
      </div>
    </section>
  )
}

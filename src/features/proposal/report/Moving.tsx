import type { ReactElement } from "react"
import { conditionsOf, drainLines, drainText, failureLines, stunText } from "../../common/migrationWords.ts"
import { migrationWords, sentence } from "../../common/optionWords.ts"
import type { ProposalContents } from "../contents.ts"
import { optionName } from "../words.ts"
import css from "./report.module.css"

interface MovingProps {
  readonly contents: ProposalContents
  /** Pause after which a live migration is published to be given up, s. */
  readonly stunLimitSeconds: number
}

/** What can be done with a running VM, what becomes of VMs when a host is emptied, and when it fails. */
export function Moving({ contents, stunLimitSeconds }: MovingProps): ReactElement {
  return (
    <section>
      <h2>Migration and failure</h2>
      {contents.plan.parts.map(({ option }, part) => {
        const { migration } = option
        return (
          <article key={part} className={css["part"]}>
            <h3>
              {optionName(option)}, for {option.groups.map(({ name }) => name).join(", ")}
            </h3>
            <dl className={css["said"]}>
              <dt>Migration</dt>
              <dd>{migrationWords[migration.level]}</dd>
              <dt>Pause of a live move</dt>
              <dd>{stunText(migration, stunLimitSeconds)}</dd>
              <dt>Emptying a host</dt>
              <dd>
                {drainText(migration)}. {drainLines(migration).map(sentence).join(" ")}
              </dd>
              <dt>When a host fails</dt>
              <dd>{failureLines(migration).map(sentence).join(" ") || "–"}</dd>
            </dl>
            <Conditions lines={conditionsOf(migration).map(sentence)} />
          </article>
        )
      })}
    </section>
  )
}

const Conditions = ({ lines }: { readonly lines: readonly string[] }): ReactElement | null =>
  lines.length === 0 ? null : (
    <>
      <h4>Conditions</h4>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )

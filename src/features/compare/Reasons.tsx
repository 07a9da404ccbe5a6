import type { OptionResult } from "../../engine/report.ts"
import { plural } from "../../ui/format.ts"
import styles from "./CompareBoard.module.css"
import { sentence, type AskWhy } from "./words.ts"

/** Why an option cannot be, or what to mind where it can: the first as a sentence, the others on demand. */
export function Reasons({ option, onWhy }: { readonly option: OptionResult; readonly onWhy?: AskWhy | undefined }) {
  const [first, ...others] = option.reasons
  if (!first) return <Warnings warnings={option.warnings} />
  return (
    <>
      <p className={styles.reason}>
        <strong>Cannot. </strong>
        {sentence(first.text)}{" "}
        {onWhy && (
          <button
            type="button"
            className={styles.whyNot}
            aria-label={`Why not ${option.productName}?`}
            onClick={() => onWhy({ key: option.key, figure: "feasibility" })}
          >
            Why not?
          </button>
        )}
      </p>
      {others.length > 0 && (
        <details className={styles.allReasons}>
          <summary>{`all ${plural(option.reasons.length, "reason")}`}</summary>
          <ul>
            {option.reasons.map((reason, index) => (
              <li key={index}>{sentence(reason.text)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  const [first, ...others] = warnings
  if (first === undefined) return null
  return (
    <>
      <p className={styles.reason} data-tone="note">
        <strong>Mind. </strong>
        {sentence(first)}
      </p>
      {others.length > 0 && (
        <details className={styles.allReasons}>
          <summary>{plural(others.length, "more note")}</summary>
          <ul>
            {others.map((warning) => (
              <li key={warning}>{sentence(warning)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

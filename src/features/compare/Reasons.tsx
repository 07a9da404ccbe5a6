import { useId, useState } from "react"
import type { OptionResult, Reason } from "../../engine/report.ts"
import { sayAnswer } from "../../words/answers.ts"
import { plural } from "../../ui/format.ts"
import styles from "./CompareBoard.module.css"
import { groupOfReason, sentence, type AskWhy } from "./words.ts"

interface ReasonsProps {
  readonly option: OptionResult
  readonly onWhy?: AskWhy | undefined
}

/** Why an option cannot be, or what to mind where it can; then how few published figures stand behind its performance. */
export function Reasons({ option, onWhy }: ReasonsProps) {
  return (
    <>
      <Told option={option} onWhy={onWhy} />
      {option.thinEvidence !== null && (
        <p className={styles.reason} data-tone="note">
          <strong>Little evidence. </strong>
          {sayAnswer(option.thinEvidence)}
        </p>
      )}
    </>
  )
}

/** "CAD: needs CUDA …", where there are several groups and it concerns one. */
function ofGroup(reason: Reason, option: OptionResult): string {
  const name = groupOfReason(reason, option)
  return `${name === null ? "" : `${name}: `}${sayAnswer(reason.told)}`
}

/** The first as a sentence, the others on demand. */
function Told({ option, onWhy }: ReasonsProps) {
  if (option.feasible)
    return <Points lead="Mind." tone="note" points={option.warnings.map(sayAnswer)} all={plural(option.warnings.length, "note")} />
  return (
    <Points
      lead="Cannot."
      tone="bar"
      points={option.reasons.map((one) => ofGroup(one, option))}
      all={plural(option.reasons.length, "reason")}
    >
      {onWhy && (
        <button
          type="button"
          className={styles.inline}
          aria-label={`Why not? ${option.productName}`}
          onClick={() => onWhy({ key: option.key, figure: "feasibility" })}
        >
          Why not?
        </button>
      )}
    </Points>
  )
}

interface PointsProps {
  readonly lead: string
  readonly tone: "bar" | "note"
  readonly points: readonly string[]
  /** "3 reasons" */
  readonly all: string
  readonly children?: React.ReactNode
}

function Points({ lead, tone, points, all, children }: PointsProps) {
  const [open, setOpen] = useState(false)
  const listId = useId()
  const [first] = points
  if (first === undefined) return null
  return (
    <>
      <p className={styles.reason} data-tone={tone} data-more={open || points.length < 2 ? undefined : `and ${points.length - 1} more`}>
        <strong>{lead} </strong>
        {sentence(first)} {children}{" "}
        {points.length > 1 && (
          <button
            type="button"
            className={styles.inline}
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            onClick={() => setOpen(!open)}
          >
            {open ? "fewer" : points.length === 2 ? `both ${all.replace(/^2 /, "")}` : `all ${all}`}
          </button>
        )}
      </p>
      {open && (
        <ul id={listId} className={styles.allReasons}>
          {points.map((point, index) => (
            <li key={index}>{sentence(point)}</li>
          ))}
        </ul>
      )}
    </>
  )
}

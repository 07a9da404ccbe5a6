import type { ReactElement } from "react"
import type { Quirk } from "../../../dataset/schema/index.ts"
import type { Judged } from "../../../engine/quirks/judge.ts"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { words } from "../../common/table/columnSpec.ts"
import type { Advice } from "./advice.ts"
import { questionFor } from "./questions.ts"
import type { Question } from "./question.ts"
import { QuirkCard } from "./QuirkCard.tsx"
import css from "./Advisor.module.css"

/** What no requirement can mend: who is in one of these cases need not ask on. */
export function Forbidding({ quirks }: { readonly quirks: readonly Quirk[] }): ReactElement {
  const blockers = quirks.filter(({ severity }) => severity === "blocker")
  return (
    <section className={css["forbidding"]} aria-label="What can forbid it altogether">
      <h3>What can forbid it altogether</h3>
      <ul>
        {blockers.map(({ id, title, technique }) => (
          <li key={id}>
            {technique && <TechniqueMark technique={technique} size={11} />}
            <ViewLink view="quirks" focus={id}>
              {title}
            </ViewLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const fieldId = (question: string): string => `advisor-${question}`

const groups: readonly { readonly title: string; readonly severities: readonly string[] }[] = [
  { title: "Forbids it", severities: ["blocker"] },
  { title: "Needed", severities: ["critical", "major"] },
  { title: "Good to know", severities: ["minor", "info", "unknown"] },
]

export function Results({
  advice,
  questions,
  onJump,
}: {
  readonly advice: Advice
  readonly questions: readonly Question[]
  readonly onJump: (question: string) => void
}): ReactElement {
  return (
    <>
      {groups.map(({ title, severities }) => {
        const list = advice.holds.filter(({ quirk }) => severities.includes(quirk.severity))
        if (list.length === 0) return null
        return (
          <section key={title} className={css["group"]} aria-label={title}>
            <h2>{title}</h2>
            <ul className={css["cards"]}>
              {list.map(({ quirk }) => (
                <li key={quirk.id}>
                  <QuirkCard quirk={quirk} />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      {advice.depends.length > 0 && (
        <section className={css["group"]} aria-label="Depends on what is not answered">
          <h2>Depends on what is not answered</h2>
          <ul className={css["lines"]}>
            {advice.depends.map((judged) => (
              <Depends key={judged.quirk.id} judged={judged} questions={questions} onJump={onJump} />
            ))}
          </ul>
        </section>
      )}
      {advice.not.length > 0 && (
        <Disclosure title={`Does not concern this machine (${advice.not.length})`} level={2}>
          <ul className={css["lines"]}>
            {advice.not.map(({ quirk, conditions }) => (
              <li key={quirk.id}>
                <ViewLink view="quirks" focus={quirk.id}>
                  {quirk.title}
                </ViewLink>
                <span>
                  other{" "}
                  {conditions
                    .filter(({ truth }) => truth === "no")
                    .map(({ key }) => words(key))
                    .join(", ")}
                </span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

/** Moves to a question and puts the cursor there. */
export function goToQuestion(id: string): void {
  const field = document.getElementById(fieldId(id))
  field?.scrollIntoView({ block: "center" })
  field?.querySelector<HTMLElement>("input, select")?.focus({ preventScroll: true })
}

function Depends({
  judged: { quirk, conditions },
  questions,
  onJump,
}: {
  readonly judged: Judged
  readonly questions: readonly Question[]
  readonly onJump: (question: string) => void
}): ReactElement {
  const open = conditions.filter(({ truth }) => truth === "open")
  return (
    <li>
      <ViewLink view="quirks" focus={quirk.id}>
        {quirk.title}
      </ViewLink>
      <span>
        {quirk.severity}, if{" "}
        {open.map(({ key }, at) => {
          const question = questionFor(questions, key)
          return (
            <span key={key}>
              {at > 0 && ", "}
              {question ? (
                <button type="button" className={css["jump"]} onClick={() => onJump(question.id)}>
                  {question.label}
                </button>
              ) : key === "gpuModels" ? (
                "the model is one of those it happens to; the source names none"
              ) : (
                words(key)
              )}
            </span>
          )
        })}
      </span>
    </li>
  )
}

import { useDeferredValue, useMemo, useRef, useState, type ReactElement } from "react"
import { flushSync } from "react-dom"
import type { LessonStep, LessonTask } from "../../../dataset/schema/lesson.ts"
import { runner } from "../../../scenario/worker/runner.ts"
import { plural } from "../../../ui/format.ts"
import { Button } from "../../../ui/Button.tsx"
import { Waiting } from "../parts/useLoaded.tsx"
import { check, type Finding } from "./check.ts"
import { changeStep } from "./edits.ts"
import { formId, goToField, stepFormId } from "./fields.ts"
import { prove, type Proof } from "./prove.ts"
import type { Asked } from "./solve.ts"
import { usePlaces, type Known } from "./usePlaces.ts"
import { useWriting } from "./store.ts"
import css from "./Writing.module.css"

/** Scenarios that are tried for one task at most. */
const mostTried = 200

const asked = (signal: AbortSignal): Asked => ({
  report: (scenario) => runner.run({ kind: "report", scenario }, { signal }),
  mix: (scenario) => runner.run({ kind: "mix", scenario }, { signal }),
  rank: async (scenario) => (await runner.run({ kind: "rank", scenario }, { signal })).options,
})

/** What is missing or leads nowhere, and whether each task can be done. */
export function Checks(): ReactElement {
  const places = usePlaces()
  return (
    <section id="own-check" tabIndex={-1} aria-label="Check" className={css["part"]}>
      <h3>Check</h3>
      {places ? <Checked places={places} /> : <Waiting failed={places === null} what="dataset" />}
    </section>
  )
}

function Checked({ places }: { readonly places: Known }): ReactElement {
  const lesson = useDeferredValue(useWriting((state) => state.lesson))
  const findings = useMemo(() => check(lesson, places), [lesson, places])
  const tasks = lesson.steps.flatMap((step, at) => (step.task ? [{ step, task: step.task, at }] : []))
  return (
    <>
      <output className={css["said"]}>
        {findings.length === 0 ? "Nothing is missing, and every link leads somewhere." : `${plural(findings.length, "thing")} to look at.`}
      </output>
      {findings.length > 0 && (
        <ul className={css["findings"]}>
          {findings.map((finding, at) => (
            <li key={at}>
              <Where finding={finding} steps={lesson.steps} /> {finding.says}
            </li>
          ))}
        </ul>
      )}
      {tasks.map(({ step, task, at }) => (
        <ProofOf key={step.id} id={step.id} task={task} at={at} places={places} />
      ))}
    </>
  )
}

function Where({ finding: { step, part }, steps }: { readonly finding: Finding; readonly steps: readonly LessonStep[] }): ReactElement {
  const show = useWriting((state) => state.show)
  const at = steps.findIndex(({ id }) => id === step)
  const go = (): void => {
    if (at >= 0) flushSync(() => show(at))
    goToField(document.getElementById(at < 0 ? formId : stepFormId), part)
  }
  return (
    <button type="button" className={css["where"]} onClick={go}>
      {at < 0 ? "The lesson" : `Step ${at + 1}`}, {part.toLowerCase()}:
    </button>
  )
}

interface ProofProps {
  readonly id: string
  readonly task: LessonTask
  readonly at: number
  readonly places: Known
}

type Doing =
  | { readonly is: "idle" }
  | { readonly is: "working"; readonly tried: number }
  | { readonly is: "done"; readonly proof: Proof | null; readonly of: LessonTask }

/** Asks the engine whether a task can be done; what it said of a task that was changed since counts no more. */
function ProofOf({ id, task, at, places }: ProofProps): ReactElement {
  const edit = useWriting((state) => state.edit)
  const [doing, setDoing] = useState<Doing>({ is: "idle" })
  const stop = useRef<AbortController | null>(null)
  const start = async (): Promise<void> => {
    stop.current = new AbortController()
    const { signal } = stop.current
    setDoing({ is: "working", tried: 0 })
    const search = { workloads: places.workloads, most: mostTried, signal, onTried: (tried: number) => setDoing({ is: "working", tried }) }
    const proof = await prove(task, places.known, search, asked(signal)).catch(() => null)
    setDoing(signal.aborted ? { is: "idle" } : { is: "done", proof, of: task })
  }
  const isCurrent = doing.is === "done" && doing.of === task
  const solution = isCurrent ? (doing.proof?.solution ?? null) : null
  return (
    <div className={css["proof"]}>
      <div className={css["row"]}>
        {doing.is === "working" ? (
          <Button onClick={() => stop.current?.abort()}>Stop looking for a solution</Button>
        ) : (
          <Button onClick={() => void start()}>Can the task of step {at + 1} be done?</Button>
        )}
        {solution !== null && (
          <a href={`${location.pathname}#${solution}&goal=${task.goals}`} target="_blank" rel="noopener">
            Open this solution
          </a>
        )}
        {solution !== null && task.solution === "" && (
          <Button
            onClick={() => {
              const solved = { ...task, solution }
              edit((lesson) => changeStep(lesson, at, (step) => (step.id === id ? { ...step, task: solved } : step)))
              if (doing.is === "done") setDoing({ ...doing, of: solved })
            }}
          >
            Take it as the task’s solution
          </Button>
        )}
      </div>
      <output className={css["said"]} data-is={isCurrent ? doing.proof?.is : undefined}>
        {doing.is === "working" && `${plural(doing.tried, "scenario")} tried.`}
        {isCurrent && (doing.proof?.says ?? "The engine could not be asked. Check the connection, and try again.")}
      </output>
    </div>
  )
}

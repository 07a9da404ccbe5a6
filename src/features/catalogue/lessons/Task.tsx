import { useContext, useState, type ReactElement } from "react"
import type { LessonTask } from "../../../dataset/schema/index.ts"
import { Button } from "../../../ui/Button.tsx"
import { Icon } from "../../../ui/Icon.tsx"
import { HiddenContext } from "../../common/hidden.ts"
import { LiveFrame } from "./LiveFrame.tsx"
import { Prose } from "./Prose.tsx"
import { Revealed } from "./Revealed.tsx"
import { areMet, type ToldGoal } from "./score.ts"
import { taskLinks } from "./steps.ts"
import css from "./Lessons.module.css"

export interface TaskProps {
  readonly task: LessonTask
  readonly title: string
  /** Told how its goals stand, whenever that changes. */
  readonly onGoals?: (goals: readonly ToldGoal[]) => void
}

/** What is to be reached, with the inputs that lead there; the goals above the board say how far it is. */
export function Task({ task, title, onGoals }: TaskProps): ReactElement {
  const [hints, setHints] = useState(0)
  const [reached, setReached] = useState(false)
  const [gaveUp, setGaveUp] = useState(false)
  const hidden = useContext(HiddenContext)
  const shows = (part: string): boolean => !hidden.includes(part)
  const links = taskLinks(task)
  const tells = hints < task.hints.length
  return (
    <section className={css["task"]} aria-label="Task">
      <div className={css["asked"]}>
        <Prose text={task.text} />
      </div>
      <LiveFrame
        view="board"
        controls={task.controls}
        fragment={links.start}
        title={`Task: ${title}`}
        part="task"
        onGoals={(goals) => {
          if (areMet(goals)) setReached(true)
          onGoals?.(goals)
        }}
      />
      <output className={css["verdict"]} data-met>
        {reached ? "Done: all that was asked is reached." : ""}
      </output>
      {hints > 0 && (
        <ol className={css["hints"]} aria-label="Hints" aria-live="polite">
          {task.hints.slice(0, hints).map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ol>
      )}
      <div className={css["actions"]}>
        {!reached && !gaveUp && (tells ? shows("hints") : shows("solution")) && (
          <Button variant="secondary" onClick={() => (tells ? setHints(hints + 1) : setGaveUp(true))}>
            {tells ? `Show hint ${hints + 1} of ${task.hints.length}` : "Show a solution"}
          </Button>
        )}
        {shows("link") && (
          <a href={`${location.pathname}#${links.start}`} target="_blank" rel="noopener">
            Open it in the explorer <Icon name="external" size={12} />
          </a>
        )}
        {(reached || gaveUp) && shows("solution") && task.solution !== "" && (
          <a href={`${location.pathname}#${links.solution}`} target="_blank" rel="noopener">
            Open a solution <Icon name="external" size={12} />
          </a>
        )}
      </div>
      {(reached || gaveUp) && <Revealed text={task.explanation} takesFocus={!reached} />}
    </section>
  )
}

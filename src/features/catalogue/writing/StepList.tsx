import { useRef, type KeyboardEvent, type ReactElement } from "react"
import { Button, IconButton } from "../../../ui/Button.tsx"
import { mostSteps } from "../lessons/ownLesson.ts"
import { addStep, moveStep, removeStep } from "./edits.ts"
import { useWriting } from "./store.ts"
import css from "./Writing.module.css"

/** The steps in their order: one is open; each can be moved by buttons, or by Alt with an arrow key. */
export function StepList(): ReactElement {
  const { steps } = useWriting((state) => state.lesson)
  const at = useWriting((state) => state.at)
  const { edit, show } = useWriting((state) => state)
  const list = useRef<HTMLOListElement>(null)
  const focusOn = (place: number): void =>
    void requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>("[data-step]")[place]?.focus())
  const move = (from: number, to: number): void => {
    if (to < 0 || to >= steps.length) return
    edit((lesson) => moveStep(lesson, from, to))
    show(to)
  }
  const onKeyDown = (event: KeyboardEvent, place: number): void => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return
    event.preventDefault()
    const to = place + (event.key === "ArrowUp" ? -1 : 1)
    move(place, to)
    if (to >= 0 && to < steps.length) focusOn(to)
  }
  return (
    <section aria-label="Steps" className={css["part"]}>
      <h3>Steps</h3>
      <ol ref={list} className={css["steps"]}>
        {steps.map(({ id, title }, place) => {
          const name = title.trim() === "" ? "without a title" : title
          return (
            <li key={id} data-open={place === at || undefined}>
              <button
                type="button"
                data-step
                aria-current={place === at ? "step" : undefined}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                onClick={() => show(place)}
                onKeyDown={(event) => onKeyDown(event, place)}
              >
                {place + 1}: {name}
              </button>
              {place === at && (
                <span className={css["tools"]}>
                  <IconButton
                    label={`Move up: step ${place + 1}`}
                    icon="chevron-up"
                    disabled={place === 0}
                    onClick={() => move(place, place - 1)}
                  />
                  <IconButton
                    label={`Move down: step ${place + 1}`}
                    icon="chevron-down"
                    disabled={place === steps.length - 1}
                    onClick={() => move(place, place + 1)}
                  />
                  <IconButton
                    label={`Remove step ${place + 1}`}
                    icon="close"
                    onClick={() => {
                      edit((lesson) => removeStep(lesson, place))
                      focusOn(Math.max(0, place - 1))
                    }}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ol>
      <div>
        <Button
          icon="plus"
          disabled={steps.length >= mostSteps}
          onClick={() => {
            edit((lesson) => addStep(lesson, at))
            show(steps.length === 0 ? 0 : at + 1)
          }}
        >
          Add a step
        </Button>
      </div>
    </section>
  )
}

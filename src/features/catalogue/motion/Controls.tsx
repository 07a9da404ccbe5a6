import type { KeyboardEvent, ReactElement } from "react"
import { Button } from "../../../ui/Button.tsx"
import { useReducedMotion } from "./useReducedMotion.ts"
import css from "./Motion.module.css"

export interface ControlsProps {
  readonly running: boolean
  readonly run: () => void
  readonly pause: () => void
  readonly step: (by: 1 | -1) => void
  readonly restart: () => void
}

/** Runs, pauses and steps a mechanism; who asked for less motion only steps it. */
export function Controls({ running, run, pause, step, restart }: ControlsProps): ReactElement {
  const still = useReducedMotion()
  return (
    <div className={css["controls"]}>
      {!still && (
        <Button variant="primary" onClick={running ? pause : run}>
          {running ? "Pause" : "Run"}
        </Button>
      )}
      <Button icon="chevron-left" onClick={() => step(-1)}>
        Step back
      </Button>
      <Button iconEnd="chevron-right" onClick={() => step(1)}>
        Step
      </Button>
      <Button variant="quiet" icon="reset" onClick={restart}>
        Start again
      </Button>
    </div>
  )
}

/** Arrows step from anywhere in a mechanism but where they have a meaning of their own. */
export const stepByKey =
  (step: (by: 1 | -1) => void) =>
  (event: KeyboardEvent): void => {
    if ((event.target as Element).closest("input, select, [role=slider], [role=combobox]")) return
    if (event.key === "ArrowRight" || event.key === "ArrowDown") step(1)
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") step(-1)
    else return
    event.preventDefault()
  }

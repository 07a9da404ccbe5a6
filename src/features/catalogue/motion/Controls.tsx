import { useEffect, useRef, type KeyboardEvent, type ReactElement } from "react"
import { Button } from "../../../ui/Button.tsx"
import { canPlay, happened, type Play } from "../../common/happenings.ts"
import { Part, useLocked } from "../../common/Part.tsx"
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
export function Controls(props: ControlsProps): ReactElement {
  const { running, run, pause, step, restart } = props
  const still = useReducedMotion()
  usePlayed(props, still)
  return (
    <Part is="play">
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
    </Part>
  )
}

/** The page around a frame may press the same buttons. */
function usePlayed(props: ControlsProps, still: boolean): void {
  const isLocked = useLocked("play")
  const now = useRef({ ...props, still, isLocked })
  useEffect(() => {
    now.current = { ...props, still, isLocked }
  })
  useEffect(
    () =>
      canPlay((play: Play) => {
        const { run, pause, step, restart, still: isStill, isLocked: isFixed } = now.current
        // The page around does nothing that the reader cannot.
        if (isFixed || (play === "run" && isStill)) return false
        const acts: Readonly<Record<Play, () => void>> = { run, pause, restart, step: () => step(1), back: () => step(-1) }
        acts[play]()
        return true
      }),
    [],
  )
  const { running } = props
  const before = useRef(running)
  useEffect(() => {
    if (before.current !== running) happened({ type: "playing", running })
    before.current = running
  }, [running])
}

/** Arrows step from anywhere in a mechanism but where they have a meaning of their own, or its author fixed it. */
export const stepByKey =
  (step: (by: 1 | -1) => void) =>
  (event: KeyboardEvent): void => {
    if (event.currentTarget.querySelector("[data-locked=play]")) return
    if ((event.target as Element).closest("input, select, [role=slider], [role=combobox]")) return
    if (event.key === "ArrowRight" || event.key === "ArrowDown") step(1)
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") step(-1)
    else return
    event.preventDefault()
  }

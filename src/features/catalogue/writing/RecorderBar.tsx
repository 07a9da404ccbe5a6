import { useSyncExternalStore, type ReactElement } from "react"
import { createRoot, type Root } from "react-dom/client"
import { plural } from "../../../ui/format.ts"
import { Button } from "../../../ui/Button.tsx"
import { Checkbox } from "../../../ui/Checkbox.tsx"
import { goTo } from "../../common/ViewLink.tsx"
import { writeFocus } from "../lessons/ownPlaces.ts"
import { keptRecording } from "./keptRecording.ts"
import { recorder } from "./record.ts"
import { useWriting } from "./store.ts"
import css from "./Writing.module.css"

/** Says that steps are recorded, over whatever view is open, and ends it. */
function RecorderBar(): ReactElement | null {
  const recording = useSyncExternalStore(recorder.subscribe, recorder.state)
  const latest = useWriting(({ lesson, at }) => lesson.steps[at]?.title ?? "")
  const isKept = useWriting((state) => state.isKept)
  if (!recording) return null
  return (
    <section aria-label="Recording" className={css["recorder"]} data-print="no">
      <output>
        <strong>Recording a lesson: {plural(recording.steps, "step")}.</strong> {recording.steps > 0 && latest}
        {!isKept && <span> This browser keeps nothing: a reload would forget it.</span>}
      </output>
      <Checkbox label="Whatever I do makes a step" checked={recording.each} onChange={recorder.setEach} />
      <div className={css["row"]}>
        <Button icon="plus" onClick={recorder.take}>
          Make a step of this
        </Button>
        <Button
          variant="primary"
          onClick={() => {
            recorder.stop()
            goTo({ view: "lessons", focus: writeFocus })
          }}
        >
          Stop, and write on
        </Button>
      </div>
    </section>
  )
}

let root: Root | null = null

/** The bar lies beside the page, for it outlives the view that started it. */
function showBar(): void {
  if (root) return
  const place = document.createElement("div")
  document.body.append(place)
  root = createRoot(place)
  root.render(<RecorderBar />)
}

/** Goes to the board, where most lessons begin. */
export function startRecording(): void {
  showBar()
  goTo({ view: "board" })
  recorder.start()
}

/** Goes on with what was recorded before the page was loaded again. */
export function goOnRecording(): void {
  const kept = keptRecording()
  if (!kept || recorder.state()) return
  showBar()
  recorder.goOn(kept)
}

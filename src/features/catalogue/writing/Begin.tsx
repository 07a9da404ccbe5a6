import { useState, type ReactElement } from "react"
import { loadLessons } from "../../../dataset/reference.ts"
import type { Lesson, Source } from "../../../dataset/schema/index.ts"
import { loadSources } from "../../../dataset/sources.ts"
import { Button } from "../../../ui/Button.tsx"
import { SelectField } from "../../../ui/SelectField.tsx"
import { useLoaded } from "../../../ui/useLoaded.ts"
import { copyOf } from "./copy.ts"
import { newLesson } from "./edits.ts"
import { startRecording } from "./RecorderBar.tsx"
import { newMark, useWriting } from "./store.ts"
import css from "./Writing.module.css"

interface Models {
  readonly lessons: readonly Lesson[]
  readonly sources: Readonly<Record<string, Source>>
}

const load = async (): Promise<Models> => {
  const [lessons, sources] = await Promise.all([loadLessons(), loadSources()])
  return { lessons, sources }
}

/** Ways into an empty lesson. */
export function Begin(): ReactElement {
  const models = useLoaded(load)
  return (
    <section aria-label="Begin" className={css["begin"]}>
      <p>
        <strong>Show it, and it is written down:</strong> each change you make on the board, and each picture you go to, becomes a step.
        Come back, and write what is to be seen there.
      </p>
      <div>
        <Button variant="primary" onClick={startRecording}>
          Record what I do
        </Button>
      </div>
      {models && models.lessons.length > 0 && <Models {...models} />}
      <p>Or begin below: write the first step, and watch it beside the form.</p>
    </section>
  )
}

function Models({ lessons, sources }: Models): ReactElement {
  const open = useWriting((state) => state.open)
  const [id, setId] = useState(lessons[0]?.id ?? "")
  const lesson = lessons.find((one) => one.id === id)
  return (
    <div className={css["removable"]}>
      <SelectField
        label="Or change a lesson that is there"
        value={id}
        options={lessons.map(({ id: value, title: label }) => ({ value, label }))}
        onChange={setId}
      />
      <Button onClick={() => lesson && open(copyOf(lesson, sources, newLesson(newMark()).id))}>Open a copy</Button>
    </div>
  )
}

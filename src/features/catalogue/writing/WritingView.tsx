import { useEffect, useState, type KeyboardEvent, type ReactElement } from "react"
import { isTyping } from "../../../base/typing.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Button } from "../../../ui/Button.tsx"
import { FileButton } from "../../../ui/FileButton.tsx"
import { Notice } from "../../../ui/Notice.tsx"
import { NumberInput } from "../../../ui/NumberInput.tsx"
import { SelectField } from "../../../ui/SelectField.tsx"
import { TextArea } from "../../../ui/TextArea.tsx"
import { TextField } from "../../../ui/TextField.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { goTo } from "../../common/ViewLink.tsx"
import { writeFocus } from "../lessons/ownPlaces.ts"
import { largestLesson, readLesson, unpackLesson, type OwnLesson, type ReadLesson } from "../lessons/ownLesson.ts"
import { Begin } from "./Begin.tsx"
import { Checks } from "./Checks.tsx"
import { dropDraft, keptDrafts } from "./drafts.ts"
import { isUntouched, newLesson } from "./edits.ts"
import { formId } from "./fields.ts"
import { Preview } from "./Preview.tsx"
import { startRecording } from "./RecorderBar.tsx"
import { SourcesForm } from "./SourcesForm.tsx"
import { StepForm } from "./StepForm.tsx"
import { StepList } from "./StepList.tsx"
import { newMark, useWriting, useWritingHistory } from "./store.ts"
import { TakeAlong } from "./TakeAlong.tsx"
import css from "./Writing.module.css"

/** Writes a lesson: its steps, beside them what a reader sees, a check, and ways to take it along. */
export function WritingView(): ReactElement {
  const lesson = useWriting((state) => state.lesson)
  const at = useWriting((state) => state.at)
  const isKept = useWriting((state) => state.isKept)
  const { undo, redo } = useWriting((state) => state)
  const [refused, setRefused] = useState<string | null>(null)
  useCopyOfLink(setRefused)
  const step = lesson.steps[at]
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return
    const key = event.key.toLowerCase()
    if (key !== "z" && !(key === "y" && event.ctrlKey)) return
    // The scenario's own undo stays out of it.
    event.preventDefault()
    event.stopPropagation()
    if (key === "y" || event.shiftKey) redo()
    else undo()
  }
  return (
    <RowPage
      view="lessons"
      all="lessons"
      back={{}}
      wide
      title="Write a lesson"
      kicker="Steps with texts, pictures, predictions and tasks. Drafts are kept on this device alone; nothing is uploaded."
    >
      <div className={css["view"]} onKeyDown={onKeyDown} role="presentation">
        <Tools onRefused={setRefused} />
        {!isUntouched(lesson) && <Jumps />}
        {refused !== null && (
          <Notice tone="error" title="The lesson was not opened." onDismiss={() => setRefused(null)}>
            <p>{refused} What you were writing is still here.</p>
          </Notice>
        )}
        {!isKept && (
          <Notice tone="warn" title="This browser does not keep the draft.">
            <p>It is here until the page is closed: save it as a file before you leave.</p>
          </Notice>
        )}
        {isUntouched(lesson) && <Begin />}
        <div className={css["columns"]}>
          <div id={formId} className={css["form"]}>
            <About lesson={lesson} />
            <StepList />
            {step && <StepForm key={step.id} step={step} at={at} />}
            <SourcesForm />
          </div>
          <div className={css["beside"]}>
            <Preview />
            {!isUntouched(lesson) && <Checks />}
            {!isUntouched(lesson) && <TakeAlong lesson={lesson} />}
          </div>
        </div>
      </div>
    </RowPage>
  )
}

/** A link that asks to edit a copy of the lesson in it: a draft of its own, once. */
function useCopyOfLink(onRefused: (why: string) => void): void {
  const packed = useExplorer((page) => page.view.table.lesson)
  const open = useWriting((state) => state.open)
  useEffect(() => {
    if (packed === undefined) return
    const read = unpackLesson(packed)
    if (read.is === "read") open({ ...read.lesson, id: newLesson(newMark()).id })
    else onRefused(read.why)
    goTo({ view: "lessons", focus: writeFocus })
  }, [packed, open, onRefused])
}

function Tools({ onRefused }: { readonly onRefused: (why: string | null) => void }): ReactElement {
  const { lesson, open, undo, redo } = useWriting((state) => state)
  const { canUndo, canRedo } = useWritingHistory()
  const drafts = [lesson, ...keptDrafts().filter(({ id }) => id !== lesson.id)]
  const take = (read: ReadLesson): void => {
    if (read.is === "read") open(read.lesson)
    onRefused(read.is === "read" ? null : read.why)
  }
  const onFile = async (file: File): Promise<void> =>
    take(
      file.size > largestLesson * 4
        ? { is: "refused", why: "It is larger than any lesson." }
        : readLesson(await file.text().catch(() => "")),
    )
  return (
    <div className={css["row"]}>
      <Button icon="undo" disabled={!canUndo} onClick={undo}>
        Undo
      </Button>
      <Button icon="redo" disabled={!canRedo} onClick={redo}>
        Redo
      </Button>
      <Button icon="plus" onClick={() => open(newLesson(newMark()))}>
        New lesson
      </Button>
      <FileButton label="File of a lesson" accept=".json,application/json" onFile={(file) => void onFile(file)}>
        Open a file
      </FileButton>
      {!isUntouched(lesson) && <Button onClick={startRecording}>Record what I do</Button>}
      {drafts.length > 1 && (
        <>
          <SelectField
            label="Drafts on this device"
            hideLabel
            value={lesson.id}
            options={drafts.map(({ id, title }) => ({ value: id, label: `Draft: ${title.trim() || "without a title"}` }))}
            onChange={(id) => {
              const draft = drafts.find((one) => one.id === id)
              if (draft) open(draft)
            }}
          />
          <Button
            variant="quiet"
            icon="trash"
            onClick={() => {
              const [, next] = drafts
              dropDraft(lesson.id)
              if (next) open(next)
            }}
          >
            Delete this draft
          </Button>
        </>
      )}
    </div>
  )
}

const jumps = [
  { id: "own-preview", label: "Preview" },
  { id: "own-check", label: "Check" },
  { id: "own-take", label: "Save or take it along: file, link, LMS" },
] as const

/** Ways to what stands beside the form, or on a phone far below it. */
const Jumps = (): ReactElement => (
  <nav aria-label="Parts of this page" className={css["row"]}>
    {jumps.map(({ id, label }) => (
      <button
        key={id}
        type="button"
        className={css["where"]}
        onClick={() => {
          const target = document.getElementById(id)
          target?.focus({ preventScroll: true })
          target?.scrollIntoView()
        }}
      >
        {label}
      </button>
    ))}
  </nav>
)

function About({ lesson: { title, summary, minutes } }: { readonly lesson: OwnLesson }): ReactElement {
  const edit = useWriting((state) => state.edit)
  return (
    <section aria-label="The lesson" className={css["part"]}>
      <TextField label="Title" value={title} onChange={(text) => edit((lesson) => ({ ...lesson, title: text }), "title")} />
      <TextArea label="Summary" rows={2} value={summary} onChange={(text) => edit((lesson) => ({ ...lesson, summary: text }), "summary")} />
      <NumberInput
        label="Minutes it takes"
        value={minutes}
        min={1}
        max={600}
        whole
        onChange={(value) => edit((lesson) => ({ ...lesson, minutes: value }), "minutes")}
      />
    </section>
  )
}

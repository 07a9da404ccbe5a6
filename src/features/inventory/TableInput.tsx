import { useId, useRef, useState, type DragEvent, type ReactElement } from "react"
import { Button } from "../../ui/Button.tsx"
import { classes } from "../../ui/classes.ts"
import { count } from "../../ui/format.ts"
import { nothing, type Given } from "./store.ts"
import css from "./inventory.module.css"
import own from "./TableInput.module.css"

/** Text beyond this stays out of the box: a browser grows slow showing it. It is held as a file is. */
const MOST_SHOWN = 50_000

export interface TableInputProps {
  readonly title: string
  readonly hint: string
  readonly example: string
  readonly given: Given
  readonly onGive: (given: Given) => void
}

/** A table to be pasted, dropped as a file or chosen. Files are shown by name and size. */
export function TableInput({ title, hint, example, given, onGive }: TableInputProps): ReactElement {
  const id = useId()
  const file = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return
    try {
      // A folder, or a file that is gone, shows itself at its first byte; the rest is the worker's.
      await chosen.slice(0, 1).arrayBuffer()
      onGive({ ...nothing, file: { name: chosen.name, blob: chosen } })
      setProblem(null)
    } catch {
      setProblem(`${chosen.name} could not be read. What was here before is kept.`)
    }
  }
  const type = (text: string): void =>
    onGive(text.length > MOST_SHOWN ? { ...nothing, file: { name: "Pasted text", blob: new Blob([text]) } } : { ...given, text })
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop files; the button beside it does the same by keyboard
    <section
      className={classes(own["input"], over && own["over"])}
      aria-labelledby={`${id}-title`}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <header className={css["inputHead"]}>
        <h3 id={`${id}-title`}>{title}</h3>
        <Button icon="upload" onClick={() => file.current?.click()} aria-describedby={`${id}-title`}>
          Choose a file
        </Button>
        <input
          ref={file}
          type="file"
          accept=".csv,.tsv,.txt,.log,text/csv,text/plain,.json,application/json,.xlsx,.xlsm"
          hidden
          aria-label={`${title}: file`}
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ""
          }}
        />
      </header>
      {given.file !== null ? (
        <div className={own["held"]}>
          <p>
            <b>{given.file.name}</b>
            <span>{count(Math.ceil(given.file.blob.size / 1000))} kB</span>
          </p>
          <Button variant="quiet" icon="close" onClick={() => onGive(nothing)}>
            Remove
          </Button>
        </div>
      ) : (
        <textarea
          className={own["text"]}
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-hint`}
          value={given.text}
          placeholder={example}
          rows={5}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => type(event.target.value)}
          onPaste={(event) => {
            const text = event.clipboardData.getData("text/plain")
            if (text.length <= MOST_SHOWN) return
            event.preventDefault()
            type(text)
          }}
        />
      )}
      <p id={`${id}-hint`} className={own["hint"]} role={problem ? "alert" : undefined}>
        {problem ?? hint}
      </p>
    </section>
  )
}

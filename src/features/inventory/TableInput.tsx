import { useId, useRef, useState, type DragEvent, type ReactElement } from "react"
import { Button } from "../../ui/Button.tsx"
import { classes } from "../../ui/classes.ts"
import { count, plural } from "../../ui/format.ts"
import { nothing, type Given } from "./store.ts"
import css from "./inventory.module.css"

/** Text beyond this stays out of the box: a browser grows slow showing it. */
const MOST_SHOWN = 100_000

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
      onGive({ text: await chosen.text(), fileName: chosen.name })
      setProblem(null)
    } catch {
      setProblem(`${chosen.name} could not be read. What was here before is kept.`)
    }
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  const isLong = given.text.length > MOST_SHOWN
  const isFile = given.fileName !== null || isLong
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop files; the button beside it does the same by keyboard
    <section
      className={classes(css["input"], over && css["over"])}
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
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          hidden
          aria-label={`${title}: file`}
          onChange={(event) => {
            void take(event.target.files?.[0])
            event.target.value = ""
          }}
        />
      </header>
      {isFile ? (
        <div className={css["held"]}>
          <p>
            <b>{given.fileName ?? "Pasted text"}</b>
            <span>
              {plural(lineCount(given.text), "line")}, {count(Math.ceil(given.text.length / 1024))} kB
            </span>
          </p>
          <Button variant="quiet" icon="close" onClick={() => onGive(nothing)}>
            Remove
          </Button>
        </div>
      ) : (
        <textarea
          className={css["text"]}
          aria-labelledby={`${id}-title`}
          aria-describedby={`${id}-hint`}
          value={given.text}
          placeholder={example}
          rows={5}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onGive({ text: event.target.value, fileName: null })}
        />
      )}
      <p id={`${id}-hint`} className={css["hint"]} role={problem ? "alert" : undefined}>
        {problem ?? hint}
      </p>
    </section>
  )
}

function lineCount(text: string): number {
  let lines = text === "" || text.endsWith("\n") ? 0 : 1
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++
  return lines
}

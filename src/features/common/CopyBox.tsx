import { useId, useRef, type ReactElement } from "react"
import { Button } from "../../ui/Button.tsx"
import css from "./CopyBox.module.css"

/** Whether it could be copied; a browser may refuse. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

interface CopyBoxProps {
  readonly label: string
  readonly text: string
  /** True after a success, false where the browser refused, null before. */
  readonly copied: boolean | null
  readonly onCopied: (copied: boolean) => void
  readonly lines: number
}

/** A text to take along: selected by focus, copied by a button, and told whether that worked. */
export function CopyBox({ label, text, copied, onCopied, lines }: CopyBoxProps): ReactElement {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const copy = async (): Promise<void> => {
    const done = await copyText(text)
    if (!done) box.current?.select()
    onCopied(done)
  }
  return (
    <div className={css["copy"]}>
      <label htmlFor={id}>{label}</label>
      <textarea ref={box} id={id} readOnly value={text} rows={lines} spellCheck={false} onFocus={(event) => event.target.select()} />
      <div className={css["row"]}>
        <Button variant="primary" icon={copied ? "check" : "copy"} onClick={() => void copy()}>
          {copied ? "Copied" : `Copy ${label.toLowerCase()}`}
        </Button>
        <output className={css["hint"]}>
          {copied === null
            ? ""
            : copied
              ? "It is in your clipboard."
              : "The browser did not allow it: select the text and copy it yourself."}
        </output>
      </div>
    </div>
  )
}

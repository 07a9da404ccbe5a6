import { useRef, type ReactElement } from "react"
import { Button } from "./Button.tsx"
import styles from "./FileButton.module.css"

export interface FileButtonProps {
  /** What the button says. */
  readonly children: string
  /** What the file is, as the input behind the button is named. */
  readonly label: string
  readonly accept: string
  readonly onFile: (file: File) => void
}

/** Asks for a file of the reader's own. */
export function FileButton({ children, label, accept, onFile }: FileButtonProps): ReactElement {
  const input = useRef<HTMLInputElement>(null)
  return (
    <span>
      <Button icon="upload" onClick={() => input.current?.click()}>
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        className={styles.input}
        tabIndex={-1}
        aria-label={label}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file can be chosen again.
          event.target.value = ""
          if (file) onFile(file)
        }}
      />
    </span>
  )
}

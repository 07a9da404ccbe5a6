import { useState, type ReactElement } from "react"
import { Button, IconButton } from "../../../ui/Button.tsx"
import { FieldNote } from "../../../ui/Field.tsx"
import { TextField } from "../../../ui/TextField.tsx"
import { allowedUrl } from "../lessons/markdown.ts"
import { mostSources, type OwnSource } from "../lessons/ownLesson.ts"
import { useWriting } from "./store.ts"
import css from "./Writing.module.css"

/** What the lesson rests on. */
export function SourcesForm(): ReactElement {
  const { sources } = useWriting((state) => state.lesson)
  const edit = useWriting((state) => state.edit)
  const put = (next: readonly OwnSource[], field?: string): void => edit((lesson) => ({ ...lesson, sources: next }), field)
  return (
    <section aria-label="Sources" className={css["part"]}>
      <h3>Sources</h3>
      {sources.map((source, at) => (
        <div key={at} className={css["removable"]}>
          <div className={css["pair"]}>
            <TextField
              label={`Name of source ${at + 1}`}
              value={source.title}
              onChange={(title) => put(sources.with(at, { ...source, title }), `source.${at}.title`)}
            />
            <Address
              label={`Address of source ${at + 1}`}
              url={source.url}
              onChange={(url) => put(sources.with(at, { ...source, url }), `source.${at}.url`)}
            />
          </div>
          <IconButton label={`Remove source ${at + 1}`} icon="close" onClick={() => put(sources.toSpliced(at, 1))} />
        </div>
      ))}
      <div>
        <Button icon="plus" disabled={sources.length >= mostSources} onClick={() => put([...sources, { title: "", url: "" }])}>
          Add a source
        </Button>
      </div>
    </section>
  )
}

interface AddressProps {
  readonly label: string
  readonly url: string
  readonly onChange: (url: string) => void
}

/** Only an address of the web enters the lesson; what is typed until then stands here. */
function Address({ label, url, onChange }: AddressProps): ReactElement {
  const [typed, setTyped] = useState(url)
  const isGood = (address: string): boolean => address === "" || (!address.startsWith("#") && allowedUrl(address) !== null)
  return (
    <div>
      <TextField
        label={label}
        value={typed}
        onChange={(text) => {
          setTyped(text)
          if (isGood(text.trim())) onChange(text.trim())
        }}
      />
      {!isGood(typed.trim()) && <FieldNote>An address begins with https:// or http://.</FieldNote>}
    </div>
  )
}

import { useEffect, useRef, useState, type ReactElement } from "react"
import { EvidenceList } from "../../features/common/Evidence.tsx"
import { Button } from "../../ui/Button.tsx"
import { openNotes, type Asked, type Told } from "./channel.ts"
import { pressOf } from "./keys.ts"
import css from "./Notes.module.css"

/** The speaker's window: what to say, what comes next, and how long the talk has gone on. */
export function NotesWindow({ talk }: { readonly talk: string }): ReactElement {
  const [told, setTold] = useState<Told | null>(null)
  const say = useRef<(asked: Asked) => void>(() => undefined)
  useEffect(() => {
    const channel = openNotes(talk)
    say.current = channel.say
    const deaf = channel.onHear(setTold)
    channel.say({ type: "hello" })
    return () => {
      deaf()
      channel.close()
    }
  }, [talk])
  useEffect(() => {
    document.title = told ? `Notes: ${told.title}` : "Notes"
  }, [told])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const press = pressOf(event)
      if (press !== "on" && press !== "back") return
      event.preventDefault()
      say.current({ type: "move", by: press === "on" ? 1 : -1 })
    }
    addEventListener("keydown", onKey)
    return () => removeEventListener("keydown", onKey)
  }, [])
  if (!told)
    return (
      <main className={css["notes"]}>
        <h1>Notes</h1>
        <p>No presentation answers. They show what the window tells that has opened this one; open them there with the key N.</p>
      </main>
    )
  return (
    <main className={css["notes"]}>
      <header>
        <p>
          {told.place + 1} of {told.of}, <Clock since={told.since} />
        </p>
        <h1>{told.title}</h1>
      </header>
      <div aria-live="polite">
        {told.says.map((one) => (
          <p key={one} className={css["say"]}>
            {one}
          </p>
        ))}
      </div>
      {told.picture && (
        <p>
          <a href={`${location.pathname}${told.picture.address}`} target="_blank" rel="noopener">
            Picture to show: {told.picture.words}
          </a>
        </p>
      )}
      <nav aria-label="The talk">
        <Button disabled={told.place === 0} onClick={() => say.current({ type: "move", by: -1 })}>
          Back
        </Button>
        <Button variant="primary" disabled={told.next === null} onClick={() => say.current({ type: "move", by: 1 })}>
          Next
        </Button>
      </nav>
      <p className={css["next"]}>{told.next === null ? "This is the last." : `Next: ${told.next}`}</p>
      <EvidenceList evidence={told.evidence} />
    </main>
  )
}

const tick = 1000
const two = (value: number): string => String(value).padStart(2, "0")

/** Minutes and seconds since the talk began. */
function Clock({ since }: { readonly since: number }): ReactElement {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tick)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.round((now - since) / 1000))
  return <time role="timer">{`${Math.floor(seconds / 60)}:${two(seconds % 60)}`}</time>
}

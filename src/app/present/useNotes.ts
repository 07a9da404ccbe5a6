import { useEffect, useRef, useState } from "react"
import { withPresent } from "./address.ts"
import { openTalk, type Told } from "./channel.ts"
import { pictureOf, type Frame } from "./deck.ts"

export interface Notes {
  /** Opens the speaker's window. */
  readonly open: () => void
  /** The browser has refused it. */
  readonly blocked: boolean
}

const toldOf = (frames: readonly Frame[], place: number, since: number): Told | null => {
  const frame = frames[place]
  if (!frame) return null
  const { title, says, evidence } = frame
  return {
    type: "at",
    place,
    of: frames.length,
    title,
    says,
    evidence,
    picture: pictureOf(frame),
    next: frames[place + 1]?.says[0] ?? null,
    since,
  }
}

/** Notes in a second window: it follows the talk, and can lead it. */
export function useNotes(frames: readonly Frame[], at: number, move: (by: 1 | -1) => void): Notes {
  const [talk] = useState(() => crypto.randomUUID().slice(0, 8))
  const [since] = useState(() => Date.now())
  const [blocked, setBlocked] = useState(false)
  const now = useRef({ frames, at, move })
  const say = useRef<() => void>(() => undefined)
  useEffect(() => {
    const channel = openTalk(talk)
    say.current = () => {
      const told = toldOf(now.current.frames, now.current.at, since)
      if (told) channel.say(told)
    }
    const deaf = channel.onHear((message) => {
      if (message.type === "hello") say.current()
      else now.current.move(message.by)
    })
    return () => {
      deaf()
      channel.close()
    }
  }, [talk, since])
  useEffect(() => {
    now.current = { frames, at, move }
    say.current()
  }, [frames, at, move])
  return {
    blocked,
    open() {
      const address = `${location.pathname}${withPresent(location.search, `notes:${talk}`)}`
      setBlocked(window.open(address, `notes-${talk}`, "popup,width=760,height=900") === null)
    },
  }
}

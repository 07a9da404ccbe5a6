import { useEffect, useRef, useState, type ReactElement } from "react"
import css from "./Lessons.module.css"

export interface LiveFrameProps {
  /** What is shown, as behind `embed=`, and which inputs stand beside it. */
  readonly view: string
  readonly controls?: readonly string[]
  /** Behind `#`. */
  readonly fragment: string
  readonly title: string
  /** px until it tells its own. */
  readonly height: number
  /** Told when all goals of the scenario are met; where they are from the start, then too. */
  readonly onReached?: () => void
}

const source = "gpu-virtualization-explorer"

interface Told {
  readonly type?: unknown
  readonly height?: unknown
  readonly goals?: unknown
}
const isTold = (data: unknown): data is Told => typeof data === "object" && data !== null && "source" in data && data.source === source

const isMet = (goal: unknown): boolean => typeof goal === "object" && goal !== null && "state" in goal && goal.state === "met"
/** All goals as they stand, not those that were just reached: a quick hand reaches them before the frame tells of any. */
const areMet = ({ type, goals }: Told): boolean => type === "goals" && Array.isArray(goals) && goals.length > 0 && goals.every(isMet)

/** A view of the explorer inside the lesson, as in any other page: it keeps a scenario of its own (docs/embed.md). */
export function LiveFrame({ view, controls = [], fragment, title, height, onReached }: LiveFrameProps): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null)
  const [own, setOwn] = useState<number | null>(null)
  const reached = useRef(onReached)
  useEffect(() => {
    reached.current = onReached
  })
  useEffect(() => {
    const hear = ({ source: from, data }: MessageEvent<unknown>): void => {
      if (!frame.current || from !== frame.current.contentWindow || !isTold(data)) return
      if (typeof data.height === "number" && data.height > 0) setOwn(data.height)
      if (areMet(data)) reached.current?.()
    }
    addEventListener("message", hear)
    return () => removeEventListener("message", hear)
  }, [])
  const query = new URLSearchParams({ embed: view, hide: "link,open", ...(controls.length > 0 ? { controls: controls.join(",") } : {}) })
  return (
    <iframe
      ref={frame}
      className={css["frame"]}
      src={`${location.pathname}?${query.toString().replaceAll("%2C", ",")}#${fragment}`}
      title={title}
      style={{ blockSize: `${own ?? height}px` }}
      data-print="no"
    />
  )
}

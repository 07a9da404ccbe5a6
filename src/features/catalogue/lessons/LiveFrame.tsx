import { useEffect, useRef, useState, type ReactElement } from "react"
import type { LookWord } from "../../../dataset/schema/looks.ts"
import { useLocked } from "../../common/Part.tsx"
import { placeFor, restOf, type LessonView } from "./framePlaces.ts"
import type { ToldGoal } from "./score.ts"
import css from "./Lessons.module.css"

export interface LiveFrameProps {
  /** What is shown, as behind `embed=`, and which inputs stand beside it. */
  readonly view: LessonView
  readonly controls?: readonly string[]
  /** What its reader is to look at, as behind `look=`. */
  readonly look?: readonly LookWord[] | undefined
  /** Behind `#`. */
  readonly fragment: string
  readonly title: string
  /** The part of its step that it is: fixed where that is. */
  readonly part: "live" | "task"
  /** Told how the goals of the scenario stand, whenever that changes. */
  readonly onGoals?: (goals: readonly ToldGoal[]) => void
}

const source = "gpu-virtualization-explorer"

/** What else is fixed in a picture that is: whatever moves it. */
const fixedInLive = ["play", "ways", "product", "gpu", "work", "fb", "sched", "vms", "calls", "rtt", "vcpu", "pace", "switch"]

interface Told {
  readonly type?: unknown
  readonly height?: unknown
  readonly goals?: unknown
}
const isTold = (data: unknown): data is Told => typeof data === "object" && data !== null && "source" in data && data.source === source

const isToldGoal = (goal: unknown): goal is ToldGoal =>
  typeof goal === "object" && goal !== null && "goal" in goal && typeof goal.goal === "string" && "state" in goal

/** A view of the explorer inside the lesson, as in any other page: it keeps a scenario of its own (docs/embed.md). */
export function LiveFrame({ view, controls = [], look = [], fragment, title, part, onGoals }: LiveFrameProps): ReactElement {
  const frame = useRef<HTMLIFrameElement>(null)
  const isLocked = useLocked(part)
  const [place] = useState(() => placeFor(view, controls.length > 0, innerWidth))
  const [height, setHeight] = useState(place)
  const tell = useRef(onGoals)
  useEffect(() => {
    tell.current = onGoals
  })
  useEffect(() => {
    let lower: ReturnType<typeof setTimeout> | undefined
    const take = (next: number): void => {
      clearTimeout(lower)
      lower = setTimeout(() => setHeight(next), restOf(next, place))
      setHeight((now) => Math.max(now, next))
    }
    const hear = ({ source: from, data }: MessageEvent<unknown>): void => {
      if (!frame.current || from !== frame.current.contentWindow || !isTold(data)) return
      if (typeof data.height === "number" && data.height > 0) take(data.height)
      if (data.type === "goals" && Array.isArray(data.goals)) tell.current?.(data.goals.filter(isToldGoal))
    }
    addEventListener("message", hear)
    return () => {
      clearTimeout(lower)
      removeEventListener("message", hear)
    }
  }, [place])
  const query = new URLSearchParams({
    embed: view,
    // The words are explained in the lesson around it.
    // Of what moves the step shows what it speaks of.
    hide: "link,open,terms,rest",
    ...(controls.length > 0 ? { controls: controls.join(",") } : {}),
    ...(look.length > 0 ? { look: look.join(",") } : {}),
    ...(isLocked ? { lock: [...controls, ...fixedInLive].join(",") } : {}),
  })
  return (
    <iframe
      ref={frame}
      className={css["frame"]}
      src={`${location.pathname}?${query.toString().replaceAll("%2C", ",")}#${fragment}`}
      title={title}
      style={{ blockSize: `${height}px` }}
      data-print="no"
    />
  )
}

import { useCallback, useEffect, useReducer } from "react"
import { forward } from "./useWalk.ts"

/** Where a story is: it has `last` chapters, and is told up to `at`; null: as far as its link says. */
export interface Run {
  readonly at: number | null
  readonly running: boolean
}

type Act =
  | { readonly do: "run"; readonly from: number }
  | { readonly do: "go"; readonly by: number; readonly last: number }
  | { readonly do: "leave" }

/** A story runs to its end and stays there; left, it is where its link says. */
export function ran(run: Run, act: Act): Run {
  switch (act.do) {
    case "run":
      return { at: act.from, running: true }
    case "leave":
      return { at: null, running: false }
    case "go": {
      if (run.at === null) return run
      const at = Math.min(act.last, run.at + forward(act.by))
      return { at, running: at < act.last }
    }
  }
}

/** The longest that one picture may stand for, ms: a page that was hidden goes on where it was. */
const longestFrame = 100

export interface RunAsk {
  /** Chapters told, as the link has it, 0..last. */
  readonly told: number
  readonly last: number
  /** ms that a chapter takes, by its number from 0. */
  readonly chapter: (index: number) => number
  /** Called when the story stands still: chapters told. */
  readonly onStop: (told: number) => void
}

/** Tells a story chapter by chapter: running, or a step at a time. */
export function useRun({ told, last, chapter, onStop }: RunAsk) {
  const [run, act] = useReducer(ran, { at: null, running: false })
  const at = Math.min(last, run.at ?? told)
  const ms = chapter(Math.min(last - 1, Math.floor(at)))
  const ended = run.at !== null && !run.running
  useEffect(() => {
    if (!run.running) return undefined
    let before = performance.now()
    let request = requestAnimationFrame(function move(now) {
      act({ do: "go", by: Math.min(longestFrame, now - before) / ms, last })
      before = now
      request = requestAnimationFrame(move)
    })
    return () => cancelAnimationFrame(request)
  }, [run.running, ms, last])
  useEffect(() => {
    if (!ended) return
    onStop(last)
    act({ do: "leave" })
  }, [ended, last, onStop])
  const stop = useCallback(
    (chapters: number): void => {
      act({ do: "leave" })
      onStop(Math.max(0, Math.min(last, chapters)))
    },
    [last, onStop],
  )
  return {
    at,
    running: run.running,
    /** From its beginning, where it has ended. */
    run: () => act({ do: "run", from: at >= last ? 0 : at }),
    pause: () => stop(Math.ceil(at)),
    step: (by: 1 | -1) => stop(by > 0 ? Math.floor(at) + 1 : Math.ceil(at) - 1),
    restart: () => stop(0),
    /** Told up to there, by hand. */
    to: stop,
  }
}

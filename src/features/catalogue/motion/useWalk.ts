import { useEffect, useReducer } from "react"

/** Where the call is: n steps, reached at 0 … n − 1; from n − 1 to n it is on its way back. */
export interface Walk {
  readonly at: number
  readonly running: boolean
}

type Act =
  | { readonly do: "run" | "pause" | "restart" }
  | { readonly do: "step"; readonly by: 1 | -1; readonly steps: number }
  | { readonly do: "go"; readonly by: number; readonly steps: number }

/** A frame of the screen may have begun before what it is counted from: nothing goes back for that. */
export const forward = (by: number): number => Math.max(0, by)

/** A stop before the call is back at its start lasts until it is taken up again. */
export function walked(walk: Walk, act: Act): Walk {
  switch (act.do) {
    case "run":
      return { ...walk, running: true }
    case "pause":
      return { ...walk, running: false }
    case "restart":
      return { at: 0, running: false }
    case "step": {
      const next = act.by > 0 ? Math.floor(walk.at) + 1 : Math.ceil(walk.at) - 1
      return { at: (next + act.steps + 1) % (act.steps + 1), running: false }
    }
    case "go":
      return { ...walk, at: (walk.at + forward(act.by)) % act.steps }
  }
}

/** The longest that one picture may stand for, ms: a page that was hidden goes on where it was. */
const longestFrame = 100

/** Moves a call along its way: `legs` are the ms from each step to the next, and back from the last. */
export function useWalk(legs: readonly number[]) {
  const [walk, act] = useReducer(walked, { at: 0, running: false })
  const steps = legs.length
  const leg = legs[Math.floor(walk.at) % steps] ?? 1
  useEffect(() => {
    if (!walk.running) return undefined
    let before = performance.now()
    let request = requestAnimationFrame(function move(now) {
      act({ do: "go", by: Math.min(longestFrame, now - before) / leg, steps })
      before = now
      request = requestAnimationFrame(move)
    })
    return () => cancelAnimationFrame(request)
  }, [walk.running, leg, steps])
  return {
    walk,
    run: () => act({ do: "run" }),
    pause: () => act({ do: "pause" }),
    restart: () => act({ do: "restart" }),
    step: (by: 1 | -1) => act({ do: "step", by, steps }),
  }
}

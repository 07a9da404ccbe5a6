import { createContext, useContext, useEffect, useSyncExternalStore } from "react"
import type { JobState } from "../../scenario/worker/useJob.ts"

interface Part {
  readonly state: JobState
  readonly progress: number
  /** What it is called beside the progress bar. */
  readonly name: string
}

export interface Overall {
  /** 0..1 over all parts. */
  readonly progress: number
  readonly parts: number
  readonly ready: number
  readonly failed: number
  readonly busy: boolean
  /** The part that is being worked out, or waits; null where all is there. */
  readonly pending: string | null
  /** What there is no answer of, whyever: parts that wait, were stopped or failed. */
  readonly missing: readonly string[]
}

/** How far the parts of the view have come, apart from React's state: they report many times a second. */
export class ProgressBoard {
  #parts = new Map<string, Part>()
  #listeners = new Set<() => void>()
  #overall: Overall = { progress: 0, parts: 0, ready: 0, failed: 0, busy: false, pending: null, missing: [] }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly overall = (): Overall => this.#overall

  set(id: string, part: Part | null): void {
    if (part) this.#parts.set(id, part)
    else this.#parts.delete(id)
    const all = [...this.#parts.values()]
    const pending = all.find((one) => one.state === "running") ?? all.find((one) => one.state === "waiting")
    const shares = all.reduce((sum, one) => sum + (one.state === "done" || one.state === "failed" ? 1 : one.progress), 0)
    this.#overall = {
      progress: all.length > 0 ? shares / all.length : 0,
      parts: all.length,
      ready: all.filter((one) => one.state === "done").length,
      failed: all.filter((one) => one.state === "failed").length,
      busy: pending !== undefined,
      pending: pending?.name ?? null,
      missing: all.flatMap((one) => (one.state === "done" ? [] : [one.name])),
    }
    for (const listener of this.#listeners) listener()
  }
}

export const ProgressContext = createContext<ProgressBoard>(new ProgressBoard())

export const useOverall = (board: ProgressBoard): Overall => useSyncExternalStore(board.subscribe, board.overall)

/** What a part reports that has nothing to work out: nobody waits for it. */
export const nothingAsked = { state: "done", progress: 1 } as const

/** Tells the view's progress bar how far a part has come. */
export function useReported(id: string, name: string, { state, progress }: Omit<Part, "name">): void {
  const board = useContext(ProgressContext)
  useEffect(() => board.set(id, { state, progress, name }), [board, id, name, state, progress])
  useEffect(() => () => board.set(id, null), [board, id])
}

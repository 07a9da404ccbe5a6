import { createContext, useContext, useEffect, useSyncExternalStore } from "react"
import type { JobState } from "../../scenario/worker/useJob.ts"

interface Part {
  readonly state: JobState
  readonly progress: number
}

export interface Overall {
  /** 0..1 over all parts. */
  readonly progress: number
  readonly parts: number
  readonly ready: number
  readonly failed: number
  readonly busy: boolean
}

/** How far the parts of the view have come, apart from React's state: they report many times a second. */
export class ProgressBoard {
  #parts = new Map<string, Part>()
  #listeners = new Set<() => void>()
  #overall: Overall = { progress: 0, parts: 0, ready: 0, failed: 0, busy: false }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly overall = (): Overall => this.#overall

  set(id: string, part: Part | null): void {
    if (part) this.#parts.set(id, part)
    else this.#parts.delete(id)
    const all = [...this.#parts.values()]
    const shares = all.reduce((sum, one) => sum + (one.state === "done" || one.state === "failed" ? 1 : one.progress), 0)
    this.#overall = {
      progress: all.length > 0 ? shares / all.length : 0,
      parts: all.length,
      ready: all.filter((one) => one.state === "done").length,
      failed: all.filter((one) => one.state === "failed").length,
      busy: all.some((one) => one.state === "waiting" || one.state === "running"),
    }
    for (const listener of this.#listeners) listener()
  }
}

export const ProgressContext = createContext<ProgressBoard>(new ProgressBoard())

export const useOverall = (board: ProgressBoard): Overall => useSyncExternalStore(board.subscribe, board.overall)

/** Tells the view's progress bar how far a part has come. */
export function useReported(id: string, { state, progress }: Part): void {
  const board = useContext(ProgressContext)
  useEffect(() => board.set(id, { state, progress }), [board, id, state, progress])
  useEffect(() => () => board.set(id, null), [board, id])
}

import { temporal, type TemporalState } from "zundo"
import { useStore } from "zustand"
import { createStore, type StoreApi } from "zustand/vanilla"
import type { OwnLesson } from "../lessons/ownLesson.ts"
import { keepDraft, lastDraft } from "./drafts.ts"
import { newLesson } from "./edits.ts"

export interface Writing {
  readonly lesson: OwnLesson
  /** Place of the step that is open, from 0. */
  readonly at: number
  /** False: the browser refused to keep the last edit. */
  readonly isKept: boolean
  /** One edit. Edits in a row that name the same field are one step of undo. */
  readonly edit: (change: (lesson: OwnLesson) => OwnLesson, field?: string) => void
  readonly open: (lesson: OwnLesson) => void
  readonly show: (at: number) => void
  readonly undo: () => void
  readonly redo: () => void
}
type Undoable = Pick<Writing, "lesson">
export type WritingStore = StoreApi<Writing> & { readonly temporal: StoreApi<TemporalState<Undoable>> }

/** Steps of undo that are remembered. */
const undoLimit = 200

const within = ({ steps }: OwnLesson, at: number): number => Math.max(0, Math.min(steps.length - 1, at))

/** A store of its own, for the page or a test. */
export function createWritingStore(first: OwnLesson, keep: (lesson: OwnLesson) => boolean): WritingStore {
  let last: string | null = null
  const store = createStore<Writing>()(
    temporal(
      (set, get) => {
        const history = (): TemporalState<Undoable> => store.temporal.getState()
        const settle = (): void => {
          last = null
          const { lesson, at } = get()
          set({ isKept: keep(lesson), at: within(lesson, at) })
        }
        return {
          lesson: first,
          at: 0,
          isKept: true,
          edit: (change, field) => {
            const { lesson } = get()
            const next = change(lesson)
            if (next === lesson) return
            const goesOn = field !== undefined && field === last
            if (goesOn) history().pause()
            set({ lesson: next, at: within(next, get().at), isKept: keep(next) })
            if (goesOn) history().resume()
            last = field ?? null
          },
          open: (lesson) => {
            last = null
            set({ lesson, at: 0, isKept: keep(lesson) })
            history().clear()
          },
          show: (at) => {
            last = null
            set({ at: within(get().lesson, at) })
          },
          undo: () => {
            history().undo()
            settle()
          },
          redo: () => {
            history().redo()
            settle()
          },
        }
      },
      {
        partialize: ({ lesson }): Undoable => ({ lesson }),
        equality: (past, current) => past.lesson === current.lesson,
        limit: undoLimit,
      },
    ),
  )
  return store
}

/** Eight letters and digits by chance: an id that no other lesson has. */
export const newMark = (): string => Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => (byte % 36).toString(36)).join("")

/** The page's: it outlives the view, so that what is recorded elsewhere arrives. */
export const writing: WritingStore = createWritingStore(lastDraft() ?? newLesson(newMark()), keepDraft)

export const useWriting = <T>(selector: (state: Writing) => T): T => useStore(writing, selector)

export function useWritingHistory(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const canUndo = useStore(writing.temporal, (history) => history.pastStates.length > 0)
  const canRedo = useStore(writing.temporal, (history) => history.futureStates.length > 0)
  return { canUndo, canRedo }
}

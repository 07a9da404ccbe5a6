import { differencesOf } from "../../../engine/decisions/differences.ts"
import type { Scenario } from "../../../engine/scenario.ts"
import { explorerStore, type ExplorerState } from "../../../scenario/store.ts"
import { plural } from "../../../ui/format.ts"
import { groupName } from "../../common/groupName.ts"
import { inputName, inputValues } from "../../common/inputWords.ts"
import { keptDrafts } from "./drafts.ts"
import { addStep, hasNoStep, newLesson } from "./edits.ts"
import { keepRecording, type KeptRecording } from "./keptRecording.ts"
import { placeNow, viewNames, type OpenPlace } from "./place.ts"
import { writing, type WritingStore } from "./store.ts"

export interface Recording {
  /** Steps recorded so far. */
  readonly steps: number
  /** Whether whatever is done makes a step; else only what is asked for does. */
  readonly each: boolean
}

export interface Recorder {
  /** Null: nothing is recorded. */
  readonly state: () => Recording | null
  readonly start: () => void
  /** Goes on with the one that was under way before the page was loaded again. */
  readonly goOn: (kept: KeptRecording) => void
  readonly setEach: (each: boolean) => void
  /** Makes a step of what is open. */
  readonly take: () => void
  readonly stop: () => void
  readonly subscribe: (listener: () => void) => () => void
}

type Source = Pick<typeof explorerStore, "getState" | "subscribe">

interface Recorded {
  readonly place: OpenPlace
  readonly scenario: Scenario
}

const sameWork = (a: ExplorerState, b: ExplorerState): boolean => a.scenario === b.scenario && a.view === b.view

/** What was done since the step before: the first input that differs, with its value; else the view gone to. */
function deed(before: Scenario, { place, scenario }: Recorded): string {
  const [first] = differencesOf(before, scenario)
  if (first?.where.in === "group" && first.where.field === "count")
    return `${groupName(scenario, first.where.other)}: ${plural(scenario.groups[first.where.other]?.count ?? 0, "VM")}`
  return first ? `${inputName(first, before, scenario)}: ${inputValues(first, before, scenario).other}` : viewNames[place.view]
}

/** Makes steps of edits that are done, and of views gone to that a lesson can show; a drag is one edit. */
export function createRecorder(
  source: Source,
  into: WritingStore,
  keep: (recording: KeptRecording | null) => void = () => undefined,
): Recorder {
  const listeners = new Set<() => void>()
  let recording: Recording | null = null
  let leave: (() => void) | null = null
  let last: { readonly place: OpenPlace | null; readonly scenario: Scenario } = { place: null, scenario: source.getState().scenario }
  const remember = (): void => {
    const { lesson, at } = into.getState()
    keep(recording && { draft: lesson.id, at, ...recording })
  }
  const tell = (next: Recording | null): void => {
    recording = next
    remember()
    for (const listener of listeners) listener()
  }
  const record = (state: ExplorerState): void => {
    const place = placeNow(state)
    if (!recording || !place) return
    const title = deed(last.scenario, { place, scenario: state.scenario })
    last = { place, scenario: state.scenario }
    const { lesson, at, edit, show } = into.getState()
    const isFirst = hasNoStep(lesson)
    const about = { title, live: { ...place, words: title } }
    edit((before) => addStep(isFirst ? { ...before, steps: [] } : before, isFirst ? -1 : at, about))
    show(isFirst ? 0 : at + 1)
    tell({ ...recording, steps: recording.steps + 1 })
  }
  const isNew = (state: ExplorerState): boolean => {
    const place = placeNow(state)
    return place !== null && (last.place?.view !== place.view || last.place.fragment !== place.fragment)
  }
  const begin = (begun: Recording): void => {
    leave?.()
    const now = source.getState()
    last = { place: placeNow(now), scenario: now.scenario }
    const leaves = [
      source.subscribe((state, before) => {
        if (!recording?.each || state.dragging || (!before.dragging && sameWork(state, before))) return
        if (isNew(state)) record(state)
      }),
      // Another draft may be opened meanwhile, or another of its steps.
      into.subscribe(remember),
    ]
    leave = () => leaves.forEach((one) => one())
    tell(begun)
  }
  return {
    state: () => recording,
    start: () => begin({ steps: 0, each: true }),
    goOn: ({ draft, at, steps, each }) => {
      const { lesson, open, show } = into.getState()
      // A draft in which nothing stands yet was kept nowhere.
      if (lesson.id !== draft) open(keptDrafts().find(({ id }) => id === draft) ?? { ...newLesson(""), id: draft })
      show(at)
      begin({ steps, each })
    },
    setEach: (each) => recording && tell({ ...recording, each }),
    take: () => record(source.getState()),
    stop: () => {
      leave?.()
      leave = null
      tell(null)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The page's: it goes on while other views are open. */
export const recorder = createRecorder(explorerStore, writing, keepRecording)

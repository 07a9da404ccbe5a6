import type { Happening, Play } from "../features/common/happenings.ts"

/** What an embedded view tells the page around it. Documented in docs/embed.md; fields are only ever added. */
export interface EmbedMessage {
  readonly source: "gpu-virtualization-explorer"
  readonly version: 1
  readonly type: "ready" | "resize" | "scenario"
  /** px of CSS that the view needs at its present width. */
  readonly height: number
  /** The scenario as it stands in links, without "#". */
  readonly fragment: string
}

export const message = (type: EmbedMessage["type"], height: number, fragment: string): EmbedMessage => ({
  source: "gpu-virtualization-explorer",
  version: 1,
  type,
  height: Math.ceil(height),
  fragment,
})

/** A goal as `goal=` writes it, in words, and how it stands. */
export interface ToldGoal {
  readonly goal: string
  readonly says: string
  readonly state: "met" | "perhaps" | "missed" | "unknown"
  /** What the bound is held against; null where there is none. */
  readonly figure: { readonly low: number; readonly likely: number; readonly high: number } | null
}

/** What the page around may ask of the view. Anything else is refused or, where it does not name us, passed over. */
export type EmbedRequest =
  | {
      readonly target: "gpu-virtualization-explorer"
      readonly type: "set"
      /** Comes back with the answer. */
      readonly id?: string | number
      /** As in links, without "#"; what it does not name is as by default. */
      readonly scenario?: string
      /** A view of the scenario. */
      readonly view?: string
      /** As behind `goal=`, in place of the goals there are; an empty one takes them away. */
      readonly goal?: string
    }
  | { readonly target: "gpu-virtualization-explorer"; readonly type: "get"; readonly id?: string | number }
  | {
      readonly target: "gpu-virtualization-explorer"
      /** Presses a button of the mechanism that the view shows (version 3). */
      readonly type: "play"
      readonly id?: string | number
      readonly play: Play
    }

/** Why a request was refused: not of a form that is known, longer than any link, or nothing that this view can do. */
export type Refusal = "unknown" | "too-long" | "not-here"

/** What the view tells of goals and in answer to requests. Pages that know version 1 alone pass these over. */
export type EmbedEvent = { readonly source: "gpu-virtualization-explorer"; readonly version: 2 } & (
  | { readonly type: "listening" }
  | { readonly type: "goals"; readonly goals: readonly ToldGoal[] }
  | { readonly type: "goal-reached"; readonly goal: string; readonly says: string; readonly all: boolean; readonly already: boolean }
  | {
      readonly type: "state"
      readonly id: string | number | null
      readonly view: string
      readonly fragment: string
      readonly height: number
      /** False: the answer could not be worked out, and the goals are not known. */
      readonly answered: boolean
      readonly goals: readonly ToldGoal[]
      /** What was done to a scenario or goal to make sense of it, in sentences. */
      readonly repairs: readonly string[]
    }
  | { readonly type: "refused"; readonly id: string | number | null; readonly why: Refusal }
)

/** What views of the dataset tell besides: version 3. Pages that know earlier versions alone pass these over. */
export type EmbedHappening = { readonly source: "gpu-virtualization-explorer"; readonly version: 3 } & Happening

export const happening = (told: Happening): EmbedHappening => ({ source: "gpu-virtualization-explorer", version: 3, ...told })

type Told = EmbedEvent extends infer E ? (E extends EmbedEvent ? Omit<E, "source" | "version"> : never) : never

export const event = (told: Told): EmbedEvent => ({ source: "gpu-virtualization-explorer", version: 2, ...told }) as EmbedEvent

/** At most one call in `wait` ms, the last one always made. */
export function throttled(run: () => void, wait: number): { readonly call: () => void; readonly cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  let again = false
  const call = (): void => {
    if (timer !== null) {
      again = true
      return
    }
    run()
    timer = setTimeout(() => {
      timer = null
      if (!again) return
      again = false
      call()
    }, wait)
  }
  return {
    call,
    cancel: () => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      again = false
    },
  }
}

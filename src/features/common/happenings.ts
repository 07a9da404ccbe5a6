/** What a reader does that the page around a frame may care for. Documented in docs/embed.md. */
export type Happening =
  | {
      readonly type: "answer-given"
      readonly lesson: string
      readonly step: string
      /** As entered: a number, or the place of a choice from 0; null: the answer was asked for without one. */
      readonly guess: number | null
      readonly judged: "right" | "close" | "off" | null
    }
  | {
      readonly type: "lesson-progress"
      readonly lesson: string
      readonly step: string
      /** Place of the step, from 1, and how many there are. */
      readonly at: number
      readonly of: number
      /** Whether the last step was reached, now or before. */
      readonly done: boolean
      /** Steps whose task was solved: all its goals met. */
      readonly solved: readonly string[]
      /** Tasks that the lesson has. */
      readonly tasks: number
    }
  | { readonly type: "playing"; readonly running: boolean }

const listeners = new Set<(happening: Happening) => void>()
/** Where the reader is; who listens later is told first of all. */
let progress: Happening | null = null

/** Tells whoever listens; nobody does on the full page. */
export function happened(happening: Happening): void {
  if (happening.type === "lesson-progress") progress = happening
  for (const listener of listeners) listener(happening)
}

export function onHappening(listener: (happening: Happening) => void): () => void {
  listeners.add(listener)
  if (progress) listener(progress)
  return () => void listeners.delete(listener)
}

/** What can be asked of a mechanism that moves, in the words of the messages. */
export const plays = ["run", "pause", "step", "back", "restart"] as const
export type Play = (typeof plays)[number]

/** Does what it says; false where the reader asked for less motion, and it would move. */
type Player = (play: Play) => boolean
let player: Player | null = null

/** The mechanism that is on the screen. Gives back what is to be called when it has gone. */
export function canPlay(play: Player): () => void {
  player = play
  return () => {
    if (player === play) player = null
  }
}

/** False where no mechanism is shown, or it would have to move for a reader who asked for less of that. */
export const played = (play: Play): boolean => player?.(play) ?? false

import type { Evidence } from "../../dataset/schema/index.ts"
import type { Picture } from "./deck.ts"

/** What the speaker's window is told. */
export interface Told {
  readonly type: "at"
  readonly place: number
  readonly of: number
  readonly title: string
  readonly says: readonly string[]
  readonly evidence: readonly Evidence[]
  readonly picture: Picture | null
  /** Title of what comes next; null: this is the last. */
  readonly next: string | null
  /** When the talk began, ms since 1970. */
  readonly since: number
}

/** What it asks for: where the talk is, or to go on. */
export type Asked = { readonly type: "hello" } | { readonly type: "move"; readonly by: 1 | -1 }

interface Channel<In, Out> {
  readonly say: (message: Out) => void
  readonly onHear: (hear: (message: In) => void) => () => void
  readonly close: () => void
}

/** Windows of this page alone hear each other on it, and of those the ones that know the talk's id. */
function open<In, Out>(talk: string): Channel<In, Out> {
  const channel = new BroadcastChannel(`gpu-virtualization-explorer.present.${talk}`)
  return {
    say: (message) => channel.postMessage(message),
    onHear(hear) {
      const listener = (event: MessageEvent<In>): void => hear(event.data)
      channel.addEventListener("message", listener)
      return () => channel.removeEventListener("message", listener)
    },
    close: () => channel.close(),
  }
}

export const openTalk = (talk: string): Channel<Asked, Told> => open(talk)
export const openNotes = (talk: string): Channel<Told, Asked> => open(talk)

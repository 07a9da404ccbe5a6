import type { EmbedEvent, EmbedHappening } from "./messages.ts"

/** The page around the frame; tests bring their own. */
export interface Around {
  readonly parent: unknown
  readonly post: (message: EmbedEvent | EmbedHappening) => void
  readonly addEventListener: (type: "message", listener: (event: MessageEvent) => void) => void
  readonly removeEventListener: (type: "message", listener: (event: MessageEvent) => void) => void
}

export const pageAround = (): Around => ({
  parent: window.parent,
  // Anybody may embed: a message holds nothing but what the frame's own address leads to, and what its reader has done in it.
  post: (message) => window.parent.postMessage(message, "*"),
  addEventListener: (type, listener) => window.addEventListener(type, listener),
  removeEventListener: (type, listener) => window.removeEventListener(type, listener),
})

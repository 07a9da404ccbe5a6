import * as fc from "fast-check"
import { expect } from "vitest"
import type { Around } from "./around.ts"
import type { EmbedEvent, EmbedHappening } from "./messages.ts"
import { readRequest } from "./requests.ts"

/** Whom messages to an embedded view name. */
export const target = "gpu-virtualization-explorer"
const parent = { name: "the page around" }

interface PlayedAround {
  /** All that the view told, in order. */
  readonly told: readonly (EmbedEvent | EmbedHappening)[]
  /** What a listener takes for its window. */
  readonly door: Around
  /** A message to the view; from its parent where nobody else is named. */
  readonly say: (data: unknown, source?: unknown) => void
}

/** Stands in for the window of a frame, its parent and the messages between them. */
export function playedAround(): PlayedAround {
  const told: (EmbedEvent | EmbedHappening)[] = []
  let hear: (event: MessageEvent) => void = () => undefined
  return {
    told,
    door: {
      parent,
      post: (message) => void told.push(message),
      addEventListener: (_, listener) => void (hear = listener),
      removeEventListener: () => void (hear = () => undefined),
    },
    say: (data, source = parent) => hear({ data, source } as unknown as MessageEvent),
  }
}

/** Says ten thousand messages that are no requests: with and without the view's name, and whatever else is given. */
export function sayHostile(say: (data: unknown) => void, near: fc.Arbitrary<object>, ...others: readonly fc.Arbitrary<unknown>[]): void {
  let heard = 0
  fc.assert(
    fc.property(
      fc.oneof(
        near,
        near.map((rest) => ({ ...rest, target })),
        ...others,
      ),
      (data) => {
        const read = readRequest(data)
        // What happens to be well formed is no attack.
        if (read && "asked" in read) return
        heard++
        say(data)
      },
    ),
    { numRuns: 10_000, seed: 20261130 },
  )
  expect(heard).toBeGreaterThan(9000)
}

import { beforeEach, expect, it, vi } from "vitest"
import { dropDraft, keepDraft, lastDraft } from "./drafts.ts"
import { example } from "./lesson.fixture.ts"

/** What a browser keeps, as an object with its keys. */
const storage = (): Storage => {
  const kept: Record<string, string> = {}
  return Object.create(
    {
      getItem: (key: string) => kept[key] ?? null,
      setItem: (key: string, value: string) => void (Object.assign(globalThis.localStorage, { [key]: value }), (kept[key] = value)),
      removeItem: (key: string) => void (Reflect.deleteProperty(globalThis.localStorage, key), Reflect.deleteProperty(kept, key)),
    },
    {},
  ) as Storage
}
beforeEach(() => {
  vi.stubGlobal("localStorage", storage())
  return () => vi.unstubAllGlobals()
})

it("what is gone on with is the draft that was edited last, whatever the others are called", () => {
  const [first, second] = [
    { ...example, id: "own-b", title: "" },
    { ...example, id: "own-a", title: "Last in the list" },
  ]
  for (const draft of [first, second, first, second]) keepDraft(draft)
  expect(lastDraft()?.id).toBe("own-a")
  keepDraft(first)
  expect(lastDraft()?.id).toBe("own-b")
})

it("where that one was dropped it is another, and without any none", () => {
  keepDraft({ ...example, id: "own-a" })
  keepDraft({ ...example, id: "own-b" })
  dropDraft("own-b")
  expect(lastDraft()?.id).toBe("own-a")
  dropDraft("own-a")
  expect(lastDraft()).toBeUndefined()
})

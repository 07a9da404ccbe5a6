import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { page, userEvent } from "vitest/browser"
import { cleanup, render } from "vitest-browser-react"
import "../../ui/global.css"
import { explorerStore } from "../../scenario/store.ts"
import { openNotes, type Told } from "./channel.ts"
import { deckOf, lessonParts, pages } from "./deck.ts"
import { Present } from "./Present.tsx"
import { withPresent } from "./address.ts"
import { lessons } from "../../dataset/lessons.ts"

beforeEach(async () => {
  explorerStore.getState().actions.reset()
  await page.viewport(1920, 1080)
})
afterEach(async () => {
  await cleanup()
  await page.viewport(414, 896)
})

/** A busy machine draws late. */
const patient = { timeout: 20_000, interval: 5 }
const wholeTalk = 120_000

const stage = (): HTMLElement => document.querySelector<HTMLElement>('[role="dialog"]')!
const said = (): string => stage().querySelector("output")?.textContent ?? ""
const place = (): readonly number[] => (/^(\d+) of (\d+)/.exec(said()) ?? []).slice(1).map(Number)
const opened = async (onClose = vi.fn<() => void>()) => {
  await render(<Present from="" onClose={onClose} />)
  await vi.waitFor(() => expect(place()[0]).toBe(1), patient)
  return onClose
}
const press = (key: string): boolean => dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))

/** px of the type of every text that a slide shows. */
const typeSizes = (): readonly (readonly [number, string])[] => {
  const texts = document.createTreeWalker(stage(), NodeFilter.SHOW_TEXT)
  const found: (readonly [number, string])[] = []
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const { parentElement, textContent } = node
    if (!parentElement || !textContent?.trim() || parentElement.closest("output")) continue
    found.push([Number.parseFloat(getComputedStyle(parentElement).fontSize), textContent])
  }
  return found
}
const slide = (): Element => stage().querySelector('[class*="slide"]')!

/** On a projector of 1,920 by 1,080: type too small to be read at the back, and what leaves the slide. */
const faultsOfSize = () => {
  const { scrollHeight, scrollWidth, children } = slide()
  return {
    small: typeSizes().filter(([size]) => size < 27.99),
    outside: Array.from(children, (one) => one.getBoundingClientRect()).filter(({ top, bottom }) => top < 0 || bottom > 1080),
    tooHigh: scrollHeight > 1080,
    tooWide: scrollWidth > 1920,
  }
}

describe("a presentation", () => {
  it(
    "has no type below 28 px on a projector of 1,920, and nothing that leaves the slide, from the first step to the last",
    async () => {
      await opened()
      const [, all = 0] = place()
      expect(all).toBeGreaterThan(30)
      const seen = new Set<string>()
      for (let at = 1; at <= all; at++) {
        await vi.waitFor(() => expect(place()[0]).toBe(at), patient)
        expect({ at: said(), ...faultsOfSize() }).toEqual({ at: said(), small: [], outside: [], tooHigh: false, tooWide: false })
        seen.add(said().replace(/^\d+ of \d+\. /, ""))
        press("PageDown")
      }
      // Every press says something else.
      expect(seen.size).toBe(all)
    },
    wholeTalk,
  )

  it.each(lessons.map(({ id }) => [id] as const))(
    "has room for all of the lesson %s: no type below 28 px, nothing that leaves the slide",
    async (id) => {
      explorerStore.getState().actions.setView({ view: "lessons", focus: id })
      const parts = lessonParts(lessons.find((one) => one.id === id)!)
      await render(<Present from={`${id}:${parts[0]!.id}`} onClose={() => undefined} />)
      await vi.waitFor(() => expect(place()).toHaveLength(2), patient)
      const [from = 0, all = 0] = place()
      expect(all - from + 1).toBeGreaterThanOrEqual(parts.length)
      for (let at = from; at <= all; at++) {
        await vi.waitFor(() => expect(place()[0]).toBe(at), patient)
        expect({ at: said(), ...faultsOfSize() }).toEqual({ at: said(), small: [], outside: [], tooHigh: false, tooWide: false })
        press("PageDown")
      }
    },
    wholeTalk,
  )

  it("is 16 to 9 in any window, and its type grows with it", async () => {
    await page.viewport(1280, 900)
    await opened()
    const { width, height } = stage().querySelector('[class*="stage"]')!.getBoundingClientRect()
    expect([Math.round(width), Math.round(height)]).toEqual([1280, 720])
    expect(Math.min(...typeSizes().map(([size]) => size))).toBeGreaterThanOrEqual((28 / 1920) * 1280 - 0.01)
  })

  it(
    "flows on a phone, where type is as large as elsewhere",
    async () => {
      await page.viewport(390, 800)
      await opened()
      const [, all = 0] = place()
      for (let at = 1; at <= all; at++) {
        await vi.waitFor(() => expect(place()[0]).toBe(at), patient)
        const small = typeSizes().filter(([size]) => size < 15.9)
        expect({ at: said(), small, tooWide: stage().scrollWidth > 390 }).toEqual({ at: said(), small: [], tooWide: false })
        press("PageDown")
      }
    },
    wholeTalk,
  )

  it("is led by arrow keys and a clicker's keys, and left by Escape; keys of the page below do nothing", async () => {
    const onClose = await opened()
    const keys = vi.fn<() => void>()
    addEventListener("keydown", keys)
    const steps = [
      ["ArrowRight", 2],
      ["PageDown", 3],
      [" ", 4],
      ["ArrowLeft", 3],
      ["PageUp", 2],
      ["s", 2],
      ["Home", 1],
      ["PageUp", 1],
    ] as const
    for (const [key, at] of steps) {
      press(key)
      await vi.waitFor(() => expect({ key, at: place()[0] }).toEqual({ key, at }), patient)
    }
    expect(keys).not.toHaveBeenCalled()
    removeEventListener("keydown", keys)
    await userEvent.keyboard("{Escape}")
    expect(onClose).toHaveBeenCalledTimes(1)
  }, 60_000)

  it("draws the bars of a shared GPU as high as the shares they stand for", async () => {
    await render(<Present from="share.6" onClose={() => undefined} />)
    await vi.waitFor(() => expect(said()).toContain("VM 6 takes"), patient)
    const bars = [...stage().querySelectorAll<HTMLElement>('[class*="curve"] i')]
    expect(bars).toHaveLength(6)
    for (const bar of bars) {
      const share = Number.parseFloat(bar.closest("span")?.querySelector("b")?.textContent ?? "")
      const part = (100 * bar.getBoundingClientRect().height) / (bar.parentElement?.getBoundingClientRect().height ?? 0)
      expect(Math.abs(part - share)).toBeLessThan(0.6)
    }
  })

  it("has the focus while it stands, and gives it back", async () => {
    const below = document.createElement("button")
    document.body.prepend(below)
    below.focus()
    const { unmount } = await render(<Present from="" onClose={() => undefined} />)
    await vi.waitFor(() => expect(place()[0]).toBe(1), patient)
    expect(stage().contains(document.activeElement)).toBe(true)
    below.focus()
    expect(document.activeElement).not.toBe(below)
    await unmount()
    expect(document.activeElement).toBe(below)
    below.remove()
  })

  it("opens at the frame that an address names, and begins where none does", async () => {
    await render(<Present from="board.2" onClose={() => undefined} />)
    await vi.waitFor(() => expect(said()).toContain("For 200"), patient)
    expect(withPresent("?theme=dark&present=board", "cost")).toBe("?theme=dark&present=cost")
    expect(withPresent("?present", null)).toBe("")
  })
})

describe("the speaker's window", () => {
  it("is told what is shown and what comes, and leads the talk; where it is blocked, that is said", async () => {
    const open = vi.spyOn(window, "open").mockReturnValue({} as Window)
    await opened()
    press("n")
    expect(open).toHaveBeenCalledTimes(1)
    const talk = /present=notes:([\w-]+)/.exec(String(open.mock.calls[0]?.[0]))?.[1] ?? ""
    const channel = openNotes(talk)
    const told: Told[] = []
    channel.onHear((message) => void told.push(message))
    channel.say({ type: "hello" })
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ place: 0, title: "GPU virtualization", next: expect.any(String) }), patient)
    channel.say({ type: "move", by: 1 })
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ place: 1, title: expect.stringContaining("API remoting") }), patient)
    expect(told.at(-1)?.evidence.length).toBeGreaterThan(0)
    expect(place()[0]).toBe(2)
    channel.close()
    open.mockReturnValue(null)
    press("n")
    await vi.waitFor(() => expect(stage().querySelector('[role="alert"]')?.textContent).toContain("blocked the window"), patient)
    open.mockRestore()
  }, 60_000)
})

describe("a lesson for a room", () => {
  it("says all that the lesson says, and asks before it answers", () => {
    for (const lesson of lessons) {
      const parts = lessonParts(lesson)
      expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length)
      const all = parts.map(({ text, question, reveal }) => [text, question, reveal].join("\n\n")).join("\n\n")
      for (const { text, reveal, prediction, task } of lesson.steps)
        for (const one of [text, reveal ?? "", prediction?.question ?? "", task?.text ?? "", task?.explanation ?? ""])
          for (const paragraph of one.split("\n\n")) expect(all).toContain(paragraph)
    }
  })

  it("is told to the speaker, and to who does not see it, in words without the signs of Markdown", () => {
    for (const lesson of lessons) {
      const frames = deckOf({ ways: [], lesson, title: "", verdict: [], board: [], costs: [], arrivals: [] })
      const says = frames.flatMap((frame) => frame.says)
      expect(says.length).toBeGreaterThan(lesson.steps.length)
      expect(says.filter((one) => /\*\*|\]\(|\n/.test(one))).toEqual([])
    }
  })

  it("cuts long texts between paragraphs alone", () => {
    const [a, b, c] = ["a".repeat(300), "b".repeat(200), "c".repeat(300)]
    expect(pages(`${a}\n\n${b}\n\n${c}`)).toEqual([`${a}\n\n${b}`, c])
    expect(pages("x".repeat(900))).toHaveLength(1)
  })
})

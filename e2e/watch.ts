import { test as base, expect, type BrowserContext } from "@playwright/test"
import { Explorer } from "./pages/explorer.ts"

/** What a page of ours never does. Each fault is a line that says what happened. */
export interface Watch {
  readonly faults: string[]
  /** Origins that were asked for anything at all. */
  readonly origins: Set<string>
}

/** Journeys that are not about working offline keep service workers out (playwright.config.ts), and Playwright says so in the console. */
const isPlaywrights = (text: string): boolean => text.includes("blocked by Playwright")

/** Listens to all pages of a context: errors, warnings, and requests to machines other than this one. */
export function watch(context: BrowserContext): Watch {
  const faults: string[] = []
  const origins = new Set<string>()
  context.on("weberror", (error) => faults.push(`uncaught: ${error.error().message}`))
  context.on("console", (message) => {
    if (isPlaywrights(message.text())) return
    if (message.type() === "error" || message.type() === "warning") faults.push(`console ${message.type()}: ${message.text()}`)
  })
  context.on("request", (request) => {
    const { protocol, origin, hostname } = new URL(request.url())
    if (protocol === "data:" || protocol === "blob:") return
    origins.add(origin)
    if (hostname !== "localhost" && hostname !== "127.0.0.1") faults.push(`request to ${origin}`)
  })
  return { faults, origins }
}

/** Every journey fails, wherever it leads, when the page throws, complains in the console or calls out. */
export const test = base.extend<{ watched: Watch; explorer: Explorer }>({
  watched: [
    async ({ context }, run) => {
      const watched = watch(context)
      await run(watched)
      expect(watched.faults, "no error, no console complaint, no foreign request").toEqual([])
    },
    { auto: true },
  ],
  explorer: async ({ page }, run) => run(new Explorer(page)),
})

export { expect }

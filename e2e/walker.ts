import type { Browser, BrowserContext, Page } from "@playwright/test"
import { expect, test as fresh, watch, type Watch } from "./watch.ts"

/** A page that goes from test to test: loading it anew costs more than what most tests do. */
interface Kept {
  readonly browser: Browser
  context: BrowserContext | null
  page: Page | null
  watched: Watch | null
}

/**
 * For tests that look at views of the dataset and at nothing that a visit before could have changed: the tests of one worker share a page, go to
 * their view by its address (`explorer.go`) and begin with nothing stored. After a test that fails the next begins with a page of its own.
 */
export const test = fresh.extend<object, { kept: Kept }>({
  kept: [async ({ browser }, run) => run({ browser, context: null, page: null, watched: null }), { scope: "worker" }],
  context: async ({ kept }, run) => {
    kept.context ??= await kept.browser.newContext()
    await run(kept.context)
  },
  watched: async ({ context, kept }, run) => {
    kept.watched ??= watch(context)
    kept.watched.faults.splice(0)
    kept.watched.origins.clear()
    await run(kept.watched)
    expect(kept.watched.faults, "no error, no console complaint, no foreign request").toEqual([])
  },
  page: async ({ context, kept, viewport }, run) => {
    kept.page ??= await context.newPage()
    const { page } = kept
    if (viewport) await page.setViewportSize(viewport)
    if (page.url() !== "about:blank") await page.evaluate(() => [localStorage, sessionStorage].forEach((store) => store.clear()))
    await run(page)
    // What one has done to the page itself stays with its test.
    await page.unrouteAll({ behavior: "ignoreErrors" })
    await page.emulateMedia({ media: null, colorScheme: null, forcedColors: null, reducedMotion: "reduce" })
  },
})

export { expect }

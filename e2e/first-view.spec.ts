import type { Page, Request } from "@playwright/test"
import { flat } from "./pages/board.ts"
import { expect, test } from "./watch.ts"

const scripts = /\/assets\/[^/]+\.js$/

/** Keeps the page's scripts back: what is to be seen then is the HTML. Gives a function that lets them through. */
async function holdScripts(page: Page): Promise<() => Promise<void>> {
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(scripts, async (route) => {
    await released
    await route.continue()
  })
  return async () => {
    release()
    await page.locator("html[data-live]").waitFor({ state: "attached", timeout: 45_000 })
  }
}

/** Goes there without waiting for what is kept back. */
const goto = (page: Page, address: string) => page.goto(address, { waitUntil: "commit" })

/** What a reader can see or hear of the page. */
const readable = async (page: Page): Promise<string> => {
  const said = `${await page.locator("body").innerText()}\n${await page.locator("body").ariaSnapshot()}`
  // The versions in the footer are nobody's figures; levels and addresses are not said.
  return said.replaceAll(/Dataset [\d.]+, model \d+|CC BY 4\.0|\[level=\d\]|\/url: .*/g, "")
}
test("the untouched page can be read before any of its scripts, and says the same when they have come", async ({ explorer, page }) => {
  const release = await holdScripts(page)
  await goto(page, "/")
  await expect(explorer.verdict).toBeVisible()
  const before = [flat(await explorer.verdict.innerText()), ...(await explorer.board.rows())]
  await release()
  expect(await explorer.figures()).toEqual(before)
  await expect(explorer.datacenter.gpus().first()).toBeVisible()
})

test("on a phone the HTML is the phone's page", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  const release = await holdScripts(page)
  await goto(page, "/")
  await expect(explorer.verdict).toBeVisible()
  await expect(page.getByRole("button", { name: "Edit" })).toBeVisible()
  await expect(page.getByRole("heading", { name: "What should run?" })).toBeHidden()
  await release()
  await expect(page.locator("aside")).toHaveCount(1)
})

test("without JavaScript the answer can be read, and a sentence says what is missing", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(baseURL ?? "")
  await expect(page.getByText(/^For 200 knowledge worker VMs/)).toBeVisible()
  await expect(page.getByRole("table").getByText("Mediated pass-through")).toBeVisible()
  await expect(page.getByText(/the page needs JavaScript/)).toBeVisible()
  await expect(page.getByText("On its way")).toBeHidden()
  await context.close()
})

test("with a scenario behind # nobody reads another's figures, by eye or by ear", async ({ explorer, page }) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 800 })
    const release = await holdScripts(page)
    await page.goto("about:blank")
    await goto(page, "/#vm=cad-medium:40")
    await expect(page.locator("html[data-frame=scenario]")).toBeAttached()
    expect(await readable(page)).not.toMatch(/\d|knowledge/i)
    await release()
    await expect(explorer.verdict).toContainText("For 40 medium CAD")
    await page.unroute(scripts)
  }
})

test("the offer to go on with the last visit's scenario has its line before the first script, and nothing moves when it comes", async ({
  explorer,
  page,
}) => {
  await explorer.open()
  await explorer.builder.type(explorer.builder.count(), "77")
  await expect(page).toHaveURL(/vm=knowledge-worker:77/)
  await page.goto("about:blank")
  const release = await holdScripts(page)
  await goto(page, "/")
  const top = () => explorer.verdict.evaluate((element) => element.getBoundingClientRect().top)
  await expect(explorer.verdict).toContainText("For 200")
  const before = await top()
  await release()
  await expect(page.getByRole("link", { name: "Go on with 77 VMs: Knowledge worker" })).toBeVisible()
  await expect(page.locator("html[data-earlier]")).toHaveCount(0)
  expect(await top()).toBe(before)
})

test("a first visit is offered a tour of a minute, in the HTML already; a link with a scenario is not", async ({ explorer, page }) => {
  const release = await holdScripts(page)
  await goto(page, "/")
  const tour = page.getByRole("link", { name: "A tour of a minute" })
  await expect(tour).toBeVisible()
  const top = () => explorer.verdict.evaluate((element) => element.getBoundingClientRect().top)
  const before = await top()
  await release()
  await expect(page.locator("html[data-live]")).toBeAttached()
  expect(await top()).toBe(before)
  await tour.click()
  await expect(explorer.main.getByRole("heading", { level: 3, name: "One GPU, one VM" })).toBeVisible()
  await page.unroute(scripts)
  await page.goto("about:blank")
  await goto(page, "/#vm=cad-medium:40")
  await expect(explorer.verdict).toContainText("For 40 medium CAD")
  await expect(tour).toHaveCount(0)
})

test("another view and an embedded one begin with their own frame", async ({ page }) => {
  const release = await holdScripts(page)
  await goto(page, "/#view=hardware")
  await expect(page.getByRole("navigation", { name: "Views" })).toBeVisible()
  expect(await readable(page)).not.toMatch(/\d/)
  await release()
  await page.unroute(scripts)
  await page.goto("about:blank")
  await holdScripts(page)
  await goto(page, "/?embed=cost#vm=cad-medium:40")
  await expect(page.getByRole("navigation", { name: "Views" })).toBeHidden()
  expect(await page.locator("#root").innerText()).toBe("")
})

test("the theme that was chosen is there before the first script", async ({ explorer, page }) => {
  await page.emulateMedia({ colorScheme: "light" })
  await explorer.open()
  const theme = page.getByRole("button", { name: /^Theme/ })
  await theme.click()
  await expect(theme).toHaveAccessibleName("Theme: light")
  await theme.click()
  await expect(theme).toHaveAccessibleName("Theme: dark")
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  await expect.poll(background).not.toBe("rgb(244, 245, 242)")
  const dark = await background()
  await holdScripts(page)
  await page.reload({ waitUntil: "commit" })
  await expect(page.getByRole("main")).toBeVisible()
  expect(await background()).toBe(dark)
})

test("what is pressed and typed before the scripts have come is done when they have", async ({ explorer, page }) => {
  const { builder } = explorer
  const release = await holdScripts(page)
  await goto(page, "/")
  await builder.count().fill("300")
  await builder.section("Money").click()
  await release()
  await expect(explorer.verdict).toContainText("For 300")
  await expect(builder.section("Money")).toHaveAttribute("aria-expanded", "true")
})

/** The scripts that were asked for until the page could answer. */
const usedScripts = (page: Page): Promise<{ readonly name: string; readonly asked: number }[]> =>
  page.evaluate(() => {
    const live = performance.getEntriesByName("live")[0]?.startTime ?? 0
    return performance
      .getEntriesByType("resource")
      .flatMap(({ name, startTime }) => (/\/assets\/[^/]+\.js$/.test(name) && startTime < live ? [{ name, asked: startTime }] : []))
  })

/** Keeps back what only the page's first module asks for; gives what was asked for in one round, and lets it through. */
async function firstRound(page: Page, address: string): Promise<ReadonlySet<string>> {
  const asked: string[] = []
  const ask = (request: Request): void => {
    if (scripts.test(new URL(request.url()).pathname)) asked.push(request.url())
  }
  page.on("request", ask)
  let release = (): void => undefined
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(scripts, async (route) => {
    // The first module and the loader of others stand in the HTML.
    if (!/\/(index|preload)-/.test(route.request().url())) await released
    await route.continue()
  })
  await goto(page, address)
  await expect.poll(() => asked.length).toBeGreaterThan(8)
  await page.waitForTimeout(500)
  const round = new Set(asked)
  release()
  await page.locator("html[data-live]").waitFor({ state: "attached", timeout: 45_000 })
  page.off("request", ask)
  await page.unroute(scripts)
  return round
}

for (const address of ["/", "/?embed=board"]) {
  test(`all that ${address} needs to answer is asked for in one round, before anything of it has run`, async ({ page }) => {
    const round = await firstRound(page, address)
    const used = await usedScripts(page)
    expect(used.length).toBeGreaterThan(8)
    expect(used.filter(({ name }) => !round.has(name))).toEqual([])
  })
}

test("the picture is painted before more of the scripts than the first is asked for, and the answer is in the first paint", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const largest: string[] = []
    Object.assign(globalThis, { largest })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { element: Element | null })[])
        largest.push(entry.element?.textContent ?? "")
    }).observe({ type: "largest-contentful-paint", buffered: true })
  })
  await goto(page, "/")
  await page.locator("html[data-live]").waitFor({ state: "attached" })
  const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity)
  const early = (await usedScripts(page)).filter(({ asked }) => asked <= painted).map(({ name }) => new URL(name).pathname)
  expect(early.filter((path) => !/\/(index|preload)-/.test(path))).toEqual([])
  const largest = await page.evaluate(() => (globalThis as unknown as { largest: string[] }).largest)
  expect(largest).toEqual([expect.stringContaining("200 knowledge worker VMs")])
})

test("a page that nobody looks at is brought to life all the same", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Document.prototype, "hidden", { get: () => true })
    // Nothing is ever painted there.
    Object.defineProperty(PerformanceObserver, "supportedEntryTypes", { get: () => [] })
  })
  await goto(page, "/")
  await page.locator("html[data-live]").waitFor({ state: "attached" })
  await expect(page.getByRole("main")).toContainText("200 knowledge worker VMs")
})

for (const [name, width, height] of [
  ["a desk", 1280, 800],
  ["a phone", 390, 800],
] as const) {
  test(`nothing moves while the page is taken over on ${name}`, async ({ explorer, page }) => {
    await page.setViewportSize({ width, height })
    await page.addInitScript(() => {
      const shifts: { by: number; of: string[] }[] = []
      Object.assign(globalThis, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
          shifts.push({
            by: entry.value,
            of: entry.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 80) : "")),
          })
        }
      }).observe({ type: "layout-shift", buffered: true })
    })
    await explorer.open()
    await expect(explorer.datacenter.root).toBeAttached()
    await page.waitForLoadState("networkidle")
    const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: { by: number; of: string[] }[] }).shifts)
    expect(
      shifts.reduce((sum, { by }) => sum + by, 0),
      JSON.stringify(shifts),
    ).toBeLessThanOrEqual(0.02)
  })
}

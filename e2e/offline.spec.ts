import type { BrowserContext, Page } from "@playwright/test"
import { Explorer, viewNames } from "./pages/explorer.ts"
import { startSite, type Site } from "./site.ts"
import { expect, test as base } from "./watch.ts"

/** Each journey has a server of its own: it is switched off, or given another build, in the middle. */
const test = base.extend<{ site: Site }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants a pattern
  site: async ({}, run) => {
    const site = await startSite()
    await run(site)
    await site.close()
  },
  baseURL: ({ site }, run) => run(site.url),
})
test.use({ serviceWorkers: "allow" })

const keptFiles = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const names = await caches.keys()
    const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return kept.flat().length
  })
const registrations = (page: Page): Promise<number> => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)
const notice = (page: Page) => page.getByRole("status").filter({ hasText: "newer version of the explorer" })

/** Hundreds of files are fetched and kept: a machine that does other work at the same time takes its time. */
const slow = 600_000

/** One visit, until what the page needs is kept. */
async function visit(explorer: Explorer): Promise<void> {
  await explorer.open("vm=cad-medium:40")
  await expect(explorer.board.table).toBeVisible()
  await explorer.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  // Ready comes before it answers for the page that is open.
  await expect.poll(() => explorer.page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: slow }).toBe(true)
}

/** Another tab with the page of the kept build. */
async function leaveOpen(context: BrowserContext): Promise<Explorer> {
  const left = new Explorer(await context.newPage())
  await left.open("vm=cad-medium:12")
  await expect(left.board.table).toBeVisible()
  return left
}

const scriptOf = (page: Page): Promise<string | null> => page.locator("script[type=module]").first().getAttribute("src")

/** A visit that meets the kept build and learns of a newer one, with an edit that is to outlive it. */
async function editBesideNotice(explorer: Explorer): Promise<void> {
  await explorer.open("vm=cad-medium:40")
  await expect(notice(explorer.page)).toBeVisible({ timeout: slow })
  await explorer.builder.type(explorer.builder.count(), "77")
  await expect(explorer.verdict).toContainText("77 medium CAD")
}

test("after one visit every view, why?, the inventory, the search and the dataset work without a server", async ({
  explorer,
  page,
  site,
}) => {
  test.setTimeout(slow)
  await visit(explorer)
  await expect.poll(() => keptFiles(page), { timeout: slow }).toBe(site.files())
  await site.switchOff()
  // The page that is open, then every view afresh.
  await explorer.nav("Hardware").click()
  await explorer.arrived("hardware")
  for (const view of viewNames) await explorer.openView(view, "vm=cad-medium:40")
  expect(await page.evaluate(() => document.fonts.check("16px 'Explorer Sans'"))).toBe(true)

  await explorer.open("vm=cad-medium:40")
  await expect(explorer.verdict).toContainText("40 medium CAD")
  await explorer.board.figure("Mediated pass-through", "Native performance").click()
  await expect(explorer.why.inputs.first()).toBeVisible()
  await expect(explorer.why.dialog.getByRole("status")).toBeEmpty()
  await page.keyboard.press("Escape")

  await page.keyboard.press("/")
  await page.getByRole("combobox", { name: "Find anything" }).fill("l40s")
  await expect(page.getByRole("option", { name: /^NVIDIA L40S/ }).first()).toBeVisible()
  await page.keyboard.press("Escape")

  const version = await page.evaluate(async () => (await (await fetch("./data/index.json")).json()) as { version?: string })
  expect(version).toHaveProperty("version")
  expect(await page.evaluate(async () => (await fetch("./licences.txt")).ok)).toBe(true)
})

test("a new build announces itself, reloads nothing unasked, keeps the edit when it is taken, and other tabs find their files", async ({
  explorer,
  page,
  context,
  site,
}) => {
  test.setTimeout(slow)
  await visit(explorer)
  const leftOpen = await leaveOpen(context)
  await site.deployNext()
  // The next visit meets the kept build, and learns of the new one.
  await editBesideNotice(explorer)
  const before = await scriptOf(page)

  // Put away it stays away; the next visit tells again.
  await notice(page).getByRole("button", { name: "Dismiss" }).click()
  await expect(notice(page)).toHaveCount(0)
  expect(await scriptOf(page)).toBe(before)
  await page.reload()
  await notice(page).getByRole("button", { name: "Reload with the newer version" }).click({ timeout: slow })
  await expect.poll(() => scriptOf(page)).not.toBe(before)
  await expect(explorer.verdict).toContainText("77 medium CAD")
  await expect(explorer.builder.count()).toHaveValue("77")
  await expect(notice(page)).toHaveCount(0)

  await expect(notice(leftOpen.page)).toContainText("Another tab")
  // Of the first build: this file is on the server no more.
  await leftOpen.nav("Measurements").click()
  await leftOpen.arrived("measurements")
  await expect.poll(() => leftOpen.fragment()).toContain("vm=cad-medium:12")
})

test("a new build whose worker does not take over comes from the network, with the edit, and other tabs are told", async ({
  explorer,
  page,
  context,
  site,
}) => {
  test.setTimeout(slow)
  await visit(explorer)
  const leftOpen = await leaveOpen(context)
  await site.deployNext("deaf")
  await editBesideNotice(explorer)
  const before = await scriptOf(page)
  await notice(page).getByRole("button", { name: "Reload with the newer version" }).click()
  await expect.poll(() => scriptOf(page)).not.toBe(before)
  await expect(explorer.verdict).toContainText("77 medium CAD")
  await expect(notice(leftOpen.page)).toContainText("Another tab")
})

test("an embedded view, and the full page in somebody's frame, register nothing", async ({ explorer, page, site }) => {
  await explorer.open("vm=cad-medium:40", "?embed=board")
  await expect(explorer.board.table).toBeVisible()
  // Longer than the full page waits before it registers.
  await page.waitForLoadState("load")
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 3000))))
  expect(await registrations(page)).toBe(0)
  await page.evaluate((src) => {
    const frame = document.createElement("iframe")
    frame.src = src
    document.body.append(frame)
  }, `${site.url}/`)
  await expect(page.frameLocator("iframe").getByRole("table").first()).toBeVisible()
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3000)))
  expect(await registrations(page)).toBe(0)
  expect(await page.evaluate(async () => (await caches.keys()).length)).toBe(0)
})

test("a reader who saves on data keeps nothing", async ({ explorer, page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }))
  await explorer.open("vm=cad-medium:40")
  await expect(explorer.board.table).toBeVisible()
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 3000)))
  expect(await registrations(page)).toBe(0)
})

test("the page can be installed: its manifest and icons are there and lead back to it", async ({ page, context }) => {
  await page.goto("/")
  const href = await page.locator("link[rel=manifest]").getAttribute("href")
  const manifest = (await page.evaluate(async (url) => (await fetch(url)).json(), href ?? "")) as {
    start_url: string
    display: string
    icons: { src: string; sizes: string; purpose?: string }[]
  }
  expect(manifest.start_url).toBe("./")
  expect(manifest.display).toBe("standalone")
  expect(manifest.icons.some(({ purpose }) => purpose === "maskable")).toBe(true)
  for (const { src, sizes } of manifest.icons.filter(({ src: file }) => file.endsWith(".png"))) {
    const width = await page.evaluate(async (url) => (await createImageBitmap(await (await fetch(url)).blob())).width, src)
    expect(`${width}x${width}`, src).toBe(sizes)
  }
  const session = await context.newCDPSession(page)
  const { installabilityErrors } = (await session.send("Page.getInstallabilityErrors")) as { installabilityErrors: { errorId: string }[] }
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([])
})

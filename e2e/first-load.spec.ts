import { brotliCompressSync, gzipSync } from "node:zlib"
import type { Page, Response } from "@playwright/test"
import { expect, test } from "./watch.ts"

/** What a server that knows gzip alone sends of a text, in bytes. */
const compressed = async (response: Response): Promise<number> => gzipSync(await response.body(), { level: 6 }).length
/** What one sends that has the copies of `npm run compress`, as those do that hosting/ has files for. */
const brotli = async (response: Response): Promise<number> => brotliCompressSync(await response.body()).length

interface Loaded {
  readonly files: number
  readonly bytes: number
  /** With Brotli. */
  readonly fewer: number
  readonly names: string
}

/** What was asked for until the page could answer input, compressed as a server does; `open` leaves it alive. */
async function loadedUntilInput(page: Page, open: () => Promise<void>): Promise<Loaded> {
  const heard: Response[] = []
  page.on("response", (response) => void heard.push(response))
  await open()
  const before = await page.evaluate(() => {
    const live = performance.getEntriesByName("live")[0]?.startTime ?? 0
    return performance.getEntriesByType("resource").flatMap(({ name, startTime }) => (startTime < live ? [name] : []))
  })
  const responses = heard.filter((one) => one.request().isNavigationRequest() || before.includes(one.url()))
  // Fonts are compressed as they are.
  const sizesBy = (size: (one: Response) => Promise<number>): Promise<number[]> =>
    Promise.all(responses.map(async (one) => (one.url().endsWith(".woff2") ? (await one.body()).length : size(one))))
  const sizes = await sizesBy(compressed)
  return {
    files: responses.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    fewer: (await sizesBy(brotli)).reduce((sum, size) => sum + size, 0),
    names: responses.map((one, at) => `${new URL(one.url()).pathname} ${sizes[at]}`).join("\n"),
  }
}

test("until the page answers input it takes at most 193.4 kB in 18 files (172 kB with Brotli), font included, and nothing of engine, dataset or charts", async ({
  explorer,
  page,
}) => {
  const { bytes, fewer, files, names } = await loadedUntilInput(page, () => explorer.open())
  expect(bytes, names).toBeLessThanOrEqual(193_400)
  expect(fewer, names).toBeLessThanOrEqual(172_000)
  expect(files, names).toBeLessThanOrEqual(18)
  expect(names).not.toMatch(/\/(core-dataset|full-dataset|charts|table|sources|techniques|quirks|evaluate)-/)
})

for (const { view, most, without } of [
  { view: "board", most: 170_100, without: /\/(core-dataset|full-dataset|charts|url|evaluation)[-.]/ },
  { view: "native", most: 190_500, without: /\/(core-dataset|full-dataset|charts|url|evaluation)[-.]/ },
  { view: "cost", most: 189_900, without: /\/(core-dataset|full-dataset|charts|url|evaluation)[-.]/ },
  { view: "gpus", most: 187_200, without: /\/(core-dataset|full-dataset|charts|url|evaluation)[-.]/ },
]) {
  test(`embedded alone, ${view} answers input with at most ${most / 1000} kB (170 kB with Brotli), without engine, dataset and links`, async ({
    page,
  }) => {
    const { bytes, fewer, names } = await loadedUntilInput(page, async () => {
      await page.goto(`/?embed=${view}`)
      await expect(page.locator("html[data-live]")).toBeAttached()
    })
    expect(bytes, names).toBeLessThanOrEqual(most)
    expect(fewer, names).toBeLessThanOrEqual(170_000)
    expect(names).not.toMatch(without)
  })
}

test("engine and dataset come behind the paint, the rest of the dataset only when asked why", async ({ explorer, page }) => {
  const scripts: Response[] = []
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.endsWith(".js")) scripts.push(response)
  })
  const loaded = (name: RegExp): Response[] => scripts.filter((response) => name.test(response.url()))
  await explorer.open()
  await expect.poll(() => loaded(/\/core-dataset-/).length).toBe(1)
  expect(await compressed(loaded(/\/core-dataset-/)[0]!)).toBeLessThanOrEqual(62_000)
  await expect.poll(() => page.workers().length).toBe(1)
  expect(loaded(/\/(full-dataset|charts|table|sources|techniques|quirks)-/).map((response) => response.url())).toEqual([])

  await explorer.board.table
    .getByRole("button", { name: /: why\? Native performance/ })
    .first()
    .click()
  await expect(explorer.why.dialog).toBeVisible()
  await expect.poll(() => loaded(/\/full-dataset-/).length).toBe(1)
  await expect(explorer.why.dialog.getByRole("status")).toBeEmpty()
})

test("without the full dataset the answer to why keeps its figures and sources, and says what is missing", async ({
  explorer,
  page,
  watched,
}) => {
  await page.route(/\/full-dataset-/, (route) => route.abort())
  await explorer.open()
  await explorer.board.table
    .getByRole("button", { name: /: why\? Native performance/ })
    .first()
    .click()
  await expect(explorer.why.inputs.first()).toBeVisible()
  await expect(explorer.why.dialog.getByRole("list", { name: /^Source of / }).first()).toBeVisible()
  await expect(explorer.why.dialog.getByRole("status")).toContainText("could not be loaded")
  // The refused request is this test's own doing.
  watched.faults.splice(0)
})

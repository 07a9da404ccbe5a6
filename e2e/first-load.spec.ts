import { gzipSync } from "node:zlib"
import type { Response } from "@playwright/test"
import { expect, test } from "./watch.ts"

/** What a server sends of a text, in bytes. */
const compressed = async (response: Response): Promise<number> => gzipSync(await response.body(), { level: 6 }).length

test("the first view loads at most 62 kB of the dataset, no charts, and the rest only when asked why", async ({ explorer, page }) => {
  const scripts: Response[] = []
  page.on("response", (response) => {
    if (new URL(response.url()).pathname.endsWith(".js")) scripts.push(response)
  })
  const loaded = (name: RegExp): Response[] => scripts.filter((response) => name.test(response.url()))
  await explorer.open()
  await expect(explorer.board.table).toBeVisible()
  await page.waitForLoadState("networkidle")
  const core = loaded(/\/core-dataset-/)
  expect(core).toHaveLength(1)
  expect(await compressed(core[0]!)).toBeLessThanOrEqual(62_000)
  expect(loaded(/\/(full-dataset|charts|table|sources|techniques|quirks)-/).map((response) => response.url())).toEqual([])
  const sizes = await Promise.all(scripts.map(compressed))
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(365_000)

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

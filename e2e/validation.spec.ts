import { violations } from "./axe.ts"
import { DataTable } from "./pages/dataTable.ts"
import { expect, test } from "./watch.ts"

test("the answer comes first, in words, and every figure stands beside its range", async ({ explorer, page }) => {
  await explorer.open("view=validation")
  await expect(
    page.getByText(/^\d+ of \d+ published figures of one VM alone lie inside the range predicted without their source: \d+ %/),
  ).toBeVisible()
  const table = new DataTable(page, "Predictions")
  await expect(table.count).toHaveText(/^\d+ rows$/)
  const row = table.root.getByRole("row").filter({ hasText: "VMware Fusion 2.0" })
  await expect(row).toContainText(/\d+–\d+ %, likely \d+ %/)
  await expect(row).toContainText(/inside|outside/)
  await page.getByText("What cross-validation means, and what it does not prove").click()
  await expect(page.getByText(/each source, a paper or one edition of a benchmark, is put aside in turn/)).toBeVisible()
})

test("by class of work and who measured: how often ranges held, and where the sources are too few to say", async ({ explorer, page }) => {
  await explorer.open("view=validation")
  await page.getByText("How often ranges held, by class of work and who measured").click()
  const table = page.getByRole("region", { name: "How often ranges held" })
  await expect(table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "API remoting" }) })).toContainText(
    /\d+ % \(\d+ % to \d+ %\)/,
  )
  await expect(table.getByText("too few to say").first()).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test("filters narrow the summary too, the method changes the ranges, and the link keeps both", async ({ explorer, page }) => {
  await explorer.open("view=validation")
  const table = new DataTable(page, "Predictions")
  await table.facet("Technique").selectOption("api-remoting")
  const summary = page.getByRole("region", { name: "By use and technique" })
  await expect(summary.getByRole("rowheader", { name: "Fixed pass-through" })).toHaveCount(0)
  const efficiency = summary.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "For efficiency" }) })
  const leftOut = await efficiency.innerText()
  await page.getByLabel("The model is asked").selectOption("in-sample")
  await expect(page.getByText(/with them known/)).toBeVisible()
  await expect.poll(() => efficiency.innerText()).not.toBe(leftOut)
  await expect.poll(() => explorer.fragment()).toContain("method:in-sample")
  await page.reload()
  await expect(page.getByText(/with them known/)).toBeVisible()
  await expect(summary.getByRole("rowheader", { name: "Fixed pass-through" })).toHaveCount(0)
})

test("by keyboard: from the published figures to their validation, and from a row to its measurement", async ({ explorer, page }) => {
  await explorer.open("view=measurements")
  const parts = page.getByRole("navigation", { name: "Measurements" })
  await parts.getByRole("link", { name: "Validation" }).focus()
  await page.keyboard.press("Enter")
  await expect(parts.getByRole("link", { name: "Validation" })).toHaveAttribute("aria-current", /page|true/)
  const table = new DataTable(page, "Predictions")
  await table.search.fill("3DMark06")
  await expect(table.count).toHaveText(/^1 of/)
  await table.root.getByRole("rowheader").getByRole("link").focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { level: 2, name: "3DMark06" })).toBeFocused()
})

test("rows that cannot be predicted say why, and the file holds what is shown", async ({ explorer, page }) => {
  await explorer.open("view=validation&filter=,verdict:not%20predicted")
  const table = new DataTable(page, "Predictions")
  await expect(table.root.getByText(/^not predicted: /).first()).toBeVisible()
  const download = page.waitForEvent("download")
  await table.root.getByRole("button", { name: "CSV" }).click()
  expect((await download).suggestedFilename()).toBe("gpu-virtualization-validation.csv")
})

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 800 } })

  test("the page never scrolls sideways", async ({ explorer, page }) => {
    await explorer.open("view=validation")
    await expect(page.getByRole("region", { name: "By use and technique" })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

test("nothing that axe objects to", async ({ explorer, page }) => {
  await explorer.open("view=validation")
  await expect(page.getByRole("region", { name: "By use and technique" })).toBeVisible()
  await page.getByText("What cross-validation means, and what it does not prove").click()
  expect(await violations(page)).toEqual([])
})

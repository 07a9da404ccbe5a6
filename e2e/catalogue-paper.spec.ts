import { DataTable } from "./pages/dataTable.ts"
import { expect, test } from "./walker.ts"

/** CSS pixels of A4 between the browser's usual margins. */
const landscape = { width: 1045, height: 718 }

const tables = [
  ["products", "Products", 95],
  ["hardware", "Hardware", 100],
] as const

for (const [view, name, least] of tables) {
  test(`on paper the table of ${view} has every row and every column, without what only a screen can use`, async ({ explorer, page }) => {
    await explorer.show(view)
    const { table } = new DataTable(page, name)
    await page.setViewportSize(landscape)
    await page.emulateMedia({ media: "print" })
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")))
    await expect.poll(() => table.locator("tbody tr").count()).toBeGreaterThanOrEqual(least)
    // Browsers shrink what is a little too wide for the paper; beyond that they cut it off.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth / innerWidth)).toBeLessThan(1.25)
    await expect(page.getByRole("searchbox")).toBeHidden()
    await expect(page.getByRole("navigation").first()).toBeHidden()
  })
}

test("on paper the measurements are their picture, and say where the rows are", async ({ explorer, page }) => {
  await explorer.show("measurements")
  await page.emulateMedia({ media: "print" })
  await expect(page.getByRole("figure").first()).toBeVisible()
  await expect(page.getByText(/rows themselves are not printed: filter them to 80 or fewer, or take them along as CSV/)).toBeVisible()
  await expect(page.getByRole("table", { name: /measure/i }).first()).toBeHidden()
})

test("on paper the names of the support matrix can be read", async ({ explorer, page }) => {
  await explorer.show("support")
  await page.setViewportSize(landscape)
  await page.emulateMedia({ media: "print" })
  const name = page.getByRole("rowheader", { name: "Workstation SVGA3D" })
  await expect(name).toBeVisible()
  await expect.poll(async () => (await name.boundingBox())?.width ?? 0).toBeGreaterThan(110)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test("in the reader's own colours the entry of the navigation one is at can be told from the others", async ({ explorer, page }) => {
  await page.emulateMedia({ forcedColors: "active" })
  await explorer.show("products")
  const look = (name: string): Promise<string> =>
    explorer.nav(name).evaluate((link) => {
      const { borderBottomColor, outlineStyle } = getComputedStyle(link)
      return `${borderBottomColor} ${outlineStyle}`
    })
  expect(await look("Products")).not.toBe(await look("Hardware"))
})

import { expect, test } from "./walker.ts"

const rows = [
  ["products", "vmware-vgpu-nvidia", /^All products/],
  ["hardware", "a100-pcie-40", /^All GPUs/],
  ["workloads", "cad-medium", /^All workloads/],
  ["quirks", "laptop-battery", /^All quirks/],
] as const

for (const [view, row, all] of rows) {
  test(`from a row of ${view} and back, the keyboard goes on where it was`, async ({ explorer, page }) => {
    await explorer.show(view)
    const link = page.getByRole("rowheader").locator(`a[href*="focus=${row}"]`)
    const words = page.getByRole("searchbox").first()
    const name = { products: "vgpu", hardware: "a100", workloads: "cad", quirks: "laptop" }[view]
    await words.fill(name)
    for (const back of ["the link", "the browser"] as const) {
      await link.focus()
      await page.keyboard.press("Enter")
      await expect(page.getByRole("article").getByRole("heading", { level: 2 }), back).toBeFocused()
      if (back === "the link") await page.getByRole("article").getByRole("link", { name: all }).press("Enter")
      else await page.goBack()
      await expect(words, back).toHaveValue(name)
      await expect(link, back).toBeFocused()
    }
  })
}

test("where the row is no longer in sight, the keyboard goes on from the top of the view", async ({ explorer, page }) => {
  await explorer.show("sources", "focus=zinc-b70")
  await page.getByRole("link", { name: /^All sources/ }).press("Enter")
  await expect(explorer.main).toBeFocused()
})

test("Back closes the search that lies over the page, and only then leaves it", async ({ explorer, page }) => {
  await explorer.open()
  await explorer.nav("Hardware").click()
  await explorer.arrived("hardware")
  await page.keyboard.press("/")
  const box = page.getByRole("combobox", { name: "Find anything" })
  await expect(box).toBeFocused()
  await page.goBack()
  await expect(box).toHaveCount(0)
  await explorer.arrived("hardware")
  await page.goBack()
  await expect(explorer.board.table).toBeVisible()
})

test("typing into a table's filter tells the number of rows and nothing else", async ({ explorer, page }) => {
  await explorer.show("products")
  await page.getByRole("searchbox").fill("vmware")
  await expect(page.getByRole("region", { name: "Products" }).getByRole("status").first()).toHaveText(/^\d+ of \d+ rows$/)
})

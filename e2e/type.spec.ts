import type { Page } from "@playwright/test"
import { expect, test } from "./watch.ts"

// Type in drawings is as large as it is on the screen, not as it was drawn.

/** Texts of drawings smaller than `least` CSS pixels, as "size: text". */
const smaller = (page: Page, least: number): Promise<readonly string[]> =>
  page.evaluate((limit) => {
    const texts = [...document.querySelectorAll<SVGTextElement>("main svg text, main svg tspan")]
    return texts.flatMap((text) => {
      const matrix = text.getScreenCTM()
      if (!matrix || !text.checkVisibility() || text.textContent?.trim() === "" || text.querySelector("tspan")) return []
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * matrix.a
      return size < limit - 0.05 ? [`${size.toFixed(1)}: ${text.textContent ?? ""}`] : []
    })
  }, least)

const scenario = "vm=knowledge-worker:200,cad-medium:40"
const views = ["board", "native", "gpus", "cost", "datacenter", "techniques", "call", "measurements", "hardware&focus=l40s"] as const
const screens = [
  { width: 1280, height: 800, least: 12 },
  { width: 1440, height: 900, least: 12 },
  { width: 1920, height: 1080, least: 13 },
] as const

test("no word of a drawing is smaller than 12 px at 1,280 and 1,440 px, nor than 13 px at 1,920", async ({ explorer, page }) => {
  test.setTimeout(240_000)
  for (const view of views) {
    await explorer.open(`${scenario}&view=${view}`)
    await expect(page.getByText(/^(On its way…|Loading the .+ …)$/)).toHaveCount(0, { timeout: 40_000 })
    await expect(page.locator("main svg text").filter({ visible: true }).first()).toBeVisible()
    for (const { width, height, least } of screens) {
      await page.setViewportSize({ width, height })
      await expect.poll(async () => [view, width, await smaller(page, least)]).toEqual([view, width, []])
    }
  }
})

test("at 1,920 px the advisor, the inventory and a GPU's page use the width of the screen", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 })
  /** Share of the view's width that lies left of the end of its rightmost text below the head. */
  const used = (): Promise<number> =>
    page.evaluate(() => {
      const main = document.querySelector("main")?.getBoundingClientRect() ?? new DOMRect()
      const ends = [...document.querySelectorAll("main :is(a, p, dd, dt, label, button, input, textarea, th, td)")].flatMap((one) =>
        one.checkVisibility() && one.textContent !== "" ? [one.getBoundingClientRect().right] : [],
      )
      return (Math.max(...ends) - main.left) / main.width
    })
  for (const view of ["advisor", "inventory", "hardware&focus=l40s"]) {
    await explorer.open(`view=${view}`)
    await expect(page.getByText(/^(On its way…|Loading the .+ …)$/)).toHaveCount(0)
    await expect(page.locator("main").getByRole("heading").nth(1)).toBeVisible()
    expect(await used(), view).toBeGreaterThan(0.8)
  }
})

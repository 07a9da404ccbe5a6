import type { Page } from "@playwright/test"
import { techniques } from "./pages/board.ts"
import { viewNames, type View } from "./pages/explorer.ts"
import { expect, test } from "./watch.ts"

/** Px by which the page is wider than its window. */
const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/** Captions of tables whose words go on beyond what is seen of the table. */
const cutCaptions = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("caption")].flatMap((caption) => {
      const seen = getComputedStyle(caption).position === "absolute" ? null : caption.closest("table")?.parentElement
      const words = document.createRange()
      words.selectNodeContents(caption.querySelector(":scope > span:only-child") ?? caption)
      return seen && words.getBoundingClientRect().right > Math.min(innerWidth, seen.getBoundingClientRect().right) + 1
        ? [caption.textContent ?? ""]
        : []
    }),
  )

const scenario =
  "vm=knowledge-worker:200,cad-medium:40:A_name_that_is_rather_long_for_a_phone&option=vmware-vgpu-nvidia@l40s&need=live-migration"

/** Shown in part: a long table takes longer to draw than all the rest. */
const longTables = new Set<View>(["support", "products", "hardware", "measurements", "sources"])

for (const viewport of [
  { width: 390, height: 844 },
  { width: 360, height: 740 },
]) {
  test.describe(`on ${viewport.width} × ${viewport.height}`, () => {
    test.use({ viewport })

    test("the builder is one press away, the verdict stays in sight, and an edit changes the board", async ({ explorer, page }) => {
      const { builder, board } = explorer
      await explorer.open()
      await expect(explorer.verdict).toBeInViewport()
      await page.getByRole("button", { name: "Edit" }).click()
      const sheet = page.getByRole("dialog", { name: "What should run?" })
      await expect(sheet).toBeVisible()
      expect(await overflow(page)).toBeLessThanOrEqual(0)
      await builder.type(builder.count(), "31")
      await expect(sheet.getByText(/^For 31 knowledge worker VMs/)).toBeInViewport()
      await sheet.getByRole("button", { name: "See the answer" }).click()
      await expect(sheet).toHaveCount(0)
      expect(await board.gpus("Fixed pass-through")).toBe(31)
      expect(explorer.fragment()).toContain("vm=knowledge-worker:31")
    })

    test("the navigation shows where one is", async ({ explorer, page }) => {
      await explorer.open("view=sources")
      await expect(page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: "Sources & data" })).toBeInViewport({
        ratio: 1,
      })
    })

    test("every section of the builder fits, and can be reached", async ({ explorer, page }) => {
      const { builder } = explorer
      await explorer.open(scenario)
      await page.getByRole("button", { name: "Edit" }).click()
      await builder.details(0).click()
      for (const section of ["Needs", "Hosts and GPUs", "Money", "Compared"] as const) {
        await builder.section(section).click()
        await expect(builder.section(section)).toHaveAttribute("aria-expanded", "true")
      }
      const sheet = page.getByRole("dialog", { name: "What should run?" })
      const wide = await sheet.evaluate((dialog) =>
        [dialog, ...dialog.querySelectorAll("*")]
          .filter((element) => getComputedStyle(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1)
          .filter((element) => getComputedStyle(element).overflowX === "auto" || getComputedStyle(element).overflowX === "scroll")
          .map((element) => `${element.tagName} ${element.scrollWidth} > ${element.clientWidth}`),
      )
      expect(wide).toEqual([])
      await builder.field("Compare one more option").scrollIntoViewIfNeeded()
      await expect(builder.field("Compare one more option")).toBeInViewport()
    })

    test("the answer to why fits the screen", async ({ explorer, page }) => {
      await explorer.open()
      await explorer.board.figure("Mediated pass-through", "Cost").click()
      await expect(explorer.why.inputs.first()).toBeVisible()
      const box = await explorer.why.dialog.boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width)
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    })

    test("an embedded board is not wider than its frame", async ({ explorer, page }) => {
      await explorer.open(scenario, "?embed=board")
      await expect(explorer.board.table).toBeVisible()
      expect(await overflow(page)).toBeLessThanOrEqual(0)
    })
  })
}

test("at 1280 × 800 verdict, board and all four techniques are seen without scrolling", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await explorer.open()
  await expect(explorer.verdict).toBeInViewport({ ratio: 1 })
  for (const technique of techniques) await expect(explorer.board.option(technique), technique).toBeInViewport({ ratio: 1 })
  await expect(explorer.builder.count()).toBeInViewport({ ratio: 1 })
  await expect(explorer.builder.section("Compared")).toBeInViewport({ ratio: 1 })
  expect(await page.evaluate(() => scrollY)).toBe(0)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
})

const windows = [
  [1920, 1080],
  [1280, 800],
  [768, 1024],
  [390, 844],
  [360, 740],
] as const

for (const [part, some] of [
  ["the first half of the views", viewNames.slice(0, viewNames.length / 2)],
  ["the other half", viewNames.slice(viewNames.length / 2)],
] as const) {
  test(`no view is wider than the window, from 1920 × 1080 to 360 × 740: ${part}`, async ({ explorer, page }) => {
    await explorer.open(scenario)
    await expect(explorer.board.table).toBeVisible()
    for (const view of some) {
      await explorer.goView(view, longTables.has(view) ? `${scenario}&filter=nvidia` : scenario)
      for (const [width, height] of windows) {
        await page.setViewportSize({ width, height })
        await expect.soft.poll(() => overflow(page), `${view} at ${width} × ${height}`).toBeLessThanOrEqual(0)
      }
      expect.soft(await cutCaptions(page)).toEqual([])
    }
  })
}

for (const view of ["board", "native", "migration", "datacenter"] as const) {
  test(`the view ${view} shrinks with its window, as when a tablet is turned`, async ({ explorer, page }) => {
    await explorer.openView(view, scenario)
    await page.setViewportSize({ width: 768, height: 1024 })
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 390, height: 844 })
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0)
  })
}

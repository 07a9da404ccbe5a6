import type { Page } from "@playwright/test"
import type { View } from "./pages/explorer.ts"
import { expect, test } from "./watch.ts"

/** The dotted words of the page, in the order of the text, and where the first of them stands. */
const dotted = (page: Page) =>
  page.evaluate(() => {
    const ranges = [...((CSS.highlights.get("term") ?? []) as Iterable<Range>)]
    return ranges.map((range) => {
      const { left, top, width, height } = range.getBoundingClientRect()
      return { text: range.toString().toLowerCase(), x: left + width / 2, y: top + height / 2 }
    })
  })
/** Views that have such words whatever the scenario. */
const worded: readonly View[] = [
  "board",
  "native",
  "gpus",
  "cost",
  "migration",
  "datacenter",
  "explore",
  "techniques",
  "call",
  "share",
  "move",
  "emulate",
]
const words = (page: Page) => page.getByRole("complementary", { name: "Words explained on this page" })

test("in views words of the glossary are dotted once each, where they first stand, and stand in a list to be reached by keys", async ({
  explorer,
  page,
}) => {
  test.setTimeout(240_000)
  for (const view of worded) {
    await explorer.openView(view, "vm=knowledge-worker:200,cad-medium:40")
    await expect.poll(async () => [view, (await dotted(page)).length > 0], { timeout: 30_000 }).toEqual([view, true])
    await expect.poll(async () => [view, (await words(page).getByRole("button").count()) - (await dotted(page)).length]).toEqual([view, 0])
    const texts = (await dotted(page)).map(({ text }) => text.replace(/s$/, ""))
    expect([view, texts.filter((text, at) => texts.indexOf(text) !== at)]).toEqual([view, []])
  }
})

test("a dotted word explains itself when pointed at and when it has the focus", async ({ explorer, page }) => {
  await explorer.open("vm=knowledge-worker:200")
  await expect.poll(async () => (await dotted(page)).length).toBeGreaterThan(3)
  const native = (await dotted(page)).find(({ text }) => text === "native")
  expect(native).toBeDefined()
  await page.mouse.move(native?.x ?? 0, native?.y ?? 0)
  await expect(page.getByRole("dialog", { name: "Native", exact: true })).toContainText("without virtualization")
  await page.keyboard.press("Escape")
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await words(page).getByRole("button", { name: "vGPU: what it means" }).focus()
  await expect(page.getByRole("dialog", { name: "vGPU", exact: true })).toContainText("A virtual graphics card cut from a real one")
})

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  test("a dotted word of a lesson explains itself when tapped", async ({ explorer, page }) => {
    await explorer.open("view=lessons&focus=share-a-gpu")
    await expect.poll(async () => (await dotted(page)).some(({ text }) => text === "hypervisor")).toBe(true)
    const word = (await dotted(page)).find(({ text }) => text === "hypervisor")
    await page.touchscreen.tap(word?.x ?? 0, word?.y ?? 0)
    await expect(page.getByRole("dialog", { name: "Hypervisor" })).toContainText("creates virtual machines")
  })
})

test("the text of a lesson begins in the upper third of a phone", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await explorer.open("view=lessons&focus=share-a-gpu")
  const first = explorer.main.getByText("A hypervisor shares a processor")
  await expect(first).toBeVisible()
  await expect.poll(async () => (await first.boundingBox())?.y ?? Infinity).toBeLessThan(844 / 3)
})

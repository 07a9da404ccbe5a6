import { readdirSync, readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { viewNames, type View } from "./pages/explorer.ts"
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
/** Views whose text is all in controls, links and headings until something in them is opened. */
const bare: readonly View[] = ["beside", "inventory"]
/** Names of products are dotted wherever they stand. */
const productNames = new Set(
  readdirSync("data/products").flatMap((file) =>
    (JSON.parse(readFileSync(`data/products/${file}`, "utf8")) as readonly { name: string; shortName: string }[]).flatMap((one) => [
      one.name.toLowerCase(),
      one.shortName.toLowerCase(),
    ]),
  ),
)
const words = (page: Page) => page.getByRole("complementary", { name: "Words explained on this page" })

test("in every view words of the glossary are dotted once each, where they first stand, and stand in a list to be reached by keys", async ({
  explorer,
  page,
}) => {
  test.setTimeout(240_000)
  await explorer.open("vm=knowledge-worker:200,cad-medium:40")
  for (const view of viewNames) {
    if (bare.includes(view)) continue
    await explorer.paste(`vm=knowledge-worker:200,cad-medium:40&view=${view}`)
    await explorer.arrived(view)
    await expect.poll(async () => [view, (await dotted(page)).length > 0], { timeout: 30_000 }).toEqual([view, true])
    // Each word stands once in the list; a product may be dotted more than once.
    const listed = async (): Promise<readonly string[]> => {
      const texts = (await dotted(page)).map(({ text }) => text)
      return texts.filter((text, at) => !productNames.has(text) || texts.indexOf(text) === at)
    }
    await expect.poll(async () => [view, (await words(page).getByRole("button").count()) - (await listed()).length]).toEqual([view, 0])
    const repeated = async (): Promise<readonly string[]> => {
      const texts = (await listed()).map((text) => text.replace(/s$/, ""))
      return texts.filter((text, at) => texts.indexOf(text) !== at)
    }
    await expect.poll(async () => [view, await repeated()]).toEqual([view, []])
  }
})

test("the name of a product leads from the board to its drawing, and to a call on its way, timed with it", async ({ explorer, page }) => {
  await explorer.open("vm=knowledge-worker:200&compare=none&option=kvm-vfio@l40")
  const name = words(page).getByRole("button", { name: "VFIO on KVM: how it works" })
  await expect(name).toBeAttached()
  await name.focus()
  const told = page.getByRole("dialog", { name: "VFIO on KVM" })
  await expect(told).toContainText("The GPU is taken from the host and mapped into one VM")
  await told.getByRole("link", { name: "How it works, drawn" }).click()
  await expect(told).toHaveCount(0)
  await expect(explorer.main.getByRole("heading", { level: 2, name: "Fixed pass-through" })).toBeVisible()
  await expect(explorer.main.getByRole("img", { name: /^Fixed pass-through, whole gpu \(iommu\): one call in/i }).first()).toBeVisible()
  await page.goBack()
  await name.focus()
  await told.getByRole("link", { name: "A call’s way, timed with it" }).click()
  await expect(told).toHaveCount(0)
  await expect(
    explorer.main.getByRole("region", { name: "Fixed pass-through: Whole GPU (IOMMU), KVM/QEMU VFIO pass-through" }),
  ).toBeVisible()
  await explorer.main.getByRole("link", { name: "KVM/QEMU VFIO pass-through" }).first().click()
  await expect(explorer.main.getByRole("region", { name: "How it works: Whole GPU (IOMMU)" }).getByRole("img")).toBeVisible()
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
  await words(page).getByRole("button", { name: "Live migration: what it means" }).focus()
  await expect(page.getByRole("dialog", { name: "Live migration", exact: true })).toContainText("Moving a running VM to another host")
})

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } })
  test("a dotted word of a lesson explains itself when tapped", async ({ explorer, page }) => {
    await explorer.open("view=lessons&focus=share-a-gpu")
    await expect.poll(async () => (await dotted(page)).some(({ text }) => text === "hypervisor")).toBe(true)
    const word = (await dotted(page)).find(({ text }) => text === "hypervisor")
    await page.touchscreen.tap(word?.x ?? 0, word?.y ?? 0)
    const told = page.getByRole("dialog", { name: "Hypervisor" })
    await expect(told).toContainText("creates virtual machines")
    await told.getByRole("link", { name: "The support matrix" }).tap()
    await explorer.arrived("support")
    await expect(page.getByRole("dialog")).toHaveCount(0)
  })
})

test("the text of a lesson begins in the upper third of a phone", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await explorer.open("view=lessons&focus=share-a-gpu")
  const first = explorer.main.getByText("A hypervisor shares a processor")
  await expect(first).toBeVisible()
  await expect.poll(async () => (await first.boundingBox())?.y ?? Infinity).toBeLessThan(844 / 3)
})

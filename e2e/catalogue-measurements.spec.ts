import { violations } from "./axe.ts"
import { Measurements } from "./pages/measurements.ts"
import { expect, test } from "./walker.ts"
import { test as fresh } from "./watch.ts"

test("every published share of native is one mark, and the filters of the table are those of the picture", async ({ explorer, page }) => {
  await explorer.go("view=measurements")
  const view = new Measurements(page)
  await expect(view.table.count).toHaveText(/^\d+ rows$/)
  const all = Number.parseInt(await view.table.count.innerText(), 10)
  expect(all).toBeGreaterThan(150)
  await expect(view.dots).toHaveCount(all)
  const forwarded = await view.table
    .facet("Technique")
    .locator("option", { hasText: /^API remoting \(\d+\)$/ })
    .innerText()
  await view.table.facet("Technique").selectOption({ label: forwarded })
  await expect(view.dots).toHaveCount(Number(/\d+/.exec(forwarded)![0]))
  await expect(view.figure.getByRole("region")).toHaveCount(1)
  await view.table.search.fill("no such words")
  await expect(view.figure.getByText("No measurement passes the filters.")).toBeVisible()
  await view.table.root.getByRole("button", { name: "Clear filters" }).click()
  await expect(view.dots).toHaveCount(all)
})

test("a mark says what was measured and where, and leads to its page, its paper and back", async ({ explorer, page }) => {
  await explorer.go("view=measurements")
  const view = new Measurements(page)
  const row = view.row("API remoting", /^3D graphics, many draw calls/)
  const dot = row.getByRole("link", { name: /VMware Fusion/ })
  await dot.focus()
  await expect(view.card).toContainText("12–86 %")
  await expect(view.card.getByRole("link", { name: /Hosted I\/O Architecture/ })).toHaveAttribute("href", /usenix\.org/)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { level: 2, name: "games and 3D applications" })).toBeFocused()
  await expect.poll(() => explorer.fragment()).toContain("focus=dowty-fusion")
  await page.getByRole("link", { name: /^All that rests on “GPU Virtualization on VMware/ }).click()
  await expect(page.getByRole("heading", { level: 2, name: /Hosted I\/O Architecture/ })).toBeVisible()
  await page.goBack()
  await page.getByRole("link", { name: "All measurements" }).click()
  await expect(view.figure).toBeVisible()
})

test("the marks of a row are one stop for Tab, and the arrow keys go among them", async ({ explorer, page }) => {
  await explorer.go("view=measurements")
  const view = new Measurements(page)
  const row = view.row("Device emulation", /^Games/)
  const dots = row.getByRole("link")
  await expect(dots.first()).toBeVisible()
  const many = await dots.count()
  expect(many).toBeGreaterThan(3)
  await expect(row.locator('a[tabindex="0"]')).toHaveCount(1)
  await row.locator('a[tabindex="0"]').focus()
  await page.keyboard.press("End")
  await expect(dots.last()).toBeFocused()
  await page.keyboard.press("ArrowLeft")
  await expect(dots.nth(many - 2)).toBeFocused()
  await page.keyboard.press("Home")
  await expect(dots.first()).toBeFocused()
  await expect(row.locator('a[tabindex="0"]')).toHaveCount(1)
  await page.keyboard.press("Tab")
  await expect(dots.first()).not.toBeFocused()
  expect(await row.evaluate((element) => element.contains(document.activeElement))).toBe(false)
})

test("pointing near a mark shows it with the marks of the same paper; a press opens it", async ({ explorer, page }) => {
  await explorer.go("view=measurements&filter=,technique:device-emulation")
  const view = new Measurements(page)
  const dot = view
    .row("Device emulation", /^Games/)
    .getByRole("link")
    .last()
  await dot.scrollIntoViewIfNeeded()
  const box = (await dot.locator("path").last().boundingBox())!
  await page.mouse.move(box.x + box.width / 2 + 4, box.y + box.height / 2)
  await expect(view.card).toContainText(/more measurements? from the same source/)
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect(page.getByRole("link", { name: "All measurements" })).toBeVisible()
})

test("rows can be classes of work instead of techniques, and the link keeps it beside the filter", async ({ explorer, page }) => {
  await explorer.go("view=measurements&filter=,use:efficiency")
  const view = new Measurements(page)
  await expect(view.dots.first()).toBeVisible()
  const dots = await view.dots.count()
  await page.getByLabel("Rows of the picture").selectOption("class")
  await expect(view.figure.getByRole("region", { name: "ML inference", exact: true })).toBeVisible()
  await expect(view.dots).toHaveCount(dots)
  await expect.poll(() => explorer.fragment()).toContain("rows:class")
  await page.reload()
  await expect(view.figure.getByRole("region", { name: "ML inference", exact: true })).toBeVisible()
  await expect(view.dots).toHaveCount(dots)
})

test("the model's band and the article's figures are said in words, and that bands from measurements prove nothing", async ({
  explorer,
  page,
}) => {
  await explorer.go("view=measurements")
  const view = new Measurements(page)
  const mediated = view.figure.getByRole("region", { name: "Mediated pass-through", exact: true })
  await expect(mediated).toContainText("Intel GVT-g 80–90 %; NVIDIA vGPU 88–96 %")
  await expect(
    mediated.getByRole("group", { name: /^ML inference: \d+ measurements; model \d+–100 %, taken from \d+ measurements/ }),
  ).toBeVisible()
  await page.getByText("How to read this, and how far to trust it").click()
  await expect(page.getByText("drawn from these very measurements")).toBeVisible()
})

test("other measurements are one press away", async ({ explorer, page }) => {
  await explorer.go("view=measurements")
  await page.getByRole("link", { name: "Scaling", exact: true }).click()
  await expect(page.getByRole("heading", { level: 2, name: "Scaling" })).toBeVisible()
  await expect.poll(() => explorer.fragment()).toContain("focus=measurements.scaling")
})

test.describe("on a phone", () => {
  fresh.use({ viewport: { width: 390, height: 800 }, hasTouch: true })

  fresh("the page never scrolls sideways, and a first touch shows what a second opens", async ({ explorer, page }) => {
    await explorer.go("view=measurements&filter=,technique:api-remoting")
    const view = new Measurements(page)
    await expect(view.dots.first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    const dot = view.row("API remoting", /^HPC, transfer bound/).getByRole("link", { name: /bandwidthTest/ })
    await dot.scrollIntoViewIfNeeded()
    const box = (await dot.locator("path").last().boundingBox())!
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    await expect(view.card.getByRole("link", { name: "Open this measurement" })).toBeVisible()
    await expect.poll(() => explorer.fragment()).not.toContain("focus=")
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
    await expect(page.getByRole("link", { name: "All measurements" })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  })
})

test("picture, marked measurement and page have nothing that axe objects to", async ({ explorer, page }) => {
  await explorer.go("view=measurements&filter=,technique:device-emulation")
  const view = new Measurements(page)
  await view.dots.first().focus()
  expect.soft(await violations(page)).toEqual([])
  await page.keyboard.press("Enter")
  await expect(page.getByRole("article")).toBeVisible()
  expect.soft(await violations(page)).toEqual([])
})

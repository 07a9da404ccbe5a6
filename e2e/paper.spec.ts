import { canReadPdf, overlaps, printed, type Sheet } from "./paper.ts"
import { expect, test } from "./watch.ts"

const scenario = "vm=knowledge-worker:200,cad-medium:40"
const portrait: Sheet = { format: "A4", landscape: false }
const landscape: Sheet = { format: "Letter", landscape: true }
const onItsSide: Sheet = { format: "A4", landscape: true }
/** Of a sheet, in points. */
const heightOf = ({ format, landscape: turned }: Sheet): number => (format === "A4" ? (turned ? 595 : 842) : turned ? 612 : 792)
/** Views of the scenario whose whole answer stands at once: a sheet on its side has least room for them. */
const answers: readonly string[] = ["board", "native", "gpus", "cost", "datacenter"]

/** Pages at most. */
const views = [
  ["board", 4],
  ["native", 3],
  ["cost", 4],
  ["migration", 4],
  ["datacenter", 2],
  ["explore", 10],
  ["techniques", 8],
  ["techniques&focus=api-remoting", 5],
  ["call", 3],
  ["share", 3],
  ["move", 3],
  ["support", 9],
  ["products&focus=vmware-vgpu-nvidia", 10],
  ["products&focus=hypervisor.vsphere", 10],
  ["hardware&focus=l40s", 5],
  ["advisor", 2],
  ["beside&name=Now&beside=Five_years:years=5", 3],
  ["measurements", 4],
  ["quirks", 8],
  ["products", 11],
  ["hardware", 9],
  ["sources", 12],
  ["validation", 14],
  ["workloads", 4],
  ["inventory", 3],
] as const

test.skip(!canReadPdf(), "pdftotext (poppler) reads the words of the pages")

for (const [view, most] of views) {
  test(`on paper no word of the view ${view} stands on another, no page but the last is empty, A4 or Letter`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.goto(`/#${scenario}&view=${view}`)
    await expect(page.locator("main")).toContainText(/\w{4}/)
    // What comes when the page has time is on paper, too.
    await expect(page.getByText(/being worked out|on its way|^Loading the/i)).toHaveCount(0, { timeout: 120_000 })
    const footWords = (await page.getByRole("contentinfo").innerText()).trim().split(/\s+/).length
    for (const sheet of [portrait, landscape, ...(answers.includes(view) ? [onItsSide] : [])]) {
      const pages = await printed(page, sheet)
      // Of an answer no sheet for the page's foot alone, and none that holds little but its head.
      if (answers.includes(view)) expect([sheet, pages.length === 1 || (pages.at(-1)?.length ?? 0) > footWords]).toEqual([sheet, true])
      const lowest = Math.max(...(pages[0] ?? []).map(({ bottom }) => bottom))
      if (answers.includes(view)) expect([sheet, lowest / heightOf(sheet) > 0.55]).toEqual([sheet, true])
      expect(pages.length).toBeLessThanOrEqual(most)
      expect(pages.slice(0, -1).filter((words) => words.length < 12)).toEqual([])
      expect(pages.flatMap(overlaps)).toEqual([])
      // A margin on all sides: nothing is cut off by a printer.
      expect(
        pages
          .flat()
          .filter((word) => word.left < 20 || word.top < 20)
          .map((word) => word.text),
      ).toEqual([])
    }
  })
}

const ofParts = "vm=knowledge-worker:1500,cad-medium:120,llm-inference:16"

for (const view of ["board", "native", "gpus", "cost", "migration", "datacenter"] as const) {
  test(`on paper a plan of parts stands in order on the view ${view}, its first page filled, with nothing to press`, async ({ page }) => {
    await page.goto(`/#${ofParts}&view=${view}`)
    await expect(page.locator("main")).toContainText("Each group its own way")
    await expect(page.getByText(/being worked out|on its way|^Loading the/i)).toHaveCount(0, { timeout: 120_000 })
    const pages = await printed(page, portrait)
    expect(pages.length).toBeLessThanOrEqual(4)
    expect(pages.flatMap(overlaps)).toEqual([])
    const lowest = Math.max(...(pages[0] ?? []).map(({ bottom }) => bottom))
    // Two thirds of a sheet of A4, in points.
    expect(lowest).toBeGreaterThan(560)
    const words = pages.flat().map(({ text }) => text)
    expect(words.join(" ")).not.toMatch(/Why not\?|Compare a plan of your own|all \d+ reasons/)
  })
}

test("printed while Decide is worked out, paper says what is not yet known, and has nothing in its place", async ({ page }) => {
  await page.goto(`/#vm=knowledge-worker:1500,cad-medium:40,llm-inference:4&view=explore`)
  await expect(page.getByText(/being worked out/).first()).toBeVisible({ timeout: 60_000 })
  const words = (await printed(page, portrait))
    .flat()
    .map(({ text }) => text)
    .join(" ")
  expect(words).toMatch(/Not yet known when this was printed, \d+ of \d+ parts being ready: .*How sure/)
  expect(words).not.toMatch(/being worked out/)
})

test("while slides are shown, paper has the page beneath, and nothing printed over it", async ({ page }) => {
  await page.goto(`/?present#${scenario}`)
  await expect(page.getByRole("dialog")).toContainText("GPU virtualization")
  const pages = await printed(page, landscape)
  expect(pages.flat().map(({ text }) => text)).toContain("Mediated")
  expect(pages.flatMap(overlaps)).toEqual([])
})

test("a table that goes on over pages has the words of its head on each", async ({ page }) => {
  await page.goto("/#view=quirks")
  await expect(page.getByRole("table")).toBeVisible()
  const pages = await printed(page, portrait)
  expect(pages.length).toBeGreaterThan(3)
  const withRows = pages.filter((words) => words.length > 40)
  expect(withRows.filter((words) => !words.some(({ text }) => text === "Severity"))).toEqual([])
})

test("on paper the support matrix has every product, however soon it is printed", async ({ page }) => {
  await page.goto("/#view=support")
  await expect(page.getByRole("table")).toBeVisible()
  const words = (await printed(page, portrait)).flat().map(({ text }) => text)
  const titles = ["remoting", "pass-through", "emulation"]
  expect(titles.filter((title) => !words.some((word) => word.toLowerCase() === title))).toEqual([])
  // On the screen rows come a few at a time.
  const names = page.getByRole("rowheader").getByRole("link")
  await expect.poll(() => names.count()).toBeGreaterThan(90)
  const onPaper = new Set(words)
  const missing = (await names.allInnerTexts()).filter((name) => !name.split(/\s+/).every((word) => onPaper.has(word)))
  expect(missing).toEqual([])
})

test("paper is light in a dark room", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "dark", media: "print" })
  await page.goto(`/?theme=dark#${scenario}`)
  const [r = 0, g = 0, b = 0] = await page.evaluate(
    () => /\d+(?:, ?| )\d+(?:, ?| )\d+/.exec(getComputedStyle(document.body).color)?.[0].split(/[, ]+/).map(Number) ?? [255, 255, 255],
  )
  expect(Math.max(r, g, b)).toBeLessThan(90)
})

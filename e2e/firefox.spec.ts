import { expect, test } from "@playwright/test"
import type { Browser } from "puppeteer-core"
import { ensureFirefox } from "../scripts/ensure-firefox.ts"
import { FirefoxPage, startFirefox } from "./firefox.ts"
import { startHost } from "./host.ts"
import { canReadPdf, overlaps, pagesOf } from "./paper.ts"

// What most readers do, in a second engine: one browser and one tab for all, since it takes longer to start than to use.
test.describe.configure({ mode: "default", timeout: 180_000 })

const scenario = "vm=knowledge-worker:200,cad-medium:40"
let browser: Browser | undefined
let firefox: FirefoxPage

test.beforeAll(async ({ baseURL }) => {
  test.setTimeout(240_000)
  const found = ensureFirefox()
  const started = typeof found === "string" ? found : await startFirefox(found.path)
  if (typeof started === "string") {
    test.skip(true, started)
    return
  }
  browser = started
  firefox = await FirefoxPage.in(browser, baseURL ?? "")
})
test.afterEach(() => {
  expect(firefox.faults.splice(0), "no error, no complaint in the console").toEqual([])
})
test.afterAll(() => browser?.close())

test("in Firefox a count is typed and dragged, a group added by keys, and answer, address and undo follow", async () => {
  await firefox.open(`#${scenario}`)
  await firefox.says("For 200 knowledge worker and 40 medium CAD VMs")
  const { keyboard, mouse } = firefox.page
  const count = await firefox.called("input[type=text]", "Number of VMs: Knowledge worker")
  await count.click({ count: 3 })
  await keyboard.type("37")
  await keyboard.press("Enter")
  await firefox.says("For 37 knowledge worker and 40 medium CAD VMs")
  await firefox.links("knowledge-worker:37,")

  const slider = await firefox.called("input[type=range]", "Number of VMs: Knowledge worker")
  const box = await slider.evaluate((input) => {
    const { x, y, width, height } = (input.parentElement ?? input).getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  })
  await mouse.move(box.x, box.y)
  await mouse.down()
  await mouse.move(box.x + 60, box.y, { steps: 8 })
  await mouse.up()
  await firefox.page.waitForFunction(() => !location.hash.includes("knowledge-worker:37,"))
  await (await firefox.called("button", "Undo")).click()
  await firefox.links("knowledge-worker:37,")

  const add = await firefox.called("button", "Add VMs")
  await add.focus()
  await keyboard.press("Enter")
  await firefox.called("[role=menuitem]", "LLM inference")
  await keyboard.type("LLM")
  await keyboard.press("Enter")
  await firefox.links("llm-inference:")
  await firefox.says("LLM inference")
})

test("in Firefox “why?” answers with formula, inputs and sources, and Escape gives the focus back", async () => {
  await firefox.open("#vm=knowledge-worker:150")
  const figure = await firefox.page.waitForSelector('main table button[aria-label*=": why? Native performance"]')
  await figure?.focus()
  await firefox.page.keyboard.press("Enter")
  await firefox.page.waitForSelector("[role=dialog]")
  await firefox.says("How it is worked out")
  await firefox.says("What went in")
  await firefox.page.waitForSelector('[role=dialog] ul[aria-label^="Source of"] li')
  await firefox.page.keyboard.press("Escape")
  await firefox.page.waitForFunction(() => document.activeElement?.getAttribute("aria-label")?.includes("why?") ?? false)
})

test("in Firefox a copied address opens as the same board, and a frame in another site's page shows it in full", async ({ baseURL }) => {
  await firefox.open(`#${scenario}&years=3`)
  const [{ hash }, board] = [new URL(firefox.page.url()), await firefox.board()]
  await firefox.page.evaluate(() => localStorage.clear())
  await firefox.open(hash)
  expect(await firefox.board()).toBe(board)

  const host = await startHost(
    `<script src="${baseURL ?? ""}/embed.js"></script><gpu-explorer view="board" scenario="${scenario}" label="Board"></gpu-explorer>`,
  )
  try {
    await firefox.leave(host.url)
    const frame = await (await firefox.page.waitForSelector("gpu-explorer >>> iframe"))?.contentFrame()
    await frame?.waitForSelector("html[data-live] table")
    // It takes the height that it announces: nothing of it is cut off.
    await frame?.waitForFunction(() => document.documentElement.scrollHeight <= innerHeight + 1 && innerHeight > 250)
  } finally {
    await host.close()
  }
})

const sheets = [
  { view: "board", most: 4 },
  { view: "datacenter", most: 3 },
  { view: "quirks", most: 10 },
  { view: "techniques&focus=mediated-pass-through", most: 7, landscape: true },
  { view: "products&focus=vmware-vgpu-nvidia", most: 11, landscape: true },
  { view: "measurements", most: 4 },
  { view: "explore", most: 10 },
  { view: "products", most: 11 },
  { view: "hardware", most: 9 },
  { view: "support", most: 9 },
] as const

for (const { view, most, ...sheet } of sheets) {
  test(`Firefox prints ${view} with every word on the paper, none on another, no page but the last empty`, async () => {
    test.skip(!canReadPdf(), "pdftotext (poppler) reads the words of the pages")
    await firefox.open(`#${scenario}&view=${view}`)
    const pdf = await firefox.page.pdf({ format: "A4", ...sheet, printBackground: true, timeout: 120_000 })
    const pages = pagesOf(pdf)
    expect(pages.length).toBeLessThanOrEqual(most)
    expect(pages.flatMap(({ words }) => overlaps(words))).toEqual([])
    expect(pages.slice(0, -1).filter(({ words }) => words.length < 12)).toEqual([])
    const outside = pages.flatMap(({ words, width, height }) =>
      words.filter(({ left, top, right, bottom }) => left < 20 || top < 20 || right > width - 20 || bottom > height - 20),
    )
    expect(outside.map(({ text }) => text)).toEqual([])
  })
}

import type { Browser } from "@playwright/test"
import { Chart } from "./pages/charts.ts"
import { Explorer } from "./pages/explorer.ts"
import { expect, test, watch } from "./watch.ts"

/** Opens a link in a browser that has never seen the page. */
async function elsewhere(browser: Browser, link: string, look: (explorer: Explorer) => Promise<void>): Promise<void> {
  const context = await browser.newContext()
  const watched = watch(context)
  const explorer = new Explorer(await context.newPage())
  await explorer.page.goto(link)
  await look(explorer)
  await context.close()
  expect(watched.faults).toEqual([])
}

async function expectSameFigures(browser: Browser, explorer: Explorer): Promise<void> {
  const link = explorer.page.url()
  const figures = await explorer.figures()
  await elsewhere(browser, link, async (other) => {
    expect(await other.figures()).toEqual(figures)
    expect(other.page.url(), "the link stays as it was").toBe(link)
    await expect(other.notices).toHaveCount(0)
  })
}

test("the address of a scenario built by hand gives the same figures in a fresh browser", async ({ explorer, browser }) => {
  const { builder } = explorer
  await explorer.open()
  await builder.type(builder.count(), "120")
  await builder.add("cad-medium")
  await builder.section("Needs").click()
  await builder.field("Running VMs must move between hosts").check()
  await builder.section("Money").click()
  await builder.type(builder.field("Horizon, years"), "5")
  await expect.poll(() => explorer.fragment()).toMatch(/^vm=knowledge-worker:120,cad-medium:\d+&need=live-migration&years=5&/)
  await expectSameFigures(browser, explorer)
})

const hostileNames = [
  "Büro 日本 🚀",
  `<img src=x onerror="alert(1)"> & "quotes" 'n' \`ticks\``,
  "a,b:c*d~e=f&g#h%20i_j.k-l",
  "\u202Ertl \u0000 شبكة",
]
test("names in any script and with hostile characters survive the link, as text", async ({ explorer, browser }) => {
  const { builder } = explorer
  await explorer.open()
  for (const [index, name] of hostileNames.entries()) {
    if (index > 0) await builder.add("task-worker")
    await builder.details(index).click()
    await builder.name(index).fill(name)
    await builder.name(index).blur()
  }
  const typed = await Promise.all(hostileNames.map((_, index) => builder.name(index).inputValue()))
  await expect.poll(() => explorer.fragment()).toMatch(/^[\w.~:,@*=&-]+$/)
  await expectSameFigures(browser, explorer)
  await elsewhere(browser, explorer.page.url(), async (other) => {
    for (const [index, name] of typed.entries()) {
      await other.builder.details(index).click()
      await expect(other.builder.name(index)).toHaveValue(name)
    }
    await expect(other.page.getByRole("img", { name: /x/ }).and(other.page.locator("[onerror]"))).toHaveCount(0)
  })
})

test("a link with hosts, prices, currency, pins and a view gives the same chart in a fresh browser", async ({ explorer, browser }) => {
  const link =
    "vm=cad-heavy:12:Analysis*fb:8192*least:0.8,llm-inference:6&option=kvm-vgpu-nvidia@l40s&option=kvm-vfio@h100-pcie-80" +
    "&host=custom*cores:96*ram:1536*dw:4*usd:18000&spare=2&years=3&kwh=0.18&pue=1.3&currency=EUR&rate=0.92&price=l40s:7500&view=cost"
  await explorer.open(link)
  const read = async (one: Explorer): Promise<string[][]> => {
    const chart = new Chart(one.page, /^Cost over 3 years/)
    await chart.asTable.click()
    await expect(chart.table(/^Cost over/)).toContainText("€")
    await one.planned()
    return chart.rows(/^Cost over/)
  }
  const here = await read(explorer)
  expect(here.length).toBeGreaterThanOrEqual(6)
  await elsewhere(browser, explorer.page.url(), async (other) => expect(await read(other)).toEqual(here))
})

test("Share copies the link of what is on the screen", async ({ explorer, page, context, browser }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await explorer.open("vm=cad-medium:40&years=5")
  const figures = await explorer.figures()
  await page.getByRole("banner").getByRole("button", { name: "Share" }).click()
  const dialog = page.getByRole("dialog", { name: "Share this scenario" })
  const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue()
  expect(link).toMatch(/#vm=cad-medium:40&years=5&was=[^&]+&data=[\d.]+&model=\d+$/)
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(link)
  await elsewhere(browser, link, async (other) => expect(await other.figures()).toEqual(figures))
})

test("a scenario file gives back the scenario it was made from", async ({ explorer, page }) => {
  await explorer.open("vm=cad-medium:40:Büro&years=5&need=suspend")
  const figures = await explorer.figures()
  await page.getByRole("banner").getByRole("button", { name: "Share" }).click()
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: "Download scenario file" }).click(),
  ])
  const file = await download.path()
  await page.keyboard.press("Escape")
  await explorer.builder.reset.click()
  expect(await explorer.figures()).not.toEqual(figures)
  await page.getByRole("banner").getByRole("button", { name: "Share" }).click()
  await page.getByRole("dialog").getByLabel("Scenario file").setInputFiles(file)
  await expect(page.getByRole("dialog")).toHaveCount(0)
  expect(await explorer.figures()).toEqual(figures)
})

test("back and forward walk over committed edits and views", async ({ explorer, page }) => {
  const { builder } = explorer
  await explorer.open()
  const start = await explorer.figures()
  await builder.type(builder.count(), "77")
  const edited = await explorer.figures()
  await builder.choose("cad-light")
  const other = await explorer.figures()
  await explorer.nav("Products").click()
  await explorer.arrived("support")

  await page.goBack()
  await expect(explorer.board.table).toBeVisible()
  expect(await explorer.figures()).toEqual(other)
  await page.goBack()
  await expect(explorer.verdict).toContainText("77 knowledge worker")
  expect(await explorer.figures()).toEqual(edited)
  await page.goBack()
  await expect(explorer.verdict).toContainText("200 knowledge worker")
  expect(await explorer.figures()).toEqual(start)
  await page.goForward()
  await page.goForward()
  await expect(explorer.verdict).toContainText("77 light CAD VMs")
  expect(await explorer.figures()).toEqual(other)
})

test("the last scenario survives a reload; a visit without a link starts afresh and offers it", async ({ explorer, page }) => {
  const { builder } = explorer
  await explorer.open()
  const start = await explorer.figures()
  await builder.type(builder.count(), "77")
  const figures = await explorer.figures()
  await page.reload()
  expect(await explorer.figures()).toEqual(figures)
  await explorer.open()
  expect(await explorer.figures()).toEqual(start)
  const offer = page.getByRole("link", { name: "Go on with 77 VMs: Knowledge worker" })
  await offer.click()
  await expect(builder.count()).toHaveValue("77")
  expect(await explorer.figures()).toEqual(figures)
  await expect(offer).toHaveCount(0)
  await page.goBack()
  await expect(builder.count(), "and the way back leads to the fresh start").toHaveValue("200")
  await explorer.open()
  await page.getByRole("button", { name: "Forget what was open" }).click()
  await expect(offer).toHaveCount(0)
  await expect(explorer.main).toBeFocused()
  await explorer.open()
  await expect(builder.count()).toHaveValue("200")
  await expect(offer).toHaveCount(0)
})

test("where storage is refused the page works as ever, only without a memory", async ({ explorer, page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("The operation is insecure.", "SecurityError")
        },
      })
    }
  })
  const { builder } = explorer
  await explorer.open("vm=cad-medium:40")
  await builder.type(builder.count(), "41")
  await expect(explorer.verdict).toContainText("41 medium CAD VMs")
  expect(explorer.fragment()).toContain("vm=cad-medium:41")
  await page.getByRole("button", { name: /^Theme/ }).click()
  await page.reload()
  await expect(explorer.verdict).toContainText("41 medium CAD VMs")
})

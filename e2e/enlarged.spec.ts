import type { Locator, Page } from "@playwright/test"
import { chromium } from "./chromium.ts"
import { viewNames, type View } from "./pages/explorer.ts"
import { expect, test } from "./watch.ts"

// Text at twice its size, as its reader sets it in the browser; more contrast; the reader's own colours.
test.use({ launchOptions: { ...chromium, args: [...chromium.args, "--blink-settings=defaultFontSize=32,defaultFixedFontSize=26"] } })

const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

/** Groups whose names, in type of that size, are wider than a phone. */
const longNames =
  "vm=knowledge-worker:200:Verwaltungsgemeinschaftssachbearbeitung,cad-medium:40:Radiology_reading_room_workstations&need=live-migration"

/** Shown in part: a long table takes longer to draw than all the rest. */
const longTables = new Set<View>(["support", "products", "hardware", "measurements", "sources"])

test.describe("with text at twice its size, on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test("no page scrolls sideways, and the navigation says at which end it goes on", async ({ explorer, page }) => {
    test.setTimeout(240_000)
    await explorer.open("vm=knowledge-worker:200,cad-medium:40")
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe("32px")
    const bar = page.getByRole("navigation", { name: "Views" })
    await expect(bar).toHaveAttribute("data-goes-on", "end")
    expect(await bar.evaluate((element) => getComputedStyle(element).maskImage)).toContain("gradient")
    await bar.evaluate((element) => (element.scrollLeft = 40))
    await expect(bar).toHaveAttribute("data-goes-on", "start end")
    await bar.evaluate((element) => (element.scrollLeft = element.scrollWidth))
    await expect(bar).toHaveAttribute("data-goes-on", "start")
    for (const view of viewNames) {
      await explorer.goView(view, `${longNames}${longTables.has(view) ? "&filter=nvidia" : ""}`)
      await expect.soft.poll(() => sideways(page), view).toBeLessThanOrEqual(0)
    }
    await explorer.goView("board", "vm=knowledge-worker:200")
    await page.getByRole("button", { name: "Edit" }).click()
    await expect(page.getByRole("dialog")).toBeVisible()
    expect.soft(await sideways(page), "the builder").toBeLessThanOrEqual(0)
  })
})

/** What of a dialog, or of the page, reaches beyond its edge: elements whose own do not. */
const beyond = (within: Locator): Promise<readonly string[]> =>
  within.evaluate((root) => {
    const edge = root.getBoundingClientRect().right
    const out = [...root.querySelectorAll("*")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > edge + 1)
    const scrolled = (one: Element): boolean => {
      for (let at = one.parentElement; at && at !== root; at = at.parentElement)
        if (/auto|scroll|hidden|clip/.test(getComputedStyle(at).overflowX) && at.getBoundingClientRect().right <= edge + 1) return true
      return false
    }
    return out.filter((one) => !scrolled(one)).map((one) => `${one.tagName} ${(one.textContent ?? "").trim().slice(0, 30)}`)
  })

test.describe("with text at twice its size, on a phone, what lies over the page and what is answered in steps", () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test("has nothing beyond its edge", async ({ explorer, page }) => {
    test.setTimeout(180_000)
    const scenario = "vm=knowledge-worker:200,cad-medium:40"
    const dialog = page.getByRole("dialog").filter({ visible: true }).last()
    await explorer.open(scenario)
    await explorer.board.figure("Mediated pass-through", "Cost").click()
    await expect(explorer.why.inputs.first()).toBeVisible()
    expect.soft(await beyond(dialog), "why?").toEqual([])
    await page.keyboard.press("Escape")
    await page.getByRole("banner").getByRole("button", { name: "Share" }).click()
    await expect(dialog.getByRole("button", { name: "Make a proposal" })).toBeVisible()
    expect.soft(await beyond(dialog), "Share").toEqual([])
    await dialog.getByRole("button", { name: "Make a proposal" }).click()
    await expect(dialog.getByRole("button", { name: "Print the report" })).toBeVisible()
    expect.soft(await beyond(dialog), "the proposal").toEqual([])
    await page.keyboard.press("Escape")
    // Its entry of the history is left a moment after it: on the way to another page that would lead back.
    await expect.poll(() => page.evaluate(() => (history.state as { readonly over?: number } | null)?.over ?? 0)).toBe(0)

    await explorer.openView("lessons", scenario)
    await page.getByRole("button", { name: "For your LMS" }).click()
    await expect(dialog.getByRole("radio").or(dialog.getByRole("combobox")).first()).toBeVisible()
    expect.soft(await beyond(dialog), "the package for an LMS").toEqual([])
    await page.keyboard.press("Escape")
    for (const step of ["focus=share-a-gpu", "focus=share-a-gpu&filter=,step:task", "focus=distance&filter=,step:calls", "focus=tour"]) {
      await explorer.goView("lessons", `${scenario}&${step}`)
      expect.soft(await beyond(explorer.main), step).toEqual([])
    }
    await explorer.goView("beside", `${scenario}&name=Now&beside=Five_years:years=5`)
    expect.soft(await beyond(explorer.main), "side by side").toEqual([])
  })
})

/** How many colours an element is drawn in, what lies over a tenth of a per cent of it alone. */
async function colours(page: Page, drawn: Locator): Promise<number> {
  const picture = (await drawn.screenshot()).toString("base64")
  return page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext("2d")!
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const seen = new Map<string, number>()
    for (let at = 0; at < data.length; at += 4) {
      const colour = `${data[at]} ${data[at + 1]} ${data[at + 2]}`
      seen.set(colour, (seen.get(colour) ?? 0) + 1)
    }
    return [...seen.values()].filter((pixels) => pixels > data.length / 4 / 1000).length
  }, picture)
}

for (const media of [{ contrast: "more" }, { forcedColors: "active" }] as const) {
  test(`with ${JSON.stringify(media)} sliders, bars of what is used and of waste keep their value`, async ({ explorer, page }) => {
    await page.emulateMedia(media)
    await page.setViewportSize({ width: 1900, height: 1000 })
    await explorer.openView("datacenter", "vm=knowledge-worker:200")
    const track = page.getByRole("slider").first().locator("xpath=../../..")
    expect.soft(await colours(page, track), "a slider's track, its value and its thumb").toBeGreaterThanOrEqual(3)
    const bar = explorer.main.locator("[class*=bar] > i").first()
    await expect(bar).toBeAttached()
    expect.soft(await colours(page, bar.locator("..")), "a bar of what is used").toBeGreaterThanOrEqual(2)
    const scale = explorer.main.locator("[class*=scale] > i:not([hidden])").nth(1)
    expect.soft(await colours(page, scale.locator("..")), "the bar of an option’s GPUs").toBeGreaterThanOrEqual(2)
    await explorer.openView("call")
    const frame = explorer.main.locator("[class*=bar]:has(> [data-piece=calls])")
    expect.soft(await colours(page, frame), "the pieces of a frame").toBeGreaterThanOrEqual(3)
    await explorer.openView("explore", "vm=knowledge-worker:200,cad-medium:40")
    const progress = page.getByRole("progressbar").first()
    await expect(progress).toBeVisible()
    // On a fast machine all is worked out before it is looked at, and while work goes on the page writes its own value.
    const halfway = async (): Promise<number> => {
      await progress.evaluate((one) => ((one as HTMLProgressElement).value = (one as HTMLProgressElement).max / 2))
      return colours(page, progress)
    }
    await expect.poll(halfway, "how far it is").toBeGreaterThanOrEqual(2)
  })
}

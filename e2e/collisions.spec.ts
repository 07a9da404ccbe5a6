import type { Page } from "@playwright/test"
import { collisions } from "./collisions.ts"
import { expect, test } from "./watch.ts"

/** By how much the page is wider than its window. */
const sideways = (page: Page): Promise<number> => page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))

/** The plain case, names and groups of several kinds, and figures of all lengths. */
const scenarios = {
  "three hundred games": "vm=cloud-gaming:300",
  "three groups, one with a long name, in francs":
    "vm=knowledge-worker:2000:Zentrale_Verwaltung_und_Aussenstellen,cad-heavy:4,task-worker:10&currency=CHF&rate=0.88",
  "long names on hosts that are there, in yen": "vm=cloud-gaming:300,cad-medium:40&owned=2u-4dw:12*l40s:2&hosts=9&currency=JPY&rate=155",
  "a currency without a rate": "vm=knowledge-worker:200,cad-medium:40&currency=EUR",
  "a plan of parts for twelve groups of long names":
    "vm=knowledge-worker:1200:Konstruktion_und_Simulation_Werk_Untertürkheim,cad-medium:140:Donaudampfschifffahrtsgesellschaft,cad-heavy:33:Research_~26-_Development,task-worker:900,power-user:75:Pathology_imaging,cad-light:60:Kundenberatung_Bestandsverträge_Mitte,developer-gpu:24,data-scientist:18,video-editor:12:Video_post-production_suite,cloud-gaming:300,llm-inference:8,media-transcode:16&currency=EUR&rate=0.92",
} as const

test("no text of the board stands on another or is cut, in the page or in an embed, from 320 px to a projector", async ({
  explorer,
  page,
}) => {
  for (const [name, fragment] of Object.entries(scenarios)) {
    await explorer.open(fragment)
    await expect(page.getByRole("table").first()).toBeVisible()
    // What serves each group comes after the four ways.
    if (name.startsWith("a plan")) await expect(page.getByRole("table", { name: "The parts of the cheapest plan" })).toBeVisible()
    for (const width of [320, 390, 600, 768, 1024, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await expect.poll(async () => [name, width, await collisions(page)]).toEqual([name, width, []])
      await expect.poll(async () => [name, width, await sideways(page)]).toEqual([name, width, 0])
    }
  }
})

for (const name of ["three hundred games", "long names on hosts that are there, in yen", "a currency without a rate"] as const) {
  test(`no text of an embedded view stands on another or is cut, 320 to 760 px wide: ${name}`, async ({ page }) => {
    for (const view of ["board", "native", "gpus", "cost", "migration", "datacenter"]) {
      await page.setViewportSize({ width: 760, height: 700 })
      await page.goto("about:blank")
      await page.goto(`/?embed=${view}#${scenarios[name]}`)
      await expect(page.getByRole("table").or(page.getByRole("figure")).or(page.getByRole("group")).first()).toBeVisible()
      for (const width of [760, 640, 600, 480, 390, 320]) {
        await page.setViewportSize({ width, height: 700 })
        await expect.poll(async () => [view, width, await collisions(page)]).toEqual([view, width, []])
      }
    }
  })
}

test("four techniques to choose from stand side by side or two by two", async ({ explorer, page }) => {
  await explorer.openView("datacenter")
  const choices = page.getByRole("group", { name: "Option in the picture" }).getByRole("button")
  await expect(choices).toHaveCount(4)
  for (const width of [390, 600, 768, 1024, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 })
    const rows = new Map<number, number>()
    for (const choice of await choices.all()) {
      const top = Math.round((await choice.boundingBox())?.y ?? -1)
      rows.set(top, (rows.get(top) ?? 0) + 1)
    }
    expect([width, new Set(rows.values()).size]).toEqual([width, 1])
  }
})

import { violations } from "./axe.ts"
import { expect, test } from "./watch.ts"

const strict = "vm=knowledge-worker:60&need=live-migration"

test.describe("Decide", () => {
  test.setTimeout(120_000)

  test("all options are ranked, seen as a picture and a table, filtered by the address, and pinned", async ({ page, explorer }) => {
    await explorer.open(`${strict}&view=explore`)
    const ranking = page.getByRole("region", { name: "All options, ranked" })
    await expect(ranking.getByText("meet every requirement")).toBeVisible({ timeout: 60_000 })
    const table = ranking.getByRole("table")
    await expect(table.getByRole("row").nth(1)).toBeVisible()
    const all = Number(await table.getAttribute("aria-rowcount"))
    expect(all).toBeGreaterThan(50)

    const picture = ranking.getByRole("img", { name: /^Cost against native share/ })
    await picture.focus()
    await page.keyboard.press("ArrowRight")
    await expect(ranking.getByText(/of native, rank \d+/)).toBeVisible()

    await ranking.getByLabel("Pareto front").selectOption("yes")
    await expect.poll(async () => Number(await table.getAttribute("aria-rowcount"))).toBeLessThan(all)
    await expect.poll(() => explorer.fragment()).toContain("filter=")

    const pin = ranking.getByRole("button", { name: /: compare / }).first()
    await pin.click()
    await expect(pin).toHaveAttribute("aria-pressed", "true")
    await expect.poll(() => explorer.fragment()).toContain("option=")
  })

  test("a mean of groups that differ is told with the group that gets least, and what is likely is what the board says", async ({
    page,
    explorer,
  }) => {
    const asked = "vm=knowledge-worker:20,cad-heavy:2&compare=mediated-pass-through"
    await explorer.open(asked)
    const board = page.getByRole("table").first()
    await expect(board).toContainText(/on average; [\d.–]+\s% for Heavy CAD/)
    const cost = (await board.getByRole("button", { name: /: why\? Cost of Mediated/ }).textContent()) ?? ""
    await explorer.openView("explore", `${asked}&grow=10`)
    // Where growth is asked for, its years come next to the ranking.
    const parts = page.getByRole("heading", { name: /^(All options, ranked|Which inputs move the answer|Growth, year by year)$/ })
    await expect(parts).toHaveText(["All options, ranked", "Growth, year by year", "Which inputs move the answer"])
    const ranking = page.getByRole("region", { name: "All options, ranked" }).getByRole("table")
    await expect(ranking.getByRole("columnheader", { name: /^Native share, mean/ })).toBeVisible({ timeout: 60_000 })
    await expect(ranking.getByRole("row").nth(1)).toContainText(/% for Heavy CAD/)
    const draws = page.getByRole("table", { name: /draws of/ })
    await expect(draws.getByRole("columnheader", { name: "Cost at likely inputs, as on the board" })).toBeVisible({ timeout: 100_000 })
    await expect(draws.getByRole("row").nth(1)).toContainText(cost)
    await expect(draws.getByRole("row").nth(1)).toContainText(/below P10|between P10 and P50|between P50 and P90|above P90/)
    await expect(page.getByText(/^The board’s \S+ takes every input at its likely value\./)).toContainText(cost)
    await expect(draws.getByRole("row").nth(1)).toContainText("for Heavy CAD")
  })

  test("where nothing meets every need, every part gets ready all the same: nothing is waited for that has nothing to draw", async ({
    page,
    explorer,
  }) => {
    await explorer.openView("explore", "vm=knowledge-worker:60,cad-medium:8&budget=1000")
    await expect(page.getByText("No option meets every requirement.")).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText("All parts ready")).toBeAttached({ timeout: 60_000 })
    await expect(page.getByRole("region", { name: "How sure the answer is" })).toHaveCount(0)
  })

  test("a technique that cannot is told what would make it feasible, and applying that can be undone", async ({ page, explorer }) => {
    await explorer.open(`${strict}&view=explore`)
    const section = page.getByRole("region", { name: "What would make it feasible" })
    const card = section.getByRole("article").filter({ hasText: "Fixed pass-through" })
    await expect(card.getByText("Do without live migration.")).toBeVisible({ timeout: 90_000 })
    await card.getByRole("button", { name: "Apply: Do without live migration" }).click()
    await expect.poll(() => explorer.fragment()).not.toContain("need=")
    await page.keyboard.press("Control+z")
    await expect.poll(() => explorer.fragment()).toContain("need=live-migration")
  })

  test("of a group that nothing serves less is asked, of that group alone, in the order of what is given up or of money", async ({
    page,
    explorer,
  }) => {
    await explorer.openView("explore", "vm=knowledge-worker:60,llm-inference:4:Models*need:live-migration*technique:fixed-pass-through")
    const section = page.getByRole("region", { name: "What would make it feasible" })
    const plan = section.getByRole("article").filter({ hasText: "Each group its own way" })
    await expect(plan.getByRole("button", { name: /^Apply: .* for Models$/ }).first()).toBeVisible({ timeout: 90_000 })
    await section.getByLabel("Order").selectOption("Least money first")
    await plan.getByRole("button", { name: "Apply: Do without live migration for Models" }).click()
    await expect.poll(() => explorer.fragment()).toContain("Models*need:no-live-migration*technique:fixed-pass-through")
  })

  test("plans of parts are among what is compared everywhere: the cheapest and those pinned, ranked, moved, drawn, and where they stop being cheapest", async ({
    page,
    explorer,
  }) => {
    await explorer.openView("explore", "vm=knowledge-worker:300:Office,llm-inference:8:Models&plan=1_2:kvm-vgpu-nvidia@l40s")
    const ranking = page.getByRole("region", { name: "All options, ranked" })
    await expect(ranking.getByText(/The plan in which each group goes its own way has rank \d/)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole("table", { name: /draws of/ }).getByRole("rowheader", { name: /^Pinned plan 1: L40S/ })).toBeVisible({
      timeout: 110_000,
    })
    await expect(page.getByRole("table", { name: /draws of/ }).getByRole("rowheader", { name: /^Each group its own way/ })).toBeVisible()
    await page
      .getByRole("region", { name: "Which inputs move the answer" })
      .getByLabel("Option")
      .selectOption({ label: "Pinned plan 1: L40S" })
    const changes = page.getByRole("region", { name: "Where the winner changes" }).getByRole("article")
    await expect(changes.filter({ hasText: /each group its own way: .+ for Office; .+ for Models/ }).first()).toBeVisible({
      timeout: 110_000,
    })
  })

  test("work goes on in the background, can be stopped and gone on with, and every part gets ready, of a group whose name runs from right to left too", async ({
    page,
    explorer,
  }) => {
    await explorer.open("vm=knowledge-worker:60:שלום&need=live-migration&view=explore")
    await page.getByRole("button", { name: "Stop" }).click()
    await expect(page.getByText("Stopped", { exact: true })).toBeVisible()
    await page.getByRole("button", { name: "Go on" }).click()
    await expect(page.getByText("All parts ready")).toBeVisible({ timeout: 110_000 })
    await expect(page.getByRole("table", { name: /with each input at its ends/ })).toContainText("estimate")
    await expect(page.getByRole("table", { name: /draws of/ })).toContainText("%")
    await expect(page.getByRole("region", { name: "Where the winner changes" }).getByRole("article").first()).toContainText("is cheapest")
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
})

test("what takes a chart along stands on the line of the chart's title, at 1280 px and on a phone", async ({ page }) => {
  await page.goto("/#vm=knowledge-worker:200*grow:25,cad-medium:40&view=explore")
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    for (const name of [/Cost and native share/, /year by year/]) {
      const figure = page.getByRole("figure", { name })
      await expect(figure.getByRole("button", { name: "Save" })).toBeVisible({ timeout: 60_000 })
      // In one look: the page still grows above, and a chart follows its new width in a moment.
      await expect
        .poll(() =>
          figure.locator("figcaption").evaluate((caption) => {
            const title = caption.firstElementChild?.getBoundingClientRect()
            const save = caption.querySelector("button")?.getBoundingClientRect()
            if (!title || !save) return null
            const middle = save.top + save.height / 2
            return middle > title.top && middle < title.bottom
          }),
        )
        .toBe(true)
    }
  }
})

import { expect, test } from "./watch.ts"

test("in the native chart each ▲ says which least share it is and whose, where there are several, at any width", async ({
  explorer,
  page,
}) => {
  const groups = ["Office", "Drawing room", "Weather models"]
  await explorer.open(
    `vm=knowledge-worker:200:${groups[0]}*least:0.5,cad-medium:40:Drawing_room*least:0.9,cad-light:8:Weather_models*least:0.7&view=native`,
  )
  const chart = explorer.main.getByRole("figure", { name: /^Native performance/ }).locator("svg")
  for (const width of [480, 800, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    await expect(chart.first()).toBeVisible()
    const texts = async () =>
      (await chart.locator("text").allTextContents()).map((text) => text.replaceAll(/\s+/g, " ")).filter((text) => /^\d+ %/.test(text))
    for (const group of groups)
      await expect.poll(async () => [width, (await texts()).some((text) => text.includes(group))]).toEqual([width, true])
  }
})

test("in the ranked table what tells one option from the next comes first, stays in sight sideways, and rows are of one height", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:60&view=explore")
  const region = page.getByRole("region", { name: "All options", exact: true })
  const rows = region
    .getByRole("table")
    .first()
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader") })
  await expect(rows.first()).toBeVisible({ timeout: 60_000 })
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 })
    const seen = await rows.evaluateAll((all) => {
      const scroller = all[0]?.closest("table")?.parentElement
      if (scroller) scroller.scrollLeft = 400
      const left = scroller?.getBoundingClientRect().left ?? 0
      return all.slice(0, 12).map((row) => {
        const head = row.querySelector("th")
        return {
          first: row.firstElementChild === head,
          text: head?.textContent ?? "",
          off: Math.round(Math.abs((head?.getBoundingClientRect().left ?? -99) - left)),
          height: Math.round(row.getBoundingClientRect().height),
        }
      })
    })
    expect(seen.length).toBeGreaterThan(5)
    expect(seen.filter(({ first, off }) => !first || off > 3)).toEqual([])
    // Product, GPU, slice and hypervisor: no two rows are called alike.
    expect(new Set(seen.map(({ text }) => text)).size).toBe(seen.length)
    expect(new Set(seen.map(({ height }) => height)).size).toBe(1)
  }
})

test("every select looks alike: its own arrow, one height", async ({ explorer, page }) => {
  const looks = new Set<string>()
  let found = 0
  for (const view of ["native", "datacenter", "hardware", "measurements", "support", "quirks"]) {
    await explorer.openView(view as "native")
    const selects = page.locator("main select:visible, aside select:visible")
    await page.locator("main").getByText(/\w{4}/).first().waitFor()
    for (const one of await selects.evaluateAll((all) =>
      all.map((select) => {
        const { appearance, borderRadius, borderWidth, height } = getComputedStyle(select)
        return [appearance, borderRadius, borderWidth, height, select.parentElement?.querySelector("svg") ? "arrow" : "none"].join(" ")
      }),
    )) {
      found++
      looks.add(one)
    }
  }
  expect(found).toBeGreaterThan(5)
  expect([...looks]).toHaveLength(1)
})

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test("the filters of each catalogue wait behind one button, and rows come first", async ({ explorer, page }) => {
    for (const view of ["products", "hardware", "quirks", "workloads", "sources", "validation"]) {
      await explorer.openView(view as "products")
      const region = page
        .getByRole("region")
        .filter({ has: page.getByRole("searchbox") })
        .first()
      await expect(region.getByRole("table").first()).toBeVisible()
      expect([view, await region.getByRole("combobox").count()]).toEqual([view, 0])
      const [tools, table] = [await region.getByRole("searchbox").boundingBox(), await region.getByRole("table").first().boundingBox()]
      expect([view, (table?.y ?? 9999) - (tools?.y ?? 0) < 260]).toEqual([view, true])
      const more = region.getByRole("button", { name: /^Filters/ })
      if ((await more.count()) === 0) continue
      await more.click()
      await expect(page.getByRole("combobox").first()).toBeVisible()
      await page.keyboard.press("Escape")
    }
  })
})

test("where a currency has no rate, each figure of money says so where it stands: board, chart, ranking, growth", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:60&currency=EUR&grow=10")
  const note = /no rate for EUR/
  await expect(explorer.board.table.first()).toContainText(note)
  await expect(explorer.verdict).toContainText(note)
  await explorer.openView("cost")
  await expect(page.getByRole("figure").first()).toContainText(note)
  expect(await page.locator("main").innerText()).not.toContain("€")
  await explorer.openView("explore")
  await expect(page.getByRole("region", { name: "All options", exact: true })).toContainText(note, { timeout: 60_000 })
  await expect(page.getByRole("region", { name: /^Growth/ })).toContainText(note, { timeout: 60_000 })
})

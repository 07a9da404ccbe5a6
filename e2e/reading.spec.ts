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

import { Chart } from "./pages/charts.ts"
import { techniques, type Column } from "./pages/board.ts"
import { DataTable } from "./pages/dataTable.ts"
import { viewNames, views, type View } from "./pages/explorer.ts"
import { expect, test } from "./watch.ts"

const entries: readonly (readonly [string, View])[] = [
  ["Compare", "board"],
  ["Datacenter", "datacenter"],
  ["Decide", "explore"],
  ["Techniques", "techniques"],
  ["Products", "support"],
  ["Hardware", "hardware"],
  ["Measurements", "measurements"],
  ["Pass-through", "advisor"],
  ["Sources & data", "sources"],
]

test("each entry of the navigation opens its view and writes it into the address", async ({ explorer }) => {
  await explorer.open()
  for (const [name, view] of entries) {
    await explorer.nav(name).click()
    await explorer.arrived(view)
    await expect(explorer.nav(name)).toHaveAttribute("aria-current", "page")
    expect(explorer.fragment()).toMatch(view === "board" ? /^$/ : new RegExp(`view=${view}\\b`))
  }
})

test("each view opens by its address", async ({ explorer }) => {
  for (const view of viewNames) {
    await explorer.openView(view)
    await expect(explorer.nav(views[view])).toHaveAttribute("aria-current", "page")
  }
})

const charts: readonly (readonly [View, Column, RegExp, RegExp])[] = [
  ["native", "Native performance", /^Native performance/, /^Native performance by option/],
  ["gpus", "GPUs", /^GPUs/, /^GPUs by option/],
  ["cost", "Cost", /^Cost over/, /by part/],
  ["migration", "Migration", /^Migration/, /^Migration by option/],
]

test("each chart opens from its column, and its table says what the board says", async ({ explorer, page }) => {
  const { board } = explorer
  await explorer.open("vm=task-worker:200,cad-medium:10&option=vmware-vgpu-nvidia@l40s")
  for (const [view, column, title, caption] of charts) {
    const said = new Map<string, string>()
    for (const technique of techniques) said.set(technique, (await board.text(technique, column)).replace(/^would be /, ""))
    await board.opener(column).click()
    const chart = new Chart(page, title)
    await expect(chart.figure).toBeVisible()
    expect(explorer.fragment()).toContain(`view=${view}`)
    await chart.asTable.click()
    await expect(chart.table(caption)).toBeVisible()
    const rows = await chart.rows(caption)
    expect(rows).toHaveLength(5)
    for (const [technique, text] of said) {
      const [, first = "", second = ""] = rows.find(([head]) => head?.startsWith(`${technique}:`)) ?? []
      if (view === "gpus") expect(first.replace(/ GPUs?$/, ""), technique).toBe(text === "no GPU" ? "0" : text)
      else if (view === "cost") expect(second, technique).toBe(text.replace(/^≥ /, ""))
      // The chart's table has room to say who gets least as well.
      else if (view === "native") expect(first.replace(/ on average, .* for Medium CAD$/, ""), technique).toBe(text)
      else expect(first, technique).toBe(text)
    }
    await page.getByRole("button", { name: "All four questions" }).click()
    await expect(board.table).toBeVisible()
  }
})

test("cost per VM and month is another reading of the same total", async ({ explorer, page }) => {
  await explorer.openView("cost")
  const chart = new Chart(page, /^Cost/)
  await chart.asTable.click()
  const dollars = (text: string): number =>
    Number(text.replaceAll(/[^\d.]/g, "")) * (text.endsWith("M") ? 1e6 : text.endsWith("k") ? 1e3 : 1)
  const total = (await chart.rows(/by part/)).map((row) => dollars(row[2] ?? ""))
  await chart.figure.getByRole("button", { name: "Per VM and month" }).click()
  await expect(chart.figure).toHaveAccessibleName("Cost per VM and month")
  const month = (await chart.rows(/by part/)).map((row) => dollars(row[2] ?? ""))
  for (const [at, one] of month.entries()) {
    const all = total[at] ?? 0
    expect(one * 200 * 48).toBeGreaterThan(all * 0.9)
    expect(one * 200 * 48).toBeLessThan(all * 1.1)
  }
})

test("an option that cannot be keeps its row, says why, and names its sources", async ({ explorer }) => {
  const { board, why } = explorer
  await explorer.open("vm=llm-inference:8&need=live-migration")
  for (const technique of ["Fixed pass-through", "Device emulation"] as const) {
    await expect(board.reasons(technique)).toContainText(/^Cannot\. .{20}/)
    await board
      .reasons(technique)
      .getByRole("button", { name: /^Why not\? / })
      .click()
    await expect(why.dialog).toBeVisible()
    await expect(why.dialog.getByRole("link").first()).toHaveAttribute("href", /^https?:/)
    await why.close.click()
  }
})

test("asked why, each column answers with formula, inputs, how each is known, and a source", async ({ explorer }) => {
  const { board, why } = explorer
  await explorer.open()
  for (const column of ["Native performance", "GPUs", "Cost", "Migration"] as const) {
    await board.figure("Mediated pass-through", column).click()
    await expect(why.dialog, column).toBeVisible()
    await expect(why.formula()).toContainText(/How it is worked out\s*\S+.{10}/)
    await expect(why.inputs.first().getByRole("columnheader")).toHaveText(["Input", "Value", "Known by"])
    await expect(why.inputs.first().getByRole("rowheader").first()).toBeVisible()
    await expect(why.dialog.getByText(/^(measured|documented|computed|estimate|recalled|published|derived)$/).first()).toBeVisible()
    // What is opened is no longer among the closed ones, so the first of them is always the next to open.
    const link = why.dialog.locator('a[href^="http"]').first()
    const closed = why.dialog.getByRole("button", { expanded: false })
    while ((await link.count()) === 0 && (await closed.count()) > 0) await closed.first().click()
    await expect(link).toHaveAttribute("href", /^https?:\/\/\w/)
    await expect(link).toHaveAttribute("rel", /noreferrer|noopener/)
    await why.close.click()
    await expect(why.dialog).toHaveCount(0)
  }
})

test("two hundred VMs need 200 GPUs in fixed pass-through and fall onto 7 by vGPU, in board and picture", async ({ explorer, page }) => {
  const { board, datacenter } = explorer
  await explorer.open("vm=task-worker:200&option=vmware-directpath-vdga@l40s&option=vmware-vgpu-nvidia@l40s")
  expect(await board.gpus("vDGA / DirectPath I/O")).toBe(200)
  expect(await board.gpus("NVIDIA vGPU on vSphere")).toBe(7)
  await explorer.nav("Datacenter").click()
  await datacenter.option(/^vDGA/).click()
  await expect(datacenter.option(/^vDGA/)).toHaveAttribute("aria-pressed", "true")
  await expect(datacenter.option(/^vDGA/)).toContainText("200 GPUs")
  await expect(datacenter.root).toContainText("200 VMs on 200 GPUs")
  const busy = datacenter.picture.getByRole("img", { name: /GPU.*×/ })
  await expect(busy).toHaveCount(200)
  await datacenter.option(/^NVIDIA vGPU on vSphere/).click()
  await expect(datacenter.root).toContainText("200 VMs on 7 GPUs")
  await expect(busy).toHaveCount(7)
  const carried = await busy.evaluateAll((tiles) =>
    tiles.map((tile) => Number(/(\d+) ×/.exec(tile.getAttribute("aria-label") ?? tile.textContent ?? "")?.[1] ?? 0)),
  )
  expect(carried.reduce((sum, one) => sum + one, 0)).toBe(200)
  await page.getByText("As a table").click()
  await expect(page.getByRole("table", { name: /^Where the VMs stand/ })).toContainText("200")
})

const byNumber = (texts: readonly string[]): number[] =>
  texts
    .filter((text) => /\d/.test(text))
    .map((text) => Number(/[\d,.]+/.exec(text)?.[0].replaceAll(",", "")) * (text.includes("MiB") ? 1 / 1024 : 1))

test("a table sorts by the column pressed, in either direction, and keeps it in the link", async ({ explorer, page }) => {
  await explorer.openView("hardware", "filter=,vendor:amd")
  const table = new DataTable(page, "Hardware")
  await table.header("Memory per GPU").getByRole("button").click()
  await expect(table.header("Memory per GPU")).toHaveAttribute("aria-sort", "descending")
  const down = byNumber(await table.column("Memory per GPU"))
  expect(down).toEqual(down.toSorted((a, b) => b - a))
  await table.header("Memory per GPU").getByRole("button").click()
  await expect(table.header("Memory per GPU")).toHaveAttribute("aria-sort", "ascending")
  const up = byNumber(await table.column("Memory per GPU"))
  expect(up).toEqual(up.toSorted((a, b) => a - b))
  await expect.poll(() => explorer.fragment()).toContain("sort=memory")
  await page.reload()
  await expect(table.header("Memory per GPU")).toHaveAttribute("aria-sort", "ascending")
})

test("a table is filtered by words and by values, says how many rows are left, and lets go of both", async ({ explorer, page }) => {
  await explorer.openView("products")
  const table = new DataTable(page, "Products")
  const all = await table.length()
  await expect(table.count).toHaveText(`${all} rows`)
  await table.facet("Technique").selectOption("device-emulation")
  expect(new Set(await table.column("Technique"))).toEqual(new Set(["Device emulation"]))
  await table.search.fill("llvmpipe")
  await expect(table.count).toContainText(new RegExp(`^\\d+ of ${all} rows`))
  expect(await table.rows().count()).toBeGreaterThan(0)
  expect(await table.rows().count()).toBeLessThan(all)
  await expect.poll(() => explorer.fragment()).toContain("filter=")
  await table.search.fill("no such thing anywhere")
  await expect(table.root).toContainText("No row matches.")
  await expect(table.csv).toBeDisabled()
  await table.root.getByRole("button", { name: "Clear filters" }).click()
  await expect(table.count).toHaveText(`${all} rows`)
})

test("columns are chosen, and the file holds those columns and the rows that are shown", async ({ explorer, page }) => {
  await explorer.openView("hardware")
  const table = new DataTable(page, "Hardware")
  await table.showColumn("Architecture", false)
  await expect(table.header("Architecture")).toHaveCount(0)
  await table.showColumn("Launched", true)
  await expect(table.header("Launched")).toBeVisible()
  await table.facet("Vendor").selectOption("intel")
  const names = await table.column("GPU")
  const headers = await table.headers()

  const { fileName, text } = await table.download()
  expect(fileName).toBe("gpu-virtualization-hardware.csv")
  expect(text.charCodeAt(0), "spreadsheets are told that it is UTF-8").toBe(0xfeff)
  const [head = "", ...lines] = text.slice(1).trimEnd().split("\r\n")
  const written = head.split(",").map((cell) => cell.replaceAll('"', ""))
  for (const header of headers) expect(head).toContain(header)
  expect(head).toContain("Memory per GPU (MiB)")
  expect(head).not.toContain("Architecture")
  expect(written.slice(-2)).toEqual(["Basis", "Sources"])
  expect(lines).toHaveLength(names.length)
  expect(lines.map((line) => line.replace(/^"?([^",]*).*$/s, "$1"))).toEqual(names.map((name) => name.split(",")[0]))
})

test("every table leads to a row's page that names its sources, and downloads as many rows as it shows", async ({ explorer, page }) => {
  await explorer.open()
  for (const [view, name] of [
    ["products", "Products"],
    ["hardware", "Hardware"],
    ["quirks", "Quirks"],
    ["measurements", "Measurements"],
  ] as const) {
    await explorer.goView(view, "")
    const table = new DataTable(page, name)
    const rows = await table.length()
    const { text } = await table.download()
    expect(text.trimEnd().split("\r\n").length - 1, view).toBe(rows)
    expect(text, view).not.toMatch(/\b(NaN|undefined)\b|\[object /)

    const opener = table.rows().first().getByRole("rowheader").getByRole("link")
    const title = await opener.innerText()
    await opener.click()
    await expect(explorer.main.getByRole("article"), view).toContainText(title.split("\n")[0] ?? "")
    await expect(page.getByRole("list", { name: "Sources" }).first(), view).toBeVisible()
    await page.goBack()
    await expect(table.table, view).toBeVisible()
  }
})

test("a product used in my datacenter is compared, and stands in the link", async ({ explorer, page }) => {
  await explorer.openView("products")
  const table = new DataTable(page, "Products")
  await table.search.fill("gvt-g kvmgt")
  await table.rows().first().getByRole("rowheader").getByRole("link").click()
  await page.getByRole("button", { name: "Use in my datacenter" }).click()
  const again = page.getByRole("button", { name: "No longer compare it" })
  await expect(again, "who came by keyboard is still there").toBeFocused()
  expect(explorer.fragment()).toContain("option=")
  await again.click()
  expect(explorer.fragment()).not.toContain("option=")
  await page.keyboard.press("Control+z")
  expect(explorer.fragment()).toContain("option=")
  await explorer.nav("Compare").click()
  await expect(explorer.board.table.getByRole("rowheader").filter({ hasText: "pinned by you" })).toHaveCount(1)
})

test("a GPU used in my datacenter becomes the only one allowed", async ({ explorer, page }) => {
  await explorer.openView("hardware")
  const table = new DataTable(page, "Hardware")
  await table.search.fill("l40s")
  await table.rows().first().getByRole("rowheader").getByRole("link").click()
  await page.getByRole("button", { name: "Use in my datacenter" }).click()
  await expect(page.getByRole("button", { name: "No longer only this GPU" })).toBeVisible()
  expect(explorer.fragment()).toContain("gpus=l40s")
  await explorer.nav("Compare").click()
  await expect(explorer.board.option("Fixed pass-through").getByRole("rowheader")).toContainText("on L40S")
  await expect(explorer.board.option("Mediated pass-through").getByRole("rowheader")).toContainText("on L40S")
})

test("the theme is switched by its button and stays after a reload", async ({ explorer, page }) => {
  await explorer.open()
  const ink = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).color)
  const button = page.getByRole("button", { name: /^Theme/ })
  const light = await ink()
  await button.click()
  await button.click()
  await expect(button).toHaveAccessibleName(/^Theme: dark/)
  await expect.poll(ink).not.toBe(light)
  const dark = await ink()
  await page.reload()
  await expect(button).toHaveAccessibleName(/^Theme: dark/)
  await expect.poll(ink).toBe(dark)
})

import { violations } from "./axe.ts"
import { DataTable } from "./pages/dataTable.ts"
import { sideways } from "./pages/techniques.ts"
import { expect, test } from "./walker.ts"

test("the workloads stand in a table that sorts, filters and downloads", async ({ explorer, page }) => {
  const table = new DataTable(page, "Workloads")
  await explorer.go("view=workloads")
  await expect(table.rows()).toHaveCount(13)
  for (const header of [
    "Frame buffer",
    "GPU duty, mean",
    "Reference GPU",
    "API calls a second",
    "Moved",
    "Round trips a second",
    "vCPUs",
    "RAM",
    "Guest",
    "APIs needed",
    "Active together",
    "Least of native",
  ])
    await expect(table.header(header)).toHaveCount(1)
  await table.header("Frame buffer").getByRole("button").click()
  const sizes = await table.column("Frame buffer")
  expect(sizes[0]).toMatch(/^80 GiB/)
  await expect.poll(() => explorer.fragment()).toContain("sort=")
  await table.facet("Guest").selectOption("linux")
  const linux = await table.rows().count()
  expect(linux).toBeGreaterThan(0)
  expect(linux).toBeLessThan(13)
  const { fileName, text } = await table.download()
  expect(fileName).toBe("gpu-virtualization-workloads.csv")
  expect(text.trimEnd().split("\r\n")).toHaveLength(linux + 1)
  expect(text).toContain("estimate")
  expect(text).not.toMatch(/\b(NaN|undefined)\b|\[object /)
})

test("a workload's page is opened by keyboard, tells what it asks and why, and who can carry it", async ({ explorer, page }) => {
  const table = new DataTable(page, "Workloads")
  await explorer.go("view=workloads")
  await table.rows().first().waitFor()
  await table.table.getByRole("link", { name: /^CAD designer, medium/ }).focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { level: 2, name: "CAD designer, medium" })).toBeFocused()
  await expect.poll(() => explorer.fragment()).toContain("focus=cad-medium")

  const carriers = page.getByRole("table", { name: /50 VMs, technique by technique/ })
  await expect(carriers.getByRole("rowheader")).toHaveCount(4)
  const mediated = carriers.getByRole("row").filter({ hasText: "Mediated pass-through" })
  await expect(mediated.getByRole("cell").nth(1)).toContainText(/\d+ % \(\d+–\d+ %\)/)
  await expect(mediated.getByRole("cell").nth(3)).toContainText("$")
  const emulation = carriers.getByRole("row").filter({ hasText: "Device emulation" })
  await expect(emulation.getByRole("list", { name: "What stands in the way" }).getByRole("listitem").first()).toContainText("65 %")

  await expect(page.getByText("estimate", { exact: true }).first()).toBeVisible()
  await expect(page.getByRole("heading", { name: "Users per server (NVIDIA RTX vWS)" })).toBeVisible()
  await expect(page.getByRole("list", { name: "Sources" }).first()).toBeVisible()
})

test("the figures of a workload's page are those of its scenario", async ({ explorer, page }) => {
  await explorer.go("view=workloads&focus=knowledge-worker")
  const carriers = page.getByRole("table", { name: /50 VMs/ })
  const row = carriers.getByRole("row").filter({ hasText: "Mediated pass-through" })
  const product = await row.getByRole("cell").first().getByRole("link").first().innerText()
  const range = /\((.+ %)\)/.exec(await row.getByRole("cell").nth(1).innerText())?.[1] ?? "no range"
  await page.getByRole("link", { name: /^Open these 50 VMs/ }).click()
  await expect(explorer.board.table).toBeVisible()
  await expect.poll(() => explorer.fragment()).toContain("vm=knowledge-worker:50")
  const option = explorer.board.option("Mediated pass-through")
  await expect(option.getByRole("rowheader")).toContainText(product)
  await expect(option).toContainText(range)
})

test("a workload used in my datacenter joins the others", async ({ explorer, page }) => {
  await explorer.go("vm=task-worker:10&view=workloads&focus=llm-inference")
  await page.getByRole("button", { name: "Use in my datacenter" }).click()
  await expect(page.getByText("Your datacenter has 50 VMs with it.")).toBeVisible()
  await expect.poll(() => explorer.fragment()).toContain("task-worker:10,llm-inference:50")
})

test("every workload's page opens", async ({ explorer, page }) => {
  for (const id of [
    "task-worker",
    "power-user",
    "cad-light",
    "cad-heavy",
    "video-editor",
    "cloud-gaming",
    "developer-gpu",
    "data-scientist",
    "ml-training",
    "media-transcode",
  ]) {
    if (id === "task-worker") await explorer.go(`view=workloads&focus=${id}`)
    else await explorer.paste(`view=workloads&focus=${id}`)
    await expect(page.getByRole("table", { name: /50 VMs/ }).getByRole("rowheader")).toHaveCount(4)
  }
  await explorer.go("view=workloads&focus=mining")
  await expect(page.getByText("The dataset has no “mining”")).toBeVisible()
})

test("nothing scrolls sideways at 390 px", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await explorer.go("view=workloads")
  await expect(page.getByRole("rowheader").first()).toBeVisible()
  expect(await sideways(page)).toBeLessThanOrEqual(0)
  await explorer.go("view=workloads&focus=cad-medium")
  await expect(page.getByRole("table", { name: /50 VMs/ }).getByRole("rowheader")).toHaveCount(4)
  expect(await sideways(page)).toBeLessThanOrEqual(0)
})

test("nothing that axe objects to", async ({ explorer, page }) => {
  await explorer.go("view=workloads")
  await expect(page.getByRole("rowheader").first()).toBeVisible()
  expect.soft(await violations(page), "the table").toEqual([])
  await explorer.go("view=workloads&focus=cad-medium")
  await expect(page.getByRole("table", { name: /50 VMs/ }).getByRole("rowheader")).toHaveCount(4)
  expect(await violations(page), "a workload's page").toEqual([])
})

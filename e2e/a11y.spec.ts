import { violations } from "./axe.ts"
import { sections } from "./pages/builder.ts"
import type { View } from "./pages/explorer.ts"
import { expect, test } from "./watch.ts"

const scenario = "vm=knowledge-worker:200,cad-medium:40:Büro&option=vmware-vgpu-nvidia@l40s&need=live-migration"

/** Of the long tables some rows of every kind: axe takes ten seconds for all. */
const filters: Readonly<Partial<Record<View, string>>> = {
  support: "vmware",
  products: "vmware",
  hardware: "ampere",
  measurements: "2023",
  sources: "nvidia",
  advisor: ",want:fixed-pass-through,hypervisor:kvm,gpu-vendor:nvidia,architecture:pascal,machine:laptop,battery:no",
}

const walks = {
  "the scenario": ["board", "native", "gpus", "cost", "migration", "datacenter"],
  "the dataset": ["techniques", "support", "products", "hardware", "quirks", "measurements", "advisor", "workloads", "sources", "data"],
} as const

for (const [part, views] of Object.entries(walks)) {
  test(`the views of ${part} have nothing that axe objects to`, async ({ explorer, page }) => {
    await explorer.open(scenario)
    await expect(explorer.board.table).toBeVisible()
    for (const view of views) {
      const filter = filters[view]
      await explorer.goView(view, filter === undefined ? scenario : `${scenario}&filter=${filter}`)
      expect.soft(await violations(page), view).toEqual([])
      const asTable = page.getByRole("button", { name: "Show as table" })
      if ((await asTable.count()) === 0) continue
      await asTable.click()
      await expect(page.getByRole("figure").getByRole("table").first()).toBeVisible()
      expect.soft(await violations(page), `${view} as a table`).toEqual([])
    }
  })
}

test("the page of each kind of row has nothing that axe objects to", async ({ explorer, page }) => {
  await explorer.open()
  for (const [view, row] of [
    ["hardware", "a100-pcie-40"],
    ["products", "vmware-vgpu-nvidia"],
    ["quirks", "laptop-battery"],
    ["techniques", "mediated-pass-through"],
    ["workloads", "cad-medium"],
  ] as const) {
    await explorer.goView(view, `focus=${row}`)
    await expect(explorer.main.getByRole("article")).toBeVisible()
    expect.soft(await violations(page), `${view} ${row}`).toEqual([])
  }
})

test("the search has nothing that axe objects to", async ({ explorer, page }) => {
  await explorer.open()
  await expect(explorer.board.table).toBeVisible()
  await page.keyboard.press("/")
  await page.getByRole("combobox", { name: "Find anything" }).fill("l40s")
  await expect(page.getByRole("option").first()).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test("what waits to be worked out in Decide has nothing that axe objects to", async ({ explorer, page }) => {
  await explorer.openView("explore", scenario)
  await page.getByRole("button", { name: "Stop" }).click()
  await expect(page.getByText(/: stopped\.$/).first()).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test("the answer to why has nothing that axe objects to", async ({ explorer, page }) => {
  await explorer.open(scenario)
  await explorer.board.figure("Mediated pass-through", "Cost").click()
  await expect(explorer.why.inputs.first()).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test("the builder with all its sections open has nothing that axe objects to", async ({ explorer, page }) => {
  const { builder } = explorer
  await explorer.open(`${scenario}&price=l40s:7500&currency=EUR&rate=0.92&host=custom*cores:32`)
  await builder.details(0).click()
  for (const section of sections) await builder.section(section).click()
  await expect(builder.field("Budget, in all")).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test("a mended link's message has nothing that axe objects to", async ({ explorer, page }) => {
  await explorer.open("vm=hover-car:3&zoom=4&years=soon&data=2025.1.0")
  await expect(explorer.notices.first()).toBeVisible()
  expect(await violations(page)).toEqual([])
})

for (const view of ["board", "native", "gpus", "cost", "migration", "datacenter"] as const) {
  test(`the embedded ${view} has nothing that axe objects to`, async ({ explorer, page }) => {
    await explorer.open(scenario, `?embed=${view}`)
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    await expect(page.getByRole("table").or(page.getByRole("figure")).or(explorer.datacenter.gpus()).first()).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}

test("a phone's board and builder have nothing that axe objects to", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await explorer.open(scenario)
  await expect(explorer.board.table).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.getByRole("button", { name: "Edit" }).click()
  await expect(explorer.builder.count()).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test("the first Tab offers to skip to the results, and Enter goes there", async ({ explorer, page }) => {
  await explorer.open()
  await expect(explorer.board.table).toBeVisible()
  await page.keyboard.press("Tab")
  const skip = page.getByRole("link", { name: "Skip to the results" })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press("Enter")
  await expect(explorer.main).toBeFocused()
  await page.keyboard.press("Tab")
  await expect(explorer.main.locator(":focus")).toHaveCount(1)
  expect(new URL(page.url()).hash, "the scenario in the address is untouched").toBe("")
})

test("with the keyboard alone one changes a count, asks why and comes back", async ({ explorer, page }) => {
  const { builder, board, why } = explorer
  await explorer.open()
  await expect(board.table).toBeVisible()
  const tabTo = async (target: ReturnType<typeof builder.count>, limit: number): Promise<void> => {
    for (let step = 0; step < limit; step++) {
      await page.keyboard.press("Tab")
      if (await target.evaluate((element) => element === document.activeElement)) return
    }
    await expect(target).toBeFocused()
  }
  await tabTo(builder.count(), 25)
  await page.keyboard.type("64")
  await page.keyboard.press("Enter")
  await expect(explorer.verdict).toContainText("64 knowledge worker")
  const cost = board.figure("Mediated pass-through", "Cost")
  await tabTo(cost, 40)
  await page.keyboard.press("Enter")
  await expect(why.dialog).toBeVisible()
  await expect(why.dialog.locator(":focus"), "focus moves into the answer").toHaveCount(1)
  await page.keyboard.press("Escape")
  await expect(why.dialog).toHaveCount(0)
  await expect(cost, "and comes back").toBeFocused()
})

test("menus and sections of the builder open and close from the keyboard", async ({ explorer, page }) => {
  const { builder } = explorer
  await explorer.open()
  const add = builder.root.getByRole("button", { name: "Add VMs" })
  await add.focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("menu")).toBeVisible()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Escape")
  await expect(page.getByRole("menu")).toHaveCount(0)
  await expect(add).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("menuitem").first()).toBeVisible()
  await page.keyboard.press("End")
  await page.keyboard.press("Enter")
  await expect(builder.groups).toHaveCount(2)
  await builder.section("Needs").focus()
  await page.keyboard.press("Space")
  await expect(builder.field("Running VMs must move between hosts")).toBeVisible()
  await page.keyboard.press("Tab")
  await page.keyboard.press("Space")
  await expect(builder.field("Running VMs must move between hosts")).toBeChecked()
})

import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { cleanup, render } from "vitest-browser-react"
import "../../../ui/global.css"
import { explorerStore } from "../../../scenario/store.ts"
import { catalogueViews } from "../index.ts"

beforeEach(() => {
  explorerStore.getState().actions.reset()
})
afterEach(async () => {
  await cleanup()
})

const names = (): string[] => [...document.querySelectorAll("tbody th[scope=row]")].map((cell) => cell.textContent ?? "")

describe("a table of the catalogue", () => {
  it("sorts by a column's header, tells so, and puts it into the link's view", async () => {
    const screen = await render(<HardwareTable />)
    await screen.getByRole("button", { name: "Memory per GPU" }).click()
    await expect.element(screen.getByRole("columnheader", { name: "Memory per GPU" })).toHaveAttribute("aria-sort", "descending")
    expect(explorerStore.getState().view.table.sort).toBe("-memory")
  })

  it("filters by a word and by a facet, and says how many rows are left", async () => {
    const screen = await render(<HardwareTable />)
    await screen.getByRole("searchbox", { name: "Find in hardware" }).fill("a16")
    await expect.poll(() => names().some((name) => name.includes("A16"))).toBe(true)
    await screen.getByRole("combobox", { name: "Vendor" }).selectOptions("amd")
    await expect.element(screen.getByText(/No row matches/)).toBeVisible()
    await screen.getByRole("button", { name: "Clear filters" }).click()
    await expect.poll(() => names().length).toBeGreaterThan(40)
  })

  it("opens a row and takes its GPU into the datacenter", async () => {
    explorerStore.getState().actions.setView({ table: { filter: "nvidia a16" } })
    const screen = await render(<HardwareTable />)
    await screen.getByRole("button", { name: "NVIDIA A16" }).click()
    await screen.getByRole("button", { name: "Use in my datacenter" }).click()
    expect(explorerStore.getState().scenario.supply.gpus).toEqual(["a16"])
    await screen.getByRole("button", { name: "No longer only this GPU" }).click()
    expect(explorerStore.getState().scenario.supply.gpus).toEqual([])
  })

  it("takes a product into the comparison", async () => {
    explorerStore.getState().actions.setView({ table: { filter: "virgl" } })
    const screen = await render(<ProductsTable />)
    await screen.getByRole("button", { name: /virgl/i }).first().click()
    await screen.getByRole("button", { name: "Use in my datacenter" }).click()
    expect(explorerStore.getState().scenario.pins).toHaveLength(1)
  })

  it("shows and hides columns", async () => {
    const screen = await render(<HardwareTable />)
    await screen.getByRole("button", { name: "Columns" }).click()
    await screen.getByRole("checkbox", { name: "Launched" }).click()
    await expect.element(screen.getByRole("columnheader", { name: "Launched" })).toBeInTheDocument()
  })

  it("marks what is unknown unlike what is not there", async () => {
    const screen = await render(<ProductsTable />)
    await expect.element(screen.getByText("unknown", { exact: true }).first()).toBeInTheDocument()
    const unknown = document.querySelector('[data-support="unknown"]')
    const no = document.querySelector('[data-support="no"]')
    expect(unknown && no && getComputedStyle(unknown).fontStyle !== getComputedStyle(no).fontStyle).toBe(true)
  })

  it("compares the techniques with their evidence", async () => {
    const screen = await render(<TechniquesTable />)
    await screen.getByRole("button", { name: "Isolation" }).click()
    await expect.element(screen.getByRole("list", { name: "Sources" }).first()).toBeInTheDocument()
  })

  it("can be scrolled by keyboard and has a caption", async () => {
    const screen = await render(<HardwareTable />)
    const region = screen.getByRole("region", { name: /GPUs that can be virtualized/ })
    await expect.element(region).toHaveAttribute("tabindex", "0")
  })
})

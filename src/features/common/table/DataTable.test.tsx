import { Suspense } from "react"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { page } from "vitest/browser"
import { cleanup, render } from "vitest-browser-react"
import "../../../ui/global.css"
import { explorerStore, useExplorer } from "../../../scenario/store.ts"
import type { ViewState } from "../../../scenario/view.ts"
import { catalogueViews } from "../../catalogue/CatalogueView.tsx"
import type { TableSpec } from "./columnSpec.ts"
import { DataTable } from "./DataTable.tsx"

beforeEach(() => {
  explorerStore.getState().actions.reset()
})
afterEach(async () => {
  await cleanup()
  // As wide as it was: one test looks at a wider page.
  await page.viewport(414, 896)
})

const names = (): string[] => [...document.querySelectorAll("tbody th[scope=row]")].map((cell) => cell.textContent ?? "")

/** What the address asks for, as the page shows it. */
function Shown() {
  const view = useExplorer((state) => state.view.view)
  const Catalogue = catalogueViews[view as keyof typeof catalogueViews]
  return (
    <Suspense fallback={null}>
      <Catalogue />
    </Suspense>
  )
}
const open = (view: keyof typeof catalogueViews, more: Partial<ViewState> = {}) => {
  explorerStore.getState().actions.setView({ view, focus: null, table: {}, ...more })
  return render(<Shown />)
}

describe("a table of the catalogue", () => {
  it("sorts by a column's header, tells so, and puts it into the link's view", async () => {
    const screen = await open("hardware")
    await screen.getByRole("button", { name: "Memory per GPU" }).click()
    await expect.element(screen.getByRole("columnheader", { name: "Memory per GPU" })).toHaveAttribute("aria-sort", "descending")
    expect(explorerStore.getState().view.table.sort).toBe("-memory")
  })

  it("breaks no name within a word at a phone's width: only where words meet", async () => {
    await page.viewport(390, 844)
    const screen = await open("products")
    await expect.element(screen.getByRole("rowheader", { name: /ParavirtualizedGraphics/ })).toBeVisible()
    await document.fonts.ready
    const broken = [...document.querySelectorAll("tbody th[scope=row] a > *, tbody th[scope=row] a")].flatMap((cell) =>
      [...cell.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .flatMap((node) => [...(node.textContent ?? "").matchAll(/\p{L}{2,}/gu)].map(({ 0: word, index }) => ({ node, word, index })))
        .filter(({ node, word, index }) => {
          const range = document.createRange()
          range.setStart(node, index)
          range.setEnd(node, index + word.length)
          return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1
        })
        .map(({ word }) => word),
    )
    expect(broken).toEqual([])
  })

  it("cuts nothing of a name's second line at a phone's width, in rows of one height", async () => {
    await page.viewport(390, 844)
    const slices = ["GPU as slice-2B", "RTX PRO 6000 BSE as DC-2-16Q, DC-1-8Q and 14 more"]
    const spec: TableSpec<{ readonly id: string }> = {
      name: "options",
      caption: "Options",
      view: "hardware",
      fileName: "options",
      rowId: (row) => row.id,
      sort: "name",
      even: true,
      evidence: () => [],
      columns: [{ id: "name", header: "Name", kind: "text", value: (row) => row.id, note: (row) => slices[Number(row.id)] ?? "" }],
    }
    await render(<DataTable spec={spec} rows={[{ id: "0" }, { id: "1" }]} />)
    const cells = [...document.querySelectorAll("tbody th")]
    expect(cells.map((cell) => cell.textContent)).toEqual(slices.map((slice, at) => `${at}${slice}`))
    expect(new Set(cells.map((cell) => cell.getBoundingClientRect().height)).size).toBe(1)
    const cut = cells.flatMap((cell) =>
      [cell, ...cell.querySelectorAll("*")].filter(
        (one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1,
      ),
    )
    expect(cut).toEqual([])
  })

  it("filters by a word and by a facet, and says how many rows are left", async () => {
    const screen = await open("hardware")
    await screen.getByRole("searchbox", { name: "Find in hardware" }).fill("a16")
    await expect.poll(() => names().some((name) => name.includes("A16"))).toBe(true)
    await page.viewport(1280, 800)
    await screen.getByRole("combobox", { name: "Vendor" }).selectOptions("amd")
    await expect.element(screen.getByText(/No row matches/)).toBeVisible()
    await screen.getByRole("button", { name: "Clear filters" }).click()
    await expect.element(screen.getByText(/^\d+ rows$/)).toBeVisible()
  })

  it("leads from a row to its page, which takes the GPU into the datacenter, and back to the same filter", async () => {
    const screen = await open("hardware", { table: { filter: "nvidia a16" } })
    await screen.getByRole("rowheader", { name: "NVIDIA A16" }).getByRole("link").click()
    expect(explorerStore.getState().view.focus).toBe("a16")
    await expect.element(screen.getByRole("heading", { name: "NVIDIA A16" })).toHaveFocus()
    await screen.getByRole("button", { name: "Use in my datacenter" }).click()
    expect(explorerStore.getState().scenario.supply.gpus).toEqual(["a16"])
    await screen.getByRole("button", { name: "No longer only this GPU" }).click()
    expect(explorerStore.getState().scenario.supply.gpus).toEqual([])
    await screen.getByRole("link", { name: "All GPUs" }).click()
    await expect.poll(names, { timeout: 5000 }).toEqual(["NVIDIA A16"])
  })

  it("takes a product into the comparison", async () => {
    const screen = await open("products", { focus: "qemu-virgl" })
    await screen.getByRole("button", { name: "Use in my datacenter" }).click()
    expect(explorerStore.getState().scenario.pins).toHaveLength(1)
  })

  it("says so where a link names a row that is not there", async () => {
    const screen = await open("products", { focus: "no-such-product" })
    await expect.element(screen.getByText(/has no “no-such-product” among its products/)).toBeVisible()
    await screen.getByRole("link", { name: "See all products" }).click()
    await expect.poll(() => names().length).toBeGreaterThan(10)
  })

  it("draws a long table only where it is in sight, tells how long it is, and reaches its last row", async () => {
    const screen = await open("measurements")
    const table = screen.getByRole("table", { name: /measurements/i })
    await expect.element(table).toBeInTheDocument()
    const rows = Number(table.element().getAttribute("aria-rowcount")) - 1
    expect(rows).toBeGreaterThan(150)
    expect(names().length).toBeLessThan(rows)
    const scroller = table.element().parentElement
    await expect
      .poll(() => {
        scroller?.scrollTo(0, scroller.scrollHeight)
        return document.querySelector("tbody tr:last-child")?.getAttribute("aria-rowindex")
      })
      .toBe(String(rows + 1))
  })

  it("shows and hides columns", async () => {
    const screen = await open("hardware")
    await screen.getByRole("button", { name: "Columns" }).click()
    await screen.getByRole("checkbox", { name: "Launched" }).click()
    await expect.element(screen.getByRole("columnheader", { name: "Launched" })).toBeInTheDocument()
  })

  it("marks what is unknown unlike what is not there", async () => {
    const screen = await open("products")
    await expect.element(screen.getByText("unknown", { exact: true }).first()).toBeInTheDocument()
    const unknown = document.querySelector('[data-support="unknown"]')
    const no = document.querySelector('[data-support="no"]')
    expect(unknown && no && getComputedStyle(unknown).fontStyle !== getComputedStyle(no).fontStyle).toBe(true)
  })

  it("can be scrolled by keyboard and has a caption", async () => {
    const screen = await open("hardware")
    const region = screen.getByRole("region", { name: /GPUs that can be virtualized/ })
    await expect.element(region).toHaveAttribute("tabindex", "0")
  })
})

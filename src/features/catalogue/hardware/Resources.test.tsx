import { Suspense } from "react"
import { afterEach, beforeEach, expect, it } from "vitest"
import { cleanup, render } from "vitest-browser-react"
import "../../../ui/global.css"
import { fullCatalogue } from "../../../dataset/full.ts"
import { explorerStore } from "../../../scenario/store.ts"
import { number } from "../../../ui/format.ts"
import { catalogueViews } from "../CatalogueView.tsx"
import { speedRows } from "./resources.ts"

beforeEach(() => {
  explorerStore.getState().actions.reset()
})
afterEach(async () => {
  await cleanup()
})

const open = (focus: string) => {
  explorerStore.getState().actions.setView({ view: "hardware", focus, table: {} })
  const Hardware = catalogueViews.hardware
  return render(
    <Suspense fallback={null}>
      <Hardware />
    </Suspense>,
  )
}

it("a GPU's page tells what work can be bound by, and how fast the GPU is at which work", async () => {
  const screen = await open("l40s")
  await expect.element(screen.getByRole("heading", { name: "What work can be bound by" })).toBeVisible()
  const resources = fullCatalogue.resources("l40s")!
  const definition = (name: string): string =>
    [...document.querySelectorAll("dt")].find((one) => one.textContent === name)?.nextElementSibling?.textContent ?? ""
  expect(definition("Memory bandwidth")).toContain(`${number(resources.memoryBandwidthGBs!, 4)} GB/s`)
  expect(definition("FP4 matrices")).toContain("none")
  for (const conflict of resources.conflicts) await expect.element(screen.getByText(conflict)).toBeVisible()

  const table = screen.getByRole("region", { name: "How fast at which work" }).getByRole("table")
  for (const { workloads, text, against, binds } of speedRows(fullCatalogue.gpu("l40s")!, fullCatalogue)) {
    const name = [workloads.map((one) => one.name).join("; "), text, against, binds].join(" ")
    await expect.element(table.getByRole("row", { name, exact: true })).toBeVisible()
  }

  await screen.getByRole("button", { name: /^Sources of these figures/ }).click()
  await expect.element(screen.getByRole("list", { name: "Sources of Memory bandwidth" })).toBeVisible()
})

it("what is not known of a GPU says why", async () => {
  const unknown = fullCatalogue.gpuResources.find(({ memoryBandwidthGBs }) => memoryBandwidthGBs === null)!
  const screen = await open(unknown.gpu)
  await expect.element(screen.getByText(`unknown: ${unknown.unknown["memoryBandwidthGBs"]!}`).first()).toBeVisible()
})

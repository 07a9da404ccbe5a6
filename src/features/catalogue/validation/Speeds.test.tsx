import { afterEach, beforeEach, expect, it } from "vitest"
import { cleanup, render } from "vitest-browser-react"
import "../../../ui/global.css"
import stated from "../../../../data/models/speed-validation.json"
import kinds from "../../../../data/models/speed-kinds.json"
import type { SpeedValidation } from "../../../dataset/schema/index.ts"
import { explorerStore } from "../../../scenario/store.ts"
import { Speeds } from "./Speeds.tsx"

const { summary } = stated as SpeedValidation

beforeEach(() => {
  explorerStore.getState().actions.reset()
})
afterEach(async () => {
  await cleanup()
})

const percent = (share: number | null): string => `${Math.round((share ?? 0) * 100)} %`

it("the validation of speeds has a line for every kind of work that was measured, with the figures of the fit", async () => {
  const screen = await render(<Speeds />)
  const table = screen.getByRole("region", { name: "Speeds of one GPU against another" }).getByRole("table")
  const measured = summary.filter(({ by, method }) => by === "kind" && method === "left-out")
  expect(measured.length).toBeGreaterThan(10)
  for (const { tally } of measured) {
    const name = kinds.find(({ id }) => id === tally.name)!.name
    const cells = [
      name,
      tally.rows,
      tally.sources,
      percent(tally.inside),
      percent(tally.insideBySource),
      percent(tally.medianError),
      `${tally.width!.toFixed(2)} ×`,
    ]
    await expect.element(table.getByRole("row", { name: cells.join(" "), exact: true })).toBeVisible()
  }
  const all = summary.find(({ by, method }) => by === "all" && method === "left-out")!.tally
  await expect
    .element(screen.getByText(new RegExp(`^Of ${all.rows} published speeds of ${all.sources} sources, ${percent(all.inside)}`)))
    .toBeVisible()
})

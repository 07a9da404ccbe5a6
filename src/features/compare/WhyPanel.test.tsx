import { useState } from "react"
import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import "../../ui/global.css"
import type { Derivation } from "../../engine/report.ts"
import { mediated, range } from "./testReport.ts"
import WhyPanel from "./WhyPanel.tsx"

const step: Derivation = {
  title: "Sharing factor",
  formula: "exact mean value analysis",
  inputs: [{ label: "Think time", value: 12, unit: "s", evidence: [], basis: "recalled" }],
  result: { label: "Sharing factor", value: 0.98, unit: "of being alone", evidence: [], basis: "computed" },
  notes: [],
  steps: [],
}
const derivation: Derivation = {
  title: "Native performance",
  formula: "efficiency × sharing",
  inputs: [
    {
      label: "Efficiency",
      value: range(0.9, 0.94, 0.97),
      unit: "of native",
      evidence: [{ source: "some-paper", locator: "Table 2", basis: "measured" }],
      basis: "measured",
    },
    { label: "Busy point", value: 0.1, unit: "", evidence: [], basis: "yours" },
    { label: "Overhead", value: 0.02, unit: "fraction", evidence: [], basis: "estimate" },
  ],
  result: { label: "Share of native performance", value: range(0.88, 0.92, 0.96), unit: "of native", evidence: [], basis: "computed" },
  notes: ["The busy hour is what counts."],
  steps: [step, { ...step, title: "Another step" }],
}

function Harness() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Why 88–96 %?
      </button>
      <WhyPanel derivation={open ? derivation : null} option={mediated} onClose={() => setOpen(false)} />
    </>
  )
}

test("answers with the figure, the formula, each input with its value and basis, and the notes", async () => {
  const screen = await render(<WhyPanel derivation={derivation} option={mediated} onClose={() => undefined} />)
  const dialog = screen.getByRole("dialog", { name: "Native performance" })
  await expect.element(dialog).toBeVisible()
  await expect.element(dialog.getByText("88–96 % of native")).toBeVisible()
  await expect.element(dialog.getByText("efficiency × sharing")).toBeVisible()
  await expect.element(dialog.getByRole("row", { name: /Efficiency 90–97 % of native.*measured/ })).toBeVisible()
  await expect.element(dialog.getByText("some-paper")).toBeVisible()
  await expect.element(dialog.getByText("The busy hour is what counts.")).toBeVisible()
})

test("marks what was estimated or recalled and counts it over all steps", async () => {
  const screen = await render(<WhyPanel derivation={derivation} onClose={() => undefined} />)
  await expect.element(screen.getByRole("row", { name: /Overhead 2 %.*estimate/ })).toBeVisible()
  await expect.element(screen.getByText("3 of 5 inputs, steps included, are estimates or were not verified; each is marked.")).toBeVisible()
})

test("folds the steps beneath and opens them on demand", async () => {
  const screen = await render(<WhyPanel derivation={derivation} onClose={() => undefined} />)
  expect(screen.getByText("Think time").elements()).toHaveLength(0)
  await screen.getByRole("button", { name: /Sharing factor/ }).click()
  await expect.element(screen.getByText("Think time")).toBeVisible()
})

test("closes on Escape and gives the focus back to the figure that was asked", async () => {
  const screen = await render(<Harness />)
  const figure = screen.getByRole("button", { name: "Why 88–96 %?" })
  await figure.click()
  await expect.element(screen.getByRole("dialog")).toBeVisible()
  await userEvent.keyboard("{Escape}")
  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument()
  await expect.element(figure).toHaveFocus()
})

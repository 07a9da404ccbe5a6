import { useState } from "react"
import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import "../../ui/global.css"
import { catalogue } from "../../dataset/load.ts"
import type { Derivation } from "../../engine/report.ts"
import { defaultScenario } from "../../engine/scenario.ts"
import { explain } from "../../engine/why/explain.ts"
import { reportFor } from "../../scenario/reportFor.ts"
import { Answer } from "./Comparison.tsx"
import { mediated, range } from "./testReport.ts"
import WhyPanel from "./WhyPanel.tsx"

const words = (text: string) => ({ id: "as-written", values: { text: { quote: text } } }) as const

const step: Derivation = {
  title: words("Sharing factor"),
  lead: { id: "lead-alone", values: {} },
  formula: words("exact mean value analysis"),
  inputs: [{ label: words("Think time"), value: 12, unit: "seconds", evidence: [], basis: "recalled" }],
  result: { label: words("Sharing factor"), value: 0.98, unit: "of-being-alone", evidence: [], basis: "computed" },
  notes: [],
  steps: [],
}
const derivation: Derivation = {
  title: words("Native performance"),
  lead: { id: "lead-alone", values: {} },
  formula: words("efficiency × sharing"),
  inputs: [
    {
      label: words("Efficiency"),
      value: range(0.9, 0.94, 0.97),
      unit: "of-native",
      evidence: [{ source: "some-paper", locator: "Table 2", basis: "measured" }],
      basis: "measured",
    },
    { label: words("Busy point"), value: 0.1, unit: "", evidence: [], basis: "yours" },
    { label: words("Overhead"), value: 0.02, unit: "share", evidence: [], basis: "estimate" },
  ],
  result: {
    label: words("Share of native performance"),
    value: range(0.88, 0.92, 0.96),
    unit: "of-native",
    evidence: [],
    basis: "computed",
  },
  notes: [words("The busy hour is what counts.")],
  steps: [step, { ...step, title: words("Another step") }],
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

test("says when the places in the sources are on their way, and when they cannot be had", async () => {
  const panel = (details: "there" | "awaited" | "missing") => (
    <WhyPanel derivation={derivation} details={details} onClose={() => undefined} />
  )
  const screen = await render(panel("awaited"))
  await expect.element(screen.getByRole("status")).toHaveTextContent("is on its way")
  await expect.element(screen.getByText("88–96 % of native")).toBeVisible()
  await screen.rerender(panel("missing"))
  await expect.element(screen.getByRole("status")).toHaveTextContent("could not be loaded")
  await screen.rerender(panel("there"))
  await expect.element(screen.getByRole("status")).toBeEmptyDOMElement()
})

test("the answer to why ends up with the place in its source of each figure that has one", async () => {
  const { fullCatalogue } = await import("../../dataset/full.ts")
  const [fromCore, fromFull] = [catalogue, fullCatalogue].map((from) => {
    const option = reportFor(defaultScenario, from).options.find((each) => each.technique === "mediated-pass-through")
    if (!option) throw new Error("the default scenario compares mediated pass-through")
    // The one group's step is open from the start.
    return explain(option, "nativeShare", defaultScenario, from).steps[0]?.inputs.map((input) => input.evidence[0]?.locator)
  })
  const later = fromFull?.find((locator) => locator && !fromCore?.includes(locator))
  if (!later) throw new Error("no input of this answer has a place that only the full dataset knows")
  const report = reportFor(defaultScenario)
  const asked = report.options.find((each) => each.technique === "mediated-pass-through")
  const screen = await render(
    <Answer
      asked={{ key: asked?.key ?? "", figure: "nativeShare" }}
      report={report}
      scenario={defaultScenario}
      onClose={() => undefined}
    />,
  )
  await expect.element(screen.getByRole("dialog").getByText(later).first()).toBeVisible()
})

import { useState } from "react"
import { afterEach, expect, test } from "vitest"
import { cleanup, render } from "vitest-browser-react"
import { userEvent } from "vitest/browser"
import type { LessonPrediction } from "../../../dataset/schema/index.ts"
import "../../../ui/global.css"
import { Prediction, type Said } from "./Prediction.tsx"

afterEach(cleanup)

const bar: LessonPrediction = {
  kind: "bar",
  question: "How much is left?",
  unit: "% of native",
  least: 0,
  most: 100,
  answer: 84,
  within: 6,
  name: "Four on the GPU",
  step: 1,
  beside: [{ name: "One on the GPU", value: 98 }],
}

function Asked({ prediction }: { readonly prediction: LessonPrediction }) {
  const [said, setSaid] = useState<Said>()
  return <Prediction prediction={prediction} said={said} onSaid={setSaid} />
}

test("a bar is dragged by arrow keys, tells its value in words, and the answer comes when it is given", async () => {
  const screen = await render(<Asked prediction={bar} />)
  const drag = screen.getByRole("slider", { name: "Four on the GPU: your prediction" })
  await expect.element(drag).toHaveAttribute("aria-valuetext", "nothing predicted yet")
  await expect.element(screen.getByText("98 % of native")).toBeVisible()
  drag.element().focus()
  await userEvent.keyboard("{End}{ArrowLeft}")
  await expect.element(drag).toHaveAttribute("aria-valuetext", "99 % of native")
  expect(screen.getByText("Four on the GPU: the answer").query()).toBeNull()
  await screen.getByRole("button", { name: "That is my prediction" }).click()
  await expect.element(screen.getByText("You said 99. Not so: 84 % of native")).toBeVisible()
  await expect.element(screen.getByText("Four on the GPU: the answer")).toBeVisible()
})

test("who would rather not say has nothing left to enter", async () => {
  const screen = await render(<Asked prediction={bar} />)
  await expect.element(screen.getByText("drag the bar")).toBeVisible()
  await screen.getByRole("button", { name: "Show the answer without predicting" }).click()
  await expect.element(screen.getByRole("slider")).toBeDisabled()
  await expect.element(screen.getByText("drag the bar")).not.toBeInTheDocument()
})

test("a number out of bounds says what it counts as, and counts so", async () => {
  const screen = await render(
    <Asked prediction={{ kind: "number", question: "How long?", unit: "ms", least: 0, most: 1000, answer: 21, within: 8 }} />,
  )
  await expect.element(screen.getByRole("textbox")).toHaveAttribute("inputmode", "decimal")
  screen.getByRole("textbox").element().focus()
  await userEvent.keyboard("5000")
  await expect.element(screen.getByText("The answer lies between 0 and 1,000 ms: your prediction counts as 1,000.")).toBeVisible()
  const open = getComputedStyle(screen.getByRole("textbox").element()).backgroundColor
  await userEvent.keyboard("{Enter}")
  await expect.element(screen.getByText("You said 1,000. Not so: 21 ms")).toBeVisible()
  await expect.element(screen.getByRole("textbox")).toBeDisabled()
  await expect.poll(() => getComputedStyle(screen.getByRole("textbox").element()).backgroundColor).not.toBe(open)
})

import { expect, test, vi } from "vitest"
import { page } from "vitest/browser"
import { render } from "vitest-browser-react"
import "../../ui/global.css"
import { defaultScenario } from "../../engine/scenario.ts"
import { share } from "../../engine/basics/told.ts"
import type { Report } from "../../engine/report.ts"
import type { AskWhy, ChartView } from "./words.ts"
import { CompareBoard, type CompareBoardProps } from "./CompareBoard.tsx"
import {
  emulation,
  fixed,
  mediated,
  remoting,
  testCost,
  testMigration,
  testOption,
  testPlacement,
  testReason,
  testReport,
  missingLicence,
} from "./testReport.ts"

const show = (report: Report, more: Partial<CompareBoardProps> = {}) => {
  const asked = { onWhy: vi.fn<AskWhy>(), onOpen: vi.fn<(view: ChartView) => void>(), onFocus: vi.fn<(key: string) => void>() }
  return { asked, screen: render(<CompareBoard report={report} scenario={defaultScenario} {...asked} {...more} />) }
}

const pin = testOption({ key: "nvidia-vgpu-kvm@l40s", origin: "pin", productName: "NVIDIA vGPU on KVM", gpuName: "NVIDIA L40S" })

test("gives each option a row in the techniques' fixed order, pins beneath their technique", async () => {
  const screen = await show(testReport([emulation, pin, mediated, fixed, remoting])).screen
  const names = screen
    .getByRole("rowheader")
    .elements()
    .map((header) => header.querySelector("button")?.textContent)
  expect(names).toEqual(["API remoting", "Fixed pass-through", "Mediated pass-through", "NVIDIA vGPU on KVM", "Device emulation"])
})

test("shows at most four figures a row at first sight", async () => {
  const screen = await show(testReport()).screen
  for (const row of screen.container.querySelectorAll("tbody")) {
    expect(row.querySelectorAll("button[aria-label*=': why?']")).toHaveLength(4)
  }
})

test("lets every figure be asked why, under a name that begins with what is seen", async () => {
  const { asked, screen } = show(testReport())
  const view = await screen
  await view.getByRole("button", { name: "88–96 %: why? Native performance of Mediated pass-through, NVIDIA vGPU on vSphere" }).click()
  await view.getByRole("button", { name: "13: why? GPUs of Mediated pass-through, NVIDIA vGPU on vSphere" }).click()
  await view.getByRole("button", { name: "$410k: why? Cost of Mediated pass-through, NVIDIA vGPU on vSphere" }).click()
  await view.getByRole("button", { name: "live, with conditions: why? Migration of Mediated pass-through, NVIDIA vGPU on vSphere" }).click()
  expect(asked.onWhy.mock.calls.map(([target]) => target)).toEqual(
    (["nativeShare", "gpus", "cost", "migration"] as const).map((figure) => ({ key: mediated.key, figure })),
  )
})

test("keeps the row of an option that cannot be, with its first reason in a sentence and the rest on demand", async () => {
  const { asked, screen } = show(testReport())
  const view = await screen
  const reason = "Knowledge worker needs Direct3D 12; VirtIO-GPU Venus exposes Vulkan 1.3 and OpenGL 4.3 only."
  await expect.element(view.getByText(reason).first()).toBeVisible()
  expect(view.getByText("VirtIO-GPU Venus has no Windows driver.").elements()).toHaveLength(0)
  await view.getByText("all 3 reasons").click()
  await expect.element(view.getByText("VirtIO-GPU Venus has no Windows driver.")).toBeVisible()
  await view.getByRole("button", { name: "Why not? VirtIO-GPU Venus" }).click()
  expect(asked.onWhy).toHaveBeenCalledWith({ key: remoting.key, figure: "feasibility" })
})

test("marks the figures of what cannot be as what would be", async () => {
  const screen = await show(testReport()).screen
  await expect
    .element(screen.getByRole("button", { name: /^would be 30–62 %: why\? Native performance of / }))
    .toHaveTextContent("would be 30–62 %")
  await expect.element(screen.getByRole("button", { name: /^96–100 %: why\?/ })).toHaveTextContent("96–100 %")
})

test("says what to mind about an option that can be", async () => {
  const screen = await show(
    testReport([
      testOption({
        warnings: [{ id: "may-fall-short", values: { groups: [{ thing: "group", id: "0", name: "Design" }], least: [share(0.65)] } }],
      }),
    ]),
  ).screen
  await expect
    .element(screen.getByText("Mind. At the low end of the range Design would fall below the 65 % that its work asks for."))
    .toBeVisible()
})

test.each([
  ["can be", {}],
  ["cannot be", { feasible: false, reasons: [testReason("Nothing fits.")] }],
])("says under an option that %s on how few published figures it rests", async (_, more) => {
  const product = { thing: "product", id: "venus", name: "Venus" } as const
  const thinEvidence = { id: "little-evidence", values: { sources: 2, work: null, way: "network", ofProduct: 0, product } } as const
  const screen = await show(testReport([testOption({ ...more, thinEvidence })])).screen
  await expect
    .element(screen.getByText("Little evidence. Rests on 2 sources for this kind of work forwarded over a network; none measured Venus."))
    .toBeVisible()
})

test("says in words which option fits best, once", async () => {
  const screen = await show(testReport()).screen
  expect(screen.getByText("best fit: cheapest").elements()).toHaveLength(1)
  await expect.element(screen.getByRole("rowheader", { name: /Mediated pass-through/ })).toHaveTextContent("best fit: cheapest")
})

test("opens a column's chart from its header", async () => {
  const { asked, screen } = show(testReport())
  const view = await screen
  await view.getByRole("columnheader", { name: /Cost/ }).getByRole("button").click()
  expect(asked.onOpen).toHaveBeenCalledWith("cost")
})

test("marks the row in focus and asks for focus by the row's name", async () => {
  const { asked, screen } = show(testReport(), { focus: mediated.key })
  const view = await screen
  await expect.element(view.getByRole("button", { name: "Mediated pass-through", exact: true })).toHaveAttribute("aria-current", "true")
  // Pressed, a technique's name leads on to its drawing, in words.
  await expect.element(view.getByRole("link", { name: "See how it works" })).toBeVisible()
  expect(view.getByRole("link", { name: /^See how it works/ }).elements()).toHaveLength(1)
  await view.getByRole("button", { name: "Fixed pass-through", exact: true }).click()
  expect(asked.onFocus).toHaveBeenCalledWith(fixed.key)
})

test("takes a technique's id as focus on the option found for it", async () => {
  const screen = await show(testReport([mediated, pin]), { focus: "mediated-pass-through" }).screen
  await expect.element(screen.getByRole("button", { name: "Mediated pass-through", exact: true })).toHaveAttribute("aria-current", "true")
  expect(screen.getByRole("button", { name: "NVIDIA vGPU on KVM", exact: true }).element().hasAttribute("aria-current")).toBe(false)
})

test("says that the GPU column is logarithmic when it is", async () => {
  const spread = [testOption({ placement: testPlacement(4) }), fixed]
  const screen = await show(testReport(spread)).screen
  await expect.element(screen.getByText(/logarithmic/)).toBeVisible()
})

test("writes at least before a cost that is not fully known and says unknown where there is none", async () => {
  const gap = testOption({ cost: testCost([410_000, 0, 0, 0, 0], { missing: [missingLicence] }) })
  const blank = testOption({ ...fixed, cost: null, nativeShare: null, placement: null, migration: testMigration("unknown") })
  const screen = await show(testReport([gap, blank])).screen
  await expect.element(screen.getByRole("button", { name: /^≥ \$410k: why\?/ })).toBeVisible()
  await expect.element(screen.getByText("none fits")).toBeVisible()
  expect(screen.container.textContent).not.toMatch(/NaN|null|undefined|Infinity/)
})

test("is plain text where nothing can be asked or opened", async () => {
  const screen = await render(<CompareBoard report={testReport([mediated])} scenario={defaultScenario} />)
  expect(screen.container.querySelectorAll("button")).toHaveLength(0)
})

test("neither scrolls sideways at 320 pixels nor stops being a table", async () => {
  await page.viewport(320, 800)
  const screen = await show(testReport([remoting, fixed, mediated, pin, emulation])).screen
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  await expect.element(screen.getByRole("table")).toBeVisible()
  expect(screen.getByRole("rowheader").elements()).toHaveLength(5)
  await page.viewport(1280, 800)
})

test("fits with room for a verdict into 880 by 640 pixels when all four techniques are compared", async () => {
  await page.viewport(880, 800)
  const screen = await show(testReport()).screen
  expect(screen.container.getBoundingClientRect().height).toBeLessThanOrEqual(520)
  await page.viewport(1280, 800)
})

import { expect, test, vi } from "vitest"
import { page } from "vitest/browser"
import { render } from "vitest-browser-react"
import "../../../ui/global.css"
import type { Measurement } from "../../../dataset/schema/index.ts"
import { defaultScenario } from "../../../engine/scenario.ts"
import type { AskWhy } from "../words.ts"
import MigrationMatrix from "../MigrationMatrix.tsx"
import { fixed, mediated, range, remoting, testGroup, testMigration, testOption, testReport } from "../testReport.ts"
import CostChart from "./CostChart.tsx"
// With its library, which is fetched only where dots are.
import "./Dots.tsx"
import GpuChart from "./GpuChart.tsx"
import NativeChart from "./NativeChart.tsx"

/** The cells of the nth table, row by row, header first. */
function cells(container: Element, nth = 0): readonly (readonly string[])[] {
  const table = container.querySelectorAll("table")[nth]
  if (!table) throw new Error("no table")
  return [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()))
}

const measurement = (id: string, share: number, more: Partial<Measurement> = {}): Measurement => ({
  id,
  technique: "mediated-pass-through",
  technology: "nvidia-vgpu",
  family: "NVIDIA vGPU",
  variant: "vGPU, full profile",
  product: "vGPU on vSphere",
  products: ["nvidia-vgpu-vsphere"],
  gpu: "NVIDIA A100",
  hypervisor: "ESXi",
  guestOs: null,
  workload: "BERT",
  workloadClass: "ml-inference",
  metric: "throughput",
  nativeValue: null,
  virtualValue: null,
  nativeShare: { low: null, mean: share, high: null },
  concurrency: 1,
  scheduler: null,
  network: null,
  year: 2023,
  reference: null,
  note: null,
  use: "efficiency",
  useReason: null,
  evidence: [{ source: "paper", basis: "measured" }],
  ...more,
})

const tabled = async (screen: Awaited<ReturnType<typeof render>>) => {
  await screen.getByRole("button", { name: "Show as table" }).click()
  await expect.element(screen.getByRole("table").first()).toBeVisible()
}

test("the native chart's table holds the share, its two parts, the target and each measurement shown", async () => {
  const screen = await render(
    <NativeChart
      report={testReport([fixed, mediated])}
      measurements={[measurement("a", 0.94), measurement("b", 0.5, { use: "context" })]}
    />,
  )
  await tabled(screen)
  expect(cells(screen.container)[2]).toEqual([
    "Mediated pass-through: NVIDIA vGPU on vSphere on A16",
    "88–96 %",
    "90–97 % (likely 94 %)",
    "98–99 % (likely 98 %)",
    "50 %",
    "–",
    "1 measurement",
    "–",
  ])
  expect(cells(screen.container, 1)[1]).toEqual([
    "Mediated pass-through: vGPU on vSphere",
    "94 %",
    "this product",
    "vGPU on vSphere on NVIDIA A100, BERT, throughput, Published 2023",
  ])
})

test("the native chart draws a dot for each usable measurement", async () => {
  await page.viewport(1000, 800)
  const screen = await render(
    <NativeChart report={testReport([mediated])} measurements={[measurement("a", 0.94), measurement("b", 0.5, { use: "context" })]} />,
  )
  await vi.waitFor(() => expect(screen.container.querySelectorAll("[data-measurement]")).toHaveLength(1), { timeout: 10_000 })
  expect(
    Number(
      screen.container
        .querySelector("[data-measurement]")
        ?.getAttribute("d")
        ?.match(/[\d.]+/)?.[0],
    ),
  ).toBeGreaterThan(500)
})

test("the native chart is drawn before the measurements have come, in the same room, and says where they could not be had", async () => {
  await page.viewport(1000, 800)
  const drawing = (measurements: readonly Measurement[] | null | undefined) => (
    <NativeChart report={testReport([mediated, remoting])} measurements={measurements} />
  )
  const screen = await render(drawing(undefined))
  // Without what moves by design: the dots, and the words that say why there are none.
  const drawn = () => screen.container.querySelector("[aria-hidden] > svg")?.outerHTML
  const before = drawn()
  expect(before).toContain("<rect")
  await screen.rerender(drawing([measurement("a", 0.94), measurement("b", 1.11)]))
  await vi.waitFor(() => expect(screen.container.querySelectorAll("[data-measurement]")).toHaveLength(2), { timeout: 10_000 })
  expect(drawn()).toBe(before)
  await screen.rerender(drawing(null))
  expect(drawn()).toBe(before)
  await expect.element(screen.getByText("The published measurements could not be loaded.")).toBeVisible()
  await expect.element(screen.getByRole("button", { name: "Try again" })).toBeVisible()
})

test("an axis has a line for each tick, and words only where they have room; those at its ends stay within the chart", async () => {
  for (const width of [320, 1000]) {
    await page.viewport(width, 800)
    const screen = await render(<GpuChart report={testReport([fixed, mediated, remoting])} />)
    await expect.poll(() => screen.container.querySelectorAll("figure svg text").length).toBeGreaterThan(2)
    const drawing = screen.container.querySelector("[aria-hidden] > svg")
    const box = drawing?.getBoundingClientRect()
    const words = [...(drawing?.querySelectorAll("text") ?? [])].filter(({ textContent }) => /^[\d,]+$/.test(textContent.trim()))
    expect(words.length).toBeGreaterThan(1)
    const places = words.map((one) => one.getBoundingClientRect())
    for (const [at, { left, right }] of places.entries()) {
      expect(left).toBeGreaterThanOrEqual((places[at - 1]?.right ?? -Infinity) + 4)
      expect(left).toBeGreaterThanOrEqual(box?.left ?? Infinity)
      expect(right).toBeLessThanOrEqual(box?.right ?? 0)
    }
    await screen.unmount()
  }
})

test("the native chart shows one group alone when asked to", async () => {
  const groups = [testGroup(range(0.9, 0.92, 0.94)), testGroup(range(0.7, 0.72, 0.74), { index: 1, name: "CAD" })]
  const screen = await render(<NativeChart report={testReport([testOption({ groups })])} measurements={[]} />)
  await screen.getByRole("combobox").selectOptions("CAD")
  await expect.element(screen.getByText("70–74 %", { exact: true })).toBeVisible()
})

test("the GPU chart's table holds count, bound, boards and what is idle", async () => {
  const screen = await render(<GpuChart report={testReport([remoting, mediated])} />)
  await tabled(screen)
  const rows = cells(screen.container)
  expect(rows[1]?.slice(1, 6)).toEqual(["10 GPUs", "9", "10", "10", "0"])
  expect(rows[2]?.slice(1, 6)).toEqual(["13 GPUs", "13", "4", "16", "3"])
})

test("the GPU chart can be switched to a logarithmic axis and says so", async () => {
  const screen = await render(<GpuChart report={testReport([fixed, mediated])} />)
  await screen.getByRole("button", { name: "Log", exact: true }).click()
  await expect.element(screen.getByText(/axis is logarithmic/)).toBeVisible()
})

test("the cost chart's table holds every part, and per VM and month when switched", async () => {
  const screen = await render(<CostChart report={testReport([mediated])} scenario={defaultScenario} />)
  await tabled(screen)
  expect(cells(screen.container)[1]).toEqual([
    "Mediated pass-through: NVIDIA vGPU on vSphere on A16",
    "$330–490k",
    "$410k",
    "$14k",
    "$120k",
    "$180k",
    "$46k",
    "$50k",
    "$0",
    "–",
  ])
  await screen.getByRole("button", { name: "Per VM and month" }).click()
  expect(cells(screen.container)[1]?.slice(1, 6)).toEqual(["$34–51", "$43", "$1.5", "$13", "$19"])
})

test("the cost chart stacks parts to the likely total", async () => {
  await page.viewport(1000, 800)
  const screen = await render(<CostChart report={testReport([mediated])} scenario={defaultScenario} />)
  const row = `[data-row="${mediated.key}"] rect`
  await vi.waitFor(() => expect(screen.container.querySelectorAll(row).length).toBeGreaterThan(4))
  const bars = [...screen.container.querySelectorAll<SVGRectElement>(`[data-row="${mediated.key}"] > g > rect`)]
  const width = (index: number) => Number(bars[index]?.getAttribute("width"))
  expect(width(1) / width(0)).toBeCloseTo(120 / 14, 1)
})

test("the migration matrix tells levels apart in words and sets the pause against the limit", async () => {
  const stun = { group: 0, seconds: range(50, 80, 130), expected: range(50, 80, 90), worst: range(60, 90, 130) }
  const slow = testOption({
    migration: testMigration("live-with-conditions", {
      stunSeconds: stun.seconds,
      stunByGroup: [stun],
      stunStandIn: {
        id: "pause-of-others",
        values: { product: { thing: "product", id: "x", name: "it" }, likely: { quote: "vSphere" }, allMemory: false },
      },
    }),
  })
  const screen = await render(<MigrationMatrix report={testReport([fixed, slow])} stunLimitSeconds={100} />)
  const rows = cells(screen.container)
  expect(rows[1]?.slice(1, 5)).toEqual(["no", "no", "unknown", "no"])
  expect(rows[2]?.[0]).toContain("67 VMs shut down, session lost.")
  expect(rows[2]?.[0]).toContain("67 VMs of 200 lose their session.")
  expect(rows[3]?.[1]).toContain("under conditions")
  expect(rows[3]?.[5]).toContain("2.2 min at worst, may exceed the limit")
  expect(rows[4]?.[0]).toContain("Same driver branch on both hosts.")
  expect(rows[4]?.[0]).toContain("67 VMs moved while running, session kept.")
  expect(rows[4]?.[0]).toContain("Moved 8 at once.")
  expect(rows[4]?.[0]).toContain("room for all on 1 spare host.")
  expect(rows[4]?.[0]).toContain("stand in.")
})

test("every chart can be asked why from its row", async () => {
  const onWhy = vi.fn<AskWhy>()
  const screen = await render(<CostChart report={testReport([mediated])} scenario={defaultScenario} onWhy={onWhy} />)
  await screen.getByRole("button", { name: /^\$330–490k: why\? Cost of Mediated/ }).click()
  expect(onWhy).toHaveBeenCalledWith({ key: mediated.key, figure: "cost" })
})

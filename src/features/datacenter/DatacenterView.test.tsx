import { afterEach, describe, expect, it, vi } from "vitest"
import { cleanup, render } from "vitest-browser-react"
import "../../ui/global.css"
import type { OptionResult, Report } from "../../engine/report.ts"
import { defaultScenario } from "../../engine/scenario.ts"
import { DatacenterView } from "./DatacenterView.tsx"
import { gpuPattern, group, hostPattern, placementOf } from "./fixtures.ts"

afterEach(async () => {
  await cleanup()
})

const option = (key: string, more: Partial<OptionResult>): OptionResult => ({
  racks: null,
  key,
  origin: "best",
  pin: null,
  technique: "mediated-pass-through",
  technology: "nvidia-vgpu",
  product: key,
  productName: key,
  gpu: "nvidia-a16",
  gpuName: "NVIDIA A16",
  hostId: "2u-4-gpu",
  scheduler: "best-effort",
  sizeMode: "equal-size",
  feasible: true,
  reasons: [],
  warnings: [],
  thinEvidence: null,
  groups: [group(0, "Knowledge worker")],
  nativeShare: null,
  efficiency: null,
  sharing: null,
  placement: null,
  cost: null,
  migration: {
    level: "live",
    suspendResume: "yes",
    snapshot: "yes",
    stunSeconds: null,
    rules: [],
    stunByGroup: [],
    stunStandIn: null,
    drain: null,
    failure: null,
    drainSeconds: null,
    vmsPerHost: 200,
    evidence: [],
  },
  isolation: "moderate",
  sources: [],
  slicing: { instanceType: null, series: null, ownInstance: false, types: [] },
  searched: { candidates: 1, feasible: 1 },
  ...more,
})

const passThrough = option("vfio", {
  technique: "fixed-pass-through",
  groups: [group(0, "Knowledge worker", { vmsPerGpu: 1, binds: "one-vm-per-gpu" })],
  placement: placementOf([gpuPattern([[0, 1]], 1, "one-vm-per-gpu")], [hostPattern(66, 3, [[0, 3]]), hostPattern(1, 2, [[0, 2]])]),
})
const vgpu = option("vgpu", {
  placement: placementOf(
    [gpuPattern([[0, 32]]), gpuPattern([[0, 8]], 0.25)],
    [
      hostPattern(1, 2, [
        [0, 6],
        [1, 1],
      ]),
    ],
    { perBoard: 4 },
  ),
})
const inTurns = option("mig", {
  technology: "nvidia-mig",
  groups: [group(0, "Knowledge worker", { vmsPerGpu: 24, vmsPerMigInstance: 6, instanceTypeName: "DC-1-4Q" })],
  placement: placementOf(
    [gpuPattern([[0, 24]]), gpuPattern([[0, 8]], 0.33)],
    [
      hostPattern(1, 2, [
        [0, 1],
        [1, 1],
      ]),
    ],
  ),
})
const impossible = option("sr-iov", {
  feasible: false,
  reasons: [
    {
      code: "api",
      told: { id: "as-written", values: { text: { quote: "Needs CUDA; this exposes Direct3D only." } } },
      group: 0,
      evidence: [],
    },
  ],
})
const report: Report = {
  datasetVersion: "1",
  modelVersion: "1",
  options: [passThrough, vgpu, impossible],
  notCounted: [],
  warnings: [],
  totalVms: 200,
}

const show = (focus: OptionResult, onFocus: (key: string) => void = () => undefined) =>
  render(<DatacenterView option={focus} scenario={defaultScenario} report={report} onFocus={onFocus} />)

describe("the picture of the datacenter", () => {
  it("draws two hundred GPUs for pass-through and seven with VMs for mediated pass-through", async () => {
    const screen = await show(passThrough)
    await expect.element(screen.getByRole("img", { name: /GPU \d+: 1 × Knowledge worker/ }).first()).toBeInTheDocument()
    expect(screen.getByRole("img", { name: /× Knowledge worker/ }).elements()).toHaveLength(200)
    await screen.rerender(<DatacenterView option={vgpu} scenario={defaultScenario} report={report} onFocus={() => undefined} />)
    expect(screen.getByRole("img", { name: /× Knowledge worker/ }).elements()).toHaveLength(7)
    expect(screen.getByRole("img", { name: /idle/ }).elements()).toHaveLength(1)
  })

  it("tells the same totals in its table", async () => {
    const screen = await show(vgpu)
    await screen.getByText("As a table").click()
    const total = screen.getByRole("row", { name: /In all/ })
    await expect.element(total).toHaveTextContent("7 of 8 GPUs carry VMs")
    await expect.element(total).toHaveTextContent("200")
  })

  it("walks from tile to tile with the arrow keys, with one tab stop", async () => {
    const screen = await show(vgpu)
    const tiles = screen.getByRole("img", { name: /GPU/ })
    await expect.element(tiles.first()).toBeInTheDocument()
    expect(tiles.elements().filter((tile) => tile.getAttribute("tabindex") === "0")).toHaveLength(1)
    const first = tiles.elements()[0] as unknown as HTMLElement
    first.focus()
    first.dispatchEvent(new KeyboardEvent("keydown", { key: "End", bubbles: true }))
    await expect.poll(() => document.activeElement?.getAttribute("aria-label")).toMatch(/GPU 8: idle/)
  })

  it("has the key of its groups right below the drawing, and says below what the failure of the fullest host does", async () => {
    const failure = { lose: 58, keep: 282, restart: "yes", condition: null, room: 58, spareHosts: 1, evidence: [] } as const
    const two = option("two", {
      groups: [group(0, "Knowledge worker"), group(1, "CAD, medium")],
      migration: { ...vgpu.migration, failure },
      placement: placementOf(
        [gpuPattern([[0, 32]]), gpuPattern([[1, 4]])],
        [
          hostPattern(1, 2, [
            [0, 4],
            [1, 3],
          ]),
        ],
        { perBoard: 4 },
      ),
    })
    const screen = await show(two)
    const drawing = screen.getByRole("group", { name: /^Hosts, boards and GPUs/ })
    await expect.element(drawing).toBeVisible()
    const below = drawing.element().parentElement?.nextElementSibling
    expect(below?.textContent).toMatch(/A\s*Knowledge worker\s*B\s*CAD, medium/)
    await expect
      .element(screen.getByText(/^If the fullest host fails/))
      .toHaveTextContent(
        "If the fullest host fails: 58 VMs of 340 lose their session; started again by the cluster: room for all on 1 spare host; 282 VMs on other hosts keep theirs.",
      )
  })

  it("switches among the report's options", async () => {
    const onFocus = vi.fn<(key: string) => void>()
    const screen = await show(vgpu, onFocus)
    await screen.getByRole("button", { name: /vfio/ }).click()
    expect(onFocus).toHaveBeenCalledWith("vfio")
  })

  it("gives the reasons where there is nothing to draw", async () => {
    const screen = await show(impossible)
    await expect.element(screen.getByText("Needs CUDA; this exposes Direct3D only.")).toBeVisible()
  })

  it("says how many VMs take turns on a MIG instance, and draws them inside it", async () => {
    const screen = await show(inTurns)
    await expect
      .element(screen.getByRole("img", { name: /GPU 1: 24 × Knowledge worker \(DC-1-4Q; 6 to a MIG instance\)/ }))
      .toBeInTheDocument()
    await expect
      .element(screen.getByRole("img", { name: /GPU 2: 8 × Knowledge worker \(DC-1-4Q; 4 to a MIG instance\)/ }))
      .toBeInTheDocument()
  })
})

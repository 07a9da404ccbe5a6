/** Placement alone: groups of VMs on GPUs by rule, and an inventory VM by VM. */
import { fullCatalogue as catalogue } from "../src/dataset/full.ts"
import { distinctInventory, exampleInventory, sharingCluster } from "../src/engine/inventory/example.ts"
import { goals, placeInventory, slicings } from "../src/engine/inventory/placeInventory.ts"
import { place, type PackingRules, type PlacementInput } from "../src/engine/placement/place.ts"
import type { InstanceType } from "../src/dataset/core.ts"

const a100 = catalogue.instanceTypeSetsOf("a100-sxm4-40").concat(catalogue.instanceTypeSetsOf("a100-pcie-40"))
const migTypes = a100
  .filter((set) => set.technology === "nvidia-mig")
  .flatMap((set) => set.types)
  .filter((type) => !type.series && (type.placementStarts ?? []).length > 0)
const of48 = catalogue.mixedPlacements.filter((row) => row.gpuFrameBufferGb === 48 && !(row.appliesTo ?? "").startsWith("Ada"))

const rules: readonly (readonly [string, PackingRules, number])[] = [
  ["equal-size vGPU", { kind: "equal-size", cap: 32 }, 49152],
  ["mixed-size vGPU", { kind: "mixed-size", placements: of48, cap: 32 }, 49152],
  ["MIG", { kind: "mig" }, 40960],
  ["API remoting", { kind: "shared-memory", maxVmsPerGpu: null }, 49152],
]

function inputOf(groups: number, vms: number, packing: PackingRules, gpuMemoryMib: number): PlacementInput {
  return {
    rules: packing,
    gpuMemoryMib,
    gpusPerBoard: 1,
    boardUsd: 9000,
    hostUsd: 25_000,
    spareHosts: 1,
    host: { id: "host", cores: 64, vcpuPerCore: 4, ramGib: 1000, boardsMax: 4 },
    groups: Array.from({ length: groups }, (_, index) => {
      const size = of48[index % of48.length]?.vgpuFrameBufferMib ?? 1024
      const mig = migTypes[index % Math.max(1, migTypes.length)] ?? null
      const type: InstanceType = { id: `t${size}`, name: `t${size}`, frameBufferMib: size, maxPerGpu: Math.floor(gpuMemoryMib / size) }
      return {
        index,
        count: Math.round(vms / groups) + 7 * index,
        vcpu: 2 + 2 * (index % 5),
        ramGib: 4 + 4 * (index % 6),
        frameBufferMib:
          packing.kind === "shared-memory" ? 900 + 613 * index : packing.kind === "mig" ? (mig?.frameBufferMib ?? 4864) : size,
        instanceType: packing.kind === "mig" ? mig : type,
        maxPerGpuByPerformance: index % 3 === 0 ? 6 + index : Infinity,
      }
    }),
  }
}

/** The same with other counts: placements that were asked for before are remembered. */
const varied = (input: PlacementInput, nth: number): PlacementInput => ({
  ...input,
  groups: input.groups.map((group) => ({ ...group, count: group.count + ((nth * (group.index + 1)) % 997) })),
})

type Median = (run: (nth: number) => unknown, atLeastMs?: number) => { ms: number; runs: number }

/** Rows of two tables in Markdown. */
export function placementTables(median: Median): string {
  const lines = ["", "| placement | median | GPUs | proven at least |", "|---|---|---|---|"]
  for (const [name, packing, memory] of rules) {
    for (const [groups, vms] of [
      [1, 200],
      [6, 10_000],
      [20, 10_000],
      [20, 1_000_000],
    ] as const) {
      const input = inputOf(groups, vms, packing, memory)
      const outcome = place(input)
      if (!outcome.ok) throw new Error(outcome.failures.map((one) => one.told.id).join(" "))
      const { ms } = median((nth) => place(varied(input, nth)), 300)
      const { count, lowerBound } = outcome.placement.gpus
      lines.push(`| ${name}, ${groups} groups, ${vms.toLocaleString("en-US")} VMs | ${ms.toFixed(1)} ms | ${count} | ${lowerBound} |`)
    }
  }
  lines.push("", "| inventory, VM by VM | median | placed |", "|---|---|---|")
  for (const [vms, hosts, slicing] of [[500, 52, "shares"], ...slicings.map((one) => [10_000, 1500, one] as const)] as const) {
    const inventory = exampleInventory(vms, hosts, slicing)
    const { placed } = placeInventory(inventory, catalogue).totals
    const { ms } = median(() => placeInventory(inventory, catalogue), 1000)
    lines.push(
      `| ${vms.toLocaleString("en-US")} VMs, ${hosts.toLocaleString("en-US")} hosts, ${slicing} | ${ms.toFixed(0)} ms | ${placed} |`,
    )
  }
  lines.push("", "| cluster of shares at 130 % demand, 1,200 hosts | median | VMs, of at most | GPUs, of at most |", "|---|---|---|---|")
  for (const goal of goals) {
    const inventory = { ...sharingCluster(1200), goal }
    const { totals, atMost } = placeInventory(inventory, catalogue)
    const { ms } = median(() => placeInventory(inventory, catalogue), 1000)
    lines.push(
      `| by ${goal} | ${ms.toFixed(0)} ms | ${totals.placed} of ${atMost.vms} | ${totals.gpusPlaced.toFixed(0)} of ${atMost.gpus.toFixed(0)} of ${totals.gpus} |`,
    )
  }
  lines.push("", "| no two VMs and no two hosts alike | once, processor time | VMs | GPUs, of at most | memory |", "|---|---|---|---|---|")
  for (const slicing of slicings) {
    const started = process.cpuUsage()
    const { totals, atMost } = placeInventory(distinctInventory(50_000, 5000, slicing), catalogue)
    const { user, system } = process.cpuUsage(started)
    lines.push(
      `| 50,000 on 5,000, ${slicing} | ${((user + system) / 1e6).toFixed(0)} s | ${totals.placed} | ${totals.gpusPlaced.toFixed(0)} of ${atMost.gpus.toFixed(0)} | ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB |`,
    )
  }
  return `${lines.join("\n")}\n`
}

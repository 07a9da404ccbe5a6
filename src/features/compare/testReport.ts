import type { Cost, GroupResult, Migration, MigrationLevel, OptionResult, Placement, Reason, Report } from "../../engine/report.ts"
import type { Money } from "../../engine/basics/range.ts"
import { byCostPart, costParts } from "../../engine/basics/why/cost.ts"
import type { Range } from "../../dataset/schema/index.ts"

export const missingLicence: Money["missing"][number] = {
  id: "missing-licence",
  values: { of: { thing: "product", id: "tensorfusion", name: "TensorFusion" } },
}

/** Reports for tests and for looking at the comparison. Figures are plausible, not computed. */

export const range = (low: number, likely: number, high: number): Range => ({ low, likely, high })

export const sum = (low: number, likely: number, high: number, missing: Money["missing"] = []): Money => ({
  low,
  likely,
  high,
  known: missing.length === 0,
  missing,
})

const parts = ["gpus", "hosts", "licences", "energy", "maintenance", "network"] as const
const lineOf = (part: (typeof parts)[number]) => ({ id: "as-written", values: { text: { quote: part } } }) as const

/** USD by part (likely), spread by `spread` either way. */
export function testCost(
  usd: readonly [gpus: number, hosts: number, licences: number, energy: number, maintenance: number],
  { vms = 200, years = 4, spread = 0.2, missing = [] as Money["missing"] } = {},
): Cost {
  const likely = byCostPart((part) => usd[costParts.indexOf(part)] ?? 0)
  const spreadOut = (value: number, of: Money["missing"] = []): Money => sum(value * (1 - spread), value, value * (1 + spread), of)
  const total = usd.reduce((a, b) => a + b, 0)
  const breakdown = byCostPart((part) => spreadOut(likely[part], part === "licences" ? missing : []))
  return {
    total: spreadOut(total, missing),
    perVmMonth: spreadOut(total / vms / years / 12, missing),
    breakdown,
    lines: parts
      .filter((part) => likely[part] > 0)
      .map((part) => ({ part, label: lineOf(part), usd: breakdown[part], quantity: 1, unit: "licence", evidence: [] })),
    byGroup: [
      { group: 0, usd: total * 0.95 },
      { group: "idle", usd: total * 0.05 },
    ],
    peakKw: range(2, 3, 4),
    energyKwhPerYear: range(10_000, 14_000, 18_000),
    carbonTonnes: range(10, 16, 22),
  }
}

export function testPlacement(
  gpus: number,
  { lowerBound = gpus, boards = gpus, bought = gpus, hosts = 3, vmsPerGpu = 16 } = {},
): Placement {
  return {
    gpuPatterns:
      gpus === 0
        ? []
        : [
            {
              contents: [{ group: 0, vms: vmsPerGpu, instanceType: null }],
              frameBufferUsed: 1,
              binds: vmsPerGpu === 1 ? "one-vm-per-gpu" : "frame-buffer",
            },
          ],
    hostPatterns: [
      {
        hosts,
        boards: Math.ceil(boards / hosts),
        gpus: gpus === 0 ? [] : [{ pattern: 0, count: Math.ceil(gpus / hosts) }],
        vms: [],
        vcpuUsed: 300,
        ramGibUsed: 900,
      },
    ],
    gpus: { count: gpus, lowerBound, boards, boardsLowerBound: boards, bought, spareBoards: 0 },
    hosts: {
      count: hosts,
      lowerBound: hosts,
      spare: 1,
      binds: gpus === 0 ? "vcpu" : "slots",
      hostId: "2u-4-gpu",
      boardsPerHostMax: 4,
      vcpuPerHost: 320,
      ramGibPerHost: 1024,
    },
    waste: { frameBuffer: 0.02, gpus: bought === 0 ? 0 : 1 - gpus / bought, vcpu: 0.2, ram: 0.3 },
  }
}

/** Expected up to the likely figure, at worst up to the high one. */
const testStun = (seconds: Range): Migration["stunByGroup"][number] => ({
  group: 0,
  seconds,
  expected: range(seconds.low, seconds.likely, seconds.likely),
  worst: range(seconds.likely, seconds.likely, seconds.high),
})

export function testMigration(level: MigrationLevel, more: Partial<Migration> = {}): Migration {
  const live = level === "live" || level === "live-with-conditions"
  const conditions =
    level === "live-with-conditions" ? ["Same GPU model and same vGPU type on the target", "Same driver branch on both hosts"] : []
  return {
    level,
    rules: conditions.map((text) => ({ told: { id: "as-written", values: { text: { quote: text } } }, evidence: [] })),
    suspendResume: live || level === "suspend-only" ? "yes" : "no",
    snapshot: live ? "yes" : "unknown",
    stunSeconds: live ? range(0.6, 1.2, 2.4) : null,
    stunByGroup: live ? [testStun(range(0.6, 1.2, 2.4))] : [],
    stunStandIn: null,
    drainSeconds: live ? range(120, 240, 480) : null,
    vmsPerHost: 67,
    drain: { outcomes: [{ group: 0, outcome: live ? "moves" : "stopped", vms: 67 }], atOnce: live ? 8 : null, evidence: [] },
    failure: { lose: 67, keep: 133, restart: "yes", condition: null, room: 67, spareHosts: 1, evidence: [] },
    evidence: [],
    ...more,
  }
}

export function testGroup(share: Range, more: Partial<GroupResult> = {}): GroupResult {
  return {
    index: 0,
    name: "Knowledge worker",
    workload: "knowledge-worker",
    count: 200,
    instanceType: null,
    instanceTypeName: null,
    frameBufferMib: 1024,
    vmsPerGpu: 16,
    binds: "frame-buffer",
    nativeShare: share,
    efficiency: share,
    sharing: range(1, 1, 1),
    burstShare: share,
    meetsTarget: share.likely >= 0.5,
    targetShare: 0.5,
    duty: 0.04,
    gpusCharged: 12.5,
    ...more,
  }
}

export const testReason = (text: string, code: Reason["code"] = "api"): Reason => ({
  code,
  told: { id: "as-written", values: { text: { quote: text } } },
  group: 0,
  evidence: [],
})

const base: OptionResult = {
  racks: null,
  key: "nvidia-vgpu-vsphere@a16",
  origin: "best",
  pin: null,
  technique: "mediated-pass-through",
  technology: "nvidia-vgpu",
  product: "nvidia-vgpu-vsphere",
  productName: "NVIDIA vGPU on vSphere",
  gpu: "nvidia-a16",
  gpuName: "NVIDIA A16",
  hostId: "2u-4-gpu",
  scheduler: "best-effort",
  sizeMode: "equal-size",
  feasible: true,
  reasons: [],
  warnings: [],
  thinEvidence: null,
  groups: [
    testGroup(range(0.88, 0.92, 0.96), {
      instanceType: "a16-1b",
      instanceTypeName: "A16-1B",
      efficiency: range(0.9, 0.94, 0.97),
      sharing: range(0.978, 0.98, 0.99),
    }),
  ],
  nativeShare: range(0.88, 0.92, 0.96),
  efficiency: range(0.9, 0.94, 0.97),
  sharing: range(0.978, 0.98, 0.99),
  placement: testPlacement(13, { boards: 4, bought: 16 }),
  cost: testCost([14_000, 120_000, 180_000, 46_000, 50_000]),
  migration: testMigration("live-with-conditions"),
  isolation: "moderate",
  sources: ["nvidia-vgpu-docs"],
  slicing: { instanceType: null, series: null, ownInstance: false, types: [] },
  searched: { candidates: 120, feasible: 31 },
}

/** The mediated option, with anything replaced. */
export const testOption = (more: Partial<OptionResult> = {}): OptionResult => ({ ...base, ...more })

export const remoting = testOption({
  key: "virtio-venus@l4",
  technique: "api-remoting",
  technology: "api-forwarding",
  product: "virtio-venus",
  productName: "VirtIO-GPU Venus",
  gpu: "nvidia-l4",
  gpuName: "NVIDIA L4",
  feasible: false,
  reasons: [
    testReason("Knowledge worker needs Direct3D 12; VirtIO-GPU Venus exposes Vulkan 1.3 and OpenGL 4.3 only."),
    testReason("VirtIO-GPU Venus has no Windows driver.", "guest-system"),
    testReason("Knowledge worker accepts 50 % of native at least; 41 % is expected.", "performance"),
  ],
  groups: [
    testGroup(range(0.3, 0.41, 0.62), {
      meetsTarget: false,
      efficiency: range(0.33, 0.45, 0.66),
      sharing: range(0.9, 0.92, 0.94),
      vmsPerGpu: 22,
      binds: "performance",
    }),
  ],
  nativeShare: range(0.3, 0.41, 0.62),
  efficiency: range(0.33, 0.45, 0.66),
  sharing: range(0.9, 0.92, 0.94),
  placement: testPlacement(10, { lowerBound: 9, vmsPerGpu: 22 }),
  cost: testCost([25_000, 110_000, 0, 30_000, 40_000]),
  migration: testMigration("cold-only"),
  isolation: "weak",
  slicing: { instanceType: null, series: null, ownInstance: false, types: [] },
  searched: { candidates: 40, feasible: 0 },
})

export const fixed = testOption({
  key: "kvm-vfio@l4",
  technique: "fixed-pass-through",
  technology: "pci-passthrough",
  product: "kvm-vfio",
  productName: "KVM with VFIO",
  gpu: "nvidia-l4",
  gpuName: "NVIDIA L4",
  groups: [testGroup(range(0.96, 0.98, 1), { vmsPerGpu: 1, binds: "one-vm-per-gpu", gpusCharged: 200, frameBufferMib: 24_576 })],
  nativeShare: range(0.96, 0.98, 1),
  efficiency: range(0.96, 0.98, 1),
  sharing: range(1, 1, 1),
  placement: testPlacement(200, { hosts: 34, vmsPerGpu: 1 }),
  cost: testCost([510_000, 1_900_000, 320_000, 420_000, 540_000]),
  migration: testMigration("none"),
  isolation: "strong",
  slicing: { instanceType: null, series: null, ownInstance: false, types: [] },
  searched: { candidates: 90, feasible: 44 },
})

export const emulation = testOption({
  key: "qemu-llvmpipe",
  technique: "device-emulation",
  technology: "software-renderer",
  product: "qemu-llvmpipe",
  productName: "QEMU with llvmpipe",
  gpu: null,
  gpuName: null,
  feasible: false,
  reasons: [testReason("Knowledge worker accepts 50 % of native at least; 2 % is expected.", "performance")],
  groups: [testGroup(range(0.01, 0.02, 0.05), { meetsTarget: false, vmsPerGpu: 0, binds: "none", gpusCharged: 0 })],
  nativeShare: range(0.01, 0.02, 0.05),
  efficiency: range(0.01, 0.02, 0.05),
  sharing: range(1, 1, 1),
  placement: testPlacement(0, { hosts: 5 }),
  cost: testCost([0, 260_000, 0, 60_000, 80_000]),
  migration: testMigration("live", { stunSeconds: range(0.1, 0.3, 1), stunByGroup: [testStun(range(0.1, 0.3, 1))] }),
  isolation: "strong",
  slicing: { instanceType: null, series: null, ownInstance: false, types: [] },
  searched: { candidates: 12, feasible: 0 },
})

export const mediated = testOption()

export function testReport(options: readonly OptionResult[] = [remoting, fixed, mediated, emulation], more: Partial<Report> = {}): Report {
  const first = options[0]
  const totalVms = first ? first.groups.reduce((total, group) => total + group.count, 0) : 0
  return {
    datasetVersion: "2026.11.1",
    modelVersion: "1.0.0",
    options,
    notCounted: [{ what: { id: "left-out", values: { cost: "storage" } }, why: { id: "left-out-why", values: { cost: "storage" } } }],
    warnings: [],
    totalVms,
    ...more,
  }
}

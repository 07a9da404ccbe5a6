import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu, TechnologyId } from "../../dataset/core.ts"
import type { CostGroup, CostInput } from "./input.ts"
import { usersOf } from "./input.ts"
import { normalise } from "./weights.ts"
import type { Weights } from "./weights.ts"

export const nvidiaLicenceIds = ["nvidia-vapps", "nvidia-vpc", "nvidia-vws", "nvidia-ai-enterprise"] as const
export type NvidiaLicenceId = (typeof nvidiaLicenceIds)[number]

/** Which guest licence a VM needs, and the page that says so. */
export interface GuestRule {
  readonly licence: NvidiaLicenceId | null
  readonly why: string
  readonly evidence: readonly Evidence[]
}

const editions = (basis: Evidence["basis"]): readonly Evidence[] => [{ source: "lic-ug16", locator: "licensed products table", basis }]

const seriesRules: Readonly<Record<"A" | "B" | "C" | "Q", GuestRule>> = {
  A: { licence: "nvidia-vapps", why: "A-series vGPUs are licensed as vApps, per concurrent user.", evidence: editions("documented") },
  B: { licence: "nvidia-vpc", why: "B-series vGPUs are licensed as vPC, per concurrent user.", evidence: editions("documented") },
  Q: { licence: "nvidia-vws", why: "Q-series vGPUs are licensed as vWS, per concurrent user.", evidence: editions("documented") },
  C: {
    licence: "nvidia-ai-enterprise",
    why: "C-series vGPUs are licensed through NVIDIA AI Enterprise only, per physical GPU.",
    evidence: [
      { source: "aie7-vgpu", locator: "overview text", basis: "documented" },
      { source: "aips-licensing", locator: "Licensing model: per physical GPU", basis: "secondary" },
    ],
  },
}
const passThroughGraphics: GuestRule = {
  licence: "nvidia-vws",
  why: "A server or professional GPU passed through for graphics needs vWS for its full display capability; vPC is not offered there.",
  evidence: [{ source: "nv-cpl-lic", locator: "Licensing for Physical GPUs", basis: "documented" }],
}
const passThroughCompute: GuestRule = {
  licence: null,
  why: "Compute on a GPU passed through needs no guest licence; NVIDIA AI Enterprise support is optional.",
  evidence: [{ source: "rafay-nvaie", locator: "Bare metal section", basis: "secondary" }],
}
const none: GuestRule = { licence: null, why: "No NVIDIA guest licence: the guest runs no licensed NVIDIA driver.", evidence: [] }

/** Technologies by which the guest runs the licensed vGPU driver. */
const vgpuTechnologies: readonly TechnologyId[] = ["nvidia-vgpu", "nvidia-mig", "gpu-p"]

/** The rule for one group of VMs on the option's GPU. Without a series, graphics is taken as Q and compute as C. */
export function guestRule(input: CostInput, group: CostGroup): GuestRule {
  const gpu = input.gpu
  if (!gpu || gpu.vendor !== "nvidia") return none
  const { technology } = input.product
  if (vgpuTechnologies.includes(technology)) return seriesRules[group.series ?? (group.needsGraphics ? "Q" : "C")]
  if (technology !== "pci-passthrough" || (gpu.class !== "server" && gpu.class !== "professional")) return none
  return group.needsGraphics ? passThroughGraphics : passThroughCompute
}

export interface GuestLicence {
  readonly id: NvidiaLicenceId
  readonly quantity: number
  readonly unit: "concurrent user" | "GPU"
  /** Years of the horizon that must be paid for; less than all where the board brings an entitlement. */
  readonly years: number
  readonly weights: Weights
  /** Of the rule that asks for it. */
  readonly evidence: readonly Evidence[]
}

/** NVIDIA guest licences of the whole option, one row a licence; per user, or per GPU that carries C-series VMs. */
export function guestLicences(input: CostInput): readonly GuestLicence[] {
  const found: GuestLicence[] = []
  if (input.gpu?.vendor !== "nvidia") return found
  const years = input.scenario.economics.years
  for (const id of nvidiaLicenceIds) {
    const rules = input.groups.map((group) => guestRule(input, group))
    const covered = rules.map((rule) => rule.licence === id)
    const evidence = rules.find((rule) => rule.licence === id)?.evidence
    if (!evidence) continue
    if (id === "nvidia-ai-enterprise") {
      const weights = normalise([...input.groups.map((group, at) => (covered[at] ? group.gpusCharged : 0)), 0])
      const free = bundledYears(input.catalogue, input.gpu)
      found.push({ id, quantity: gpusCarrying(input, covered), unit: "GPU", years: Math.max(0, years - free), weights, evidence })
    } else {
      const users = input.groups.map((group, at) => (covered[at] ? usersOf(group) : 0))
      const quantity = users.reduce((sum, own) => sum + own, 0)
      found.push({ id, quantity, unit: "concurrent user", years, weights: normalise([...users, 0]), evidence })
    }
  }
  return found
}

/** GPUs that hold at least one VM of the covered groups; all GPUs in use where the placement lists no patterns. */
function gpusCarrying(input: CostInput, covered: readonly boolean[]): number {
  const { gpuPatterns, hostPatterns, gpus } = input.placement
  if (!covered.includes(false) || gpuPatterns.length === 0) return gpus.count
  const indices = new Set(input.groups.filter((_, at) => covered[at]).map((group) => group.index))
  const carries = gpuPatterns.map((pattern) => pattern.contents.some((content) => content.vms > 0 && indices.has(content.group)))
  let count = 0
  for (const host of hostPatterns) for (const run of host.gpus) if (carries[run.pattern]) count += host.hosts * run.count
  return count
}

/**
 * Boards that come with a five-year AI Enterprise subscription: H100 PCIe, H100 NVL and H200 NVL (source rafay-nvaie).
 * Counted only where the dataset carries the bundling rule. Later years are charged.
 */
export const bundlingRuleId = "nvidia-ai-enterprise-rule-bundled"
const bundledGpus: readonly string[] = ["h100-pcie-80", "h100-nvl-94", "h200-nvl-141"]
const bundledTermYears = 5

export const bundledYears = (catalogue: Catalogue, gpu: Gpu): number =>
  bundledGpus.includes(gpu.id) && catalogue.licence(bundlingRuleId) ? bundledTermYears : 0

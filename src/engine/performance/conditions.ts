import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Product, TechniqueId, TechnologyId, WorkloadClass } from "../../dataset/core.ts"
import type { RemotingLoad } from "./remotingLoad.ts"

/**
 * What a published measurement states about itself, in the words of the dataset's measurement rows. Everything but the class of work may
 * be missing; null and absent mean the same: not stated. A measurement row is a set of conditions as it stands.
 */
export interface Conditions {
  readonly technique?: TechniqueId | null
  readonly technology?: TechnologyId | null
  readonly workloadClass: WorkloadClass
  /** Product ids of the dataset. */
  readonly products?: readonly string[] | null
  readonly variant?: string | null
  readonly product?: string | null
  readonly hypervisor?: string | null
  readonly gpu?: string | null
  readonly guestOs?: string | null
  readonly workload?: string | null
  readonly metric?: string | null
  /** VMs, clients or busy slices on the GPU; not stated: one. */
  readonly concurrency?: number | null
  readonly scheduler?: string | null
  /** Share of the GPU that the instance is entitled to, 0..1. */
  readonly entitlementShare?: number | null
  readonly network?: string | null
  readonly reference?: string | null
  readonly year?: number | null
  /** What a second of native work asks forwarding to carry, where the measurement counted it. */
  readonly apiCallsPerSecond?: number | null | undefined
  readonly bytesPerSecond?: number | null | undefined
  readonly roundTripsPerSecond?: number | null | undefined
  /** Time of one round trip between client and GPU server, seconds. */
  readonly roundTripSeconds?: number | null | undefined
  /** vCPUs or threads that render in software. */
  readonly vcpu?: number | null | undefined
  readonly unit?: string | null | undefined
  readonly nativeValue?: number | null | undefined
  /** What a scenario states of its work; everything below then counts for nothing. */
  readonly load?: RemotingLoad | null | undefined
  /** The API that the host runs forwarded calls on, where it is not the guest's own. */
  readonly hostApi?: string | null | undefined
  readonly presentation?: string | null | undefined
  /** Frames a second that a display allows at most. */
  readonly frameCapFps?: number | null | undefined
  readonly phase?: string | null | undefined
  readonly linkGbps?: number | null | undefined
  readonly drawCallsPerFrame?: number | null | undefined
  /** Of the native run. */
  readonly framesPerSecond?: number | null | undefined
  /** Kernels of the whole job, and the mean time of one on the native GPU, seconds. */
  readonly kernelLaunches?: number | null | undefined
  readonly kernelSeconds?: number | null | undefined
  /** Bytes moved, and seconds of the native run, of the whole job. */
  readonly jobBytes?: number | null | undefined
  readonly jobSeconds?: number | null | undefined
}

const words = (...parts: readonly (string | null | undefined)[]): string => parts.filter(Boolean).join(" · ").toLowerCase()

/** All that names the system under test. */
const systemWords = (one: Conditions): string => words(one.variant, one.product, one.hypervisor, one.scheduler)

/** Words by which a source that names no technology gives it away, most telling first. */
export const technologyWords: readonly [RegExp, TechnologyId][] = [
  [/\bgvt-?g\b|xengt|gvirt\b|kvmgt|\bmediator\b/, "intel-gvt-g"],
  [/\bgvt-?d\b/, "gvt-d"],
  [/mxgpu/, "amd-mxgpu"],
  [/\bgpu-?p\b|gpu partition/, "gpu-p"],
  [/\bmig\b|\d+g\.\d+gb/, "nvidia-mig"],
  [/\bvgpu\b|\bgrid\b|time-?slic/, "nvidia-vgpu"],
  [/sr-?iov/, "intel-sriov"],
  [/native context|\bwsl|gpu-?pv|dxgkrnl|paravirtuali[sz]ed driver/, "driver-paravirtualization"],
  [
    /rcuda|bitfusion|gvirtus|cricket|juice|remote gpu|over (the )?network|\bvmgl\b|virtualgl|infiniband|\btcp\b|\brdma\b/,
    "network-remoting",
  ],
  [
    /virgl|venus|gfxstream|svga|vsga|virtio-gpu|remotefx|chromium|api.?(forwarding|remoting)|parallels|3dfx|vmsvga|virtualbox.*3d|vmware (workstation|fusion)/,
    "api-forwarding",
  ],
  [/llvmpipe|lavapipe|swiftshader|softpipe|\bwarp|software.?(render|raster)|cpu raster/, "software-renderer"],
  [/86box|pcem|voodoo|virge/, "emulated-3d-card"],
  [/pass-?through|vfio|\bdda\b|directpath|full-?gpu-?in-?vm|whole gpu/, "pci-passthrough"],
]

export const techniqueOfTechnology: Readonly<Record<TechnologyId, TechniqueId>> = {
  "api-forwarding": "api-remoting",
  "driver-paravirtualization": "api-remoting",
  "network-remoting": "api-remoting",
  "pci-passthrough": "fixed-pass-through",
  "gvt-d": "fixed-pass-through",
  "nvidia-vgpu": "mediated-pass-through",
  "nvidia-mig": "mediated-pass-through",
  "amd-mxgpu": "mediated-pass-through",
  "intel-sriov": "mediated-pass-through",
  "intel-gvt-g": "mediated-pass-through",
  "gpu-p": "mediated-pass-through",
  "embedded-partition": "mediated-pass-through",
  "emulated-adapter": "device-emulation",
  "software-renderer": "device-emulation",
  "emulated-3d-card": "device-emulation",
}

const named = new WeakMap<readonly Product[], Map<string, Product | undefined>>()

/** The product whose name stands in the words, the longest name first; a name of a single short word tells too little. */
function productNamed(said: string, catalogue: Catalogue): Product | undefined {
  let known = named.get(catalogue.products)
  if (!known) named.set(catalogue.products, (known = new Map()))
  if (!known.has(said)) {
    const found = catalogue.products
      .flatMap((product) => [product.name, product.shortName].map((name) => ({ product, name: name.toLowerCase() })))
      .filter(({ name }) => name.length >= 4 && ` ${said} `.includes(` ${name} `))
      .sort((a, b) => b.name.length - a.name.length)
    known.set(said, found[0]?.product)
  }
  return known.get(said)
}

/** The product: by its id, else by its name where the row's technique and technology agree with it. */
export function productOf(one: Conditions, catalogue: Catalogue): Product | undefined {
  const id = one.products?.find((product) => catalogue.product(product))
  if (id !== undefined) return catalogue.product(id)
  if (!one.product) return undefined
  const found = productNamed(one.product.toLowerCase(), catalogue)
  const agrees = (!one.technique || one.technique === found?.technique) && (!one.technology || one.technology === found?.technology)
  return agrees ? found : undefined
}

/** The technology: as stated, else the product's, else by the words of the system; null where nothing tells it. */
export function technologyOf(one: Conditions, catalogue: Catalogue): TechnologyId | null {
  if (one.technology) return one.technology
  const product = productOf(one, catalogue)
  if (product) return product.technology
  const said = systemWords(one)
  const found = technologyWords.find(([pattern]) => pattern.test(said))?.[1] ?? null
  return found === null || !one.technique || techniqueOfTechnology[found] === one.technique ? found : null
}

export const techniqueOf = (one: Conditions, catalogue: Catalogue): TechniqueId | null => {
  const technology = technologyOf(one, catalogue)
  return one.technique ?? productOf(one, catalogue)?.technique ?? (technology === null ? null : techniqueOfTechnology[technology])
}

/** Families of hypervisors built on the same kernel: below them a VM's path to the GPU is the same code. */
const kernels: readonly [name: string, ids: readonly string[], pattern: RegExp][] = [
  [
    "kvm",
    ["kvm", "proxmox-ve", "openstack", "kubevirt", "openshift-virtualization", "harvester", "nutanix-ahv", "hpe-vme", "crosvm", "qemu"],
    /kvm|qemu|proxmox|openstack|nutanix|ahv|crosvm/,
  ],
  ["xen", ["xen", "xenserver"], /xen/],
  ["vsphere", ["vsphere"], /vsphere|esxi?\b/],
  ["hyper-v", ["hyper-v", "hyper-v-client", "azure"], /hyper-?v|azure|wsl/],
]

export const kernelOfProduct = (product: { readonly hypervisors: readonly string[] } | undefined): string | null =>
  kernels.find(([, ids]) => product?.hypervisors.some((id) => ids.includes(id)))?.[0] ?? null

export function kernelOf(one: Conditions, catalogue: Catalogue): string | null {
  const said = words(one.hypervisor)
  return kernels.find(([, , pattern]) => pattern.test(said))?.[0] ?? kernelOfProduct(productOf(one, catalogue))
}

/** Ways into a GPU that cost more than their technology alone: memory encrypted on the way, or PCI Express carried over a network. */
export type Detour = "encrypted" | "fabric"

export function detourOf(one: Conditions): Detour | null {
  const said = systemWords(one)
  if (/confidential|\bcc\b|\btdx\b|\bsev\b|trusted|enclave|\bcvm\b/.test(said)) return "encrypted"
  return /pcie-over-network|disaggregat/.test(said) ? "fabric" : null
}

/**
 * How the work meets the GPU. batch: always more work waiting (throughput runs). served: requests that must be answered within a limit.
 * single: one request after the other, the next only when the last is done, so that small work leaves most of the GPU idle.
 */
export type Pacing = "batch" | "served" | "single"

export function pacingOf(one: Conditions): Pacing {
  const said = words(one.workload, one.metric)
  if (/singlestream|single.?stream|multistream|latency|kernel time|\bus\b/.test(said)) return "single"
  return /\bserver$|\bserver\b(?! inference)|serving/.test(said) ? "served" : "batch"
}

/** A workload's own name without the benchmark, its version and the way it is run: "MLPerf Inference v0.7 bert-99.9 Offline" is "bert". */
export function workName(one: Conditions): string | null {
  const said = words(one.workload)
    .replace(/mlperf (inference|training)?\s*v[\d.]+/, "")
    .replace(/\b(offline|server|singlestream|multistream|saturating clients)\b/g, "")
    .replace(/-99(\.9)?\b/, "")
    .replace(/[,\s]+/g, " ")
    .trim()
  return said === "" ? null : said
}

/** The GPU without memory size, form and what it was cut into: "NVIDIA A100-SXM-80GB (7x 1g.10gb)" is "a100". */
export function gpuName(one: Conditions): string | null {
  const said = words(one.gpu)
    .replace(/\(.*?\)/g, "")
    .replace(/nvidia|tesla|amd|intel|geforce|quadro/g, "")
  return /[a-z]+\s?\d+[a-z]*/.exec(said)?.[0]?.replace(/\s/g, "") ?? null
}

import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, Range, TechnologyId, WorkloadClass } from "../../dataset/core.ts"
import { addedToScale } from "./addedTime.ts"
import { gpuName, productOf, technologyOf, type Conditions } from "./conditions.ts"
import { addedByForwarding, isNetwork, linkOf, type AddedTime, type Level, type Link, type Transport } from "./remoting.ts"
import { exactly, loadOf, type RemotingLoad } from "./remotingLoad.ts"

export interface Path {
  readonly level: Level
  readonly transport: Transport
}

const said = (one: Conditions): string => [one.variant, one.product, one.workload, one.network].filter(Boolean).join(" · ").toLowerCase()

const graphics: ReadonlySet<WorkloadClass> = new Set<WorkloadClass>([
  "2d-desktop",
  "3d-graphics-gpu-bound",
  "3d-graphics-draw-call-heavy",
  "game",
  "video-encode",
])

function levelOf(one: Conditions, technology: TechnologyId, words: string): Level {
  if (technology === "driver-paravirtualization") return "driver-native-context"
  if (/vulkan|venus|gfxstream/.test(words)) return "vulkan-command-buffers"
  if (/cuda|opencl|hip\b|rocm/.test(words)) return "cuda-calls"
  return graphics.has(one.workloadClass) ? "gl-d3d-calls" : "cuda-calls"
}

/** What the row says of its link: its network, else the words of its system where they name one. */
function linkWords(one: Conditions): string {
  if (one.network) return one.network.toLowerCase()
  const system = [one.variant, one.product].filter(Boolean).join(" · ").toLowerCase()
  return /infiniband|\brdma|\broce|\btcp\b|[\d.]\s?(gbe|gbit|gbps)\b/.test(system) ? system : ""
}

/** The link by the words of the row's network; null where it names none that is known. */
export function transportOf(words: string): Transport | null {
  if (/infiniband|rdma|roce|connect-?ib|connectx/.test(words)) return "rdma"
  if (/\b100\s?(g|gb)/.test(words)) return "tcp-100g"
  if (/\b(25|40|50)\s?(g|gb)/.test(words)) return "tcp-25g"
  if (/\b[\d.]+\s?(g|gb|m)(b?e|bit|bps)/.test(words)) return "tcp-10g"
  if (/loopback|localhost/.test(words)) return "virtio"
  if (/tcp|ethernet|\blan\b|wi-?fi/.test(words)) return "tcp-10g"
  if (/shared memory|vmci|vmbus|same host/.test(words)) return "shared-memory"
  return /virtio|vsock|socket|pipe|vchan|guest-host/.test(words) ? "virtio" : null
}

/** Gbit/s that the row states of its link, in a field or in words; null where it states none. */
function statedGbps(one: Conditions): number | null {
  if (one.linkGbps) return one.linkGbps
  const found = /([\d.]+)\s?(g|m)(?:b|be|bps|bit\/s|bit)?\b/.exec(linkWords(one))
  const value = found ? Number(found[1]) * (found[2] === "m" ? 1e-3 : 1) : 0
  return value > 0 ? value : null
}

/** A link between machines of which nothing is said, Gbit/s. */
const anyLink: Range = { low: 1, likely: 10, high: 40 }

/** Gbit/s of the row's link; null where those of its transport stand. */
function gbpsRange(one: Conditions, transport: Transport): Range | null {
  const stated = statedGbps(one)
  if (stated !== null) return exactly(stated)
  const words = linkWords(one)
  if (words === "" || transport === "rdma") return null
  return isNetwork(transport) ? anyLink : null
}

/** How calls travel: the product's own way, unless the row names another network. Null for a technology that forwards nothing. */
export function pathOf(one: Conditions, catalogue: Catalogue): Path | null {
  const technology = technologyOf(one, catalogue)
  if (technology !== "api-forwarding" && technology !== "network-remoting" && technology !== "driver-paravirtualization") return null
  const own = productOf(one, catalogue)?.remoting
  const words = said(one)
  return {
    level: own?.level ?? levelOf(one, technology, words),
    transport:
      transportOf(linkWords(one)) ?? own?.transport ?? (technology === "network-remoting" ? (transportOf(words) ?? "tcp-10g") : "virtio"),
  }
}

/** Round-trip time in the row's own words, "5-20 us round trip" or "0.2 ms", seconds. */
export function roundTripOf(one: Conditions): Range | null {
  if (typeof one.roundTripSeconds === "number") return exactly(one.roundTripSeconds)
  const found = /([\d.]+)(?:\s*-\s*([\d.]+))?\s*(us|µs|ms)\b/.exec(linkWords(one))
  if (!found) return null
  const unit = found[3] === "ms" ? 1e-3 : 1e-6
  const low = Number(found[1]) * unit
  const high = found[2] === undefined ? low : Number(found[2]) * unit
  return low > 0 && high >= low ? { low, likely: Math.sqrt(low * high), high } : null
}

/** Whether the host runs the guest's drawing on another API: as the row states, else as its product does. */
export function isTranslated(one: Conditions, catalogue: Catalogue): boolean {
  if (one.hostApi) return true
  const product = productOf(one, catalogue)?.id
  if (product !== undefined && graphics.has(one.workloadClass) && catalogue.remoting.translation.products.includes(product)) return true
  return /\bmetal\b|moltenvk|over d3d|over direct3d|via host (opengl|vulkan|d3d|direct3d)|\bdxvk\b|\bangle\b/.test(said(one))
}

export interface Forwarding extends AddedTime {
  readonly path: Path
  readonly load: RemotingLoad
  readonly translated: boolean
}

/** What crossing costs under these conditions; null where nothing is forwarded. */
export function linkUnder(one: Conditions, catalogue: Catalogue): Link | null {
  const path = pathOf(one, catalogue)
  return (
    path &&
    linkOf(
      {
        ...path,
        launches: !graphics.has(one.workloadClass),
        translated: isTranslated(one, catalogue),
        copied: one.presentation === "copied" || /\bspice\b|\bvnc\b/.test(said(one)),
        roundTripSeconds: roundTripOf(one),
        gbps: gbpsRange(one, path.transport),
      },
      catalogue,
    )
  )
}

/** What forwarding is expected to add to a native second of this work; null where the class's load is not known. */
export function forwardingOf(one: Conditions, catalogue: Catalogue): Forwarding | null {
  const path = pathOf(one, catalogue)
  const link = linkUnder(one, catalogue)
  if (!path || !link) return null
  const translated = isTranslated(one, catalogue)
  if (one.workloadClass === "hpc-transfer-bound") {
    // A copy keeps the narrower of the two links busy: nothing is added until the network is narrower than PCI Express.
    const local = catalogue.value("pci-express-bytes-per-second")
    const ratio = (bus: number, way: number): number => Math.max(0, bus / way - 1)
    const { bytesPerSecond: way } = link
    const likely = ratio(local.likely, way.likely)
    const none = exactly(0)
    return {
      path,
      translated,
      load: { apiCalls: none, bytes: local, roundTrips: none, frames: none, busy: 1 },
      seconds: { low: ratio(local.low, way.high), likely, high: ratio(local.high, way.low) },
      calls: 0,
      transfer: likely,
      trips: 0,
      frames: 0,
      translation: 0,
    }
  }
  const load = loadOf(one, catalogue)
  if (!load) return null
  const added = addedByForwarding(load, link)
  const cap = addedByCap(one)
  const { low, likely, high } = added.seconds
  const seconds = { low: Math.max(low, cap), likely: Math.max(likely, cap), high: Math.max(high, cap) }
  return { path, translated, load, ...added, seconds }
}

/** Native speed over what a display lets through: seconds that its cap adds to a native second; 0 where nothing caps. */
export function addedByCap(one: Conditions): number {
  const native = one.framesPerSecond ?? (one.unit && /fps|frames/.test(one.unit.toLowerCase()) ? one.nativeValue : null)
  return one.frameCapFps && native ? Math.max(0, native / one.frameCapFps - 1) : 0
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s-]/g, "")
const namedGpus = new WeakMap<readonly Gpu[], Map<string, Gpu | undefined>>()

/** The GPU of the dataset that a row names, by its short or full name. */
export function gpuOf(one: Conditions, catalogue: Catalogue): Gpu | undefined {
  const name = gpuName(one)
  if (name === null) return undefined
  let known = namedGpus.get(catalogue.gpus)
  if (!known) namedGpus.set(catalogue.gpus, (known = new Map()))
  if (!known.has(name)) {
    const exact = catalogue.gpus.find((gpu) => plain(gpu.shortName) === name)
    known.set(name, exact ?? catalogue.gpus.find((gpu) => plain(gpu.shortName).startsWith(name) || plain(gpu.id).startsWith(name)))
  }
  return known.get(name)
}

/**
 * Where pooling of software rendering starts: vCPUs × measured rate against the GPU's peak where the GPU is one of the dataset,
 * else the typical share of software rendering against a GPU of its time.
 */
export function softwareStart(one: Conditions, catalogue: Catalogue): number {
  const peak = gpuOf(one, catalogue)?.fp32Tflops ?? null
  const said = /(\d+)[- ]*(threads|vcpus?|cores?)/.exec([one.scheduler, one.product, one.variant].filter(Boolean).join(" ").toLowerCase())
  const vcpu = one.vcpu ?? (said ? Number(said[1]) : null)
  const typical = catalogue.value("software-rendering-typical-share").likely
  if (peak === null || vcpu === null) return addedToScale(1 / typical - 1)
  const share = Math.min(1, (vcpu * catalogue.value("software-gflops-per-vcpu").likely) / (peak * 1000))
  return addedToScale(1 / share - 1)
}

import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, Product, Range, TechnologyId, Workload, WorkloadClass } from "../../dataset/core.ts"
import { addedToScale } from "./addedTime.ts"
import { gpuName, productOf, technologyOf, type Conditions } from "./conditions.ts"
import { addedByForwarding, type AddedTime, type RemotingLoad } from "./remoting.ts"

type Level = NonNullable<Product["remoting"]>["level"]
type Transport = NonNullable<Product["remoting"]>["transport"]
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
])

function levelOf(one: Conditions, technology: TechnologyId, words: string): Level {
  if (technology === "driver-paravirtualization") return "driver-native-context"
  if (/cuda|opencl|hip\b|rocm/.test(words)) return "cuda-calls"
  if (/vulkan|venus|gfxstream/.test(words)) return "vulkan-command-buffers"
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
  if (/\b10\s?(g|gb)|tcp|ethernet/.test(words)) return "tcp-10g"
  if (/socket|shared memory|vmci|guest-host|same host/.test(words)) return "shared-memory"
  return /virtio|vsock/.test(words) ? "virtio" : null
}

/** Gbit/s that the row's own words state of a link; null where they state none. */
function statedGbps(one: Conditions): number | null {
  const found = /([\d.]+)\s?(?:g|gb|gbe|gbps|gbit\/s|gbit)\b/.exec(linkWords(one))
  return found && Number(found[1]) > 0 ? Number(found[1]) : null
}

/** Gbit/s of the links that the transports stand for. */
const nominalGbps: Partial<Record<Transport, number>> = { "tcp-10g": 10, "tcp-25g": 25, "tcp-100g": 100 }

/** Bytes a second of the row's link: those of its transport, in proportion where the row states another rate. */
function bytesPerSecondOf(one: Conditions, transport: Transport, usual: Range): Range {
  const stated = statedGbps(one)
  const nominal = nominalGbps[transport]
  const factor = stated === null || nominal === undefined ? 1 : stated / nominal
  return { low: usual.low * factor, likely: usual.likely * factor, high: usual.high * factor }
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
  if (one.roundTripSeconds) return { low: one.roundTripSeconds, likely: one.roundTripSeconds, high: one.roundTripSeconds }
  const found = /([\d.]+)(?:\s*-\s*([\d.]+))?\s*(us|µs|ms)\b/.exec(linkWords(one))
  if (!found) return null
  const unit = found[3] === "ms" ? 1e-3 : 1e-6
  const low = Number(found[1]) * unit
  const high = found[2] === undefined ? low : Number(found[2]) * unit
  return low > 0 && high >= low ? { low, likely: Math.sqrt(low * high), high } : null
}

const geometric = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(Math.max(value, 1e-3)), 0) / Math.max(values.length, 1))

const mib = 1024 * 1024

/** Where no workload of the class is described: the class that asks the most alike of a link. */
const alike: Partial<Record<WorkloadClass, WorkloadClass>> = { "3d-graphics-gpu-bound": "game" }

/** What the workloads of a class typically ask forwarding to carry: geometric mean of the likely figures, from the least to the greatest. */
export function typicalLoad(workClass: WorkloadClass, catalogue: Catalogue): RemotingLoad | null {
  const of = (wanted: WorkloadClass): readonly Workload[] =>
    catalogue.workloads.filter((one) => one.class === wanted) as readonly Workload[]
  const rows = of(workClass).length > 0 ? of(workClass) : of(alike[workClass] ?? workClass)
  if (rows.length === 0) return null
  const over = (figure: (workload: Workload, end: keyof Range) => number): Range => ({
    low: Math.min(...rows.map((one) => figure(one, "low"))),
    likely: geometric(rows.map((one) => figure(one, "likely"))),
    high: Math.max(...rows.map((one) => figure(one, "high"))),
  })
  const calls = over((one, end) => one.remoting.apiCallsPerSecond[end])
  return {
    // A scene that waits for the GPU is drawn with few calls: the light end of its likeness.
    apiCalls: of(workClass).length > 0 ? calls : { low: calls.low / 2, likely: calls.low, high: calls.likely },
    bytes: over(
      (one, end) =>
        one.remoting.apiCallsPerSecond[end] * one.remoting.bytesPerCall +
        (one.remoting.uploadMibPerSecond[end] + one.remoting.readbackMibPerSecond) * mib,
    ),
    roundTrips: over((one) => one.remoting.roundTripsPerSecond),
  }
}

const exactly = (value: number): Range => ({ low: value, likely: value, high: value })

export interface Forwarding extends AddedTime {
  readonly path: Path
  /** True where the measurement counted its calls itself. */
  readonly counted: boolean
}

/** What forwarding is expected to add to a native second of this work; null where the class's load is not known. */
export function forwardingOf(one: Conditions, catalogue: Catalogue): Forwarding | null {
  const path = pathOf(one, catalogue)
  if (!path) return null
  const level = catalogue.remoting.levels[path.level]
  const transport = catalogue.remoting.transports[path.transport]
  if (!level || !transport) return null
  const roundTripSeconds = roundTripOf(one) ?? transport.roundTripSeconds
  const bytesPerSecond = bytesPerSecondOf(one, path.transport, transport.bytesPerSecond)
  if (one.workloadClass === "hpc-transfer-bound") {
    // A copy keeps the narrower of the two links busy: nothing is added until the network is narrower than PCI Express.
    const local = catalogue.value("pci-express-bytes-per-second")
    const ratio = (bus: number, link: number): number => Math.max(0, bus / link - 1)
    return {
      path,
      counted: false,
      seconds: {
        low: ratio(local.low, bytesPerSecond.high),
        likely: ratio(local.likely, bytesPerSecond.likely),
        high: ratio(local.high, bytesPerSecond.low),
      },
      calls: 0,
      transfer: ratio(local.likely, bytesPerSecond.likely),
      trips: 0,
    }
  }
  const typical = typicalLoad(one.workloadClass, catalogue)
  const counted = one.apiCallsPerSecond !== null && one.apiCallsPerSecond !== undefined
  if (!typical && !counted) return null
  const load: RemotingLoad = {
    apiCalls: counted ? exactly(one.apiCallsPerSecond ?? 0) : (typical?.apiCalls ?? exactly(0)),
    bytes: typeof one.bytesPerSecond === "number" ? exactly(one.bytesPerSecond) : (typical?.bytes ?? exactly(0)),
    roundTrips: typeof one.roundTripsPerSecond === "number" ? exactly(one.roundTripsPerSecond) : (typical?.roundTrips ?? exactly(0)),
  }
  return { path, counted, ...addedByForwarding(load, level, { ...transport, bytesPerSecond, roundTripSeconds }) }
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

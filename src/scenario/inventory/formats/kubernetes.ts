import { quote } from "../../../engine/basics/told.ts"
import { gpusOfNode, gpusRequested } from "../madeColumns.ts"
import { sheetOf, type Sheet } from "../sheet.ts"
import { bare, type ReadingTold } from "../tellings.ts"
import { leastGpus } from "./texts.ts"
import { entries, get, isObject, list, textOf, type Json } from "./jsonValue.ts"

/** `kubectl get nodes -o json`, `kubectl get pods -A -o json`, or both in one list, also its items alone: what the scheduler counts of each. */

const itemsOf = (value: Json): readonly Json[] => {
  if (Array.isArray(value)) return value as readonly Json[]
  const items = get(value, "items")
  return Array.isArray(items) ? (items as readonly Json[]) : [value]
}

const isItem = (item: Json, all: Json): boolean =>
  isObject(item) && isObject(get(item, "metadata")) && /^(Node|Pod)$/.test(kindOf(item, all))

export const isKubernetes = (value: Json): boolean => itemsOf(value).some((item) => isItem(item, value))

/** An item of a NodeList may leave its own kind out. */
const kindOf = (item: Json, all: Json): string => textOf(get(item, "kind")) || textOf(get(all, "kind")).replace(/List$/, "")

export function kubernetesSheets(value: Json): readonly Sheet[] {
  const items = itemsOf(value).map((item, i) => ({ item, line: i + 1, kind: isObject(item) ? kindOf(item, value) : "" }))
  const nodes = items.filter((one) => one.kind === "Node")
  const pods = items.filter((one) => one.kind === "Pod")
  return [...(pods.length > 0 ? [podSheet(pods)] : []), ...(nodes.length > 0 ? [nodeSheet(nodes)] : [])]
}

interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** The columns without those from a place on that no row has anything in. */
function used(columns: readonly string[], rows: readonly Row[], from: number): [readonly string[], readonly Row[]] {
  const kept = columns.flatMap((_, i) => (i < from || rows.some((row) => row.cells[i] !== "") ? [i] : []))
  return [kept.map((i) => columns[i]!), rows.map(({ line, cells }) => ({ line, cells: kept.map((i) => cells[i]!) }))]
}

type Item = { readonly item: Json; readonly line: number }

const label = (item: Json, name: string): string => textOf(get(item, "metadata", "labels", name))
/** Resources that are whole GPUs: device plugins of AMD and Intel, by driver. */
const WHOLE = ["amd.com/gpu", "gpu.intel.com/i915", "gpu.intel.com/xe"]
/** Resources of a vendor of GPUs, such as vGPUs and GPUs passed through to virtual machines, that are neither whole GPUs, shared ones nor MIG instances. */
const isOther = (name: string): boolean =>
  /^(nvidia|amd|gpu\.intel|habana)\.[a-z.]+\//.test(name) &&
  !WHOLE.includes(name) &&
  !/^nvidia\.com\/(gpu$|gpu\.shared$|mig-)/.test(name) &&
  !/monitoring|memory|millicores|tiles/.test(name)
const otherCaveats = (names: ReadonlySet<string>, of: "nodes" | "pods"): readonly ReadingTold[] =>
  names.size === 0 ? [] : [{ id: "devices-not-counted", values: { names: [...names].slice(0, 8).map(quote), count: names.size, of } }]

/** "nvidia.com/GRID_T4-2Q" is a vGPU of a virtual machine by its type, board and frame buffer. */
const vgpuIn = (name: string): string | null => /^nvidia\.com\/((?:NVIDIA_|GRID_)?[\w-]*\d+-\d+[QBCA])$/.exec(name)?.[1] ?? null

const number = (text: string): number => (/^\d+$/.test(text) ? Number(text) : 0)

/** As `kubectl get nodes` has it. */
function statusOf(item: Json): string {
  const ready = list(get(item, "status", "conditions")).find((one) => textOf(get(one, "type")) === "Ready")
  const word = ready === undefined ? "" : textOf(get(ready, "status")) === "True" ? "Ready" : "NotReady"
  return [word, get(item, "spec", "unschedulable") === true ? "SchedulingDisabled" : ""].filter((one) => one !== "").join(",")
}

const nodeColumns = [
  "metadata.name",
  "status",
  "status.allocatable.cpu",
  "status.allocatable.memory",
  "nvidia.com/gpu.product",
  gpusOfNode,
  "nvidia.com/gpu.memory",
  "nvidia.com/gpu",
  "nvidia.com/mig-*",
  "nvidia.com/gpu.replicas",
]

function nodeSheet(nodes: readonly Item[]): Sheet {
  let [sharing, cut] = [0, 0]
  const others = new Set<string>()
  const rows = nodes.map(({ item, line }) => {
    const allocatable = get(item, "status", "allocatable") ?? get(item, "status", "capacity")
    const whole = WHOLE.reduce((sum, name) => sum + number(textOf(get(allocatable, name))), 0)
    const given = number(textOf(get(allocatable, "nvidia.com/gpu")) || textOf(get(allocatable, "nvidia.com/gpu.shared"))) + whole
    for (const [name, count] of entries(allocatable)) if (isOther(name) && number(textOf(count)) > 0) others.add(name)
    const mig = entries(allocatable).filter(([name, count]) => name.startsWith("nvidia.com/mig-") && number(textOf(count)) > 0)
    const replicas = number(label(item, "nvidia.com/gpu.replicas"))
    const product = ["nvidia.com/gpu.product", "amd.com/gpu.product-name", "cloud.google.com/gke-accelerator"]
      .map((name) => label(item, name))
      .find((one) => one !== "") ?? "" // prettier-ignore
    if (replicas > 1) sharing++
    const isCut = mig.length > 0 || /-MIG-/.test(product)
    if (isCut) cut++
    return {
      line,
      cells: [
        textOf(get(item, "metadata", "name")),
        statusOf(item),
        textOf(get(allocatable, "cpu")),
        textOf(get(allocatable, "memory")),
        product.replace(/-SHARED$/, "").replace(/-MIG-.*$/, ""),
        gpusOf({ counted: label(item, "nvidia.com/gpu.count"), given, replicas, product, instances: mig.flatMap(slicesOf) }),
        /-MIG-/.test(product) ? "" : label(item, "nvidia.com/gpu.memory"),
        given > 0 ? String(given) : "",
        mig.map(([name, count]) => `${textOf(count)} × ${name.slice("nvidia.com/mig-".length)}`).join(", "),
        replicas > 1 ? String(replicas) : "",
      ],
    }
  })
  return sheetOf(...used(nodeColumns, rows, 5), {
    name: "nodes",
    kind: "hosts",
    notes: [bare("nodes-requestable"), ...(sharing > 0 ? [{ id: "nodes-sharing", values: { count: sharing } } as const] : [])],
    caveats: [...(cut > 0 ? [{ id: "nodes-cut", values: { count: cut } } as const] : []), ...otherCaveats(others, "nodes")],
  })
}

/** More instances no node has: sixteen GPUs of seven each are 112. */
const mostInstances = 256

/** "nvidia.com/mig-3g.20gb": "2" is two instances of three compute slices. */
const slicesOf = ([name, count]: readonly [string, Json]): readonly number[] =>
  Array<number>(Math.min(number(textOf(count)), mostInstances)).fill(Number(/mig-(\d)g/.exec(name)?.[1] ?? 1))

interface GpuLabels {
  readonly counted: string
  readonly given: number
  readonly replicas: number
  readonly product: string
  /** Compute slices of each instance of MIG, of the mixed strategy. */
  readonly instances: readonly number[]
}

/**
 * GPUs in a node. GPU feature discovery labels how many devices there are; under MIG's single strategy these are instances, of which the
 * profile's first figure tells how many one GPU takes, of whose slices there are seven, and of A30's four. Without the label it is what the scheduler
 * has, divided by how many share one, and the fewest GPUs that hold the instances of the mixed strategy.
 */
function gpusOf({ counted, given, replicas, product, instances }: GpuLabels): string {
  const slicesOfOne = /\bA30\b/.test(product) ? 4 : 7
  const single = /-MIG-(\d)g\./.exec(product)
  if (single) {
    const parts = number(counted) || given
    return String(Math.ceil(parts / Math.max(1, Math.floor(slicesOfOne / Number(single[1])))))
  }
  if (counted !== "") return counted
  const whole = Math.ceil(given / Math.max(1, replicas))
  if (whole > 0 || instances.length > 0) return String(whole + leastGpus(instances, slicesOfOne))
  return product === "" ? "0" : ""
}

const podColumns = ["metadata.name", "metadata.namespace", "status.phase", "requests.cpu", "requests.memory", gpusRequested, "nvidia.com/gpu.shared", "nvidia.com/mig-*", "nvidia.com/gpu.product"] // prettier-ignore

function podSheet(pods: readonly Item[]): Sheet {
  let [unasking, several] = [0, 0]
  const others = new Set<string>()
  const rows = pods.map(({ item, line }) => {
    const total = requestsOf(item)
    if (!total.has("cpu") || !total.has("memory")) unasking++
    const mig = [...total].filter(([name, count]) => name.startsWith("nvidia.com/mig-") && count > 0)
    const vgpus = [...total].flatMap(([name, count]) => (count > 0 && vgpuIn(name) !== null ? [{ name: vgpuIn(name)!, count }] : []))
    for (const [name, count] of total) if (count > 0 && isOther(name) && vgpuIn(name) === null) others.add(name)
    if (mig.some(([, count]) => count > 1) || mig.length > 1) several++
    const whole = ["nvidia.com/gpu", "nvidia.com/gpu.shared", ...WHOLE].filter((name) => total.has(name))
    const amount = (name: string, unit: (value: number) => string) => (total.has(name) ? unit(total.get(name)!) : "")
    return {
      line,
      cells: [
        textOf(get(item, "metadata", "name")),
        textOf(get(item, "metadata", "namespace")),
        textOf(get(item, "status", "phase")),
        `${Math.round((total.get("cpu") ?? 0) * 1000)}m`,
        `${Math.ceil((total.get("memory") ?? 0) / 1024)}Ki`,
        whole.length > 0 ? String(whole.reduce((sum, name) => sum + total.get(name)!, 0)) : "",
        amount("nvidia.com/gpu.shared", String),
        [
          ...mig.map(([name, count]) => `${count}x MIG ${name.slice("nvidia.com/mig-".length)}`),
          ...vgpus.map(({ name, count }) => `${count}x ${name}`),
        ].join(", "),
        textOf(get(item, "spec", "nodeSelector", "nvidia.com/gpu.product"))
          .replace(/-SHARED$/, "")
          .replace(/-MIG-.*$/, ""),
      ],
    }
  })
  const shared = rows.some((row) => row.cells[6] !== "")
  return sheetOf(...used(podColumns, rows, 5), {
    name: "pods",
    kind: "vms",
    notes: [bare("pods-need")],
    caveats: [
      ...(unasking > 0 ? [{ id: "pods-bare", values: { count: unasking } } as const] : []),
      ...(shared ? [bare("pods-sharing")] : []),
      ...(several > 0 ? [{ id: "pods-of-instances", values: { count: several } } as const] : []),
      ...otherCaveats(others, "pods"),
    ],
  })
}

const SUFFIX: Readonly<Record<string, number>> = {
  "": 1, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50,
} // prettier-ignore

/** A quantity as Kubernetes writes it ("500m", "4Gi", "1e3"), in its own unit; null where it is none. */
function quantity(text: string): number | null {
  const match = /^(\d+(?:\.\d*)?|\.\d+)(?:([eE][+-]?\d+)|([mkMGTP]|[KMGTP]i))?$/.exec(text.trim())
  if (!match) return null
  return Number(match[1]! + (match[2] ?? "")) * SUFFIX[match[3] ?? ""]!
}

/**
 * Requests of a pod by resource: containers together with its sidecars (init containers that are always restarted), or its greatest init container with the
 * sidecars that started before it; what the pod as a whole requests of CPU and memory counts before these; and what the runtime takes beside.
 */
function requestsOf(item: Json): ReadonlyMap<string, number> {
  const total = new Map<string, number>()
  const asked = (container: Json): ReadonlyMap<string, number> => {
    const found = new Map<string, number>()
    for (const from of ["limits", "requests"]) {
      for (const [name, value] of entries(get(container, "resources", from))) {
        const amount = quantity(textOf(value))
        if (amount !== null) found.set(name, amount)
      }
    }
    return found
  }
  for (const container of list(get(item, "spec", "containers")))
    for (const [name, amount] of asked(container)) total.set(name, (total.get(name) ?? 0) + amount)
  const beside = new Map<string, number>()
  const starting = new Map<string, number>()
  for (const container of list(get(item, "spec", "initContainers"))) {
    const isSidecar = textOf(get(container, "restartPolicy")) === "Always"
    for (const [name, amount] of asked(container)) {
      const now = (beside.get(name) ?? 0) + amount
      starting.set(name, Math.max(starting.get(name) ?? 0, now))
      if (isSidecar) beside.set(name, now)
    }
  }
  for (const [name, amount] of beside) total.set(name, (total.get(name) ?? 0) + amount)
  for (const [name, amount] of starting) total.set(name, Math.max(total.get(name) ?? 0, amount))
  for (const [name, amount] of asked(get(item, "spec") ?? null)) total.set(name, amount)
  for (const [name, value] of isObject(get(item, "spec", "overhead")) ? entries(get(item, "spec", "overhead")) : []) {
    const amount = quantity(textOf(value))
    if (amount !== null) total.set(name, (total.get(name) ?? 0) + amount)
  }
  return total
}

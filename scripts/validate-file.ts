import * as v from "valibot"
import { TechniqueIdSchema, TechnologyIdSchema, WorkloadClassSchema, type WorkloadClass } from "../src/dataset/schema/common.ts"
import type { NamedRow } from "./fit-evidence.ts"

const text = v.optional(v.nullable(v.string()))
const number = v.optional(v.nullable(v.number()))
const share = v.pipe(
  v.number("a share is a number, 0.93 for 93 % of native"),
  v.minValue(0.0001, "a share of native is above 0"),
  v.maxValue(3, "a share of native is a fraction: 0.93, not 93"),
)

/** What a row of a file must and may state: the dataset's measurement rows, of which all but the share, the work and the system may be missing. */
const RowSchema = v.looseObject({
  id: v.optional(v.string()),
  technique: v.optional(v.nullable(TechniqueIdSchema)),
  technology: v.optional(v.nullable(TechnologyIdSchema)),
  products: v.optional(v.nullable(v.array(v.string()))),
  workloadClass: v.optional(WorkloadClassSchema),
  nativeShare: v.union(
    [
      share,
      v.looseObject({ low: v.optional(v.nullable(share)), mean: v.optional(v.nullable(share)), high: v.optional(v.nullable(share)) }),
    ],
    "nativeShare is a fraction of native between 0 and 3 (0.93, not 93), or {low, mean, high} of such",
  ),
  variant: text,
  product: text,
  hypervisor: text,
  gpu: text,
  guestOs: text,
  workload: text,
  metric: text,
  concurrency: number,
  scheduler: text,
  entitlementShare: number,
  network: text,
  reference: text,
  year: number,
  apiCallsPerSecond: number,
  bytesPerSecond: number,
  roundTripsPerSecond: number,
  roundTripSeconds: number,
  vcpu: number,
  use: v.optional(v.picklist(["efficiency", "sharing", "context"])),
  evidence: v.optional(v.array(v.looseObject({ source: v.string() }))),
})

/** Words by which a workload without a class gives it away, most telling first. */
const classWords: readonly [RegExp, WorkloadClass][] = [
  [/training|finetun|fine-tun/, "ml-training"],
  [/infer|mlperf|llm|bert|resnet|yolo|serving|llama|stable diffusion/, "ml-inference"],
  [/transcod|encod|nvenc|h\.?26[45]/, "video-encode"],
  [/bandwidth|memcpy|host.to.device|transfer/, "hpc-transfer-bound"],
  [/viewperf|cad\b|catia|solidworks|draw call/, "3d-graphics-draw-call-heavy"],
  [/game|3dmark|doom|quake|unreal|crysis|steam/, "game"],
  [/blender|heaven|superposition|glmark|unigine|render|opengl|vulkan|direct3d/, "3d-graphics-gpu-bound"],
  [/desktop|office|2d\b|login ?vsi|web/, "2d-desktop"],
  [/cuda|opencl|hpc|lammps|gromacs|rodinia|shoc|gemm|linpack|matmul|mining|hash/, "hpc-compute-bound"],
]

export interface Unread {
  readonly id: string
  readonly reason: string
}

export interface ReadFile {
  readonly rows: readonly NamedRow[]
  /** Rows that are no measurements, and why. */
  readonly unread: readonly Unread[]
  /** What words of other vocabularies were taken for, by row. */
  readonly taken: readonly { readonly id: string; readonly words: readonly string[] }[]
}

/** A file that holds no list of rows at all. */
export class NoRows extends Error {}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)

function listIn(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json
  if (isRecord(json)) {
    const lists = Object.values(json).filter((value) => Array.isArray(value))
    if (Array.isArray(json["measurements"])) return json["measurements"]
    if (lists.length === 1 && lists[0]) return lists[0]
  }
  throw new NoRows('it must hold a list of measurements, or an object with such a list under "measurements"')
}

const plainWord = (text: string): string =>
  text
    .toLowerCase()
    .trim()
    .replace(/[\s_]+/g, "-")

/** Words of other vocabularies, by what they are called here. */
const techniqueNames: readonly [RegExp, string][] = [
  [/^(software(-render(ing|er))?|cpu-rendering|emulation|emulated)$/, "device-emulation"],
  [/^(pass-?through|pci-passthrough|vfio|gpu-pass-?through|fixed-passthrough|dda)$/, "fixed-pass-through"],
  [/^(mediated(-passthrough)?|full-virtuali[sz]ation|vgpu|sr-?iov|gvt-g|mig|mxgpu|time-?slic(ing|ed))$/, "mediated-pass-through"],
  [/^(api-forwarding|forwarding|remoting|paravirtuali[sz](ed|ation)|gpu-?pv|network-remoting)$/, "api-remoting"],
]
const technologyNames: readonly [RegExp, string][] = [
  [/^(gvt-?g|intel-gvtg|xengt|kvmgt)$/, "intel-gvt-g"],
  [/^(time-?slic(ing|ed)|vgpu|nvidia-grid|grid)$/, "nvidia-vgpu"],
  [/^mig$/, "nvidia-mig"],
  [/^mxgpu$/, "amd-mxgpu"],
  [/^(software-render(ing|er)|llvmpipe|lavapipe|swiftshader|warp)$/, "software-renderer"],
  [/^(pass-?through|vfio|pci-pass-?through|dda)$/, "pci-passthrough"],
  [/^(gpu-?pv|wsl2?|native-context|paravirtuali[sz]ed-driver)$/, "driver-paravirtualization"],
  [/^(virgl|venus|gfxstream|api-remoting|svga3d)$/, "api-forwarding"],
  [/^(rcuda|remote-gpu|remote|over-network)$/, "network-remoting"],
]
const classNames: readonly [RegExp, string][] = [
  [/^(inference|llm|ai-inference)$/, "ml-inference"],
  [/^(training|ai-training)$/, "ml-training"],
  [/^(desktop|office|2d|vdi)$/, "2d-desktop"],
  [/^(games?|gaming)$/, "game"],
  [/^(compute|hpc|gpgpu|cuda|opencl)$/, "hpc-compute-bound"],
  [/^(transfer|bandwidth|copy)$/, "hpc-transfer-bound"],
  [/^(cad|draw-calls?|draw-call-heavy|viewperf)$/, "3d-graphics-draw-call-heavy"],
  [/^(3d|graphics|3d-graphics|gpu-bound|render(ing)?)$/, "3d-graphics-gpu-bound"],
  [/^(encod(e|ing)|transcod(e|ing)|video)$/, "video-encode"],
]
const vocabularies = { technique: techniqueNames, technology: technologyNames, workloadClass: classNames } as const

/** "93 %" as 0.93; anything else as it is. */
const shareIn = (value: unknown): unknown => {
  const found = typeof value === "string" ? /^\s*([\d.,]+)\s*(%?)\s*$/.exec(value) : null
  return found ? Number(found[1]?.replace(",", ".")) / (found[2] === "%" ? 100 : 1) : value
}

/** A row in the words of the dataset, and what each foreign word was taken for. */
function inOurWords(value: unknown): { readonly row: unknown; readonly taken: readonly string[] } {
  if (!isRecord(value)) return { row: value, taken: [] }
  const row: Record<string, unknown> = { ...value }
  const taken: string[] = []
  for (const [field, names] of Object.entries(vocabularies)) {
    const stated = row[field]
    if (typeof stated !== "string") continue
    const word = plainWord(stated)
    const name = names.find(([pattern]) => pattern.test(word))?.[1] ?? word
    if (name === stated) continue
    row[field] = name
    taken.push(`${field} "${stated}" as ${name}`)
    // A technology written as the technique, as "gvt-g" or "time-slicing", says which technology it is as well.
    const technology = field === "technique" ? technologyNames.find(([pattern]) => pattern.test(word))?.[1] : undefined
    if (technology !== undefined && row["technology"] === undefined) {
      row["technology"] = technology
      taken.push(`technology as ${technology}`)
    }
  }
  const stated = row["nativeShare"]
  const share = isRecord(stated) ? Object.fromEntries(Object.entries(stated).map(([end, one]) => [end, shareIn(one)])) : shareIn(stated)
  if (JSON.stringify(share) !== JSON.stringify(stated)) {
    row["nativeShare"] = share
    taken.push(`nativeShare ${JSON.stringify(stated)} as ${JSON.stringify(share)}`)
  }
  return { row, taken }
}

function readRow(value: unknown, at: number): NamedRow | Unread {
  const id = isRecord(value) && typeof value["id"] === "string" ? value["id"] : `row ${at + 1}`
  const parsed = v.safeParse(RowSchema, inOurWords(value).row)
  if (!parsed.success) {
    const [issue] = parsed.issues
    return { id, reason: `${v.getDotPath(issue) ?? "the row"}: ${issue.message}` }
  }
  const row = parsed.output
  const words = [row.workload, row.metric].filter(Boolean).join(" ").toLowerCase()
  const workloadClass = row.workloadClass ?? classWords.find(([pattern]) => pattern.test(words))?.[1]
  if (!workloadClass) return { id, reason: "workloadClass: not stated, and the words of its workload give none away" }
  const { nativeShare: stated } = row
  const nativeShare =
    typeof stated === "number"
      ? { low: stated, mean: stated, high: stated }
      : { low: stated.low ?? null, mean: stated.mean ?? null, high: stated.high ?? null }
  if (nativeShare.low === null && nativeShare.mean === null && nativeShare.high === null) {
    return { id, reason: "nativeShare: neither low, mean nor high is stated" }
  }
  const divided = (row.concurrency ?? 1) > 1 || (row.entitlementShare ?? 1) < 1 || row.technology === "nvidia-mig"
  const source = row.evidence?.[0]?.source ?? "not stated"
  const known = Object.fromEntries(Object.entries(row).filter(([, stated]) => stated !== undefined)) as Omit<NamedRow, "id">
  return {
    ...known,
    id,
    workloadClass,
    nativeShare,
    use: row.use ?? (divided ? "sharing" : "efficiency"),
    evidence: row.evidence && row.evidence.length > 0 ? row.evidence : [{ source }],
    what: [row.product ?? row.variant, row.workload, row.gpu].filter(Boolean).join(", "),
    page: false,
  }
}

/** Rows of a file that others measured. Throws NoRows where there is no list; a row that cannot be read is named with the reason, and the others are kept. */
export function readMeasurements(json: unknown): ReadFile {
  const list = listIn(json)
  const read = list.map(readRow)
  return {
    taken: list.flatMap((value, at) => {
      const { taken } = inOurWords(value)
      return taken.length === 0 ? [] : [{ id: read[at]?.id ?? `row ${at + 1}`, words: taken }]
    }),
    rows: read.flatMap((one) => ("reason" in one ? [] : [one])),
    unread: read.flatMap((one) => ("reason" in one ? [one] : [])),
  }
}

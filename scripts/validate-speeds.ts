import type { Gpu } from "../src/dataset/core.ts"
import {
  speedKinds,
  tensorPrecisions,
  workloadClasses,
  type SpeedKind,
  type TensorPrecision,
  type WorkloadClass,
} from "../src/dataset/schema/index.ts"
import type { SpeedCatalogue, SpeedRow } from "../src/engine/performance/speedReading.ts"
import type { Unread } from "./validate-file.ts"

type Loose = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Loose => typeof value === "object" && value !== null && !Array.isArray(value)

/** A row that compares two GPUs at the same work, rather than virtual with native. */
export const isSpeedRow = (value: unknown): boolean =>
  isRecord(value) && !("nativeShare" in value) && ("speedRatio" in value || "referenceGpu" in value || "referenceGpuName" in value)

const makers = new Set(["nvidia", "amd", "intel", "geforce", "tesla", "instinct", "radeon", "quadro", "grid", "tm", "r"])
const fillers = new Set([
  "gpu",
  "graphics",
  "card",
  "tensor",
  "core",
  "generation",
  "gen",
  "ada",
  "edition",
  "data",
  "center",
  "datacenter",
  "accelerator",
  "the",
  "one",
  "die",
  "of",
  "gcd",
  "hbm",
  "hbm2",
  "hbm2e",
  "hbm3",
  "hbm3e",
  "gddr6",
  "gddr7",
  "cloud",
  "vm",
  "instance",
  "lovelace",
  "1x",
  "x1",
  "on",
  "it",
])
const forms = /^(pcie|sxm\d?|sxm|nvl|oam|fhhl)$/

interface NameParts {
  readonly model: ReadonlySet<string>
  readonly form: string | null
  readonly gib: number | null
}

/** A board's name taken apart: what it is called, its form, its memory. "RTX 6000 Ada" keeps its Ada, for there is another RTX 6000. */
function partsOf(name: string): NameParts {
  const text = name
    .toLowerCase()
    .replace(/[™®]/g, "")
    .replace(/\brtx[ -]?(\d{4}) ada\b/g, "rtx $1-adagen")
    .replace(/\b(\d{4}) ada\b/g, "$1-adagen")
    .replace(/\brtx(\d{4})/g, "rtx $1")
    .replace(/\brtx a(\d{4})/g, "rtx-a$1")
    .replace(/server edition|\bbse\b/g, "server")
    .replace(/workstation edition/g, "")
  const memory = /(\d+)\s?gi?b\b|\b(\d+)g\b/.exec(text)
  const words = text
    .replace(/(\d+)\s?gi?b\b|\b(\d+)g\b/g, " ")
    .replace(/rtx-a(\d{4})/g, "a$1rtx")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "" && !makers.has(word) && !fillers.has(word))
  const form = words.find((word) => forms.test(word)) ?? null
  const model = new Set(
    words.filter((word) => !forms.test(word) && word !== "rtx" && word !== "gtx" && !/^(16|24|32|40|48|64|80|94|96|141)$/.test(word)),
  )
  const bare = words.find((word) => /^(16|24|32|40|48|64|80|94|96|141)$/.test(word) && model.size > 0)
  return { model, form, gib: memory ? Number(memory[1] ?? memory[2]) : bare ? Number(bare) : null }
}

const same = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && a.size === b.size && [...a].every((word) => b.has(word))

/** Which of several variants a name without form and memory most often means: the one sold on baseboards, with 80 GB where there is one, else the larger memory. */
const usual = (a: Gpu, b: Gpu): number =>
  Number(b.form === "sxm") - Number(a.form === "sxm") ||
  Number(b.memoryMib === 81920) - Number(a.memoryMib === 81920) ||
  (b.memoryMib ?? 0) - (a.memoryMib ?? 0)

/** The GPU that a name means, by any common spelling; else a sentence why not, with the nearest names. */
export function gpuNamed(name: unknown, catalogue: SpeedCatalogue): Gpu | string {
  if (typeof name !== "string" || name.trim() === "") return "no GPU is named"
  const direct = catalogue.gpu(name.trim().toLowerCase())
  if (direct) return direct
  const asked = partsOf(name)
  const spellings = (gpu: Gpu): readonly string[] => [
    gpu.name,
    gpu.shortName,
    gpu.id.replaceAll("-", " "),
    ...("aliases" in gpu ? ((gpu as { aliases?: readonly string[] }).aliases ?? []) : []),
  ]
  const alike = catalogue.gpus.filter((gpu) => spellings(gpu).some((spelling) => same(partsOf(spelling).model, asked.model)))
  const fits = alike.filter((gpu) => {
    const own = spellings(gpu).map(partsOf)
    const formFits =
      asked.form === null ||
      own.every((one) => one.form === null || one.form.startsWith(asked.form ?? "") || (asked.form ?? "").startsWith(one.form))
    const memoryFits = asked.gib === null || gpu.memoryMib === null || Math.abs(gpu.memoryMib / 1024 / asked.gib - 1) < 0.08
    return formFits && memoryFits
  })
  const best = [...fits].sort(usual)[0]
  if (best) return best
  const near = catalogue.gpus
    .filter((gpu) => [...asked.model].some((word) => /\d/.test(word) && partsOf(gpu.name).model.has(word)))
    .slice(0, 4)
  return `"${name}" is no GPU of the dataset${(alike.length > 0 ? alike : near).length > 0 ? `; near: ${(alike.length > 0 ? alike : near).map((gpu) => gpu.name).join(", ")}` : ""}`
}

const drawn: ReadonlySet<WorkloadClass> = new Set<WorkloadClass>([
  "2d-desktop",
  "3d-graphics-gpu-bound",
  "3d-graphics-draw-call-heavy",
  "game",
])

const llmWords = /\bllm|llama|mistral|mixtral|qwen|gpt|gemma|\bphi\b|falcon|deepseek|bloom|\bmpt\b|vicuna|nemotron|tokens?\b|chat/

/** The kind of work that the words of a row tell; null: they tell none. `workloadClass` decides where the words leave it open. */
export function kindOfWords(words: string, workloadClass: WorkloadClass | undefined): SpeedKind | null {
  const text = words.toLowerCase()
  if (workloadClass === "video-encode" || /nvenc|encod(e|ing) |transcod|\bencod/.test(text)) return "encoding"
  if (/gemm|mat(rix)?[ -]?mul|matrix (multipl|product)|cublas/.test(text))
    return /fp64|double|dgemm/.test(text) ? "fp64" : /fp32|sgemm/.test(text) && !/tf32/.test(text) ? "arithmetic-fp32" : "matrix-products"
  if (workloadClass === "ml-training" || /training|fine-?tun|\blora\b|pre-?train/.test(text)) return "training"
  if (/stable.?diffusion|sdxl|\bflux\b|image generat|text.to.image|video generat|diffusion/.test(text)) return "image-generation"
  const inference = workloadClass === "ml-inference" || workloadClass === undefined
  if (inference && llmWords.test(text) && !/bert/.test(text)) {
    const one =
      /one sequence|single|batch( size)?[ =:]*1\b|\bbs ?=? ?1\b|1 sequence|one (user|request|caller)|llama\.cpp|llama-bench|ollama|exllama|\btg ?\d+/.test(
        text,
      )
    const generates = /decod|generat|\btg ?\d+|inter-token|per output token|tpot|1,?024 out|out(put)? only/.test(text)
    if (/prefill|prompt (proc|eval|of)|\bpp ?\d+|first[ -]token|ttft/.test(text) && !(generates && !/prefill|\bpp ?\d/.test(text)))
      return "llm-prefill"
    if (generates) return one ? "llm-decode-one" : "llm-decode-batch"
    if (one) return "llm-decode-one"
    return /mlperf|tensorrt|trt-?llm|offline/.test(text) ? "llm-serving" : "llm-served"
  }
  if (workloadClass === "ml-inference")
    return /single stream|one stream|latency|ms per frame|real.?time/.test(text) ? "stream-inference" : "batched-inference"
  if (/blender|octane|v-?ray|redshift|cycles|ray.?trac|path.?trac|luxmark|render(ing|er)\b.*(offline|scene)|offline render/.test(text))
    return "ray-tracing"
  if (/fp64|double precision|linpack|\bhpl\b/.test(text)) return "fp64"
  if (/bandwidth|memory.bound|babelstream|triad|stencil|hpcg|spmv|lattice|stream\b/.test(text)) return "memory-streams"
  if (/\bfp32\b.*(flops|fma|multiply-add|peak)|peak fp32/.test(text)) return "arithmetic-fp32"
  if (workloadClass === "hpc-compute-bound") return "simulation"
  if (workloadClass && drawn.has(workloadClass)) return "graphics"
  if (/game|viewperf|3dmark|unigine|fps|cad\b|opengl|direct3d|vulkan/.test(text)) return "graphics"
  if (/gromacs|namd|lammps|amber|openmm|simulation|cfd|ns\/day/.test(text)) return "simulation"
  return /bert|resnet|yolo|infer/.test(text) ? "batched-inference" : null
}

/** The number format that the words tell; null: that of the kind. */
export function precisionOfWords(words: string): TensorPrecision | null {
  const text = words.toLowerCase()
  const stated: readonly (readonly [RegExp, TensorPrecision])[] = [
    [/nvfp4|mxfp4|\bfp4\b/, "fp4"],
    [/\bfp8\b/, "fp8"],
    [/\bint8\b|\bw8a8\b/, "int8"],
    [/\btf32\b/, "tf32"],
    [/\b(b|f|fp|bf)16\b|half precision|mixed precision/, "fp16"],
  ]
  return stated.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

/** A positive number, also written "0.8", "0.8x", "0,8 ×" or "80 %". */
function numberIn(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) && value > 0 ? value : null
  if (typeof value !== "string") return null
  const found = /^\s*(\d+(?:[.,]\d+)?)\s*(x|×|%)?\s*$/i.exec(value)
  if (!found) return null
  const number = Number((found[1] ?? "").replace(",", "."))
  return number > 0 ? (found[2] === "%" ? number / 100 : number) : null
}

export interface ReadSpeeds {
  readonly rows: readonly SpeedRow[]
  readonly unread: readonly Unread[]
}

function readRow(value: unknown, at: number, catalogue: SpeedCatalogue): SpeedRow | Unread {
  const row = isRecord(value) ? value : {}
  const text = (name: string): string | undefined => (typeof row[name] === "string" ? row[name] : undefined)
  const id = text("id") ?? `speed ${at + 1}`
  const gpu = gpuNamed(row["gpu"] ?? row["gpuName"], catalogue)
  if (typeof gpu === "string") return { id, reason: `gpu: ${gpu}` }
  const reference = gpuNamed(row["referenceGpu"] ?? row["referenceGpuName"], catalogue)
  if (typeof reference === "string") return { id, reason: `referenceGpu: ${reference}` }
  if (gpu.id === reference.id) return { id, reason: `gpu and referenceGpu are both ${gpu.name}: there is nothing to predict` }
  const stated = text("workloadClass")
  const workloadClass = workloadClasses.find((one) => one === stated)
  if (stated !== undefined && !workloadClass)
    return { id, reason: `workloadClass: "${stated}" is none; known: ${workloadClasses.join(", ")}` }
  if (workloadClass === "cpu-only-control") return { id, reason: "the work asks nothing of a GPU" }
  const metric = text("metric") ?? ""
  const words = [text("workload"), text("phase"), metric].filter(Boolean).join(" ")
  const own = speedKinds.find((kind) => kind === row["work"])
  const kind = own ?? kindOfWords(words, workloadClass)
  if (!kind)
    return {
      id,
      reason:
        workloadClass === "hpc-transfer-bound"
          ? "transfers between host and GPU follow the host and the slot, not the GPU"
          : "workloadClass: not stated, and the words of its workload give none away",
    }
  const better =
    row["higherIsBetter"] === false ||
    row["direction"] === "lower-is-better" ||
    /lower is better|^(s|ms|seconds?|minutes)\b|latency/i.test(metric)
  const one = numberIn(row["value"])
  const other = numberIn(row["referenceValue"])
  const speedRatio = numberIn(row["speedRatio"]) ?? (one && other ? (better ? other / one : one / other) : null)
  if (speedRatio === null)
    return {
      id,
      reason: "speedRatio: a number above 0 (0.8 where the GPU is 0.8 times as fast as the reference), or value and referenceValue",
    }
  const evidence = row["evidence"]
  const source =
    Array.isArray(evidence) && isRecord(evidence[0]) && typeof evidence[0]["source"] === "string"
      ? evidence[0]["source"]
      : (text("source") ?? "not stated")
  const precision = tensorPrecisions.find((format) => format === row["tensorPrecision"]) ?? precisionOfWords(words)
  return {
    id,
    workload: text("workload") ?? "",
    speedRatio,
    tensorPrecision: precision,
    per: /per (encoder )?engine|one engine/i.test(words) ? "engine" : "gpu",
    kind,
    gpu,
    reference,
    source,
  }
}

/** Speeds of one GPU against another that others measured; a row that cannot be read is named with the reason. */
export function readSpeeds(values: readonly unknown[], catalogue: SpeedCatalogue): ReadSpeeds {
  const read = values.map((value, at) => readRow(value, at, catalogue))
  return { rows: read.flatMap((one) => ("reason" in one ? [] : [one])), unread: read.flatMap((one) => ("reason" in one ? [one] : [])) }
}

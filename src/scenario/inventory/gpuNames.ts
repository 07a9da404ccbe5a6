import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu, InstanceType, Workload } from "../../dataset/core.ts"

/** Names of GPUs and of their vGPU and MIG types, as drivers, consoles and documents spell them. */

const wordsOf = (text: string): readonly string[] => {
  const words = text
    .toLowerCase()
    .replace(/(\d+)\s*(?:gib|gb|g)\b/g, "$1gb")
    .split(/[^a-z0-9]+/)
    .filter(
      (word) =>
        word !== "" && !/^(nvidia|amd|intel|tesla|geforce|gpu|graphics|generation|hbm2e?|hbm3e|gddr\w+|card|passthrough|oam)$/.test(word),
    )
    .map((word) => word.replace(/^sxm\d?$/, "sxm"))
  // The driver names the SXM boards of Hopper by their memory: "NVIDIA H100 80GB HBM3".
  return words.includes("hbm3")
    ? [...words.filter((word) => word !== "hbm3"), ...(words.some((word) => /^(pcie|nvl)$/.test(word)) ? [] : ["sxm"])]
    : words
}

export interface KnownType {
  readonly gpus: readonly Gpu[]
  /** The least frame buffer of those, MiB. */
  readonly frameBufferMib: number
}

const plainType = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\b(nvidia|grid|tesla)\b|nvidia_|grid_/g, "")
    .replace(/(\d+b)\d$/, "$1")
    .replace(/[^a-z0-9]+/g, "")

/** Looks names up in the dataset; each is worked out once. */
export function gpuNames(catalogue: Catalogue) {
  const rows = catalogue.gpus.map((gpu) => {
    const words = new Set(wordsOf(`${gpu.name} ${gpu.shortName} ${gpu.id}`))
    if (gpu.memoryMib !== null) words.add(`${Math.round(gpu.memoryMib / 1024)}gb`)
    return { gpu, words, exact: [gpu.name, gpu.shortName, gpu.id].map((name) => wordsOf(name).toSorted().join(" ")) }
  })
  const types = new Map<string, { gpu: Gpu; type: InstanceType }[]>()
  for (const { gpu, types: list, cloudOnly } of catalogue.instanceTypeSets.map((set) => ({ ...set, gpu: catalogue.gpu(set.gpu)! }))) {
    if (cloudOnly) continue
    for (const type of list) {
      if (type.frameBufferMib === null) continue
      for (const key of new Set([plainType(type.name), plainType(type.id)])) {
        const same = types.get(key)
        if (same) same.push({ gpu, type })
        else types.set(key, [{ gpu, type }])
      }
    }
  }
  const models = new Map<string, readonly Gpu[]>()
  const model = (name: string): readonly Gpu[] => {
    const known = models.get(name)
    if (known) return known
    const words = wordsOf(name)
    let found: readonly Gpu[] = []
    if (words.length > 0) {
      const sorted = words.toSorted().join(" ")
      const exact = rows.filter((row) => row.exact.includes(sorted))
      found = (exact.length === 1 ? exact : rows.filter((row) => words.every((word) => row.words.has(word)))).map((row) => row.gpu)
    }
    models.set(name, found)
    return found
  }
  const profile = (name: string): KnownType | null => {
    const bare = name.trim().replace(/^nvidia\.com\//i, "")
    // "NVIDIA RTX Pro 6000 Blackwell DC-8Q": types that several boards have, with the board before them.
    const board = /^.*?rtx ?pro[ -]?(\d{4}).*?(dc-\d+(?:-\d+)?[abcq])$/i.exec(bare)
    const mig = /^(?:nvidia[ _-])?(?:mig[ _-])?(\d+g\.\d+gb(?:[+.-][a-z.]+)?)$/i.exec(bare)
    const key = plainType(mig ? mig[1]! : board ? board[2]! : bare)
    const known = types.get(key) ?? types.get(key.replace(/^(rtx[68]000)/, "$1p")) ?? types.get(key.replace(/^(rtx[68]000)p/, "$1"))
    const found = known?.filter(({ gpu }) => !board || gpu.id.includes(board[1]!)) ?? []
    if (found.length === 0) return null
    return { gpus: [...new Set(found.map((one) => one.gpu))], frameBufferMib: Math.min(...found.map((one) => one.type.frameBufferMib!)) }
  }
  const plainWork = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim()
      .replace(/s$/, "")
  const works = new Map(
    catalogue.workloads.flatMap((workload) =>
      [workload.name, workload.shortName, workload.id].map((name) => [plainWork(name), workload] as const),
    ),
  )
  /** A kind of work by its name, in the plural too. */
  const workload = (text: string): Workload | null => works.get(plainWork(text)) ?? null
  return { model, profile, workload }
}
export type GpuNames = ReturnType<typeof gpuNames>

/** "4x A100", "A100 (x4)", "8 H100 SXM5", "gpu:a100:4": how many of what. */
export function countAndModel(text: string): { readonly count: number | null; readonly model: string } {
  const trimmed = text.trim()
  const slurm = /^gpu:(?:([^:,(]+):)?(\d+)(?:\(.*\))?$/i.exec(trimmed)
  if (slurm) return { count: Number(slurm[2]), model: slurm[1] ?? "" }
  const before = /^(\d{1,3})\s*(?:[x×*]\s*|\s+)(?=[a-z])(.+)$/i.exec(trimmed)
  if (before) return { count: Number(before[1]), model: before[2]!.trim() }
  const after = /^(.*[^\s(])\s*(?:\(\s*[x×*]?\s*(\d{1,3})\s*\)|\s[x×*]\s*(\d{1,3}))$/i.exec(trimmed)
  if (after) return { count: Number(after[2] ?? after[3]), model: after[1]!.trim() }
  return { count: null, model: trimmed }
}

/**
 * "L4, L4", "2x L4 + 1x A16": the GPUs of a host listed in one cell, by model; null where the cell holds no list.
 */
export function listedGpus(text: string): readonly { readonly count: number; readonly model: string }[] | null {
  const parts = text.split(/\s*[,;+|&\n]\s*|\s+and\s+/i).filter((one) => one !== "")
  if (parts.length < 2 || !parts.every((one) => looksLikeGpu(countAndModel(one).model))) return null
  const byModel = new Map<string, { count: number; model: string }>()
  for (const part of parts) {
    const { count, model } = countAndModel(part)
    const same = byModel.get(model.toLowerCase())
    if (same) same.count += count ?? 1
    else byModel.set(model.toLowerCase(), { count: count ?? 1, model })
  }
  return [...byModel.values()]
}

/** Words by which a name is that of a GPU, though the dataset may not know it. */
export const looksLikeGpu = (text: string): boolean =>
  /\b(nvidia|tesla|geforce|quadro|radeon|instinct|firepro|grid|rtx|gtx|titan|arc|iris|u?hd graphics|gpu)\b|^(?:\d+\s*[x×]\s*)?(?:[ahblptvm]\d{1,4}s?|mi\d{2,3}x?|gb?[hb]?\d00)\b/i.test(
    text,
  )

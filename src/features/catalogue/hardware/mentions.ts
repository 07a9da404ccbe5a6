import type { Gpu } from "../../../dataset/schema/index.ts"

/** "A100 40 GB PCIe" -> "A100": what documents call the model, whatever its memory and form. */
export const modelOf = (gpu: Pick<Gpu, "shortName">): string =>
  gpu.shortName
    .replace(/\(.*?\)/g, "")
    .replace(/\b\d+ GB\b|\b(PCIe|SXM\d?|NVL|FHHL|OAM|BSE|WS)\b/g, "")
    .replace(/\s+/g, " ")
    .trim()

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&")

/**
 * Whether a text speaks of a GPU: it has the model's name as a word, and where it names a memory size or a form as well, they are not
 * those of a sibling.
 */
export function mentions(gpu: Pick<Gpu, "shortName" | "memoryMib" | "form">, text: string): boolean {
  const model = modelOf(gpu)
  if (model === "" || !new RegExp(`(?<![\\w-])${escaped(model).replaceAll(" ", "[ -]")}(?!\\w| Ti| Ada)`, "i").test(text)) return false
  const sizes = [...text.matchAll(/(?<![\w.])(\d+) ?GB\b/gi)].map((match) => Number(match[1]))
  const gib = gpu.memoryMib === null ? null : gpu.memoryMib / 1024
  if (gib !== null && sizes.length > 0 && !sizes.some((size) => Math.abs(size - gib) <= 0.05 * gib)) return false
  const [pcie, sxm] = [/\bPCIe\b/i.test(text), /\bSXM\d?\b/i.test(text)]
  return !(pcie !== sxm && ((pcie && gpu.form === "sxm") || (sxm && gpu.form === "pcie")))
}

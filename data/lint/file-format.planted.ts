import { inFile, type Planted } from "./planting.ts"
import type { Dataset } from "./dataset.ts"

const written = (change: (text: string) => string) => (dataset: Dataset) => ({
  ...dataset,
  texts: { ...dataset.texts, workloads: change(dataset.texts["workloads"] ?? "") },
})

export const planted: readonly Planted[] = [
  { error: "a file without its final newline", spoil: written((text) => text.trimEnd()), id: "workloads", says: /final newline/ },
  {
    error: "an indent of two spaces",
    spoil: written((text) => text.replaceAll("\n ", "\n  ")),
    id: "workloads",
    says: /indent of one space/,
  },
  {
    error: "a source added at the end",
    spoil: inFile<Record<string, object>>("sources", (sources) => {
      sources["a-source"] = { title: "Added at the end", publisher: "Somebody", kind: "secondary" }
    }),
    id: "a-source",
    says: /alphabetical/,
  },
]

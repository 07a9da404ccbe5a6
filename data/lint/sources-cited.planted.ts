import { inFile, type Planted } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a source that nobody cites",
    spoil: inFile<Record<string, unknown>>("sources", (sources) => {
      sources["a-paper"] = { title: "A paper that nobody cites", url: "https://example.org/paper", kind: "paper" }
    }),
    id: "a-paper",
    says: /no row cites/,
  },
]

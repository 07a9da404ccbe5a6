import { inFile, type Planted } from "./planting.ts"

type Sources = Record<string, { title: string; publisher?: string; url?: string; date?: string }>
const copy = (change: (source: Sources[string]) => Sources[string]) =>
  inFile<Sources>("sources", (sources) => {
    const source = sources["86box-src"]
    if (source) sources["zz-copy"] = change(source)
  })

export const planted: readonly Planted[] = [
  {
    error: "one page under two titles",
    spoil: copy((source) => ({ ...source, title: "Another title", url: `${source.url}/` })),
    id: "zz-copy",
    says: /the address of "86box-src"/,
  },
  {
    error: "one title at two addresses",
    spoil: copy((source) => ({ ...source, url: "https://example.org/copy" })),
    id: "zz-copy",
    says: /the title of "86box-src"/,
  },
]

import { inFile, type Planted } from "./planting.ts"

type Loose = Record<string, Record<string, unknown>>
const asSource = (fields: Record<string, unknown>) => inFile<Loose>("sources", (sources) => (sources["vgpu17-ug"] = fields))

export const planted: readonly Planted[] = [
  {
    error: "an address that is none",
    spoil: asSource({ title: "Guide", url: "see the intranet" }),
    id: "vgpu17-ug",
    says: /not an address/,
  },
  { error: "no address and no word of what it is", spoil: asSource({ title: "Guide" }), id: "vgpu17-ug", says: /no address/ },
  { error: "no title", spoil: asSource({ title: " ", publisher: "NVIDIA" }), id: "vgpu17-ug", says: /no title/ },
  {
    error: "a date in words",
    spoil: asSource({ title: "Guide", publisher: "NVIDIA", date: "May 2024" }),
    id: "vgpu17-ug",
    says: /not a year, month or day/,
  },
  {
    error: "a source opened before it was written",
    spoil: asSource({ title: "Guide", publisher: "NVIDIA", date: "2026-05-02", checked: "2026-04-30", kind: "vendor-doc" }),
    id: "vgpu17-ug",
    says: /is of 2026-05-02, yet was opened on 2026-04-30/,
  },
  {
    error: "a young source that does not say when it was opened",
    spoil: asSource({ title: "Guide", publisher: "NVIDIA", date: "2026-11-27", kind: "vendor-doc" }),
    id: "vgpu17-ug",
    says: /on which day it was opened/,
  },
]

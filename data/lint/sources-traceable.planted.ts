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
]

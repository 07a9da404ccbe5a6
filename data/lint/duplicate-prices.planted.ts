import { adding, inFile, type Planted, rowNamed } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "two prices of a GPU",
    spoil: adding("prices/gpus", (rows) => ({ ...rows[0], gpu: "l4" })),
    id: "l4",
    says: /has a price already/,
  },
  {
    error: "a licence priced twice on one date",
    spoil: adding("prices/licences", (rows) => ({ ...rows.find((row) => row.id === "nvidia-vpc"), id: "nvidia-vpc-again" })),
    id: "nvidia-vpc-again",
    says: /price of that date already/,
  },
  {
    error: "an observation entered twice",
    spoil: inFile<{ gpu: string; observations: object[] }[]>("prices/gpus", (rows) => {
      const { observations } = rowNamed(rows, "l4")
      observations.push(...observations)
    }),
    id: "l4",
    says: /an observation stands twice/,
  },
  {
    error: "a cloud offer entered twice",
    spoil: inFile<object[]>("reference/cloud-prices", (rows) => {
      rows.unshift({ ...rows[0] })
    }),
    id: "T4",
    says: /that provider, region, system and date already/,
  },
  {
    error: "a server price entered twice",
    spoil: inFile<object[]>("prices/servers", (rows) => {
      rows.unshift({ ...rows[0] })
    }),
    id: "row 2",
    says: /stands twice/,
  },
]

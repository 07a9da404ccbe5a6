import { inFile, type Planted, setting } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "a GPU of the next century",
    spoil: setting("hardware/gpus/nvidia", "l4", { launchYear: 2123 }),
    id: "l4",
    says: /launchYear: 2123 is after/,
  },
  {
    error: "a GPU before there were any",
    spoil: setting("hardware/gpus/nvidia", "l4", { launchYear: 1923 }),
    id: "l4",
    says: /before 1990/,
  },
  {
    error: "a source of the month after this version",
    spoil: inFile<Record<string, { date: string }>>("sources", (sources) => {
      Object.assign(sources["vgpu17-ug"] ?? {}, { date: "2099-01" })
    }),
    id: "vgpu17-ug",
    says: /date: 2099-01 is after/,
  },
  {
    error: "a price seen up to a month to come",
    spoil: setting("prices/licences", "nvidia-vpc", { date: "2024 to 2099-12" }),
    id: "nvidia-vpc",
    says: /2099-12/,
  },
  {
    error: "a version older than what it holds",
    spoil: inFile<{ date: string }>("version", (version) => {
      version.date = "2010-01-01"
    }),
    id: "l4",
    says: /is after 2010-01-01/,
  },
]

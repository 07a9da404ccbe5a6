import { inFile, type Planted, setting } from "./planting.ts"

type Loose = { id: string; nativeShare: { id: string; low: number }[] }

export const planted: readonly Planted[] = [
  {
    error: "a product of the article renamed",
    spoil: inFile<{ name: string; seenIn: { id: string }[] }[]>("checklists/seed-systems", (rows) => {
      const seen = rows.find((row) => row.name === "API remoting")?.seenIn[0]
      if (seen) seen.id = "api-sending"
    }),
    id: "API remoting",
    says: /no technique "api-sending"/,
  },
  {
    error: "a row that no longer says the article's words",
    spoil: inFile<{ name: string; words: string }[]>("checklists/seed-systems", (rows) => {
      const system = rows.find((row) => row.name === "API forwarding")
      if (system) system.words = "API shipping"
    }),
    id: "API forwarding",
    says: /none of its rows says "API shipping"/,
  },
  {
    error: "a figure of the article changed",
    spoil: inFile<Loose[]>("techniques", (rows) => {
      const share = rows.flatMap((row) => row.nativeShare).find((one) => one.id === "perf-ar-article")
      if (share) share.low = 0.2
    }),
    id: "12%",
    says: /does not hold "low":0.12/,
  },
  {
    error: "a boundary of the article moved",
    spoil: setting("quirks", "vbox-no-pci", { when: { hypervisor: "virtualbox", hypervisorVersion: { gte: "7.0" } } }),
    id: "6.1.0",
    says: /6\.1\.0/,
  },
  {
    error: "a figure struck off the checklist",
    spoil: inFile<{ value: string }[]>("checklists/seed-numbers", (rows) => rows.shift()),
    id: "86%",
    says: /lost this figure/,
  },
]

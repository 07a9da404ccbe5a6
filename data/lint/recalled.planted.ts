import { inFile, rowNamed, type Planted } from "./planting.ts"

export const planted: readonly Planted[] = [
  {
    error: "one more entry from memory",
    spoil: inFile<{ id: string; evidence: { source: string; basis: string }[] }[]>("workloads", (rows) => {
      rowNamed(rows, "task-worker").evidence.push({ source: "recalled", basis: "recalled" })
    }),
    id: "recalled",
    says: /at most \d+ are allowed/,
  },
  {
    error: "a number that was not lowered",
    spoil: inFile<{ recalled: number }>("debts", (debts) => {
      debts.recalled += 5
    }),
    id: "recalled",
    says: /lower "recalled" to \d+/,
  },
]

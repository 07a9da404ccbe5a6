import { expect, test } from "vitest"
import { evenLook } from "./columnWidths.ts"

const columns = [
  { id: "name", header: "Name", kind: "text", value: () => "", note: (row: string) => `on ${row}` },
  { id: "share", header: "Share", kind: "number", value: () => 1, note: (row: string) => `56–87 % for ${row}`, noteNames: true },
] as const

test("rows of one height have as many lines below a figure as the longest name there needs", () => {
  expect(evenLook(columns, ["CAD"]).noteLines).toBe(1)
  expect(evenLook(columns, ["CAD", "Radiology reading room workstations"]).noteLines).toBeGreaterThan(1)
  expect(evenLook(columns, []).noteLines).toBe(1)
})

test("of names it is said whether they take more than a phone's line", () => {
  expect(evenLook(columns, ["L40"]).names).toBe("short")
  expect(evenLook(columns, ["L40 in slices of L40-8Q, on hosts of four"]).names).toBe("long")
})

import { expect, test } from "vitest"
import { answer, percent, table } from "./dataset-report.ts"

const files = {
  sources: { guide: { title: "Guide", date: "2024-05", kind: "vendor-doc" } },
  quirks: [
    { id: "a", evidence: [{ source: "guide", basis: "documented" }] },
    { id: "b", evidence: [{ source: "recalled", basis: "recalled" }] },
  ],
}

test("columns line up, figures to the right", () => {
  expect(
    table(
      ["Kind", " Rows", "Note"],
      [
        ["GPUs", "124", "x"],
        ["Quirks", "9", ""],
      ],
    ).split("\n"),
  ).toEqual(["Kind     Rows  Note", "------  -----  ----", "GPUs      124  x", "Quirks      9"])
})

test("a share never reads as none or all unless it is", () => {
  expect([percent(0, 7), percent(1, 1000), percent(1, 3), percent(999, 1000), percent(7, 7), percent(0, 0)]).toEqual([
    "0 %",
    "<1 %",
    "33 %",
    ">99 %",
    "100 %",
    "–",
  ])
})

test("the table has a line for each kind and one for all", () => {
  const lines = answer(files, [])?.split("\n") ?? []
  expect(lines.find((line) => line.startsWith("Pass-through quirks"))).toMatch(/ 2 +50 % +0 % +50 % +2 +50 % +0 % +50 % +2024-05 guide$/)
  expect(lines.find((line) => line.startsWith("All"))).toMatch(/ 2 +50 % +0 % +50 % +2 +50 % +0 % +50 % +2024-05 guide$/)
})

test("--stale lists sources, those first that were opened longest ago and that most rests on", () => {
  const more = {
    ...files,
    sources: {
      ...files.sources,
      unused: { title: "Unused", kind: "secondary" },
      reread: { title: "Read again", date: "2020", checked: "2027-01-05", kind: "paper" },
      recalled: { title: "Memory", kind: "secondary" },
    },
  }
  const lines = answer(more, ["--stale"])?.split("\n") ?? []
  expect(lines.slice(2)).toEqual([
    "2026-11-23    2024-05       1  guide   Guide",
    "2026-11-23    –             0  unused  Unused",
    "2027-01-05    2020          0  reread  Read again",
    "",
    "Sources last checked: 2 on 2026-11-23, 1 on 2027-01-05.",
  ])
  expect(JSON.parse(answer(more, ["--stale", "--json"]) ?? "")).toMatchObject([
    { id: "guide", facts: 1 },
    { id: "unused" },
    { id: "reread" },
  ])
  expect(answer(more, ["--stale", "--weak"])).toBeNull()
})

test("--json gives the same numbers, --weak the weak figures, and anything else is refused", () => {
  const kinds = JSON.parse(answer(files, ["--json"]) ?? "") as { kind: string; rows: number }[]
  expect(kinds.find((one) => one.kind === "quirks")?.rows).toBe(2)
  expect(answer(files, ["--weak"])).toMatch(/^About[^]*0 figures that results rest on are estimated or recalled\.$/)
  expect(JSON.parse(answer(files, ["--weak", "--json"]) ?? "")).toEqual([])
  expect(answer(files, ["--everything"])).toBeNull()
})

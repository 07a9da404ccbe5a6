import fc from "fast-check"
import { expect, test } from "vitest"
import { fullCatalogue } from "../../dataset/full.ts"
import { gpuNames } from "./gpuNames.ts"
import { records } from "./records.ts"
import { readHosts, readVms } from "../../words/said.fixture.ts"

const names = gpuNames(fullCatalogue)
const vms = (text: string) => readVms(text, names)
const hosts = (text: string) => readHosts(text, names)

const cell = fc.oneof(fc.string(), fc.constantFrom("1", "0.5", "x", "-3", "N/A", '"', "\0", "a\nb", "4x A100", "TRUE", "poweredOff"))
const headers = fc.uniqueArray(fc.constantFrom("name", "gpu", "vcpu", "memory", "Powerstate", "Template", "vgpu profile", "gpu model"), {
  minLength: 2,
})

test("of a table in good order every row is read, refused or left out with a reason, none lost and none invented", () => {
  fc.assert(
    fc.property(
      headers,
      fc.array(fc.array(cell, { minLength: 8, maxLength: 8 }), { maxLength: 12 }),
      fc.constantFrom("\n", "\r\n", "\r"),
      (head, rows, end) => {
        const line = (cells: readonly string[]) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(",")
        const text = [head.join(","), ...rows.map((row) => line(row.slice(0, head.length)))].join(end)
        const filled = rows.filter((row) => row.slice(0, head.length).some((one) => one.trim() !== "")).length
        for (const read of [vms(text), hosts(text)]) {
          if (read.refusal !== null) continue
          expect(read.rows.read + read.bad.length + read.aside.length).toBe(filled)
          expect(read.rows.there).toBe(filled)
        }
      },
    ),
  )
})

test("whatever the bytes, nothing throws and the rows add up", () => {
  expect.hasAssertions()
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ maxLength: 300 }).map((text) => new TextEncoder().encode(`name,vcpu,gpu,memory\n${text}`)),
    fc
      .array(fc.constantFrom("a", '"', ",", ";", "\n", "\r", "1", "0.5", "GiB", " ", "\0", "%"))
      .map((parts) => new TextEncoder().encode(`name,vcpu,gpu\n${parts.join("")}`)),
  )
  fc.assert(
    fc.property(bytes, (given) => {
      for (const read of [readVms(given, names), readHosts(given, names)]) {
        const { there } = read.rows
        expect(read.refusal ?? read.rows.read + read.bad.length + read.aside.length).toBe(read.refusal ?? there)
      }
    }),
    { numRuns: 300 },
  )
})

test("records begin where an editor says they do, whatever the line ends", () => {
  expect(records('a,b\r\n"c\r\nd",e\rf,g\n\nh,i', ",").map((one) => [one.line, one.cells])).toEqual([
    [1, ["a", "b"]],
    [2, ["c\r\nd", "e"]],
    [4, ["f", "g"]],
    [6, ["h", "i"]],
  ])
})

// Time by the clock is the machine's, busy with much else: the limit is one of work.
test(
  "200,000 rows take at most five seconds of a processor, wherever their quotes are, and with rules proposed",
  { timeout: 240_000 },
  () => {
    const tidy = Array.from({ length: 200_000 }, (_, i) => `vm-${i},4,8,0.25`)
    const named = ["web", "VDI-muc-", "cad", "jupyterhub"]
    const exported = Array.from(
      { length: 200_000 },
      (_, i) => `${named[i % 4]}${i},4,8,/dc/vm/team ${i % 400},Microsoft Windows 11 (64-bit)`,
    )
    const tables = [
      ["name,vcpu,ram_gib,gpu", ...tidy],
      ["name,vcpu,ram_gib,gpu", ...tidy.map((row, i) => (i % 1000 === 0 ? `"${row}` : row))],
      ["name,vcpu,ram_gib,folder,os", ...exported],
    ]
    const read = tables.map((rows) => {
      const text = rows.join("\n")
      const started = process.cpuUsage()
      const { items, bad, proposed } = vms(text)
      expect(process.cpuUsage(started).user / 1e6).toBeLessThan(5)
      return { rows: items.length + bad.length, rules: proposed.rules.length }
    })
    expect(read.map(({ rows }) => rows)).toEqual([200_000, 200_000, 200_000])
    expect(read[2]?.rules).toBe(4)
  },
)

import { execFile } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { NoRows, readMeasurements } from "./validate-file.ts"

describe("a file of measurements from elsewhere", () => {
  test("needs a share, a system and its work, and nothing else", () => {
    const { rows, unread } = readMeasurements([{ product: "QEMU virgl", workload: "glmark2", nativeShare: 0.45 }])
    expect(unread).toEqual([])
    expect(rows[0]).toMatchObject({
      id: "row 1",
      workloadClass: "3d-graphics-gpu-bound",
      nativeShare: { low: 0.45, mean: 0.45, high: 0.45 },
      use: "efficiency",
    })
  })

  test("may be the dataset's own rows, under a name or bare", () => {
    const row = { id: "x", technology: "nvidia-mig", workloadClass: "ml-inference", nativeShare: { low: null, mean: 0.3, high: null } }
    for (const json of [[row], { measurements: [row], title: "more" }, { rows: [row] }]) {
      expect(readMeasurements(json).rows).toMatchObject([{ id: "x", use: "sharing" }])
    }
  })

  test.each<readonly [string, unknown, RegExp]>([
    ["percent for a share", { workload: "game", nativeShare: 93 }, /0\.93, not 93/],
    ["no share", { workload: "game" }, /nativeShare/],
    ["an empty share", { workload: "game", nativeShare: {} }, /neither low, mean nor high/],
    ["work that says nothing", { workload: "foo", nativeShare: 0.9 }, /workloadClass/],
    ["an unknown technique", { workload: "game", nativeShare: 0.9, technique: "magic" }, /technique/],
    ["no row at all", 7, /the row/],
  ])("%s is named with its reason, and the others are kept", (_, row, expected) => {
    const { rows, unread } = readMeasurements([row, { product: "virgl", workload: "game", nativeShare: 0.5 }])
    expect(rows).toHaveLength(1)
    expect(unread).toEqual([{ id: "row 1", reason: expect.stringMatching(expected) as string }])
  })

  test("may be in other words, and each is told with what it was taken for", () => {
    const { rows, unread, taken } = readMeasurements([
      { id: "a", technique: "software-rendering", workloadClass: "Gaming", nativeShare: "4 %" },
      { id: "b", technique: "gvt-g", workload: "glmark2", nativeShare: { low: "80 %", mean: null, high: 0.9 } },
      { id: "c", technique: "time slicing", workload: "BERT inference", concurrency: 2, nativeShare: 0.45 },
    ])
    expect(unread).toEqual([])
    expect(rows).toMatchObject([
      { technique: "device-emulation", workloadClass: "game", nativeShare: { mean: 0.04 } },
      { technique: "mediated-pass-through", technology: "intel-gvt-g", nativeShare: { low: 0.8, high: 0.9 } },
      { technique: "mediated-pass-through", technology: "nvidia-vgpu", use: "sharing" },
    ])
    expect(taken.map(({ id }) => id)).toEqual(["a", "b", "c"])
    expect(taken[0]?.words).toContain('technique "software-rendering" as device-emulation')
  })

  test("without a list is refused", () => {
    for (const json of [7, {}, { a: [], b: [] }, null]) expect(() => readMeasurements(json)).toThrow(NoRows)
  })
})

describe("npm run validate", () => {
  const folder = mkdtempSync(join(tmpdir(), "validate-"))
  afterAll(() => rmSync(folder, { recursive: true }))
  const run = (...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> =>
    new Promise((resolve) => {
      execFile("npx", ["tsx", "scripts/validate.ts", ...args], (error, out, err) => {
        resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err })
      })
    })
  const written = (name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }

  test("predicts what it can of a file, says why not of the rest, and exits 0", async () => {
    const path = written(
      "some.json",
      JSON.stringify([
        { id: "mine", technique: "fixed-pass-through", hypervisor: "KVM", workload: "CUDA matmul", nativeShare: 0.98 },
        { id: "nothing", workload: "game", nativeShare: 0.9 },
        { id: "wrong", nativeShare: 98 },
      ]),
    )
    const { code, out } = await run("--file", path, "--json")
    expect(code).toBe(0)
    const { rows, unread, summary } = JSON.parse(out) as { rows: Record<string, unknown>[]; unread: { id: string }[]; summary: unknown[] }
    expect(rows[0]).toMatchObject({ id: "mine", covered: true, reason: null })
    expect(rows[1]).toMatchObject({ id: "nothing", range: null, reason: expect.stringContaining("technique") as string })
    expect(unread.map(({ id }) => id)).toEqual(["wrong"])
    expect(summary.length).toBeGreaterThan(0)
  }, 60_000)

  test("is clear about bad input, with exit 2, and about nothing predicted, with exit 1", async () => {
    const [missing, broken, option, none] = await Promise.all([
      run("--file", join(folder, "no-such.json")),
      run("--file", written("broken.json", "{")),
      run("--what"),
      run("--file", written("none.json", JSON.stringify([{ workload: "game", nativeShare: 0.9 }]))),
    ])
    expect([missing.code, broken.code, option.code, none.code]).toEqual([2, 2, 2, 1])
    expect(missing.err).toMatch(/cannot be read/)
    expect(broken.err).toMatch(/is no JSON/)
    expect(option.err).toMatch(/Known: --file/)
    expect(none.out).toMatch(/not predicted/)
  }, 60_000)
})

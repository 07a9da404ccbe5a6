import { execFileSync, spawnSync } from "node:child_process"
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { delimiter, join } from "node:path"
import * as v from "valibot"
import { afterAll, expect, test } from "vitest"
import { MeasurementSchema } from "../src/dataset/schema/index.ts"
import { costsOf, framesOf, labRows } from "./lab-rows.ts"

const bin = mkdtempSync(join(tmpdir(), "lab-"))
afterAll(() => rmSync(bin, { recursive: true }))

/** Two frames that set things up, two of five calls and three draws each, and what is cut off after the last. */
const trace = [
  "1 eglInitialize()",
  ...[1, 2].flatMap(() => ["2 glBufferData()", "3 eglSwapBuffers()"]),
  ...[1, 2].flatMap(() => [
    "4 glUniform4fv()",
    "5 glDrawArrays()",
    "  a line of an argument",
    "6 glDrawElements()",
    "7 glDrawArrays()",
    "8 eglSwapBuffers()",
  ]),
  "9 glClear()",
].join("\n")

/** Stands for apitrace: `trace` leaves a file, `dump` prints the trace above. */
const apitrace = `#!/bin/sh
if [ "$1" = trace ]; then
  while [ "$1" != -o ]; do shift; done
  echo traced > "$2"
else
  cat <<'END'
${trace}
END
fi
`

test("calls and draws of a frame are means over the frames that set nothing up", () => {
  const file = join(bin, "apitrace")
  writeFileSync(file, apitrace)
  chmodSync(file, 0o755)
  const lines = execFileSync("sh", ["lab/gl-calls-per-frame.sh"], {
    env: { ...process.env, PATH: [bin, process.env["PATH"]].join(delimiter) },
    encoding: "utf8",
  })
    .trim()
    .split("\n")
  expect(lines.length).toBeGreaterThan(10)
  for (const line of lines) expect(line.split("\t").slice(1)).toEqual(["5", "3", "2"])
})

const run = (api: string, path: string, what: string, amount: number, round: number, ms: number): string =>
  [api, path, what, amount, 20, round, ms, ms, ms, 9, "a renderer"].join("\t")

/** Two rounds: the program itself takes 1 ms and 2 µs a draw, the server as long again and 3 µs more for each draw. */
const printed = [
  "# cpu=Some Processor, 2 cores",
  "# system=Debian 13, Mesa 25",
  "# date=2026-11-29",
  "# no GPU: not run on one",
  "# gl, same-core, draws 7 20: failed",
  ...[1000, 100000].flatMap((draws) =>
    [1, 2].flatMap((round) => [
      run("gl", "native", "draws", draws, round, 1 + draws * 0.002),
      run("gl", "same-core", "draws", draws, round, round * (2 + draws * 0.005)),
    ]),
  ),
  run("gl", "native", "trips", 1, 1, 1),
  run("gl", "native", "trips", 100, 1, 1.5),
  run("gl", "same-core", "trips", 1, 1, 2),
  run("gl", "same-core", "trips", 100, 1, 22.3),
].join("\n")

test("a point of the lab is the least of its runs, and its row a measurement of the dataset that counts as context", () => {
  const rows = labRows(framesOf(printed))
  expect(rows.map(({ id }) => id)).toContain("lab-gl-same-core-draws-100000-20px")
  for (const row of rows) expect(v.is(MeasurementSchema, row)).toBe(true)
  const many = rows.find(({ id }) => id === "lab-gl-same-core-draws-100000-20px")
  expect(many).toMatchObject({ nativeValue: 201, virtualValue: 502, use: "context", hostCpu: "Some Processor, 2 cores", year: 2026 })
  expect(many?.nativeShare.mean).toBeCloseTo(201 / 502, 3)
  expect(many?.note).toContain("the longest took 0 % longer natively, 100 % forwarded")
})

test("what a call and a round trip cost are slopes, so that the cost of a frame is left out", () => {
  const costs = costsOf(framesOf(printed))
  const of = (what: string): number | undefined => costs.find((one) => one.path === "same-core" && one.of === what)?.seconds
  expect(of("call")).toBeCloseTo(3e-6 / 6, 9)
  expect(of("round trip")).toBeCloseTo((20.8 - 1) / 1000 / 99, 6)
  expect(costs.find((one) => one.of === "native draw")?.seconds).toBeCloseTo(2e-6, 9)
  expect(of("byte uploaded")).toBeUndefined()
})

test("the dataset's own rows are those that the lab's figures give, and none of them counts as a share of a GPU", () => {
  const rows = v.parse(v.array(MeasurementSchema), JSON.parse(readFileSync("data/measurements/native-own-lab.json", "utf8")))
  const shown = labRows(framesOf(readFileSync("lab/frames.tsv", "utf8")))
  expect(rows).toEqual(shown)
  expect(rows.every(({ use }) => use === "context")).toBe(true)
})

const has = (command: string): boolean => spawnSync("sh", ["-c", `command -v ${command}`]).status === 0
const canDraw = ["gcc", "glslangValidator", "taskset", "virgl_test_server"].every(has)

test("without its packages the lab says what is missing and measures nothing", () => {
  const empty = mkdtempSync(join(tmpdir(), "lab-empty-"))
  for (const tool of ["sh", "dirname", "mktemp", "rm"]) {
    symlinkSync(execFileSync("sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).trim(), join(empty, tool))
  }
  for (const script of ["lab/forwarding.sh", "lab/sharing.sh"]) {
    const { status, stderr, stdout } = spawnSync(join(empty, "sh"), [script], { env: { PATH: empty }, encoding: "utf8" })
    expect(status).toBe(3)
    expect(stderr).toMatch(/^not run: gcc .*not to be found/)
    expect(stdout).toBe("")
  }
  rmSync(empty, { recursive: true })
})

test.skipIf(!canDraw)(
  "where its packages are, a quick round draws every kind of frame, and says which could not be forwarded",
  { timeout: 240_000 },
  () => {
    const { status, stdout } = spawnSync("sh", ["lab/forwarding.sh", "1", "0.01", "quick"], { encoding: "utf8" })
    expect(status).toBe(0)
    const { runs } = framesOf(stdout)
    const drawn = (path: string): readonly string[] => runs.filter((run) => run.api === "gl" && run.path === path).map(({ what }) => what)
    expect(drawn("native")).toEqual(["draws", "trips", "upload", "readback"])
    for (const path of ["same-core", "other-core"]) {
      expect(drawn(path).length + (stdout.match(new RegExp(`^# gl, ${path}, .*: failed$`, "gm")) ?? []).length).toBe(4)
    }
  },
)

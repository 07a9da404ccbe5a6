import { spawnSync } from "node:child_process"
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { rolldown } from "rolldown"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { answer } from "../src/cli/answer.ts"
import { fullCatalogue } from "../src/dataset/full.ts"
import { catalogue as pages } from "../src/dataset/load.ts"
import { knownIds } from "../src/scenario/url/index.ts"
import { buildPackage, pack } from "./package.ts"
import { sampledLinks } from "./sampled-links.ts"

const name = "gpu-virtualization-explorer"
/** Random scenarios that page, package and command line are asked alike; a release asks a thousand. */
const scenarios = Number(process.env["SCENARIOS"] ?? 10)

const made = mkdtempSync(join(tmpdir(), "package-"))
/** Where the tarball is installed: a folder that knows nothing of this one. */
const home = join(made, "empty")
const installed = join(home, "node_modules", name)

interface Run {
  readonly status: number | null
  readonly out: string
  readonly err: string
}
function run(command: string, args: readonly string[], input = ""): Run {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: home, input, encoding: "utf8", maxBuffer: 2 ** 30, timeout: 600_000 })
  return { status, out: stdout, err: stderr }
}
const commandLine = (args: readonly string[], input = ""): Run => run(join(home, "node_modules/.bin", name), args, input)

beforeAll(async () => {
  await buildPackage(join(made, "built"))
  const tarball = pack(join(made, "built"))
  mkdirSync(home)
  writeFileSync(join(home, "package.json"), '{ "type": "module" }')
  const { status, err } = run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball])
  if (status !== 0) throw new Error(`The package cannot be installed:\n${err}`)
}, 120_000)
afterAll(() => rmSync(made, { recursive: true, force: true }))

test("installed in an empty folder it needs no other package, and answers a program's questions", () => {
  expect(readdirSync(join(home, "node_modules")).filter((one) => !one.startsWith("."))).toEqual([name])
  copyFileSync("scripts/package-consumer.mjs", join(home, "package-consumer.mjs"))
  expect(run(process.execPath, ["package-consumer.mjs"])).toMatchObject({
    status: 0,
    err: "",
    out: expect.stringMatching(/^13 questions/) as string,
  })
})

test("its types hold for a strict program without the DOM and without this project's settings", () => {
  writeFileSync(
    join(home, "program.ts"),
    `import { answer, catalogue, decode, evaluate, explain, tellWhy, type Dataset, type Report, type Scenario } from "${name}"
const scenario: Scenario = decode("vm=task-worker:5", catalogue).state.scenario
const report: Report = evaluate(scenario, catalogue)
const gpu: Dataset.Gpu | undefined = catalogue.gpu("l40s")
export const memory: number | null | undefined = gpu?.memoryMib
export const basis: "documented" | "measured" | "vendor-claim" | "secondary" | "estimate" | "recalled" | undefined = gpu?.evidence[0]?.basis
export const total: number | undefined = report.options[0]?.cost?.total.likely
export const formula: string | null = tellWhy(explain(report.options[0]!, "cost", scenario, catalogue)).formula
// @ts-expect-error: an answer has options, no rows
export const rows = answer("vm=task-worker:5", catalogue).rows
// @ts-expect-error: what a figure is known by has a name
export const wrong: "hearsay" | undefined = gpu?.evidence[0]?.basis
`,
  )
  const options = { strict: true, noEmit: true, target: "es2023", lib: ["es2023"], types: [], module: "nodenext", skipLibCheck: false }
  writeFileSync(
    join(home, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...options, noUncheckedIndexedAccess: true }, files: ["program.ts"] }),
  )
  expect(run(resolve("node_modules/.bin/tsc"), ["-p", "tsconfig.json"])).toEqual({ status: 0, out: "", err: "" })
})

test("a program that takes a part of it takes the code of that part alone", async () => {
  const sizeOf = async (code: string): Promise<number> => {
    writeFileSync(join(home, "part.js"), code)
    const bundle = await rolldown({ input: join(home, "part.js"), platform: "neutral", logLevel: "silent" })
    const { output } = await bundle.generate({ minify: true, codeSplitting: false })
    return output.reduce((sum, one) => sum + (one.type === "chunk" ? one.code.length : 0), 0)
  }
  const links = await sizeOf(`import { decode, encode } from "${name}"; console.log(decode, encode)`)
  const engine = await sizeOf(`import { evaluate } from "${name}"; console.log(evaluate)`)
  const all = await sizeOf(`import * as all from "${name}"; console.log(all)`)
  expect(links).toBeLessThan(80_000)
  expect(engine).toBeLessThan(200_000)
  expect(all).toBeGreaterThan(2_000_000)
})

describe("its command line", () => {
  test("is the one of the sources", () => {
    const { status, out } = commandLine(["evaluate", "vm=knowledge-worker:200"])
    expect(status).toBe(0)
    expect(out).toBe(`${JSON.stringify(answer("vm=knowledge-worker:200", fullCatalogue), null, 2)}\n`)
  })

  test("places an inventory", () => {
    writeFileSync(join(home, "vms.csv"), "name,gpu,vcpu,ram\na,0.5,4,8\nb,0.75,4,8\n")
    writeFileSync(join(home, "hosts.csv"), "name,gpu model,gpus,vcpu,ram\nh,L4,1,64,256\n")
    const { status, out } = commandLine(["place", "vms.csv", "hosts.csv"])
    expect([status, (JSON.parse(out) as { totals: { placed: number } }).totals.placed]).toEqual([0, 1])
  })

  test.each([
    [[], 2, /A command is missing\.\nUsage: gpu-virtualization-explorer/],
    [["fly"], 2, /"fly" is no command\.\nUsage/],
    [["constructor"], 2, /"constructor" is no command/],
    [["evaluate"], 2, /nothing to evaluate\.\nUsage: gpu-virtualization-explorer evaluate/],
    [["evaluate", "hello there"], 2, /holds no key=value pair/],
    [["place", "a.csv"], 2, /Usage: gpu-virtualization-explorer place/],
  ])("refuses %j in a sentence", (args, status, sentence) => {
    const found = commandLine(args)
    expect([found.status, found.out]).toEqual([status, ""])
    expect(found.err).toMatch(sentence)
    expect(found.err).not.toMatch(/ at .*\.js:\d/)
  })
})

test(`page, package and command line give equal answers to ${scenarios} random scenarios, to the byte`, { timeout: 3_600_000 }, () => {
  const links = sampledLinks(scenarios, knownIds(fullCatalogue))
  const page = links.map((link) => JSON.stringify(answer(link, pages)))
  writeFileSync(
    join(home, "answers.mjs"),
    `import { createInterface } from "node:readline"
import { answer, catalogue } from "${name}"
for await (const line of createInterface({ input: process.stdin })) process.stdout.write(JSON.stringify(answer(line, catalogue)) + "\\n")
`,
  )
  const lines = ({ out, err }: Run): string[] => {
    expect(err).toBe("")
    return out.trimEnd().split("\n")
  }
  expect(lines(run(process.execPath, ["answers.mjs"], `${links.join("\n")}\n`))).toEqual(page)
  expect(lines(commandLine(["evaluate", "-"], `${links.join("\n")}\n`))).toEqual(page)
})

test("what it exports is told in docs/package.md, and nothing else is", async () => {
  const text = readFileSync("docs/package.md", "utf8")
  const named = new Set([...text.matchAll(/^\| `(\w+)/gm)].map(([, word]) => word))
  expect([...named].sort()).toEqual(Object.keys(await import("../src/package/index.ts")).sort())
  expect(readFileSync(join(installed, "README.md"), "utf8")).toBe(text)
})

import { spawnSync } from "node:child_process"
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { Client } from "@modelcontextprotocol/client"
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio"
import { rolldown } from "rolldown"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { answer, answerWith, readInput } from "../src/cli/answer.ts"
import { grow } from "../src/cli/growth.ts"
import { fullCatalogue } from "../src/dataset/full.ts"
import { catalogue as pages } from "../src/dataset/load.ts"
import { knownIds } from "../src/scenario/url/index.ts"
import { appMime, appsExtension, boardUri } from "../src/mcp/board/names.ts"
import { workbook, type FixtureSheet } from "../src/scenario/inventory/formats/workbook.fixture.ts"
import { refusals } from "./package-refusals.ts"
import { commandLine, home, installed, installPackage, name, removePackage, run, type Run } from "./package.fixture.ts"
import { sampledLinks } from "./sampled-links.ts"

const gpuSheets: readonly FixtureSheet[] = [
  { name: "VMs", rows: [["Name", "vCPU", "RAM GiB", "GPU share"], ["a", 4, 8, 0.5], ["b", 4, 8, 0.5]] }, // prettier-ignore
  { name: "Hosts", rows: [["Host", "Cores", "RAM GiB", "GPU model", "GPUs"], ["h", 32, 256, "L4", 1]] }, // prettier-ignore
]
/** Random scenarios that page, package and command line are asked alike; a release asks a thousand. */
const scenarios = Number(process.env["SCENARIOS"] ?? 2)

/** Random links, and what the page's engine answers to each. */
const sampled = (): readonly { readonly link: string; readonly answered: string }[] =>
  (asked ??= sampledLinks(scenarios, knownIds(fullCatalogue)).map((link) => ({ link, answered: JSON.stringify(answer(link, pages)) })))
let asked: readonly { readonly link: string; readonly answered: string }[] | undefined

beforeAll(installPackage, 120_000)
afterAll(removePackage)

test("installed in an empty folder it needs no other package, and answers a program's questions", () => {
  expect(readdirSync(join(home, "node_modules")).filter((one) => !one.startsWith("."))).toEqual([name])
  copyFileSync("scripts/package-consumer.mjs", join(home, "package-consumer.mjs"))
  expect(run(process.execPath, ["package-consumer.mjs"])).toMatchObject({
    status: 0,
    err: "",
    out: expect.stringMatching(/^14 questions/) as string,
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
  expect(links).toBeLessThan(100_000)
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

  test.each<[string, readonly string[], readonly string[]]>([
    ["a workbook with both sheets", ["estate.xlsx"], []],
    ["JSON of a Proxmox cluster", ["proxmox-resources.json"], ["--vm-gpu=2 GiB", "--host-gpus=2x L40S"]],
    ["CSV of RVTools", ["rvtools-vinfo.csv", "rvtools-vhost.csv"], ["--vm-gpu=2 GiB", "--host-gpus=2x L40S"]],
  ])("reads %s as the sources' command does, to the byte", (_, names, options) => {
    const cases = "src/scenario/inventory/fixtures"
    for (const one of names) {
      if (one === "estate.xlsx") writeFileSync(join(home, one), workbook(gpuSheets))
      else copyFileSync(join(cases, one), join(home, one))
    }
    const sources = spawnSync(resolve("node_modules/.bin/tsx"), [resolve("src/cli/place.ts"), ...names, ...options], {
      cwd: home,
      encoding: "utf8",
    })
    const built = commandLine(["place", ...names, ...options])
    expect(built).toEqual({ status: 0, out: sources.stdout, err: "" })
    expect((JSON.parse(built.out) as { totals: { placed: number } }).totals.placed).toBeGreaterThan(0)
  })

  test("plans an estate", () => {
    writeFileSync(join(home, "estate.xlsx"), workbook(gpuSheets))
    const { status, out } = commandLine(["plan", "estate.xlsx"])
    expect([status, (JSON.parse(out) as { link: string }).link]).toEqual([0, expect.stringContaining("owned=custom:1*l4:1")])
  })

  test("says in its usage what it takes", () => {
    for (const ask of ["--help", "-h", "help"]) {
      const { status, out, err } = commandLine([ask])
      expect([status, err]).toEqual([0, ""])
      expect(out).toMatch(
        /evaluate \[--all\] \[--plans\] \[--growth\] \[--workbook out\.xlsx\] \[--slides out\.pptx\][^]*place vms\.csv hosts\.csv[^]*place estate\.xlsx/,
      )
    }
  })

  test.each(["evaluate", "place", "plan", "mcp"])("%s says what it takes when asked for help", (command) => {
    for (const args of [["--help"], ["-h"], ["some.csv", "--all", "--help"]]) {
      const { status, out, err } = commandLine([command, ...args])
      expect([status, err]).toEqual([0, ""])
      expect(out).toMatch(new RegExp(`^Usage: gpu-virtualization-explorer ${command}\\b.*[^]*[^\\n]\\n$`))
    }
  })

  test.each([
    [[], 2, /A command is missing\.\nUsage: gpu-virtualization-explorer/],
    [["fly"], 2, /"fly" is no command\.\nUsage/],
    [["constructor"], 2, /"constructor" is no command/],
    [["evaluate"], 2, /nothing to evaluate\.\nUsage: gpu-virtualization-explorer evaluate/],
    [["evaluate", "hello there"], 2, /holds no key=value pair/],
    [["evaluate", "please size my datacenter"], 2, /holds no key=value pair/],
    [["evaluate", ""], 2, /\S+ \S+ \S+/],
    [["evaluate", "vm=cad-medium:4", "vm=cad-medium:5"], 2, /2 were given/],
    [["place"], 2, /Usage: gpu-virtualization-explorer place/],
  ])("refuses %j in a sentence", (args, status, sentence) => {
    const found = commandLine(args)
    expect([found.status, found.out]).toEqual([status, ""])
    expect(found.err).toMatch(sentence)
    expect(found.err).not.toMatch(/ at .*\.js:\d/)
  })
})

interface Result {
  readonly isError?: boolean
  readonly content: readonly { readonly text: string }[]
  readonly structuredContent?: Readonly<Record<string, unknown>>
}

describe("its MCP server, asked by the SDK's own client", () => {
  const client = new Client({ name: "test", version: "1" }, { capabilities: { extensions: { [appsExtension]: { mimeTypes: [appMime] } } } })
  const complaints: string[] = []
  const ask = async (name: string, args: Readonly<Record<string, unknown>>): Promise<Result> =>
    (await client.callTool({ name, arguments: args }, { timeout: 600_000 })) as unknown as Result
  const textOf = ({ content }: Result): string => content.map(({ text }) => text).join("\n")

  beforeAll(async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [join(installed, "lib/package/bin.js"), "mcp"],
      cwd: home,
      stderr: "pipe",
    })
    transport.stderr?.on("data", (said: Buffer) => complaints.push(said.toString()))
    await client.connect(transport)
  })
  afterAll(() => client.close())

  test("says what it is, what it can, and takes nothing that its schemas do not name", async () => {
    expect(client.getServerVersion()).toMatchObject({
      name,
      version: (JSON.parse(readFileSync("package.json", "utf8")) as { version: string }).version,
    })
    expect(client.getInstructions()).toContain("knowledge-worker")
    const { tools } = await client.listTools()
    expect(tools.map((tool) => tool.name)).toEqual(["evaluate", "rank", "explain", "look_up", "place_inventory", "make_link"])
    for (const { inputSchema, annotations, description } of tools) {
      expect(inputSchema).toMatchObject({ type: "object", additionalProperties: false })
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false })
      expect(description?.length).toBeGreaterThan(40)
    }
  })

  test("brings the board's page to a client that shows it, built and with the notices of what it is built of", async () => {
    const { contents } = await client.readResource({ uri: boardUri })
    expect(contents).toMatchObject([{ mimeType: appMime, text: readFileSync(join(installed, "lib/mcp/board.html"), "utf8") }])
    expect(readFileSync(join(installed, "licences.txt"), "utf8")).toMatch(/^react-dom [\d.]+ \(MIT\)$/m)
  })

  test("evaluates in a few lines, with ranges and how inputs are known, and gives the whole report when asked", async () => {
    const scenario = "vm=knowledge-worker:200&need=live-migration"
    const found = await ask("evaluate", { scenario })
    expect(textOf(found).length).toBeLessThan(4000)
    expect(textOf(found)).toMatch(/Mediated pass-through: .*% of native \(.*measured.*\).*over 4 years \(.*estimate/)
    expect(textOf(found)).toMatch(/Not possible: .*must live-migrate/)
    expect(found.structuredContent).not.toHaveProperty("report")
    const { options } = found.structuredContent as { options: { nativeShare: { label: string; restsOn: Record<string, number> } }[] }
    expect(options.map((one) => one.nativeShare.label)).toEqual(["computed", "computed", "computed", "computed"])
    const whole = await ask("evaluate", { scenario, full: true })
    expect(JSON.stringify(whole.structuredContent?.["report"])).toBe(JSON.stringify(answer(scenario, pages)))
  })

  test("tells what becomes of the answer while its VMs grow, as page, package and command line do, to the byte", async () => {
    const scenario = "vm=knowledge-worker:60:Office,cad-medium:12:Design*grow:40&grow=10&years=3&discount=6&gpus=l4,a16,l40s"
    const [first] = answerWith(scenario, { growth: true }, pages).growth?.options ?? []
    const told = JSON.stringify(answerWith(scenario, { growth: true }, pages).growth)
    const found = await ask("evaluate", { scenario, growth: true })
    expect(JSON.stringify(found.structuredContent?.["growth"])).toBe(told)
    expect(textOf(found)).toMatch(
      /Growth, the cheapest in present value first, discounted by 6 % a year \(from the scenario\)[^]*Year 3: 9\d VMs need/,
    )
    expect((JSON.parse(commandLine(["evaluate", "--growth", scenario]).out) as { growth: unknown }).growth).toEqual(JSON.parse(told))
    expect(grow(readInput(scenario, pages).state.scenario, pages).options[0]?.presentValue.likely).toBeCloseTo(
      first?.presentValueUsd.likely ?? 0,
      2,
    )
    expect((await ask("evaluate", { scenario })).structuredContent).not.toHaveProperty("growth")
  })

  test("ranks, and tells what speaks against the rest", async () => {
    const found = await ask("rank", { scenario: "vm=knowledge-worker:60&gpus=l4,a16,l40s", technique: "mediated-pass-through", most: 3 })
    const { options } = found.structuredContent as { options: { technique: string; totalUsd: { likely: number } }[] }
    expect(options.map((one) => one.technique)).toEqual(Array(3).fill("mediated-pass-through"))
    expect(options.map((one) => one.totalUsd.likely)).toEqual(options.map((one) => one.totalUsd.likely).toSorted((a, b) => a - b))
    expect(textOf(found)).toMatch(/What speaks against the others: \w/)
  })

  test("explains a figure down to its sources, and labels what is measured and what is estimated", async () => {
    const found = await ask("explain", {
      scenario: "vm=knowledge-worker:200",
      figure: "nativeShare",
      option: "kvm-vgpu-nvidia@l40s",
      depth: 4,
    })
    expect(textOf(found)).toMatch(/\(measured, [\w.-]+\)[^]*\(estimate, derived\)[^]*Sources:\n- [^]*https:/)
    const { option, sources } = found.structuredContent as { option: string; sources: { id: string; title: string }[] }
    expect(option).toMatch(/^kvm-vgpu-nvidia@l40s/)
    expect(sources.length).toBeGreaterThan(5)
  })

  test("looks up GPUs, products, techniques and measurements, says what is unknown, and by whom the rest is known", async () => {
    const gpu = await ask("look_up", { kind: "gpu", name: "L40 S", slices: true })
    expect(textOf(gpu)).toMatch(
      /Frame buffer: 48 GiB \(secondary, [\w-]+\)[^]*VFs on a GPU at most: unknown\n[^]*L40S-8Q: 8 GiB, 6 on a GPU[^]*Sources:/,
    )
    expect(textOf(await ask("look_up", { kind: "product", name: "kvm-vgpu-nvidia" }))).toMatch(/Live migration: .*\(documented, /)
    expect(textOf(await ask("look_up", { kind: "technique", name: "api remoting" }))).toMatch(/Of native: 12–86 %/)
    expect(textOf(await ask("look_up", { kind: "measurement", name: "virgl game", most: 2 }))).toMatch(/Of native: .* \(measured, /)
  })

  test("places a small inventory, and says why a VM has no room", async () => {
    const vms = ["a", "b"].map((vm) => ({ name: vm, gpuShare: 0.75, vcpu: 4, ramGib: 8 }))
    const found = await ask("place_inventory", { vms, hosts: [{ name: "h", model: "L4", gpus: 1, vcpu: 64, ramGib: 256 }] })
    expect(textOf(found)).toMatch(/^1 of 2 VMs placed[^]*- b: No room left/)
  })

  test("makes a link that opens the same scenario", async () => {
    const asked = {
      groups: [{ workload: "cad-medium", count: 40, name: "Büro" }],
      liveMigration: true,
      years: 5,
      page: "https://example.org/gpu/#old",
    }
    const { link } = (await ask("make_link", asked)).structuredContent as { link: string }
    expect(link).toMatch(/^https:\/\/example\.org\/gpu\/#vm=cad-medium:40:B~fc-ro&need=live-migration&years=5&/)
  })

  test.each(refusals)("%s refuses with the reason %s, and goes on", async (tool, reason, args) => {
    const found = await ask(tool, args)
    expect(found.isError).toBe(true)
    expect(textOf(found)).toMatch(reason)
    expect(textOf(found)).not.toMatch(/\bat .*:\d+:\d+|node_modules/)
    expect(textOf(found).length).toBeLessThan(2500)
  })

  test("what is no message at all does not end it, and says nothing on its output but messages", () => {
    const hello = {
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { protocolVersion: "2025-06-18", capabilities: {}, clientInfo: { name: "x", version: "1" } },
    }
    const { status, out } = commandLine(["mcp"], `not JSON\n{"jsonrpc":"2.0"}\n[[[[]]]]\n${JSON.stringify(hello)}\n`)
    expect(status).toBe(0)
    const said = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { id?: number; result?: { serverInfo: { name: string } } })
    expect(said.find(({ id }) => id === 1)?.result?.serverInfo.name).toBe(name)
  })

  test("gives the page's own answer to random scenarios, to the byte", { timeout: 3_600_000 }, async () => {
    for (const { link, answered } of sampled()) {
      const { structuredContent } = await ask("evaluate", { scenario: link, asWritten: true, full: true })
      expect(JSON.stringify(structuredContent?.["report"])).toBe(answered)
    }
    expect(complaints).toEqual([])
  })
})

test(`page, package and command line give equal answers to ${scenarios} random scenarios, to the byte`, { timeout: 3_600_000 }, () => {
  const page = sampled().map(({ answered }) => answered)
  const lines = `${sampled()
    .map(({ link }) => link)
    .join("\n")}\n`
  writeFileSync(
    join(home, "answers.mjs"),
    `import { createInterface } from "node:readline"
import { answer, catalogue } from "${name}"
for await (const line of createInterface({ input: process.stdin })) process.stdout.write(JSON.stringify(answer(line, catalogue)) + "\\n")
`,
  )
  const answers = ({ out, err }: Run): string[] => {
    expect(err).toBe("")
    return out.trimEnd().split("\n")
  }
  expect(answers(run(process.execPath, ["answers.mjs"], lines))).toEqual(page)
  expect(answers(commandLine(["evaluate", "-"], lines))).toEqual(page)
})

test("what it exports is told in docs/package.md, and nothing else is", async () => {
  const text = readFileSync("docs/package.md", "utf8")
  const section = text.split(/^## /m).find((one) => one.startsWith("What it exports")) ?? ""
  const named = new Set([...section.matchAll(/^\| `(\w+)/gm)].map(([, word]) => word))
  expect([...named].sort()).toEqual(Object.keys(await import("../src/package/index.ts")).sort())
  expect(readFileSync(join(installed, "README.md"), "utf8")).toBe(text)
})

import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { money, percentRange, significantDigits, type Span } from "../src/ui/format.ts"
import type { Explorer } from "./pages/explorer.ts"
import { expect, test } from "./watch.ts"

const root = fileURLToPath(new URL("..", import.meta.url))

interface Run {
  readonly status: number | null
  readonly out: string
  readonly err: string
}
const evaluate = (args: readonly string[], input = ""): Run => {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "evaluate", "--", ...args], {
    cwd: root,
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  })
  return { status, out: stdout, err: stderr }
}

interface Option {
  readonly technique: string
  readonly product: string
  readonly gpu: string | null
  readonly feasible: boolean
  readonly reasons: readonly unknown[]
  readonly groups: readonly {
    readonly group: string
    readonly instanceType: string | null
    readonly vmsPerGpu: number | null
    readonly nativeShare: Span
    readonly efficiency: Span
    readonly sharing: Span
  }[]
  readonly nativeShare: Span | null
  readonly gpus: { readonly count: number; readonly lowerBound: number; readonly boards: number } | null
  readonly hosts: { readonly count: number; readonly spare: number } | null
  readonly cost: {
    readonly totalUsd: Span & { readonly known: boolean }
    readonly perVmMonthUsd: Span
    readonly breakdownUsd: Record<string, Span>
  } | null
  readonly migration: { readonly level: string; readonly conditions: readonly string[]; readonly stunSeconds: Span | null }
  readonly isolation: string
  readonly sources: readonly string[]
}
interface Answer {
  readonly scenario: string
  readonly warnings: readonly string[]
  readonly options: readonly Option[]
}

const isOrdered = ({ low, likely, high }: Span): boolean => low <= likely && likely <= high

/** Where an answer breaks what its interface promises, a line for each promise; plain code, for there are thousands to look at. */
function brokenPromises(answer: Answer): string[] {
  const broken: string[] = []
  const hold = (kept: boolean, promise: string): void => {
    if (!kept) broken.push(`${answer.scenario}: ${promise}`)
  }
  hold(typeof answer.scenario === "string" && Array.isArray(answer.warnings), "scenario and warnings")
  for (const option of answer.options) {
    const { technique, product, gpu, feasible, reasons, groups, nativeShare, gpus, hosts, cost, migration, isolation, sources } = option
    const of = (promise: string): string => `${product}@${gpu}: ${promise}`
    hold(technique in names, of("a known technique"))
    hold(/^[\w.-]+$/.test(product) && (gpu === null || /^[\w.-]+$/.test(gpu)), of("ids of product and GPU"))
    hold(reasons.length > 0 === !feasible, of("reasons where it cannot be, and only there"))
    for (const { group, efficiency, sharing, nativeShare: share } of groups) {
      hold(typeof group === "string" && [efficiency, sharing, share].every(isOrdered), of(`ranges of ${group}`))
    }
    hold(nativeShare === null || isOrdered(nativeShare), of("the range of its native share"))
    hold(gpus === null || (gpus.lowerBound <= gpus.count && gpus.boards <= gpus.count + 1), of("GPUs, their lower bound and boards"))
    hold(hosts === null || (hosts.count >= 0 && hosts.spare >= 0), of("hosts and spares"))
    if (cost) {
      hold(isOrdered(cost.totalUsd) && isOrdered(cost.perVmMonthUsd), of("ranges of its cost"))
      hold(
        ["gpus", "hosts", "licences", "energy", "maintenance"].every((part) => part in cost.breakdownUsd),
        of("all parts of its cost"),
      )
      const parts = Object.values(cost.breakdownUsd).reduce((sum, part) => sum + part.likely, 0)
      hold(Math.abs(parts - cost.totalUsd.likely) <= 1e-6 * Math.max(1, parts), of("parts that add up to the total"))
    }
    hold(/^(live|live-with-conditions|suspend-only|cold-only|none|unknown)$/.test(migration.level), of("a known level of migration"))
    hold(Array.isArray(migration.conditions) && typeof isolation === "string", of("conditions and isolation"))
    hold(
      sources.every((source) => typeof source === "string"),
      of("sources by id"),
    )
  }
  return broken
}

const names: Readonly<Record<string, string>> = {
  "api-remoting": "API remoting",
  "fixed-pass-through": "Fixed pass-through",
  "mediated-pass-through": "Mediated pass-through",
  "device-emulation": "Device emulation",
}

const links = [
  "vm=knowledge-worker:200,cad-medium:40&need=live-migration&years=4",
  "vm=llm-inference:24,ml-training:4:Training*least:0.8&years=3&spare=2",
] as const

async function agrees(answer: Answer, { board }: Explorer): Promise<void> {
  for (const option of answer.options) {
    const name = names[option.technique] ?? ""
    const shown = async (column: "Native performance" | "GPUs" | "Cost"): Promise<string> =>
      (await board.text(name, column)).replace(/^would be /, "")
    if (option.nativeShare) expect(await shown("Native performance"), name).toBe(percentRange(option.nativeShare))
    if (option.gpus) expect(await board.gpus(name), name).toBe(option.gpus.count)
    if (option.cost) {
      const { totalUsd } = option.cost
      const text = money(totalUsd.likely, undefined, significantDigits(totalUsd))
      expect(await shown("Cost"), name).toBe(`${totalUsd.known ? "" : "≥ "}${text}`)
    }
    await expect(board.reasons(name), name).toHaveCount(option.feasible ? 0 : 1)
    expect((await board.text(name, "Migration")).replace(/^would be /, ""), name).toBe(
      option.migration.level.replace("live-with-conditions", "live, with conditions").replace("-", " "),
    )
  }
}

/** Of every kind: golden links, groups of every sort, and bad lines among them. */
function sixtyLines(): readonly string[] {
  const golden = JSON.parse(readFileSync(`${root}/src/scenario/url/golden.json`, "utf8")) as readonly { readonly link: string }[]
  const workloads = ["knowledge-worker", "cad-light", "cad-heavy", "llm-inference", "task-worker", "nobody"]
  return Array.from({ length: 60 }, (_, at) => {
    if (at % 12 === 7) return ["", "please size my datacenter", "<script>", "\u0000\u0001", "ключ"][((at / 12) % 5) | 0] ?? ""
    if (at % 3 === 0) return (golden[at % golden.length]?.link ?? "").replaceAll(/[\r\n]/g, "")
    return `vm=${workloads[at % workloads.length] ?? ""}:${at * 13 + 1},cad-medium:${at}&years=${(at % 9) + 1}`
  })
}

// One run for all, for the command takes longer to begin than to answer. What it refuses, and how, is said in scripts/package.test.ts.
test("the command line answers a line for each line, bad ones among them: the page's figures, whole addresses, and what is wrong in a link", async ({
  explorer,
}) => {
  const address = "https://example.org/gpu/?embed=cost#vm=cad-medium:40&view=cost"
  const wrong = "vm=cad-medium:40,hover-car:3&years=soon"
  const sixty = sixtyLines()
  const lines = [...links, address, "#vm=cad-medium:40&view=cost", wrong, ...sixty]
  const { status, out, err } = evaluate(["-"], `${lines.join("\n")}\n`)
  expect(status, err).toBe(0)
  const answers = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Answer | { readonly error: string })
  expect(answers).toHaveLength(lines.length)
  expect(answers.flatMap((answer) => ("error" in answer ? [] : brokenPromises(answer)))).toEqual([])
  const [first, second, whole, fragment, warned, ...rest] = answers as readonly Answer[]

  await test.step("of sixty lines the bad ones are refused in a sentence, each in its place", () => {
    for (const [at, answer] of rest.entries()) {
      if (at % 12 === 7) expect(answer, sixty[at]).toHaveProperty("error", expect.stringMatching(/\S+ \S+ \S+/))
    }
  })
  await test.step("a whole address is read as well as its fragment, and the canonical fragment is printed", () => {
    expect(whole).toEqual(fragment)
    expect(whole?.scenario).toMatch(/^vm=cad-medium:40&view=cost&data=[\d.]+&model=\d+$/)
  })
  await test.step("what is wrong in a link is warned of, and the rest is answered", () => {
    expect(warned?.warnings.join("\n")).toContain("hover-car")
    expect(warned?.warnings.join("\n")).toContain("soon")
  })
  for (const [at, answer] of [first, second].entries()) {
    await test.step(`the page gives the same figures for ${links[at]}`, async () => {
      expect(answer?.options.length).toBeGreaterThanOrEqual(4)
      await explorer.open(links[at])
      if (answer) await agrees(answer, explorer)
    })
  }
})

test("a link given as it is is answered as among others; without one the command line says in a sentence what it takes, with exit 2", () => {
  const { status, out } = evaluate(["vm=cad-medium:40"])
  expect(status).toBe(0)
  expect(brokenPromises(JSON.parse(out) as Answer)).toEqual([])
  const refused = evaluate([])
  expect([refused.status, refused.out]).toEqual([2, ""])
  expect(refused.err).toMatch(/\S+ \S+ \S+/)
  expect(refused.err).not.toMatch(/\n\s+at .*:\d+:\d+/)
})

/**
 * `npm run bench:page`: how soon the built page is there, and how an edit feels. Builds it, serves it compressed and measures, in turn where
 * several builds are named: `npm run bench:page -- --runs 5 --dist <folder> --dist <other folder>`. Times depend on the machine and on what
 * else it does: compare builds measured in the same run, and look at bytes and files first.
 */
import { execFileSync } from "node:child_process"
import { resolve } from "node:path"
import { parseArgs } from "node:util"
import { chromium as launcher } from "playwright"
import { chromium } from "../e2e/chromium.ts"
import { drag, type Drag } from "./page/drag.ts"
import { audit, type Audit } from "./page/lighthouse.ts"
import { load, type Load } from "./page/load.ts"
import { serve, type Site } from "./page/serve.ts"
import { median, medians } from "./page/statistics.ts"

const { values: asked } = parseArgs({
  options: { runs: { type: "string", default: "5" }, dist: { type: "string", multiple: true }, slowdown: { type: "string", default: "4" } },
})
const runs = Math.max(1, Number(asked.runs))
const slowdown = Math.max(1, Number(asked.slowdown))

const print = (line = ""): void => void process.stdout.write(`${line}\n`)
const ms = (value: number): string => `${Math.round(value)} ms`
const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
const messageOf = (error: unknown): string => (error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error))

if (!asked.dist) execFileSync("npx", ["vite", "build", "--logLevel", "error"], { stdio: "inherit" })
const folders = asked.dist ?? ["dist"]

interface Measured {
  readonly folder: string
  readonly site: Site
  readonly loads: Load[]
  readonly drags: Drag[]
  readonly audits: Audit[]
}

const measured: readonly Measured[] = await Promise.all(
  folders.map(async (folder) => ({ folder, site: await serve(resolve(folder)), loads: [], drags: [], audits: [] })),
)
const notRun: string[] = []
print(`Node ${process.version}, ${runs} runs of each, builds in turn; medians.`)

const browser = await launcher.launch(chromium)
for (let run = 0; run < runs; run++) {
  for (const { site, loads, drags } of measured) {
    loads.push(await load(browser, site.url))
    drags.push(await drag(browser, site.url, slowdown))
  }
}
await browser.close()

for (let run = 0; run < runs && notRun.length === 0; run++) {
  for (const { site, audits } of measured) {
    try {
      audits.push(await audit(site.url))
    } catch (error) {
      notRun.push(`Lighthouse: ${messageOf(error)}`)
      break
    }
  }
}

print("\n| load | files until input | bytes until input | answers input | files in all | bytes in all |\n|---|---|---|---|---|---|")
for (const { folder, loads } of measured) {
  const of = (pick: (one: Load) => number): number => median(loads.map(pick))
  print(
    `| ${folder} | ${of((one) => one.untilInput.files)} | ${kb(of((one) => one.untilInput.bytes))} | ${ms(of((one) => one.answersInput))} | ${of((one) => one.inAll.files)} | ${kb(of((one) => one.inAll.bytes))} |`,
  )
}
print(`\n| drag at ${slowdown}× | next paint, 75th percentile | worst | long tasks | longest | answers shown | settled after |\n|---|---|---|---|---|---|---|`)
for (const { folder, drags } of measured) {
  const of = medians(drags)
  print(`| ${folder} | ${ms(of.paint75)} | ${ms(of.paintWorst)} | ${of.longTasks} | ${ms(of.longest)} | ${of.answers} | ${ms(of.settled)} |`)
}
if (measured.every(({ audits }) => audits.length > 0)) {
  print("\n| Lighthouse, mobile | performance | first paint | largest paint | blocking | shift | bytes |\n|---|---|---|---|---|---|---|")
  for (const { folder, audits } of measured) {
    const of = medians(audits)
    print(
      `| ${folder} | ${of.performance} | ${ms(of.firstPaint)} | ${ms(of.largestPaint)} | ${ms(of.blocking)} | ${of.shift.toFixed(3)} | ${kb(of.bytes)} |`,
    )
  }
}
for (const line of notRun) print(`\nNot run: ${line}`)
await Promise.all(measured.map(({ site }) => site.close()))

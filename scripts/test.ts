/**
 * `npm test`: every check there is, in the order in which a failure is cheapest to see. Stops at the first round in which something fails. Steps
 * of one round run side by side, for each of them leaves a core idle much of its time; what they print comes when they have ended.
 */
import { spawn } from "node:child_process"
import { ensureChromium } from "./ensure-chromium.ts"

type Step = readonly [name: string, command: readonly [string, ...string[]]]

const rounds: readonly (readonly [Step, ...Step[]])[] = [
  [
    ["types", ["npm", "run", "--silent", "typecheck"]],
    ["lint and import direction", ["npm", "run", "--silent", "lint"]],
    ["format", ["npm", "run", "--silent", "format:check"]],
    ["build", ["npm", "run", "--silent", "build"]],
  ],
  [["unit, property, data and browser tests", ["npx", "vitest", "run"]]],
  [["end-to-end tests on the built page", ["npm", "run", "--silent", "e2e"]]],
]

/** Runs a step; alone, it prints as it goes. */
function run([name, [command, ...args]]: Step, alone: boolean): Promise<number> {
  if (alone) process.stdout.write(`\n== ${name}\n`)
  const started = Date.now()
  const child = spawn(command, args, { stdio: alone ? "inherit" : ["ignore", "pipe", "pipe"], env: { ...process.env, TZ: "UTC" } })
  const said: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text: Buffer) => said.push(text))
  return new Promise((done) => {
    child.on("error", (error) => said.push(Buffer.from(`${error.message}\n`)))
    child.on("close", (code) => {
      if (!alone) process.stdout.write(`\n== ${name}\n${Buffer.concat(said).toString()}`)
      const took = `${((Date.now() - started) / 1000).toFixed(1)} s`
      if (code === 0) process.stdout.write(`== ${name}: passed in ${took}\n`)
      else process.stderr.write(`\n${name}: failed after ${took}.\n`)
      done(code ?? 1)
    })
  })
}

const problem = ensureChromium()
if (problem) {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}
for (const round of rounds) {
  const codes = await Promise.all(round.map((step) => run(step, round.length === 1)))
  const failed = codes.find((code) => code !== 0)
  if (failed !== undefined) process.exit(failed)
}

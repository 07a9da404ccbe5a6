/** `npm test`: every check there is, in the order in which a failure is cheapest to see. Stops at the first that fails. */
import { spawnSync } from "node:child_process"
import { ensureChromium } from "./ensure-chromium.ts"

const steps: readonly (readonly [string, readonly string[]])[] = [
  ["types", ["npm", "run", "--silent", "typecheck"]],
  ["lint and import direction", ["npm", "run", "--silent", "lint"]],
  ["format", ["npm", "run", "--silent", "format:check"]],
  ["unit, property, data and browser tests", ["npx", "vitest", "run"]],
  ["build", ["npm", "run", "--silent", "build"]],
  ["end-to-end tests on the built page", ["npm", "run", "--silent", "e2e"]],
]

const problem = ensureChromium()
if (problem) {
  process.stderr.write(`${problem}\n`)
  process.exit(1)
}
for (const [name, [command, ...args]] of steps) {
  process.stdout.write(`\n== ${name}\n`)
  const started = Date.now()
  const { status } = spawnSync(command ?? "", args, { stdio: "inherit", env: { ...process.env, TZ: "UTC" } })
  if (status !== 0) {
    process.stderr.write(`\n${name}: failed.\n`)
    process.exit(status ?? 1)
  }
  process.stdout.write(`== ${name}: passed in ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}

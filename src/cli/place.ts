/** `npm run --silent place -- vms.csv hosts.csv`: places an inventory and prints the answer as JSON. Exit 0; unreadable input: 2. See docs/inventory.md. */
import { readFileSync } from "node:fs"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { goals, placeInventory, slicings, type Goal, type Slicing } from "../engine/inventory/placeInventory.ts"
import { modelVersion } from "../engine/version.ts"
import { inventoryAnswer } from "../scenario/inventory/answer.ts"
import { readHosts, readVms } from "../scenario/inventory/readCsv.ts"

const usage = `Usage: npm run --silent place -- vms.csv hosts.csv [--slicing=${slicings.join("|")}] [--goal=${goals.join("|")}] [--vcpu-per-core=1]\nThe columns are described in docs/inventory.md.\n`

function fail(text: string): never {
  process.stderr.write(`${text}\n`)
  process.exit(2)
}

function textOf(path: string): string {
  try {
    return readFileSync(path === "-" ? 0 : path, "utf8")
  } catch (error) {
    return fail(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const options = new Map<string, string>()
for (const one of process.argv.slice(2)) {
  const [name = "", value = ""] = one.slice(2).split("=", 2)
  if (one.startsWith("--")) options.set(name, value)
}
const files = process.argv.slice(2).filter((one) => !one.startsWith("--"))
for (const name of options.keys())
  if (name !== "slicing" && name !== "goal" && name !== "vcpu-per-core") fail(`Unknown option --${name}.\n${usage}`)
if (files.length !== 2) fail(usage)
const slicing = options.get("slicing") ?? "shares"
if (!slicings.some((one) => one === slicing)) fail(`--slicing must be one of ${slicings.join(", ")}, not "${slicing}".`)
const goal = options.get("goal") ?? "gpus"
if (!goals.some((one) => one === goal)) fail(`--goal must be one of ${goals.join(", ")}, not "${goal}".`)
const perCore = Number(options.get("vcpu-per-core") ?? 1)
if (!(perCore > 0 && perCore <= 64)) fail("--vcpu-per-core must be a number above 0, up to 64.")

const vms = readVms(textOf(files[0]!))
const hosts = readHosts(textOf(files[1]!))
for (const [path, read] of [
  [files[0]!, vms],
  [files[1]!, hosts],
] as const) {
  if (read.items.length === 0) fail(`Nothing could be read from ${path}. ${read.bad[0]?.text ?? read.notes[0] ?? "It holds no rows."}`)
}
const inventory = {
  vms: vms.items,
  hosts: hosts.items.map((host) => ({ ...host, vcpu: host.vcpu * perCore })),
  slicing: slicing as Slicing,
  goal: goal as Goal,
}
const report = placeInventory(inventory, catalogue)
const answer = inventoryAnswer(
  inventory,
  report,
  { notes: [...vms.notes, ...hosts.notes], bad: [...vms.bad, ...hosts.bad] },
  { datasetVersion: catalogue.version, modelVersion },
)
process.stdout.write(`${JSON.stringify(answer, null, 1)}\n`)

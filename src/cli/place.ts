/** `npm run --silent place -- vms.csv hosts.csv`, or one file that holds both: places an inventory and prints the answer as JSON. Exit 0; unreadable input: 2. See docs/inventory.md. */
import { readFileSync } from "node:fs"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { goals, placeInventory, slicings, tooLarge, type Goal, type Slicing } from "../engine/inventory/placeInventory.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { inventoryAnswer } from "../scenario/inventory/answer.ts"
import { choicesIn } from "../scenario/inventory/choices.ts"
import { gpuNames } from "../scenario/inventory/gpuNames.ts"
import { inventoryOf } from "../scenario/inventory/inventory.ts"
import { open } from "../scenario/inventory/formats/open.ts"
import { loaded, readHosts, readVms, type Reading } from "../scenario/inventory/read.ts"
import { rulesIn, type Rule } from "../scenario/inventory/ruleShape.ts"
import { headlineOf } from "../scenario/inventory/words.ts"
import { sayInventory } from "../words/inventory.ts"
import { called } from "./called.ts"

const usage = `Usage: ${called("place")} vms.csv hosts.csv   or   … estate.xlsx
  [--slicing=${slicings.join("|")}] [--goal=${goals.join("|")}] [--vcpu-per-core=${defaultScenario.supply.vcpuPerCore}] [--vm-sheet=NAME] [--host-sheet=NAME] [--rules=FILE]
  [--vm-columns=COLUMN=ROLE:UNIT,…] [--host-columns=…] [--vm-gpu=0.25|"4 GiB"|A16-2Q] [--host-gpus="4x L40S"] [--decimal=point|comma] [--count-all]
The columns are described in docs/inventory.md.
`

function fail(text: string): never {
  process.stderr.write(`${text}\n`)
  process.exit(2)
}

function bytesOf(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path === "-" ? 0 : path))
  } catch (error) {
    return fail(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const options = new Map<string, string>()
for (const one of process.argv.slice(2)) {
  if (!one.startsWith("--")) continue
  const [, name = "", value = ""] = /^--([^=]*)=?(.*)$/s.exec(one) ?? []
  options.set(name, value)
}
const files = process.argv.slice(2).filter((one) => !one.startsWith("--"))
const known = [
  "slicing",
  "goal",
  "vcpu-per-core",
  "vm-columns",
  "host-columns",
  "decimal",
  "count-all",
  "vm-gpu",
  "host-gpus",
  "vm-sheet",
  "host-sheet",
  "rules",
]
for (const name of options.keys()) if (!known.includes(name)) fail(`Unknown option --${name}.\n${usage}`)
if (files.length !== 1 && files.length !== 2) fail(usage)
const [ofVms, ofHosts] = [files[0]!, files[1] ?? files[0]!]
const slicing = options.get("slicing") ?? "shares"
if (!slicings.some((one) => one === slicing)) fail(`--slicing must be one of ${slicings.join(", ")}, not "${slicing}".`)
const goal = options.get("goal") ?? "gpus"
if (!goals.some((one) => one === goal)) fail(`--goal must be one of ${goals.join(", ")}, not "${goal}".`)
const perCore = Number(options.get("vcpu-per-core") ?? defaultScenario.supply.vcpuPerCore)
if (!(perCore > 0 && perCore <= 64)) fail("--vcpu-per-core must be a number above 0, up to 64.")
const decimal = options.get("decimal") ?? null
if (decimal !== null && decimal !== "point" && decimal !== "comma") fail(`--decimal must be point or comma, not "${decimal}".`)
const columnsOf = (kind: "vms" | "hosts") => {
  const read = choicesIn(kind, options.get(kind === "vms" ? "vm-columns" : "host-columns") ?? "")
  return typeof read === "string" ? fail(read) : read
}

/** Rules as a list, or as a scenario file holds them. */
function rulesOf(path: string): readonly Rule[] {
  let given: unknown
  try {
    given = JSON.parse(new TextDecoder().decode(bytesOf(path)))
  } catch {
    return fail(`${path} holds no JSON, so no rules could be read from it.`)
  }
  const list = typeof given === "object" && given !== null && "inventoryRules" in given ? given.inventoryRules : given
  const read = rulesIn(list)
  return read.length === 0 ? fail(`${path} holds no rules, such as [{"of":"vms","field":"name","pattern":"VDI*","gives":"2 GiB"}].`) : read
}
const rulesPath = options.get("rules")
const rules = rulesPath === undefined ? [] : rulesOf(rulesPath)
const names = gpuNames(catalogue)
const common = { mark: decimal, countAll: options.has("count-all") && options.get("count-all") !== "false", rules } as const
const book = await open(bytesOf(ofVms))
const bookOfHosts = ofHosts === ofVms ? book : await open(bytesOf(ofHosts))
const vms = readVms(await loaded(book, "vms", options.get("vm-sheet") ?? null), names, {
  ...common,
  columns: columnsOf("vms"),
  gpuOfEach: options.get("vm-gpu") ?? "",
})
const hosts = readHosts(await loaded(bookOfHosts, "hosts", options.get("host-sheet") ?? null), names, {
  ...common,
  columns: columnsOf("hosts"),
  gpuOfEach: options.get("host-gpus") ?? "",
  vcpuPerCore: perCore,
})
for (const [path, read] of [
  [ofVms, vms],
  [ofHosts, hosts],
] as const) {
  if (read.items.length === 0)
    fail(
      `Nothing could be read from ${path}. ${read.refusal ?? read.bad[0]?.text ?? read.caveats.find((one) => one.startsWith("Left out")) ?? "It holds no rows."}`,
    )
}
/** What a table was recognized as; nothing of text with separators under names of its own. */
const knownAs = (what: string, { recognized }: Reading<unknown>): readonly string[] => {
  const { format, layout, version, sheet } = recognized
  const parts = [format, sheet === null ? null : `sheet ${sheet}`, layout === null ? null : `columns of ${layout}`, version].filter(
    (one) => one !== null,
  )
  return parts.length === 0 ? [] : [`The ${what} are read from: ${parts.join(", ")}.`]
}
/** How each column was taken, a sentence a table. */
const takenFrom = (what: string, read: Reading<unknown>): string =>
  `Columns of the ${what}: ${read.columns
    .filter((column) => column.header !== "")
    .map(
      (column) =>
        `${column.header} = ${column.role ?? "ignore"}${column.role !== null && column.unit ? `:${column.unit}` : ""} (${column.reason})`,
    )
    .join(", ")}.`
for (const i of rules.keys()) {
  const fault = vms.rules[i]?.fault ?? hosts.rules[i]?.fault
  if (fault) fail(`Rule ${i + 1} of ${rulesPath} means nothing. ${fault}`)
}
const { inventory, heeded } = inventoryOf(vms, hosts, { slicing: slicing as Slicing, goal: goal as Goal })
const refused = tooLarge(inventory)
if (refused !== null) fail(sayInventory(refused))
const report = placeInventory(inventory, catalogue)
const countsCores = hosts.columns.some((column) => column.unit === "cores" || column.unit === "threads" || column.role === "coresPerSocket")
const answer = inventoryAnswer(
  inventory,
  report,
  {
    headline: headlineOf({ totals: report.totals, unplaced: report.unplaced.length }, heeded),
    notes: [
      ...vms.caveats,
      ...hosts.caveats,
      ...knownAs("VMs", vms),
      ...knownAs("hosts", hosts),
      takenFrom("VMs", vms),
      takenFrom("hosts", hosts),
      ...(countsCores ? [`Each core of a host counts for ${perCore} vCPUs.`] : []),
      ...vms.notes,
      ...hosts.notes,
    ],
    bad: [...vms.bad.map((one) => ({ ...one, of: "VMs" as const })), ...hosts.bad.map((one) => ({ ...one, of: "hosts" as const }))],
    aside: [...vms.aside.map((one) => ({ ...one, of: "VMs" as const })), ...hosts.aside.map((one) => ({ ...one, of: "hosts" as const }))],
  },
  { datasetVersion: catalogue.version, modelVersion },
)
process.stdout.write(`${JSON.stringify(answer, null, 1)}\n`)

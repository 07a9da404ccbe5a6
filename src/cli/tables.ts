import { readFileSync } from "node:fs"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import type { InventoryHost } from "../engine/inventory/placeInventory.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { choicesIn } from "../scenario/inventory/choices.ts"
import { holdsBoth } from "../scenario/inventory/formats/choose.ts"
import { open } from "../scenario/inventory/formats/open.ts"
import { gpuNames } from "../scenario/inventory/gpuNames.ts"
import { loaded, readHosts, readVms, type Reading } from "../scenario/inventory/read.ts"
import { noneProposed } from "../scenario/inventory/proposedRules.ts"
import { rulesIn, type Rule } from "../scenario/inventory/ruleShape.ts"
import type { ReadVm } from "../scenario/inventory/rules.ts"
import type { NamedRow } from "../words/inventoryAnswer.ts"
import { saidReading, sayReading, type SaidReading } from "../words/reading.ts"

/** What `place` and `plan` share: the options by which tables of VMs and hosts are read, and the reading of them. */

/** What cannot be read; the sentence says why. */
export class UnreadableTables extends Error {}

function fail(text: string): never {
  throw new UnreadableTables(text)
}

/** The options of reading, for a usage. */
export const readingUsage = `  [--vcpu-per-core=${defaultScenario.supply.vcpuPerCore}] [--vm-sheet=NAME] [--host-sheet=NAME] [--rules=FILE|proposed]
  [--vm-columns=COLUMN=ROLE:UNIT,…] [--host-columns=…] [--vm-gpu=0.25|"4 GiB"|A16-2Q] [--host-gpus="4x L40S"] [--decimal=point|comma] [--count-all]
The columns are described in docs/inventory.md.
`
const readingOptions = ["vcpu-per-core", "vm-columns", "host-columns", "decimal", "count-all", "vm-gpu", "host-gpus", "vm-sheet", "host-sheet", "rules"] // prettier-ignore

/** In place of a file of rules: those that names, folders and systems of VMs suggest. */
const proposedRules = "proposed"

export interface Given {
  readonly options: ReadonlyMap<string, string>
  readonly files: readonly string[]
}

/** Options and files among the arguments: one file or two. `own` names the options of the command itself. Throws UnreadableTables. */
export function givenIn(args: readonly string[], own: readonly string[], usage: string): Given {
  const options = new Map<string, string>()
  for (const one of args) {
    if (!one.startsWith("--")) continue
    const [, name = "", value = ""] = /^--([^=]*)=?(.*)$/s.exec(one) ?? []
    options.set(name, value)
  }
  const files = args.filter((one) => !one.startsWith("--"))
  for (const name of options.keys()) if (!readingOptions.includes(name) && !own.includes(name)) fail(`Unknown option --${name}.\n${usage}`)
  if (files.length !== 1 && files.length !== 2) fail(usage)
  return { options, files }
}

function bytesOf(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path === "-" ? 0 : path))
  } catch (error) {
    return fail(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
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

function markOf(options: Given["options"]): "point" | "comma" | null {
  const decimal = options.get("decimal") ?? null
  if (decimal !== null && decimal !== "point" && decimal !== "comma") fail(`--decimal must be point or comma, not "${decimal}".`)
  return decimal
}

/** The tables as they were read. */
export interface Tables {
  readonly vms: SaidReading<ReadVm>
  readonly hosts: SaidReading<InventoryHost>
  readonly rules: readonly Rule[]
  readonly vcpuPerCore: number
  /** Caveats first, then how each table was taken. */
  readonly notes: readonly string[]
  readonly bad: readonly NamedRow[]
  readonly aside: readonly NamedRow[]
}

/** Reads the tables. Hosts may be missing where `needsHosts` is false: then one file that holds VMs alone will do. Throws UnreadableTables. */
export async function readTables({ options, files }: Given, needsHosts = true): Promise<Tables> {
  const [ofVms, ofHosts] = [files[0]!, files[1] ?? files[0]!]
  const vcpuPerCore = Number(options.get("vcpu-per-core") ?? defaultScenario.supply.vcpuPerCore)
  if (!(vcpuPerCore > 0 && vcpuPerCore <= 64)) fail("--vcpu-per-core must be a number above 0, up to 64.")
  const mark = markOf(options)
  const columnsOf = (kind: "vms" | "hosts") => {
    const read = choicesIn(kind, options.get(kind === "vms" ? "vm-columns" : "host-columns") ?? "")
    return "fault" in read ? fail(sayReading(read.fault)) : read.choices
  }
  const rulesPath = options.get("rules")
  const countAll = options.has("count-all") && options.get("count-all") !== "false"
  const names = gpuNames(catalogue)
  const book = await open(bytesOf(ofVms))
  const bookOfHosts = ofHosts === ofVms ? book : await open(bytesOf(ofHosts))
  const sheet = await loaded(book, "vms", options.get("vm-sheet") ?? null)
  const vmOptions = { mark, countAll, columns: columnsOf("vms"), gpuOfEach: options.get("vm-gpu") ?? "" } as const
  const rules =
    rulesPath === undefined
      ? []
      : rulesPath === proposedRules
        ? readVms(sheet, names, vmOptions).proposed.rules.map(({ rule }) => rule)
        : rulesOf(rulesPath)
  const common = { mark, countAll, rules } as const
  const vmsTold = readVms(sheet, names, { ...vmOptions, rules })
  const vms = saidReading(vmsTold)
  const asksHosts = needsHosts || files.length > 1 || options.has("host-sheet") || (book.kind === "book" && holdsBoth(book))
  const hostsTold: Reading<InventoryHost> = asksHosts
    ? readHosts(await loaded(bookOfHosts, "hosts", options.get("host-sheet") ?? null), names, {
        ...common,
        columns: columnsOf("hosts"),
        gpuOfEach: options.get("host-gpus") ?? "",
        vcpuPerCore,
      })
    : { ...vmsTold, items: [], bad: [], aside: [], notes: [], caveats: [], columns: [], rules: [], proposed: noneProposed }
  const hosts = saidReading(hostsTold)
  for (const [path, read, asked] of [
    [ofVms, vmsTold, true],
    [ofHosts, hostsTold, asksHosts],
  ] as const) {
    if (!asked || read.items.length > 0) continue
    const why = read.refusal ?? read.bad[0]?.text ?? read.caveats.find(({ id }) => id === "rows-left-out")
    fail(`Nothing could be read from ${path}. ${why === undefined ? "It holds no rows." : sayReading(why)}`)
  }
  for (const i of rules.keys()) {
    const fault = vms.rules[i]?.fault ?? hosts.rules[i]?.fault
    if (fault) fail(`Rule ${i + 1} of ${rulesPath} means nothing. ${fault}`)
  }
  return { vms, hosts, rules, vcpuPerCore, ...toldOf(vms, asksHosts ? hosts : null, vcpuPerCore) }
}

/** What a table was recognized as; nothing of text with separators under names of its own. */
const knownAs = (what: string, { recognized }: SaidReading<unknown>): readonly string[] => {
  const { format, layout, version, sheet } = recognized
  const parts = [format, sheet === null ? null : `sheet ${sheet}`, layout === null ? null : `columns of ${layout}`, version].filter(
    (one) => one !== null,
  )
  return parts.length === 0 ? [] : [`The ${what} are read from: ${parts.join(", ")}.`]
}

/** How each column was taken, a sentence a table. */
const takenFrom = (what: string, read: SaidReading<unknown>): string =>
  `Columns of the ${what}: ${read.columns
    .filter((column) => column.header !== "")
    .map(
      (column) =>
        `${column.header} = ${column.role ?? "ignore"}${column.role !== null && column.unit ? `:${column.unit}` : ""} (${column.reason})`,
    )
    .join(", ")}.`

function toldOf(
  vms: SaidReading<ReadVm>,
  hosts: SaidReading<InventoryHost> | null,
  perCore: number,
): Pick<Tables, "notes" | "bad" | "aside"> {
  const both = [{ what: "VMs" as const, read: vms }, ...(hosts ? [{ what: "hosts" as const, read: hosts }] : [])]
  const countsCores = hosts?.columns.some(
    (column) => column.unit === "cores" || column.unit === "threads" || column.role === "coresPerSocket",
  )
  return {
    notes: [
      ...both.flatMap(({ read }) => read.caveats),
      ...both.flatMap(({ what, read }) => knownAs(what, read)),
      ...both.map(({ what, read }) => takenFrom(what, read)),
      ...(countsCores ? [`Each core of a host counts for ${perCore} vCPUs.`] : []),
      ...both.flatMap(({ read }) => read.notes),
    ],
    bad: both.flatMap(({ what, read }) => read.bad.map((one) => ({ ...one, of: what }))),
    aside: both.flatMap(({ what, read }) => read.aside.map((one) => ({ ...one, of: what }))),
  }
}

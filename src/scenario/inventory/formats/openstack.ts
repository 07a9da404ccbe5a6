import { quote } from "../../../engine/basics/told.ts"
import { looksLikeGpu } from "../gpuNames.ts"
import { ofFlavors } from "../madeColumns.ts"
import { sheetOf, type Sheet } from "../sheet.ts"
import { bare, type ReadingTold } from "../tellings.ts"
import { entries, get, isObject, list, listIn, textOf, type Json, type JsonObject } from "./jsonValue.ts"

const columns = ["id", "name", "status", "flavor", "vcpus", "ram", ...ofFlavors, "host"]

/**
 * OpenStack's servers with their flavors: `GET /servers/detail` since API version 2.47, where each holds its flavor; `openstack server show -f json`;
 * or servers beside a list "flavors" to which they refer. null where no server leads to a flavor.
 */
export function openStackSheets(value: Json): readonly Sheet[] | null {
  const servers = (listIn(value, "servers") ?? (isObject(value) && get(value, "flavor") !== undefined ? [value] : [])).filter(isObject)
  if (servers.length === 0 || !servers.some((server) => flavorField(server) !== undefined)) return null
  const flavors = flavorsIn(isObject(value) ? get(value, "flavors") : undefined)
  let unknown = 0
  const told: Told = { sized: 0, others: new Set() }
  const rows = servers.map((server, i) => {
    const { name, flavor } = flavorOf(server, flavors)
    if (flavor === null) unknown++
    return {
      line: i + 1,
      cells: [
        field(server, "id"),
        field(server, "name"),
        field(server, "status"),
        name,
        flavor === null ? "" : field(flavor, "vcpus"),
        flavor === null ? "" : field(flavor, "ram"),
        ...gpuCells(flavor === null ? [] : specsOf(flavor), told),
        textOf(get(server, "OS-EXT-SRV-ATTR:host")),
      ],
    }
  })
  if (unknown === servers.length) return null
  return [
    sheetOf(columns, rows, {
      name: "servers",
      kind: "vms",
      caveats: [
        ...(unknown > 0 ? [{ id: "flavors-missing", values: { unknown, servers: servers.length } } as const] : []),
        ...caveatsOf(told),
      ],
    }),
  ]
}

/** Tables of the command line have capitals, the API has not. */
const field = (object: JsonObject, name: string): string => textOf(Object.entries(object).find(([key]) => key.toLowerCase() === name)?.[1])
const flavorField = (server: JsonObject): Json | undefined => Object.entries(server).find(([key]) => /^flavor( name)?$/i.test(key))?.[1]

function flavorsIn(value: Json | undefined): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>()
  for (const flavor of list(value)) {
    if (!isObject(flavor)) continue
    for (const key of [field(flavor, "id"), field(flavor, "name")]) if (key !== "") found.set(key, flavor)
  }
  return found
}

function flavorOf(
  server: JsonObject,
  flavors: ReadonlyMap<string, JsonObject>,
): { readonly name: string; readonly flavor: JsonObject | null } {
  const given = flavorField(server)
  if (!isObject(given)) {
    // "m1.small (2)": name and id.
    const text = textOf(given)
    const [, name, id] = /^(.*?)\s*\(([^()]+)\)$/.exec(text) ?? []
    return { name: name ?? text, flavor: flavors.get(text) ?? flavors.get(id ?? "") ?? flavors.get(name ?? "") ?? null }
  }
  const name = textOf(get(given, "original_name")) || field(given, "name") || field(given, "id")
  return { name, flavor: field(given, "vcpus") === "" ? (flavors.get(field(given, "id")) ?? null) : given }
}

type Specs = readonly (readonly [string, string])[]

/** Extra specs, as the API has them, or as the command line prints them. */
function specsOf(flavor: JsonObject): Specs {
  const given = get(flavor, "extra_specs") ?? get(flavor, "properties") ?? get(flavor, "Properties")
  return isObject(given) ? entries(given).map(([key, value]) => [key, textOf(value)]) : specsIn(textOf(given))
}

/** As its tables have them, "a='1', b='2'", and its CSV, "{'a': '1', 'b': '2'}". */
export const specsIn = (text: string): Specs =>
  [...text.matchAll(/([\w:.-]+)(?:=|['"]\s*:\s*)(?:'([^']*)'|"([^"]*)")/g)].map((match) => [match[1]!, match[2] ?? match[3]!])

/** What a reader of all flavors must know. */
export interface Told {
  /** Flavors with vGPUs. */
  sized: number
  /** Aliases of devices that name no GPU. */
  readonly others: Set<string>
}

export const caveatsOf = ({ sized, others }: Told): readonly ReadingTold[] => [
  ...(sized > 0 ? [bare("flavors-unsized")] : []),
  ...(others.size > 0 ? [{ id: "aliases-no-gpus", values: { aliases: [...others].slice(0, 8).map(quote) } } as const] : []),
]

/** Words by which an alias names GPUs, beside those of `looksLikeGpu`. */
const ofGpus = /gpu|rtx|nvidia|radeon|instinct/i

/** The number of a flavor's GPUs and what aliases call them: "a100:2,nvme:1" is two devices of the alias a100 and one that is no GPU; an alias alone is one. */
export function gpuCells(given: Specs, told: Told): readonly [string, string] {
  const specs = new Map(given)
  const vgpus = /^\d+$/.test(specs.get("resources:VGPU") ?? "") ? Number(specs.get("resources:VGPU")) : 0
  if (vgpus > 0) told.sized++
  let devices = 0
  const models = new Set<string>()
  for (const part of (specs.get("pci_passthrough:alias") ?? "").split(",")) {
    const [, alias, count] = /^\s*([^:\s]+)\s*(?::\s*(\d+))?\s*$/.exec(part) ?? []
    if (alias === undefined) continue
    const words = alias.replaceAll("_", " ")
    if (!looksLikeGpu(words) && !ofGpus.test(words)) {
      told.others.add(alias)
      continue
    }
    devices += Number(count ?? 1)
    // "gpu" alone names no model.
    if (!/^v?gpus?$/i.test(alias)) models.add(words)
  }
  return vgpus + devices > 0 ? [String(vgpus + devices), [...models].join(" | ")] : ["", ""]
}

/** `openstack flavor list --long -f json` or `GET /flavors/detail`, where any of them has extra specs; null for any other list. */
export function flavorSheets(value: Json): readonly Sheet[] | null {
  const flavors = (listIn(value, "flavors") ?? []).filter(isObject)
  const isFlavor = (one: JsonObject) => field(one, "vcpus") !== "" && field(one, "ram") !== "" && field(one, "disk") !== ""
  if (flavors.length === 0 || !flavors.every(isFlavor) || !flavors.some((one) => specsOf(one).length > 0)) return null
  const told: Told = { sized: 0, others: new Set() }
  const rows = flavors.map((flavor, i) => ({
    line: i + 1,
    cells: [...["id", "name", "vcpus", "ram", "disk"].map((name) => field(flavor, name)), ...gpuCells(specsOf(flavor), told)],
  }))
  return [
    sheetOf(["id", "name", "vcpus", "ram", "disk", ...ofFlavors], rows, {
      name: "flavors",
      kind: "vms",
      caveats: caveatsOf(told),
    }),
  ]
}

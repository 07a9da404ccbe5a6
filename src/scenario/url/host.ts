import type { CustomHost, Supply } from "../../engine/scenario.ts"
import { customHostLimits, defaultCustomHost } from "../bounds.ts"
import { escapeId, quote, unescapeText } from "./escape.ts"
import { numberField, readFields, type FieldRow } from "./fields.ts"
import { isDefault, once, partLens, put, type KeyRow } from "./lists.ts"
import { wordUnits } from "./number.ts"
import { didYouMean } from "./hints.ts"
import { readOnly, standingWord } from "./reader.ts"

const l = customHostLimits
const d = defaultCustomHost

/** What a host described by hand may state; the rest is as in `defaultCustomHost`. */
export const hostRows: readonly FieldRow<CustomHost>[] = [
  numberField("cores", "cores", "physical cores of the host", { limit: l.cores, units: wordUnits.none, example: 96 }),
  numberField("ram", "ramGib", "RAM of the host", { unit: "GiB", limit: l.ramGib, units: wordUnits.gib, example: 1536 }),
  numberField("sockets", "sockets", "CPU sockets", { limit: l.sockets, units: wordUnits.none, example: 1 }),
  numberField("dw", "gpuSlotsDoubleWide", "double-wide GPU slots", { limit: l.gpuSlotsDoubleWide, units: wordUnits.none, example: 4 }),
  numberField("sw", "gpuSlotsSingleWide", "single-wide GPU slots", { limit: l.gpuSlotsSingleWide, units: wordUnits.none, example: 8 }),
  numberField("modules", "gpuModules", "SXM or OAM modules", { limit: l.gpuModules, units: wordUnits.none, example: 8 }),
  numberField("gpu-watts", "maxGpuWatts", "most that one GPU may draw (0: no limit)", {
    unit: "W",
    limit: l.maxGpuWatts,
    units: wordUnits.watts,
    example: 600,
  }),
  numberField("sw-watts", "singleWideWatts", "the same in a single-wide slot, where that is another", {
    unit: "W",
    limit: l.singleWideWatts,
    units: wordUnits.watts,
    example: 75,
  }),
  numberField("gpu-power", "gpuPowerWatts", "what the supplies give all GPUs together", {
    unit: "W",
    limit: l.gpuPowerWatts,
    units: wordUnits.watts,
    example: 2400,
  }),
  numberField("idle", "idleWatts", "idle power without GPUs", { unit: "W", limit: l.idleWatts, units: wordUnits.watts, example: 180 }),
  numberField("peak", "peakWatts", "peak power without GPUs", { unit: "W", limit: l.peakWatts, units: wordUnits.watts, example: 900 }),
  numberField("units", "rackUnits", "height in a rack", { unit: "rack units", limit: l.rackUnits, units: wordUnits.none, example: 2 }),
  numberField("usd", "priceUsd", "price without GPUs", { unit: "USD", limit: l.priceUsd, units: wordUnits.usd, example: 18000 }),
]

function hostText(host: Exclude<Supply["host"], "auto">): string {
  if ("id" in host) return /^custom$/i.test(host.id) ? "~63-ustom" : escapeId(host.id)
  const written = hostRows.filter((row) => row.encode(host.custom) !== row.encode(d))
  return `custom${written.map((row) => `*${row.key}:${row.encode(host.custom) ?? ""}`).join("")}`
}

const lens = partLens("supply", "host")

export const hostRow: KeyRow = {
  key: "host",
  section: "Supply",
  encode: ({ scenario }) => (scenario.supply.host === "auto" ? [] : [hostText(scenario.supply.host)]),
  decode: (text, read) => {
    const [head = "", ...fields] = text.split("*")
    const word = head.trim().toLowerCase()
    if (word === "" && fields.length === 0) return read.report("ignored", "“host=” has no value.")
    if (word === "auto") {
      once(read)
      return put(read, lens.set(read.state.scenario, "auto"))
    }
    if (fields.every((field) => field.trim() === "") && (word === "" || isDefault(word))) {
      once(read)
      read.report("corrected", `The host ${quote(text.trim())} was read as “auto”.`)
      return put(read, lens.set(read.state.scenario, "auto"))
    }
    if (word === "custom" || word === "") {
      once(read)
      return put(read, lens.set(read.state.scenario, { custom: readFields(fields, d, hostRows, read, { owner: "the host" }) }))
    }
    const name = unescapeText(head.trim(), false)
    const known = readOnly(read, name, read.known.hosts, "host")
    const id = known ?? standingWord(read, name, [])
    if (id === null) return
    if (known === null)
      read.report(
        "unknown-id",
        `There is no host ${quote(id)} here, so nothing can be placed on it${didYouMean(read, id, read.known.hosts, { what: "host", rows: read.known.named })}`,
      )
    if (fields.length > 0) read.report("ignored", `What follows “host=${id}” is left out: only a custom host can be described.`)
    once(read)
    put(read, lens.set(read.state.scenario, { id }))
  },
}

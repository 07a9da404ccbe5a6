import type { CustomHost, Supply } from "../../engine/supply.ts"
import { yours } from "../../engine/basics/told.ts"
import { customHostLimits, defaultCustomHost } from "../bounds.ts"
import { written } from "../repairs.ts"
import { escapeId, unescapeText } from "./escape.ts"
import { numberFieldsOf, readFields, type FieldRow } from "./fields.ts"
import { isDefault, once, partLens, put, type KeyRow } from "./lists.ts"
import { wordUnits } from "./number.ts"
import { didYouMean } from "./hints.ts"
import { keyTold, readOnly, standingWord } from "./reader.ts"

const l = customHostLimits
const numberField = numberFieldsOf<CustomHost>("of-host")
const d = defaultCustomHost

/** What a host described by hand may state; the rest is as in `defaultCustomHost`. */
export const hostRows: readonly FieldRow<CustomHost>[] = [
  numberField("cores", "cores", { limit: l.cores, units: wordUnits.none }),
  numberField("ram", "ramGib", { limit: l.ramGib, units: wordUnits.gib }),
  numberField("sockets", "sockets", { limit: l.sockets, units: wordUnits.none }),
  numberField("dw", "gpuSlotsDoubleWide", { limit: l.gpuSlotsDoubleWide, units: wordUnits.none }),
  numberField("sw", "gpuSlotsSingleWide", { limit: l.gpuSlotsSingleWide, units: wordUnits.none }),
  numberField("modules", "gpuModules", { limit: l.gpuModules, units: wordUnits.none }),
  numberField("gpu-watts", "maxGpuWatts", {
    limit: l.maxGpuWatts,
    units: wordUnits.watts,
  }),
  numberField("sw-watts", "singleWideWatts", {
    limit: l.singleWideWatts,
    units: wordUnits.watts,
  }),
  numberField("gpu-power", "gpuPowerWatts", {
    limit: l.gpuPowerWatts,
    units: wordUnits.watts,
  }),
  numberField("idle", "idleWatts", { limit: l.idleWatts, units: wordUnits.watts }),
  numberField("peak", "peakWatts", { limit: l.peakWatts, units: wordUnits.watts }),
  numberField("units", "rackUnits", { limit: l.rackUnits, units: wordUnits.none }),
  numberField("usd", "priceUsd", { limit: l.priceUsd, units: wordUnits.usd }),
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
    if (word === "" && fields.length === 0) return read.report("ignored", "no-value", { key: keyTold("host") })
    if (word === "auto") {
      once(read)
      return put(read, lens.set(read.state.scenario, "auto"))
    }
    if (fields.every((field) => field.trim() === "") && (word === "" || isDefault(word))) {
      once(read)
      read.report("corrected", "read-as", { kind: "host", written: written(text.trim()), meant: [yours("auto")] })
      return put(read, lens.set(read.state.scenario, "auto"))
    }
    if (word === "custom" || word === "") {
      once(read)
      return put(
        read,
        lens.set(read.state.scenario, { custom: readFields(fields, d, hostRows, read, { owner: { id: "owner-host", values: {} } }) }),
      )
    }
    const name = unescapeText(head.trim(), false)
    const known = readOnly(read, name, read.known.hosts, "host")
    const id = known ?? standingWord(read, name, [])
    if (id === null) return
    if (known === null)
      read.report("unknown-id", "not-here-host", {
        written: written(id),
        near: didYouMean(read, id, read.known.hosts, { kind: "host", rows: read.known.named }),
      })
    if (fields.length > 0) read.report("ignored", "behind-host", { key: yours(`host=${id}`) })
    once(read)
    put(read, lens.set(read.state.scenario, { id }))
  },
}

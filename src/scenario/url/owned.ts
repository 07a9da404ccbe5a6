import { limits } from "../../engine/scenario.ts"
import type { OwnedHosts } from "../../engine/supply.ts"
import { written } from "../repairs.ts"
import { escapeId, unescapeText } from "./escape.ts"
import { partLens, put, splitEntries, type KeyRow } from "./lists.ts"
import { numberText, wordUnits as u } from "./number.ts"
import { keyTold, readId, readLimited, type Reader } from "./reader.ts"

const lens = partLens("supply", "owned")

function ownedText({ host, count, boards, valueUsd }: OwnedHosts): string {
  const fitted = boards === null ? "" : `*${escapeId(boards.gpu)}:${numberText(boards.perHost)}`
  return `${escapeId(host)}:${numberText(count)}${fitted}${valueUsd === 0 ? "" : `*value:${numberText(valueUsd)}`}`
}

/** Name and number of "a16:2"; without a colon there is no number. */
function pairOf(text: string): readonly [name: string, number: string] {
  const colon = text.lastIndexOf(":")
  const [name, number] = colon < 0 ? [text, ""] : [text.slice(0, colon), text.slice(colon + 1)]
  return [unescapeText(name.trim(), false), number]
}

const isNone = (number: string): boolean => /^\s*0+(\.0*)?\s*$/.test(number)

/** One kind of hosts, or null after setting it aside. */
function readOwned(text: string, read: Reader): OwnedHosts | null {
  const [head = "", ...fields] = text.split("*")
  const [name, many] = pairOf(head)
  const host = /^custom$/i.test(name) ? "custom" : readId(read, name, read.known.hosts, "host", text)
  if (host === null) return null
  const named = { host: written(host), key: keyTold("owned") }
  // None is not one: a host that nobody has would be used at no price.
  if (isNone(many)) {
    read.report("ignored", "owned-none", named)
    return null
  }
  const hosts = { id: "of-entry", values: { entry: named.host, key: named.key } } as const
  const count = readLimited(read, many, { limit: limits.ownedHosts, units: u.count }, hosts, "one-taken") ?? 1
  let made: OwnedHosts = { host, count, boards: null, valueUsd: 0 }
  for (const field of fields) {
    const [key, value] = pairOf(field)
    if (/^value$/i.test(key)) {
      const usd = readLimited(read, value, { limit: limits.priceUsd, units: u.usd }, { id: "of-value", values: named })
      made = { ...made, valueUsd: usd ?? 0 }
      continue
    }
    const gpu = readId(read, key, read.known.gpus, "gpu", text)
    // Hosts whose boards nobody here knows are not hosts without boards.
    if (gpu === null) return null
    if (isNone(value)) continue
    if (made.boards) read.report("ignored", "owned-two-models", named)
    const boards = { id: "of-boards", values: { gpu: written(gpu), key: named.key } } as const
    const perHost = readLimited(read, value, { limit: limits.boardsPerHost, units: u.count }, boards, "one-taken") ?? 1
    made = { ...made, boards: { gpu, perHost } }
  }
  return made
}

export const ownedRow: KeyRow = {
  key: "owned",
  section: "Supply",
  encode: ({ scenario }) => (scenario.supply.owned.length === 0 ? [] : [scenario.supply.owned.map(ownedText).join(",")]),
  decode: (text, read) => {
    const entries = splitEntries(text)
    if (entries.length === 0) return read.report("ignored", "no-value", { key: keyTold("owned") })
    for (const entry of entries) {
      const old = lens.get(read.state.scenario)
      if (old.length >= limits.ownedKinds.max) {
        read.keep(entry)
        if (!read.used.has("owned-limit")) read.report("truncated", "owned-at-most", { most: limits.ownedKinds.max })
        read.used.add("owned-limit")
        continue
      }
      const made = readOwned(entry, read)
      if (made) put(read, lens.set(read.state.scenario, [...old, made]))
    }
  },
}

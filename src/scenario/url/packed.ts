import { defaultScenario, type VmGroup } from "../../engine/scenario.ts"
import { same } from "../../base/same.ts"
import { inflateLimit, pack, unpack } from "./compress.ts"
import { groupText, readGroups } from "./groups.ts"
import type { KeyRow } from "./lists.ts"
import { keyTold, type Reader } from "./reader.ts"

/** The value of `z=`: the text of `vm=`, deflated, in base64url. */
export const packedGroups = (groups: readonly VmGroup[]): string =>
  same(groups, defaultScenario.groups) ? "" : pack(groups.map(groupText).join(","))

/** The encoder writes `z=` in place of `vm=` where that is called for, so the row itself writes nothing. */
export const packedRow: KeyRow = {
  key: "z",
  section: "Link",
  encode: () => [],
  decode: (text, read) => {
    const { text: groups, state } = unpack(text)
    if (state === "too-large") return read.report("ignored", "would-unfold", { key: keyTold("z"), megabytes: inflateLimit / 1e6 })
    // What is set aside from the groups stands in links as vm=, as if it had been readable.
    if (state === "whole") return readGroups(groups, { ...read, key: "vm", keep: (part) => read.keep(part, "vm") })
    const before = read.groups.length
    const whole = groups.slice(0, Math.max(0, groups.lastIndexOf(",")))
    // Damage makes gibberish of ids; that is said once below, and not kept.
    const damaged: Reader = {
      ...read,
      keep: () => {},
      report: (kind, ...told) => (kind === "unknown-id" ? undefined : read.report(kind, ...told)),
    }
    if (whole !== "") readGroups(whole, damaged)
    read.report("truncated", "groups-damaged", { key: keyTold("z"), read: read.groups.length - before })
  },
}

import type { OptionResult, OwnedResult } from "../../engine/report.ts"
import { count, plural } from "../../ui/format.ts"

/** "7 of your 12 hosts", "your 12 hosts", "your host". */
const some = (hosts: number, there: number, more = ""): string =>
  hosts < there || more !== ""
    ? `${count(hosts)}${more} of your ${plural(there, "host")}`
    : there === 1
      ? "your host"
      : `your ${plural(there, "host")}`

type Bought = Pick<OwnedResult, "hostsBought" | "boardsBought">

/** "6 hosts and 48 boards"; null where nothing is bought. */
function bought({ hostsBought, boardsBought }: Bought): string | null {
  const parts = [hostsBought > 0 && plural(hostsBought, "host"), boardsBought > 0 && plural(boardsBought, "board")].filter(Boolean)
  return parts.length === 0 ? null : parts.join(" and ")
}

const used = ({ used: hosts, there }: OwnedResult): string => some(hosts, there)

/** Short, for a row: "on your 12 hosts, and 6 hosts and 48 boards bought". */
export function ownedInShort(owned: OwnedResult): string {
  const more = bought(owned)
  return `on ${used(owned)}, ${more === null ? "nothing bought" : `with ${more} bought`}`
}

/** "6 hosts and 48 boards are bought", "nothing is bought". */
function isBought(of: Bought): string {
  const more = bought(of)
  return more === null ? "nothing is bought" : `${more} ${of.hostsBought + of.boardsBought === 1 ? "is" : "are"} bought`
}

/** What a plan buys for all its parts, those that stand on hosts that are there and those that do not. */
export function boughtForAll(options: readonly Pick<OptionResult, "owned" | "placement">[]): string {
  const sum = (of: (option: (typeof options)[number]) => number): number => options.reduce((all, option) => all + of(option), 0)
  const hostsBought = sum(({ owned, placement }) => owned?.hostsBought ?? (placement ? placement.hosts.count + placement.hosts.spare : 0))
  const boardsBought = sum(
    ({ owned, placement }) => owned?.boardsBought ?? (placement ? placement.gpus.boards + placement.gpus.spareBoards : 0),
  )
  const spares = sum(({ owned, placement }) =>
    Math.min(owned?.hostsBought ?? Infinity, (placement?.hosts.spare ?? 0) - (owned?.standBy ?? 0)),
  )
  return `For the whole plan ${isBought({ hostsBought, boardsBought })}${spares > 0 ? `, ${plural(spares, "spare host")} among them` : ""}.`
}

interface OwnedScope {
  /** Of a part of a plan: its groups by name, for its VMs are not all (`all`). */
  readonly whose?: string
  readonly all?: number
  /** Of hosts that are there. */
  readonly kinds?: number
  /** What is bought is told of all that is planned, of one part of it, or by another sentence (`boughtForAll`). */
  readonly bought?: "all" | "part" | "elsewhere"
}

/** What the hosts that are there carry, what is bought beside them, and whether boards change places. */
export function ownedSentence(owned: OwnedResult, { groups }: Pick<OptionResult, "groups">, scope: OwnedScope = {}): string {
  const { whose = null, all = groups.reduce((sum, one) => sum + one.count, 0), kinds = 1, bought: buys = "all" } = scope
  const carrying = owned.used - owned.standBy
  // Where there are several kinds, as the scenario lists them.
  const kind = kinds > 1 ? ` of kind ${owned.index + 1}` : ""
  const who = `${some(carrying, owned.there, owned.emptied === undefined ? "" : " more")}${kind}`
  const what = owned.vms >= all ? (all === 1 ? "the VM" : `all ${plural(all, "VM")}`) : `${count(owned.vms)} of ${plural(all, "VM")}`
  const of = whose === null ? "" : ` of ${whose}`
  const more = buys === "elsewhere" ? "" : `; ${buys === "part" ? "for this part " : ""}${isBought(owned)}`
  const verb = carrying === 1 ? "carries" : "carry"
  const standBy = owned.standBy > 0 ? `, ${count(owned.standBy)} ${owned.standBy === 1 ? "stands" : "stand"} by` : ""
  const fuller =
    owned.boardsThere > 0 && owned.boardsPerHost > owned.boardsThere
      ? ` Up to ${plural(owned.boardsPerHost, "board")} stand in one, in place of ${count(owned.boardsThere)}.`
      : ""
  const emptied =
    owned.emptied === undefined ? "" : ` ${carrying === 1 ? "Its own boards stand" : "Their own boards stand"} in your other hosts.`
  return `${who.charAt(0).toUpperCase()}${who.slice(1)} ${verb} ${what}${of}${standBy}${more}.${fuller}${emptied}`
}

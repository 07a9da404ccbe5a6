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

const unitsBought = ({ hostsBought, boardsBought }: Bought): number => hostsBought + boardsBought

/** "6 hosts and 48 boards", "nothing". */
const bought = ({ hostsBought, boardsBought }: Bought): string =>
  [hostsBought > 0 && plural(hostsBought, "host"), boardsBought > 0 && plural(boardsBought, "board")].filter(Boolean).join(" and ") ||
  "nothing"

const used = ({ used: hosts, there }: OwnedResult): string => some(hosts, there)

/** Short, for a row: "on your 12 hosts, and 6 hosts and 48 boards bought". */
export const ownedInShort = (owned: OwnedResult): string =>
  `on ${used(owned)}, ${unitsBought(owned) > 0 ? "with " : ""}${bought(owned)} bought`

/** "6 hosts and 48 boards are bought", "nothing is bought". */
const isBought = (of: Bought): string => `${bought(of)} ${unitsBought(of) > 1 ? "are" : "is"} bought`

/** What a plan buys for all its parts, spare hosts included: those that stand on hosts that are there and those that do not. */
export function boughtForAll(options: readonly Pick<OptionResult, "owned" | "placement">[]): string {
  let [hostsBought, boardsBought] = [0, 0]
  for (const { owned, placement } of options) {
    if (!placement) continue
    const { hosts, gpus } = placement
    hostsBought += hosts.count + hosts.spare - (owned?.used ?? 0)
    boardsBought += gpus.boards + gpus.spareBoards - (owned?.boardsUsed ?? 0)
  }
  return `For the whole plan ${isBought({ hostsBought, boardsBought })}.`
}

interface OwnedScope {
  /** Of a part of a plan: its groups by name, for its VMs are not all (`all`). */
  readonly whose?: string
  readonly all?: number
  /** Of hosts that are there. */
  readonly kinds?: number
  /** Before what is bought, where that is not of all that is planned; null: another sentence tells it (`boughtForAll`). */
  readonly before?: string | null
}

/** What the hosts that are there carry, what is bought beside them, and whether boards change places. */
export function ownedSentence(owned: OwnedResult, { groups }: Pick<OptionResult, "groups">, scope: OwnedScope = {}): string {
  const { whose = null, all = groups.reduce((sum, one) => sum + one.count, 0), kinds = 1, before = "" } = scope
  const carrying = owned.used - owned.standBy
  // Where there are several kinds, as the scenario lists them.
  const kind = kinds > 1 ? ` of kind ${owned.index + 1}` : ""
  const who = `${some(carrying, owned.there, owned.emptied === undefined ? "" : " more")}${kind}`
  const what = owned.vms >= all ? (all === 1 ? "the VM" : `all ${plural(all, "VM")}`) : `${count(owned.vms)} of ${plural(all, "VM")}`
  const of = whose === null ? "" : ` of ${whose}`
  const more = before === null ? "" : `; ${before}${isBought(owned)}`
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

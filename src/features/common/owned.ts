import type { OptionResult, OwnedResult } from "../../engine/report.ts"
import { count, plural } from "../../ui/format.ts"

/** "7 of your 12 hosts", "your 12 hosts", "your host". */
const some = (hosts: number, there: number, more = ""): string =>
  hosts < there || more !== ""
    ? `${count(hosts)}${more} of your ${plural(there, "host")}`
    : there === 1
      ? "your host"
      : `your ${plural(there, "host")}`

/** "6 hosts and 48 boards"; null where nothing is bought. */
function bought({ hostsBought, boardsBought }: OwnedResult): string | null {
  const parts = [hostsBought > 0 && plural(hostsBought, "host"), boardsBought > 0 && plural(boardsBought, "board")].filter(Boolean)
  return parts.length === 0 ? null : parts.join(" and ")
}

const used = ({ used: hosts, there }: OwnedResult): string => some(hosts, there)

/** Short, for a row: "on your 12 hosts, and 6 hosts and 48 boards bought". */
export function ownedInShort(owned: OwnedResult): string {
  const more = bought(owned)
  return `on ${used(owned)}, ${more === null ? "nothing bought" : `with ${more} bought`}`
}

/** What the hosts that are there carry, what is bought beside them, and whether boards change places. Of a part of a plan its groups are named (`whose`), for its VMs are not all (`all`). `kinds`: of hosts that are there. */
export function ownedSentence(
  owned: OwnedResult,
  { groups }: Pick<OptionResult, "groups">,
  whose: string | null = null,
  all = groups.reduce((sum, one) => sum + one.count, 0),
  kinds = 1,
): string {
  const carrying = owned.used - owned.standBy
  // Where there are several kinds, as the scenario lists them.
  const kind = kinds > 1 ? ` of kind ${owned.index + 1}` : ""
  const who = `${some(carrying, owned.there, owned.emptied === undefined ? "" : " more")}${kind}`
  const what = owned.vms >= all ? (all === 1 ? "the VM" : `all ${plural(all, "VM")}`) : `${count(owned.vms)} of ${plural(all, "VM")}`
  const of = whose === null ? "" : ` of ${whose}`
  const more = bought(owned)
  const verb = carrying === 1 ? "carries" : "carry"
  const standBy = owned.standBy > 0 ? `, ${count(owned.standBy)} ${owned.standBy === 1 ? "stands" : "stand"} by` : ""
  const fuller =
    owned.boardsThere > 0 && owned.boardsPerHost > owned.boardsThere
      ? ` Up to ${plural(owned.boardsPerHost, "board")} stand in one, in place of ${count(owned.boardsThere)}.`
      : ""
  const emptied =
    owned.emptied === undefined ? "" : ` ${carrying === 1 ? "Its own boards stand" : "Their own boards stand"} in your other hosts.`
  const single = owned.hostsBought + owned.boardsBought === 1
  return `${who.charAt(0).toUpperCase()}${who.slice(1)} ${verb} ${what}${of}${standBy}; ${more === null ? "nothing is" : `${more} ${single ? "is" : "are"}`} bought.${fuller}${emptied}`
}

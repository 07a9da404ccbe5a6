import { MOST_ROWS } from "../most.ts"

/** A part of a list of hosts: what stands before its brackets, within them, and behind. */
const ranged = /^([^[\]]*)\[([^\]]*)\](.*)$/

/** Commas within brackets part numbers, those outside parts hosts. */
const partsOf = (list: string): readonly string[] => list.match(/(?:[^,[\]]|\[[^\]]*\])+/g) ?? []

/** "08-11" is 08, 09, 10, 11; null where it is no range, or one longer than a table may be. */
function numbersIn(range: string): readonly string[] | null {
  const match = /^(\d+)(?:-(\d+))?$/.exec(range.trim())
  if (!match) return null
  const [first, last] = [Number(match[1]), Number(match[2] ?? match[1])]
  if (last < first || last - first > MOST_ROWS) return null
  return Array.from({ length: last - first + 1 }, (_, i) => String(first + i).padStart(match[1]!.length, "0"))
}

/** The hosts of a list as Slurm writes them: "gpu[008-010,12],login1" names five. What is no such list is the name of one host. */
export function hostsIn(list: string): readonly string[] {
  const hosts: string[] = []
  for (const part of partsOf(list)) {
    const match = ranged.exec(part)
    const numbers = match?.[2]?.split(",").map(numbersIn)
    if (!match || !numbers || numbers.includes(null)) hosts.push(part)
    else for (const rest of match[3] === "" ? [""] : hostsIn(match[3]!)) hosts.push(...numbers.flatMap((some) => some ?? []).map((one) => `${match[1]}${one}${rest}`)) // prettier-ignore
    if (hosts.length > MOST_ROWS) break
  }
  return hosts.length === 0 ? [list] : hosts
}

/** Entries of a table that is kept whole; beyond, what was asked is kept one by one. */
const MOST_ENTRIES = 120_000
const UNKNOWN = -2

/** Whether a bin may hold so many VMs of each group. Taking any out leaves a bin that may; bins of one group always may. */
export type Holds = (content: readonly number[]) => boolean

/**
 * A rule on what groups do to each other in a bin, which is dear to ask and asked again and again: for each number of VMs of all groups but one, the most of
 * that one beside them, found when first wanted. Neighbours in the table bracket what is not known yet.
 */
export class Together {
  private readonly most: readonly number[]
  private readonly asked: Holds
  private readonly last: number
  private readonly strides: readonly number[]
  private readonly table: Int32Array | null
  /** Where there is no table: by the number that a content is, its VMs as digits; null where that number would be too large. */
  private readonly digits: readonly number[] | null
  private readonly known = new Map<number | string, boolean>()

  /** `most`: by group, the most VMs that a bin ever holds. */
  constructor(most: readonly number[], holds: Holds) {
    this.most = most
    this.asked = holds
    this.last = most.reduce((largest, n, g) => (n > most[largest]! ? g : largest), 0)
    let entries = 1
    this.strides = most.map((n, g) => {
      if (g === this.last) return 0
      const stride = entries
      entries *= n + 1
      return stride
    })
    let contents = 1
    const digits = most.map((n) => {
      const digit = contents
      contents *= n + 1
      return digit
    })
    this.digits = contents <= Number.MAX_SAFE_INTEGER ? digits : null
    this.table = entries <= MOST_ENTRIES ? new Int32Array(entries).fill(UNKNOWN) : null
  }

  holds(content: readonly number[]): boolean {
    let groups = 0
    let at = 0
    for (let g = 0; g < content.length; g++) {
      const vms = content[g]!
      if (vms === 0) continue
      groups++
      if (vms > this.most[g]!) return this.remembered(content, content.join())
      at += vms * this.strides[g]!
    }
    if (groups < 2) return true
    if (this.table === null) return this.remembered(content, this.digits === null ? content.join() : numberOf(content, this.digits))
    const found = this.table[at]!
    return content[this.last]! <= (found === UNKNOWN ? (this.table[at] = this.mostOfLast(content, at)) : found)
  }

  /** How many more VMs of a group may join those in a bin, at most `more`. */
  room(content: number[], group: number, more: number): number {
    const before = content[group]!
    const may = (vms: number): boolean => {
      content[group] = before + vms
      const held = this.holds(content)
      content[group] = before
      return held
    }
    if (more <= 0 || may(more)) return more
    let good = 0
    let bad = more
    while (bad - good > 1) {
      const middle = (good + bad) >> 1
      if (may(middle)) good = middle
      else bad = middle
    }
    return good
  }

  /** The most of the last group beside the others of a content; -1 where the others may not even stand without it. */
  private mostOfLast(content: readonly number[], at: number): number {
    let good = -1
    let bad = this.most[this.last]! + 1
    content.forEach((vms, g) => {
      const stride = this.strides[g]!
      if (stride === 0) return
      const fewer = vms > 0 ? this.table![at - stride]! : UNKNOWN
      if (fewer !== UNKNOWN) bad = Math.min(bad, fewer + 1)
      const further = vms < this.most[g]! ? this.table![at + stride]! : UNKNOWN
      good = Math.max(good, further)
    })
    const beside = [...content]
    const may = (vms: number): boolean => {
      beside[this.last] = vms
      return beside.filter((n) => n > 0).length < 2 || this.asked(beside)
    }
    // What is left of the bracket is looked at from its upper end, where a neighbour's figure lies near; then it is halved.
    for (let step = 1; bad - good > 1; step *= 2) {
      const tried = Math.max(good + 1, bad - step)
      if (may(tried)) {
        good = tried
        break
      }
      bad = tried
    }
    while (bad - good > 1) {
      const middle = (good + bad) >> 1
      if (may(middle)) good = middle
      else bad = middle
    }
    // Where the rule is asked of an approximation, a neighbour may promise a little too much.
    while (good >= 0 && !may(good)) good--
    return good
  }

  private remembered(content: readonly number[], key: number | string): boolean {
    const known = this.known.get(key)
    if (known !== undefined) return known
    const held = content.filter((n) => n > 0).length < 2 || this.asked(content)
    this.known.set(key, held)
    return held
  }
}

function numberOf(content: readonly number[], digits: readonly number[]): number {
  let number = 0
  for (let g = 0; g < content.length; g++) number += content[g]! * digits[g]!
  return number
}

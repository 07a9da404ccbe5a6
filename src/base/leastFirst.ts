interface Entry<T> {
  readonly key: number
  readonly value: T
}

/** Things to be taken, the one with the least number first (a binary heap). Which of several with the same number comes first is always the same. */
export class LeastFirst<T> {
  private readonly entries: Entry<T>[] = []

  /** The least number; Infinity where there is nothing. */
  get least(): number {
    return this.entries[0]?.key ?? Infinity
  }

  put(key: number, value: T): void {
    const { entries } = this
    let at = entries.push({ key, value }) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (entries[above]!.key <= key) break
      entries[at] = entries[above]!
      at = above
    }
    entries[at] = { key, value }
  }

  take(): Entry<T> | undefined {
    const { entries } = this
    const first = entries[0]
    const last = entries.pop()
    if (!first || !last || entries.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= entries.length) break
      if (below + 1 < entries.length && entries[below + 1]!.key < entries[below]!.key) below++
      if (last.key <= entries[below]!.key) break
      entries[at] = entries[below]!
      at = below
    }
    entries[at] = last
    return first
  }
}

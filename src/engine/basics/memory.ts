/**
 * Answers of a pure function that is asked the same again and again, by whatever identifies the question. Holds `limit` of them; the one
 * that was made first goes first. What is remembered changes how fast an answer comes, never what it is.
 */
export class Memory<T> {
  private readonly known = new Map<string, T>()
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  get(key: string, make: () => T): T {
    const known = this.known.get(key)
    if (known !== undefined) return known
    const made = make()
    this.set(key, made)
    return made
  }

  peek(key: string): T | undefined {
    return this.known.get(key)
  }

  set(key: string, value: T): void {
    if (this.known.size >= this.limit) {
      const [oldest] = this.known.keys()
      if (oldest !== undefined) this.known.delete(oldest)
    }
    this.known.set(key, value)
  }
}

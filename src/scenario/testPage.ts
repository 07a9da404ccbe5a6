import type { PageWindow } from "./pageWindow.ts"

/** A browser's address bar, history, clock and storage, for tests. */
export class FakePage implements PageWindow {
  entries: string[]
  states: unknown[] = [null]
  at = 0
  search: string
  stored = new Map<string, string>()
  refusesStorage = false
  timers = new Map<number, { readonly due: number; readonly run: () => void }>()
  lastTimer = 0
  now = 0
  listeners = new Map<string, Set<() => void>>()
  constructor(hash = "", search = "") {
    this.entries = [hash]
    this.search = search
  }
  get location() {
    return { hash: this.entries[this.at] ?? "", search: this.search, pathname: "/explorer/" }
  }
  private put(url: string | undefined): string {
    if (url === undefined) return this.location.hash
    return url.startsWith("#") ? url : ""
  }
  get history() {
    return {
      state: this.states[this.at],
      scrollRestoration: "auto" as const,
      pushState: (data: unknown, _unused: string, url?: string): void => {
        this.entries = [...this.entries.slice(0, this.at + 1), this.put(url)]
        this.states = [...this.states.slice(0, this.at + 1), data]
        this.at++
      },
      replaceState: (data: unknown, _unused: string, url: string): void => {
        this.entries[this.at] = this.put(url)
        this.states[this.at] = data
      },
      // As in a browser, one is there a moment later.
      go: (steps: number): void => void this.setTimeout(() => this.go(steps), 1),
    }
  }
  get localStorage() {
    if (this.refusesStorage) throw new Error("refused")
    return {
      getItem: (key: string) => this.stored.get(key) ?? null,
      setItem: (key: string, value: string) => void this.stored.set(key, value),
      removeItem: (key: string) => void this.stored.delete(key),
    }
  }
  addEventListener(type: string, listener: () => void): void {
    this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(listener))
  }
  removeEventListener(type: string, listener: () => void): void {
    this.listeners.get(type)?.delete(listener)
  }
  setTimeout(run: () => void, milliseconds: number): number {
    this.timers.set(++this.lastTimer, { due: this.now + milliseconds, run })
    return this.lastTimer
  }
  clearTimeout(id: number): void {
    this.timers.delete(id)
  }
  /** Time passes until nothing waits any more. */
  tick(): void {
    while (this.timers.size > 0) {
      const [id, { due, run }] = [...this.timers].reduce((first, next) => (next[1].due < first[1].due ? next : first))
      this.timers.delete(id)
      this.now = due
      run()
    }
  }
  emit(type: string): void {
    for (const listener of this.listeners.get(type) ?? []) listener()
  }
  /** The reader, or the browser, walks through the history. */
  go(steps: number): void {
    const before = this.location.hash
    this.at += steps
    this.emit("popstate")
    if (this.location.hash !== before) this.emit("hashchange")
  }
}

/** The parts of `window` that the address is bound with; tests bring their own. */
export interface PageWindow {
  readonly location: { readonly hash: string; readonly search: string; readonly pathname: string }
  readonly history: {
    readonly state: unknown
    scrollRestoration: "auto" | "manual"
    /** Without `url` the address stays, to the letter. */
    pushState(data: unknown, unused: string, url?: string): void
    replaceState(data: unknown, unused: string, url: string): void
    go(steps: number): void
  }
  /** Reading it may throw where storage is refused. */
  readonly localStorage: Pick<Storage, "getItem" | "setItem" | "removeItem">
  addEventListener(type: "popstate" | "hashchange" | "pagehide", listener: () => void): void
  removeEventListener(type: "popstate" | "hashchange" | "pagehide", listener: () => void): void
  setTimeout(run: () => void, milliseconds: number): number
  clearTimeout(id: number): void
}

/** Runs what a browser may refuse (storage switched off, history in a sandbox); refused is as good as not done: null. */
export function attempt<T>(run: () => T): T | null {
  try {
    return run()
  } catch {
    return null
  }
}

/**
 * What the service worker does, apart from the browser that runs it: keeps every file of one build, answers from there, and leaves the
 * two builds before it in place, so that a tab that is still open with one of them finds its files.
 */

/** The files of one build: their paths below the page's folder ("" is the page itself), each with a mark of its content, or "" where its name holds one. */
export interface KeptFiles {
  readonly build: string
  /** Without these the page does not work. */
  readonly needed: Readonly<Record<string, string>>
  /** Files that only a link leads to: fetched once the page is done. */
  readonly linked: Readonly<Record<string, string>>
}

/** The parts of a service worker's global scope that are used; tests bring their own. */
export interface Site {
  /** The page's folder, with a slash at its end. */
  readonly scope: string
  readonly caches: Pick<CacheStorage, "open" | "match" | "keys" | "delete">
  readonly fetch: (request: Request) => Promise<Response>
}

export interface Keeper {
  /** Fetches what is needed and not yet kept. Fails as a whole; what has arrived stays for the next attempt. */
  readonly keepNeeded: () => Promise<void>
  /** Fetches the rest, as far as it comes. */
  readonly keepLinked: () => Promise<void>
  /** Lets go of builds that no tab can be showing any more. */
  readonly dropOld: () => Promise<void>
  /** The answer to a request, or null where it is none of ours. */
  readonly answer: (request: Request) => Promise<Response> | null
}

const atOnce = 6
const buildsBefore = 2
const family = "gpu-virtualization-explorer"

/** Runs `work` for all, a few at a time. */
async function inTurns(paths: readonly string[], work: (path: string) => Promise<void>): Promise<void> {
  const rest = [...paths]
  const runner = async (): Promise<void> => {
    for (let path = rest.shift(); path !== undefined; path = rest.shift()) await work(path)
  }
  await Promise.all(Array.from({ length: atOnce }, runner))
}

/** Servers that answer a missing file with their start page would have that kept in its place. */
const isStandIn = (path: string, response: Response): boolean =>
  path !== "" && !path.endsWith(".html") && (response.headers.get("content-type") ?? "").includes("text/html")

/** A browser takes no redirected answer for a page, so the redirection is left out of it. */
async function direct(response: Response): Promise<Response> {
  if (!response.redirected) return response
  return new Response(await response.blob(), { status: response.status, headers: response.headers })
}

/** The build's files that a page names. */
export const filesNamedIn = (html: string): string[] => [
  ...new Set([...html.matchAll(/["'(]\.?\/?(assets\/[^"')?#\s]+)/g)].map((match) => match[1] ?? "")),
]

export function createKeeper(files: KeptFiles, { scope, caches, fetch }: Site): Keeper {
  const prefix = `${family} ${scope} `
  const name = prefix + files.build
  const marks = new Map([...Object.entries(files.linked), ...Object.entries(files.needed)])
  const addressOf = (path: string): string => new URL(path === "" ? scope : path, scope).href
  /** The same content has the same key in every build. */
  const keyOf = (path: string): string => addressOf(path) + (marks.get(path) ? `?v=${marks.get(path)}` : "")
  const kept = (key: string): Promise<Response | undefined> => caches.match(key, { ignoreVary: true })

  async function fresh(path: string): Promise<Response> {
    const isMarked = Boolean(marks.get(path))
    const response = await fetch(new Request(addressOf(path), { cache: isMarked ? "no-cache" : "default", credentials: "same-origin" }))
    if (!response.ok || isStandIn(path, response)) throw new Error(`${path || "the page"} could not be fetched`)
    if (path !== "") return direct(response)
    // While a new build is being uploaded, page and files may belong to different builds.
    const foreign = filesNamedIn(await response.clone().text()).find((file) => !marks.has(file))
    if (foreign !== undefined) throw new Error(`the page asks for ${foreign}, which is not of this build`)
    return direct(response)
  }
  async function keep(path: string): Promise<void> {
    const cache = await caches.open(name)
    const key = keyOf(path)
    if (await cache.match(key, { ignoreVary: true })) return
    await cache.put(key, (await kept(key)) ?? (await fresh(path)))
  }

  /** The page itself. An embedded view announces no update, so it takes the newest as long as there is a network. */
  async function page(request: Request, url: URL): Promise<Response> {
    if (!url.searchParams.has("embed")) return (await kept(keyOf(""))) ?? fetch(request)
    try {
      return await fetch(request)
    } catch (error) {
      const answer = await kept(keyOf(""))
      if (answer) return answer
      throw error
    }
  }

  return {
    keepNeeded: () => inTurns(Object.keys(files.needed), keep),
    keepLinked: () => inTurns(Object.keys(files.linked), (path) => keep(path).catch(() => undefined)),
    async dropOld() {
      // In the order in which they were made; this build's is the last that counts.
      const builds = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name)
      await Promise.all(builds.slice(0, Math.max(0, builds.length - buildsBefore)).map((key) => caches.delete(key)))
    },
    answer(request) {
      const url = new URL(request.url)
      if (request.method !== "GET" || !url.href.startsWith(scope)) return null
      const path = (url.origin + url.pathname).slice(scope.length)
      if (path === "" || path === "index.html") return request.mode === "navigate" ? page(request, url) : null
      if (marks.has(path)) return kept(keyOf(path)).then((answer) => answer ?? fetch(request))
      // A tab that is still open with an earlier build asks for that build's files.
      if (path.startsWith("assets/")) return kept(url.href).then((answer) => answer ?? fetch(request))
      return null
    },
  }
}

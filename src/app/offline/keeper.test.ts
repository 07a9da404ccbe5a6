import { describe, expect, test } from "vitest"
import { createKeeper, filesNamedIn, type KeptFiles, type Site } from "./keeper.ts"

const scope = "https://example.org/gpu/"

/** A server, and a browser's caches that know no headers. */
function world() {
  const served = new Map<string, { body: string; type?: string; status?: number }>()
  const asked: string[] = []
  const stores = new Map<string, Map<string, Response>>()
  let isOnline = true
  const urlOf = (request: RequestInfo | URL): string => (request instanceof Request ? request.url : String(request))
  const found = (store: Map<string, Response>, request: RequestInfo | URL) => store.get(urlOf(request))?.clone()
  const caches: Site["caches"] = {
    async open(name) {
      const store = stores.get(name) ?? new Map<string, Response>()
      stores.set(name, store)
      const cache: Pick<Cache, "match" | "put"> = {
        match: async (request) => found(store, request),
        put: async (request, response) => void store.set(urlOf(request), response),
      }
      return cache as Cache
    },
    match: async (request) => [...stores.values()].map((store) => found(store, request)).find((one) => one !== undefined),
    keys: async () => [...stores.keys()],
    delete: async (name) => stores.delete(name),
  }
  const site: Site = {
    scope,
    caches,
    async fetch(request) {
      if (!isOnline) throw new TypeError("offline")
      asked.push(request.url.slice(scope.length))
      const file = served.get(request.url.split("?")[0] ?? "")
      return new Response(file?.body ?? "none", {
        status: file ? (file.status ?? 200) : 404,
        headers: { "content-type": file?.type ?? "text/javascript" },
      })
    },
  }
  return {
    site,
    asked,
    stores,
    serve: (path: string, body: string, more: { type?: string; status?: number } = {}) => served.set(scope + path, { body, ...more }),
    offline: () => (isOnline = false),
  }
}

const files = (build: string, needed: Record<string, string>, linked: Record<string, string> = {}): KeptFiles => ({ build, needed, linked })
const navigation = (path: string): Request => {
  const request = new Request(scope + path)
  // Only a browser can make one.
  Object.defineProperty(request, "mode", { value: "navigate" })
  return request
}
const get = (path: string): Request => new Request(scope + path)

function firstBuild() {
  const all = world()
  all.serve("", '<script src="./assets/a-1.js">', { type: "text/html" })
  all.serve("assets/a-1.js", "a1")
  all.serve("theme.js", "t1")
  all.serve("data/x.json", "{}")
  return {
    ...all,
    keeper: createKeeper(files("one", { "": "p1", "assets/a-1.js": "", "theme.js": "t1" }, { "data/x.json": "x1" }), all.site),
  }
}
const text = async (answer: Promise<Response> | null): Promise<string | null> => (answer === null ? null : (await answer).text())

describe("what is kept", () => {
  test("after one visit the page, whatever its query, and all its files are answered without a network", async () => {
    const { keeper, offline } = firstBuild()
    await keeper.keepNeeded()
    await keeper.keepLinked()
    offline()
    expect(await text(keeper.answer(navigation("?theme=dark")))).toContain("a-1.js")
    expect(await text(keeper.answer(navigation("index.html")))).toContain("a-1.js")
    expect(await text(keeper.answer(get("assets/a-1.js")))).toBe("a1")
    expect(await text(keeper.answer(get("theme.js")))).toBe("t1")
    expect(await text(keeper.answer(get("data/x.json")))).toBe("{}")
  })

  test("a next build fetches only what has changed", async () => {
    const { keeper, site, serve, asked } = firstBuild()
    await keeper.keepNeeded()
    asked.length = 0
    serve("", '<script src="./assets/a-2.js">', { type: "text/html" })
    serve("assets/a-2.js", "a2")
    const next = createKeeper(files("two", { "": "p2", "assets/a-2.js": "", "theme.js": "t1" }), site)
    await next.keepNeeded()
    expect(asked.toSorted()).toEqual(["", "assets/a-2.js"])
    expect(await text(next.answer(get("theme.js")))).toBe("t1")
  })

  test("an attempt that was cut off goes on where it stopped", async () => {
    const { keeper, asked, serve } = firstBuild()
    serve("theme.js", "", { status: 503 })
    await expect(keeper.keepNeeded()).rejects.toThrow("theme.js")
    asked.length = 0
    serve("theme.js", "t1")
    await keeper.keepNeeded()
    expect(asked).toEqual(["theme.js"])
  })

  test("a start page sent in place of a missing file is not kept", async () => {
    const { keeper, serve } = firstBuild()
    serve("assets/a-1.js", "<!doctype html>", { type: "text/html; charset=utf-8" })
    await expect(keeper.keepNeeded()).rejects.toThrow("assets/a-1.js")
  })

  test("a page that names files of another build is not kept: its upload is under way", async () => {
    const { keeper, serve } = firstBuild()
    serve("", '<link rel="modulepreload" href="./assets/a-2.js">', { type: "text/html" })
    await expect(keeper.keepNeeded()).rejects.toThrow("assets/a-2.js")
  })

  test("files that only links lead to may fail one by one", async () => {
    const { keeper, serve, offline } = firstBuild()
    serve("data/x.json", "", { status: 500 })
    await keeper.keepNeeded()
    await keeper.keepLinked()
    offline()
    await expect(keeper.answer(get("data/x.json"))).rejects.toThrow("offline")
  })
})

describe("what is let go", () => {
  test("two builds before this one stay, for tabs still open with them; nothing of other folders or programs is touched", async () => {
    const { site, stores } = firstBuild()
    for (const build of ["one", "two", "three", "four"]) await site.caches.open(`gpu-virtualization-explorer ${scope} ${build}`)
    await site.caches.open("gpu-virtualization-explorer https://example.org/other/ one")
    await site.caches.open("somebody else's")
    await createKeeper(files("four", {}), site).dropOld()
    expect([...stores.keys()].map((name) => name.split(" ").at(-1))).toEqual(["two", "three", "four", "one", "else's"])
  })

  test("a tab with an earlier build still finds that build's files", async () => {
    const { keeper, site, offline } = firstBuild()
    await keeper.keepNeeded()
    const next = createKeeper(files("two", { "": "p2" }), site)
    await next.dropOld()
    offline()
    expect(await text(next.answer(get("assets/a-1.js")))).toBe("a1")
  })
})

describe("what is answered", () => {
  test("an embedded view takes the newest page from the network, and the kept one without", async () => {
    const { keeper, serve, offline } = firstBuild()
    await keeper.keepNeeded()
    serve("", "newer", { type: "text/html" })
    expect(await text(keeper.answer(navigation("?embed=board")))).toBe("newer")
    expect(await text(keeper.answer(navigation("")))).toContain("a-1.js")
    offline()
    expect(await text(keeper.answer(navigation("?embed=board")))).toContain("a-1.js")
  })

  test("what is not the page's is left to the browser", () => {
    const { keeper } = firstBuild()
    expect(keeper.answer(new Request("https://example.org/other/"))).toBeNull()
    expect(keeper.answer(get("something.pdf"))).toBeNull()
    expect(keeper.answer(new Request(`${scope}theme.js`, { method: "POST" }))).toBeNull()
  })

  test("what is gone from the cache is asked of the server", async () => {
    const { keeper } = firstBuild()
    expect(await text(keeper.answer(get("theme.js")))).toBe("t1")
    expect(await text(keeper.answer(navigation("")))).toContain("a-1.js")
  })
})

test("the files that a page names are found in scripts, links and styles, once each", () => {
  const html = `<script type="module" src="./assets/a-1.js"></script><link href="/assets/b.css"><style>@font-face{src:url(./assets/f.woff2)}</style><script src="./assets/a-1.js">`
  expect(filesNamedIn(html)).toEqual(["assets/a-1.js", "assets/b.css", "assets/f.woff2"])
})

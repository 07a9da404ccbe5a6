import { readFileSync } from "node:fs"
import { ensureNginx } from "../scripts/ensure-nginx.ts"
import { Explorer } from "./pages/explorer.ts"
import { startHost } from "./host.ts"
import { ask, startNginx, type Server } from "./servers.ts"
import { expect, test as base } from "./watch.ts"

const nginx = ensureNginx()

/** One nginx for all tests, with the very files of hosting/. */
const test = base.extend<object, { server: Server }>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright wants a pattern
    async ({}, run) => {
      if (typeof nginx === "string") throw new Error(nginx)
      const server = await startNginx(nginx)
      await run(server)
      server.close()
    },
    { scope: "worker" },
  ],
})
// One server is enough.
test.describe.configure({ mode: "serial" })
test.skip(typeof nginx === "string", typeof nginx === "string" ? nginx : "")

const hashed = (): string => /assets\/[\w.-]+\.js/.exec(readFileSync("dist/index.html", "utf8"))?.[0] ?? ""
const directives = (policy: string): string[] =>
  policy
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "")
    .toSorted()

test("every answer carries the headers that a meta element cannot, a missing file's too", async ({ server }) => {
  for (const path of ["/", `/${hashed()}`, "/sw.js", "/data/index.json", "/nothing-here"]) {
    for (const site of [server.http, server.https, server.folder]) {
      const { status, headers } = await ask(site + path)
      expect(status, site + path).toBe(path === "/nothing-here" ? 404 : 200)
      expect(headers["x-content-type-options"]).toBe("nosniff")
      expect(headers["referrer-policy"]).toBe("no-referrer")
      expect(headers["permissions-policy"]).toContain("camera=()")
      expect(headers["cross-origin-opener-policy"]).toBe("same-origin")
      expect(headers["cross-origin-resource-policy"]).toBe("cross-origin")
      expect(headers["access-control-allow-origin"]).toBe("*")
      expect(headers["x-frame-options"]).toBeUndefined()
      expect(headers["server"]).not.toMatch(/\d/)
    }
  }
  expect((await ask(server.https)).headers["strict-transport-security"]).toBe("max-age=31536000")
  expect((await ask(server.http)).headers["strict-transport-security"]).toBeUndefined()
})

test("the header's policy is the page's own, and says who may frame it; nginx and Caddy say the same", async ({ server }) => {
  const own = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(readFileSync("index.html", "utf8"))?.[1] ?? ""
  const { headers } = await ask(server.http)
  const policy = String(headers["content-security-policy"])
  expect(directives(policy)).toEqual([...directives(own), "frame-ancestors *"].toSorted())
  const caddy = readFileSync("hosting/caddy/Caddyfile", "utf8")
  for (const name of ["Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "Cross-Origin-Opener-Policy"])
    expect(caddy, name).toContain(`${name} "${String(headers[name.toLowerCase()])}"`)
})

test("files whose names hold a hash are kept for a year, the page and its service worker are asked for each time, a missing file is not kept", async ({
  server,
}) => {
  for (const site of [server.http, server.https, server.folder]) {
    const kept = async (path: string) => (await ask(site + path)).headers["cache-control"]
    expect(await kept(`/${hashed()}`)).toBe("public, max-age=31536000, immutable")
    for (const path of ["/", "/index.html", "/sw.js", "/first.js", "/manifest.json"]) expect(await kept(path), path).toBe("no-cache")
    expect(await kept("/embed.js")).toContain("max-age=3600")
    expect(await kept("/data/index.json")).toContain("max-age=3600")
    expect(await kept("/assets/nothing-here.js")).toBeUndefined()
  }
})

test("texts come compressed, as brotli where the browser takes it and nginx has it, and unchanged where it takes neither", async ({
  server,
}) => {
  for (const path of ["/", `/${hashed()}`, "/data/index.json", "/licences.txt"]) {
    const plain = await ask(server.http + path, "identity")
    const zipped = await ask(server.http + path, "gzip")
    const best = await ask(server.http + path)
    expect(plain.headers["content-encoding"], path).toBeUndefined()
    expect(zipped.headers["content-encoding"], path).toBe("gzip")
    expect(zipped.headers["vary"], path).toContain("Accept-Encoding")
    expect(zipped.bytes, path).toBeLessThan(plain.bytes * 0.7)
    expect(best.headers["content-encoding"], path).toBe(typeof nginx !== "string" && nginx.brotli ? "br" : "gzip")
  }
})

test("the notices in the build name every package that the page depends on, with the terms of its fonts", () => {
  const notices = readFileSync("dist/licences.txt", "utf8")
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8")) as { dependencies: Record<string, string> }
  expect(Object.entries(dependencies).filter(([name, version]) => !notices.includes(`  ${name} ${version}: `))).toEqual([])
  expect(notices).toContain("SIL OPEN FONT LICENSE")
})

test("types are what browsers need under nosniff", async ({ server }) => {
  const typeOf = async (path: string) => String((await ask(server.http + path)).headers["content-type"])
  expect(await typeOf("/")).toBe("text/html; charset=utf-8")
  expect(await typeOf(`/${hashed()}`)).toContain("javascript")
  expect(await typeOf("/manifest.json")).toContain("json")
  expect(await typeOf("/favicon.svg")).toContain("image/svg+xml")
  expect(await typeOf("/icons/192.png")).toBe("image/png")
  expect(await typeOf("/licences.txt")).toBe("text/plain; charset=utf-8")
})

test("http leads to https, and the folder's name without its slash to the folder", async ({ server }) => {
  const secure = await ask(`${server.redirecting}/?theme=dark`)
  expect([secure.status, new URL(String(secure.headers.location)).protocol]).toEqual([301, "https:"])
  const folder = await ask(server.folder)
  expect([folder.status, folder.headers.location]).toEqual([301, "/gpu-explorer/"])
})

test("in a sub-folder, under these headers, the page works without a complaint, charts and worker included", async ({ page, server }) => {
  const explorer = new Explorer(page)
  await page.goto(`${server.folder}/#vm=cad-medium:40`)
  await expect(explorer.board.table).toBeVisible()
  for (const view of ["cost", "datacenter", "explore", "techniques"] as const) await explorer.goView(view, "vm=cad-medium:40")
  expect(await page.evaluate(() => document.fonts.check("16px 'Explorer Sans'"))).toBe(true)
})

test("a frame of another site works, sandboxed without allow-same-origin too", async ({ page, server, watched }) => {
  const host = await startHost(
    ["allow-scripts allow-same-origin", "allow-scripts"]
      .map(
        (sandbox) => `<iframe sandbox="${sandbox}" src="${server.folder}/?embed=board#vm=cad-medium:40" width="900" height="700"></iframe>`,
      )
      .join(""),
  )
  await page.goto(host.url)
  for (const at of [0, 1]) await expect(page.frameLocator("iframe").nth(at).getByRole("table").first()).toBeVisible()
  await page.close()
  await host.close()
  expect(watched.faults).toEqual([])
})

test.describe("kept for offline use", () => {
  test.use({ serviceWorkers: "allow" })
  test("the service worker keeps to its folder", async ({ page, server }) => {
    await page.goto(`${server.folder}/`)
    const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)
    expect(scope).toBe(`${server.folder}/`)
  })
})

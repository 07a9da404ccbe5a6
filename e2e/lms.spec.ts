import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { extname, join } from "node:path"
import type { Page } from "@playwright/test"
import { unzipSync } from "fflate"
import { expect, test } from "./watch.ts"

type Standard = "scorm12" | "scorm2004" | "cmi5"

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
}

/** A package as whoever hosts the page makes it, unpacked as an LMS does. */
function unpackedPackage(standard: Standard): Readonly<Record<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), "lms-"))
  try {
    execFileSync("npx", ["tsx", "scripts/lms.ts", "--standard", standard, "--lesson", "share-a-gpu", "--to", folder])
    const [name = ""] = readdirSync(folder)
    return unzipSync(new Uint8Array(readFileSync(join(folder, name))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Statement {
  readonly verb: { readonly id: string }
  readonly result?: { readonly score?: { readonly scaled: number } }
}

/** An LMS: it lays the package into a folder, has a SCORM runtime in the page around it, and a learning record store. */
async function startLms(files: Readonly<Record<string, Uint8Array>>, runtime: string) {
  const statements: Statement[] = []
  const states = new Map([["LMS.LaunchData", JSON.stringify({ launchMode: "Normal", masteryScore: 0.8, contextTemplate: {} })]])
  const bodyOf = async (request: IncomingMessage): Promise<string> => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    return Buffer.concat(parts).toString()
  }
  const store = async (request: IncomingMessage, url: URL): Promise<string | null> => {
    if (url.pathname === "/token") return JSON.stringify({ "auth-token": "dG9rZW4=" })
    if (url.pathname === "/xapi/statements") {
      statements.push(JSON.parse(await bodyOf(request)) as Statement)
      return ""
    }
    if (url.pathname !== "/xapi/activities/state") return url.pathname === "/xapi/agents/profile" ? "{}" : null
    const name = url.searchParams.get("stateId") ?? ""
    if (request.method === "PUT") states.set(name, await bodyOf(request))
    return states.get(name) ?? "{}"
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost")
    const send = (body: string | Uint8Array, type: string): void => void response.writeHead(200, { "content-type": type }).end(body)
    if (url.pathname === "/course")
      return send(
        `<!doctype html><html lang="en"><title>LMS</title><link rel="icon" href="data:,"><script>${runtime}</script><iframe title="Course" src="/shelf/7/launch.html" width="1200" height="900"></iframe>`,
        "text/html",
      )
    const file = files[url.pathname.replace("/shelf/7/", "")]
    if (file) return send(file, types[extname(url.pathname)] ?? "application/octet-stream")
    void store(request, url).then((answer) => (answer === null ? response.writeHead(404).end() : send(answer, "application/json")))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statements,
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  }
}

const runtimeOf = (standard: Standard): string =>
  standard === "cmi5"
    ? ""
    : standard === "scorm12"
      ? `${readFileSync("node_modules/scorm-again/dist/scorm12.min.js", "utf8")}; window.API = new Scorm12API({ autocommit: false })`
      : `${readFileSync("node_modules/scorm-again/dist/scorm2004.min.js", "utf8")}; window.API_1484_11 = new Scorm2004API({ autocommit: false })`

const addressOf = (url: string, standard: Standard): string => {
  if (standard !== "cmi5") return `${url}/course`
  const query = new URLSearchParams({
    endpoint: `${url}/xapi/`,
    fetch: `${url}/token`,
    actor: JSON.stringify({ objectType: "Agent", account: { homePage: url, name: "7" } }),
    registration: "760e3480-ba55-4991-94b0-01820dbd23a2",
    activityId: `${url}/activity/1`,
  })
  return `${url}/shelf/7/launch.html?${query.toString()}`
}

/** What a SCORM runtime keeps of the attempt. */
const kept = (page: Page, standard: Standard, names: readonly string[]): Promise<readonly string[]> =>
  page.evaluate(
    ([is12, list]) => {
      const { API, API_1484_11: newer } = window as unknown as Record<string, Record<string, (name: string) => string> | undefined>
      return list.map((name) => String(is12 ? API?.["LMSGetValue"]?.(name) : newer?.["GetValue"]?.(name)))
    },
    [standard === "scorm12", names] as const,
  )

for (const standard of ["scorm12", "scorm2004", "cmi5"] as const) {
  test(`a package for ${standard}, unpacked by an LMS, is worked through to passed, with its score`, async ({ page }) => {
    const lms = await startLms(unpackedPackage(standard), runtimeOf(standard))
    await page.goto(addressOf(lms.url, standard))
    const launch = standard === "cmi5" ? page : page.frameLocator("iframe")
    const lesson = launch.frameLocator("iframe").first()
    const main = lesson.getByRole("main")
    const heading = main.getByRole("heading", { level: 3 }).first()
    for (const title of ["A device with one owner", "One GPU for each VM", "Taking turns", "Why not a seventh?"]) {
      await expect(heading).toHaveText(title)
      await main.getByRole("button", { name: "Next", exact: true }).click()
    }
    await expect(heading).toHaveText("Your turn: forty designers, ten GPUs")
    await lesson.frameLocator('iframe[title^="Task:"]').getByRole("switch", { name: "Mediated pass-through" }).press("Space")
    await expect(main.getByRole("status").filter({ hasText: "Done: all that was asked is reached." })).toBeVisible()
    await main.getByRole("button", { name: "Next", exact: true }).click()
    await expect(heading).toHaveText("What you can say now")
    if (standard === "cmi5") {
      const verbs = (): readonly (string | undefined)[] => lms.statements.map(({ verb }) => verb.id.split("/").at(-1))
      await expect.poll(verbs).toEqual(["initialized", "completed", "passed"])
      expect(lms.statements.at(-1)?.result?.score).toEqual({ scaled: 1 })
      await page.goto("about:blank")
      await expect.poll(verbs).toEqual(["initialized", "completed", "passed", "terminated"])
    } else {
      const names =
        standard === "scorm12"
          ? ["cmi.core.lesson_status", "cmi.core.score.raw", "cmi.core.lesson_location"]
          : ["cmi.completion_status", "cmi.success_status", "cmi.score.raw", "cmi.location"]
      const passed = standard === "scorm12" ? ["passed"] : ["completed", "passed"]
      await expect.poll(() => kept(page, standard, names)).toEqual([...passed, "100", "share-a-gpu/end"])
    }
    await page.close()
    await lms.close()
  })
}

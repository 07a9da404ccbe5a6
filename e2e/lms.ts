import { readFileSync } from "node:fs"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"
import type { Page } from "@playwright/test"
import { contentType } from "./contentType.ts"

export type Standard = "scorm12" | "scorm2004" | "cmi5"

interface Statement {
  readonly verb: { readonly id: string }
  readonly result?: { readonly score?: { readonly scaled: number } }
}

/** An LMS: it lays the package into a folder, has a SCORM runtime in the page around it, and a learning record store. */
export async function startLms(files: Readonly<Record<string, Uint8Array>>, runtime: string) {
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
    if (file) return send(file, contentType(url.pathname))
    void store(request, url).then((answer) => (answer === null ? response.writeHead(404).end() : send(answer, "application/json")))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statements,
    /** What the record store keeps for the lesson itself. */
    keptState: (): string => [...states].find(([id]) => id !== "LMS.LaunchData")?.[1] ?? "",
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  }
}

export const runtimeOf = (standard: Standard): string =>
  standard === "cmi5"
    ? ""
    : standard === "scorm12"
      ? `${readFileSync("node_modules/scorm-again/dist/scorm12.min.js", "utf8")}; window.API = new Scorm12API({ autocommit: false })`
      : `${readFileSync("node_modules/scorm-again/dist/scorm2004.min.js", "utf8")}; window.API_1484_11 = new Scorm2004API({ autocommit: false })`

export const addressOf = (url: string, standard: Standard): string => {
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
export const kept = (page: Page, standard: Standard, names: readonly string[]): Promise<readonly string[]> =>
  page.evaluate(
    ([is12, list]) => {
      const { API, API_1484_11: newer } = window as unknown as Record<string, Record<string, (name: string) => string> | undefined>
      return list.map((name) => String(is12 ? API?.["LMSGetValue"]?.(name) : newer?.["GetValue"]?.(name)))
    },
    [standard === "scorm12", names] as const,
  )

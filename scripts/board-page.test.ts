import { Client, InMemoryTransport } from "@modelcontextprotocol/client"
import { serveStdio } from "@modelcontextprotocol/server/stdio"
import { chromium as browsers, type Browser, type Page } from "playwright"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { chromium } from "../e2e/chromium.ts"
import { appMime, appsExtension, appsVersion, boardKey, boardUri } from "../src/mcp/board/names.ts"
import { explorerServer } from "../src/mcp/server.ts"
import { boardPage } from "./board-page.ts"

const scenario = "vm=knowledge-worker:200,cad-medium:20&need=live-migration"
let html = ""
beforeAll(async () => {
  html = await boardPage()
}, 120_000)

type Asks = (apps: boolean) => Promise<Client>

/** A client of the protocol as it was until 2026-07-28, or as it is since, which shows apps or does not. */
const connected =
  (modern: boolean): Asks =>
  async (apps) => {
    const [ours, theirs] = InMemoryTransport.createLinkedPair()
    serveStdio(({ era }) => explorerServer("1.0.0", { html, era }), { transport: theirs })
    const capabilities = apps ? { extensions: { [appsExtension]: { mimeTypes: [appMime] } } } : {}
    const client = new Client(
      { name: "test", version: "1" },
      { capabilities, ...(modern ? { versionNegotiation: { mode: { pin: "2026-07-28" } } } : {}) },
    )
    await client.connect(ours)
    return client
  }

interface Result {
  readonly isError?: boolean
  readonly content: readonly { readonly text: string }[]
  readonly structuredContent?: { readonly options: readonly { readonly technique: string }[] }
  readonly _meta?: Readonly<Record<string, unknown>>
}
const evaluated = async (client: Client, text = scenario): Promise<Result> =>
  (await client.callTool({ name: "evaluate", arguments: { scenario: text } }, { timeout: 60_000 })) as unknown as Result

describe.each<[string, Asks]>([
  ["of the protocol before 2026-07-28", connected(false)],
  ["of the protocol since", connected(true)],
])("to a client %s", (_, connect) => {
  test("that shows apps, evaluate names a page that exists, and its result brings what the page draws", async () => {
    const client = await connect(true)
    const { tools } = await client.listTools()
    expect(tools.map(({ name, _meta }) => [name, (_meta?.["ui"] as { resourceUri?: string } | undefined)?.resourceUri])).toContainEqual([
      "evaluate",
      boardUri,
    ])
    const { contents } = await client.readResource({ uri: boardUri })
    expect(contents).toMatchObject([{ uri: boardUri, mimeType: appMime, text: html, _meta: { ui: { csp: { connectDomains: [] } } } }])
    const { _meta, content } = await evaluated(client)
    expect(_meta?.[boardKey]).toMatchObject({ report: { totalVms: 220 }, scenario: { groups: [{ count: 200 }, { count: 20 }] } })
    expect(content[0]?.text).toContain("Mediated pass-through")
    await client.close()
  })

  test("that shows none, the same words and data go, and nothing to draw", async () => {
    const [plain, shown] = [await connect(false), await connect(true)]
    const { _meta, ...told } = await evaluated(plain)
    expect(_meta ?? {}).not.toHaveProperty([boardKey])
    expect(await evaluated(shown)).toMatchObject(JSON.parse(JSON.stringify(told)) as object)
    await Promise.all([plain.close(), shown.close()])
  })
})

test("to a client that shows no apps the page is not named at all", async () => {
  const client = await connected(false)(false)
  const { tools } = await client.listTools()
  expect(tools.map(({ _meta }) => _meta?.["ui"])).toEqual(tools.map(() => undefined))
  expect((await client.listResources()).resources).toEqual([])
  await client.close()
})

test("what is drawn reaches the page whole: nothing in a report is lost in JSON", async () => {
  const client = await connected(true)(true)
  const { _meta } = await evaluated(client)
  expect(JSON.parse(JSON.stringify(_meta))).toEqual(_meta)
  await client.close()
})

/** The rules that a host must set for a page that declares no origin (MCP Apps, “Content Security Policy Enforcement”). */
const rules = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "media-src 'self' data:",
  "connect-src 'none'",
].join("; ")

/** A host: it answers the greeting, then hands on what the tool was asked and what it answered. */
const hostOf = (
  theme: string,
): string => `<!doctype html><meta name="viewport" content="width=device-width"><style>body{margin:0}iframe{border:0;width:100%;height:1600px}</style>
<iframe sandbox="allow-scripts" src="http://view.test/"></iframe>
<script>
  const heard = [], view = () => document.querySelector("iframe").contentWindow
  const say = (message) => view().postMessage({ jsonrpc: "2.0", ...message }, "*")
  addEventListener("message", ({ source, data }) => {
    if (source !== view()) return
    heard.push(data)
    if (data.method === "ui/initialize") say({ id: data.id, result: { protocolVersion: "${appsVersion}", hostInfo: { name: "h", version: "1" }, hostCapabilities: {}, hostContext: { theme: "${theme}" } } })
    if (data.method === "ui/notifications/initialized") say({ method: "ui/notifications/tool-input", params: { arguments: {} } })
  })
</script>`

describe("the page in a host's window", () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await browsers.launch(chromium)
  })
  afterAll(() => browser.close())

  async function shown(theme = "light", width = 1000): Promise<{ readonly page: Page; readonly wrong: string[] }> {
    const page = await browser.newPage({ viewport: { width, height: 1000 } })
    page.setDefaultTimeout(10_000)
    const wrong: string[] = []
    page.on("console", (message) => void (message.type() === "error" && wrong.push(message.text())))
    page.on("pageerror", (problem) => void wrong.push(problem.message))
    await page.route("**/*", (route) => {
      const { hostname } = new URL(route.request().url())
      if (hostname === "host.test") return route.fulfill({ contentType: "text/html", body: hostOf(theme) })
      if (hostname === "view.test")
        return route.fulfill({ contentType: "text/html", body: html, headers: { "content-security-policy": rules } })
      wrong.push(route.request().url())
      return route.abort()
    })
    await page.goto("http://host.test/")
    await page.frameLocator("iframe").getByText("Working it out").waitFor()
    return { page, wrong }
  }
  const hand = (page: Page, params: unknown): Promise<void> =>
    page.evaluate(`say(${JSON.stringify({ method: "ui/notifications/tool-result", params })})`)
  const heardBy = (page: Page): Promise<{ id?: number; method?: string; params?: Record<string, unknown>; result?: unknown }[]> =>
    page.evaluate("heard")

  test.each([
    ["light", 1000],
    ["dark", 390],
  ])("draws the four techniques with their ranges, in a %s host %d wide, and asks nobody for anything", async (theme, width) => {
    const client = await connected(false)(true)
    const { structuredContent, ...result } = await evaluated(client)
    const { page, wrong } = await shown(theme, width)
    await hand(page, { structuredContent, ...result })
    const view = page.frameLocator("iframe")
    const rows = view.getByRole("rowheader")
    await rows.first().waitFor()
    const names = await rows.allInnerTexts()
    expect(names.map((one) => one.split("\n")[0])).toEqual([
      "API remoting",
      "Fixed pass-through",
      "Mediated pass-through",
      "Device emulation",
    ])
    const board = await view.getByRole("table").innerText()
    expect(board.match(/\d+–\d+ %/g)?.length).toBeGreaterThanOrEqual(4)
    expect(board).toMatch(/best fit[^]*\$\d+k/)
    expect(await view.locator("html").getAttribute("data-theme")).toBe(theme)
    expect(await view.locator("html").evaluate((root) => root.scrollWidth - root.clientWidth)).toBe(0)
    const size = (await heardBy(page)).findLast(({ method }) => method === "ui/notifications/size-changed")
    expect(size?.params?.["height"]).toBeGreaterThan(300)
    expect(wrong).toEqual([])
    await Promise.all([page.close(), client.close()])
  })

  test("shows a refusal's reason, and that a call was given up", async () => {
    const client = await connected(false)(true)
    const { page } = await shown()
    await hand(page, await evaluated(client, "vm=nobody:5"))
    await page.frameLocator("iframe").getByText("There is no workload “nobody”").waitFor()
    await page.evaluate(`say({ method: "ui/notifications/tool-cancelled", params: { reason: "by the user" } })`)
    expect(await page.frameLocator("iframe").getByText("The call was given up: by the user").isVisible()).toBe(true)
    await Promise.all([page.close(), client.close()])
  })

  test("lets itself be torn down, follows the host's theme, and hears nobody but its host", async () => {
    const { page } = await shown()
    await page.evaluate(`say({ id: 7, method: "ui/resource-teardown", params: { reason: "" } })`)
    await page.evaluate(`say({ method: "ui/notifications/host-context-changed", params: { theme: "dark" } })`)
    const view = page.frameLocator("iframe").locator("html")
    await view.and(page.frameLocator("iframe").locator("[data-theme=dark]")).waitFor()
    expect(await heardBy(page)).toContainEqual({ jsonrpc: "2.0", id: 7, result: {} })
    await view.evaluate(() => postMessage({ jsonrpc: "2.0", method: "ui/notifications/tool-cancelled", params: {} }, "*"))
    expect(await page.frameLocator("iframe").getByText("Working it out").isVisible()).toBe(true)
    await page.close()
  })
})

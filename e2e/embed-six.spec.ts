import { startHost } from "./host.ts"
import { expect, test } from "./watch.ts"

/** Six views of every kind, each with something that says it is there. */
const frames = [
  { id: "board", address: "?embed=board&controls=count#vm=knowledge-worker:200&goal=gpus-most:20", says: /^For 200 knowledge worker VMs,/ },
  { id: "cost", address: "?embed=cost#vm=cad-medium:40", says: /^For 40 medium CAD VMs,/ },
  { id: "datacenter", address: "?embed=datacenter#vm=cad-light:30", says: /^For 30 light CAD VMs,/ },
  { id: "share", address: "?embed=share#focus=l40s&filter=,fb:8192,vms:6", says: /^VM 6\b|Six|74/ },
  { id: "lesson", address: "?embed=lessons#focus=share-a-gpu", says: /^A device with one owner$/ },
  { id: "term", address: "?embed=glossary#focus=stun", says: /^The moment of a live migration/ },
] as const

interface Heard {
  readonly from: string
  readonly type: string
  readonly id?: unknown
  readonly height?: number
  readonly fragment?: string
}
interface Host {
  heard: Heard[]
  before: number
}

const hostPage = (base: string): string => `<script>
  window.heard = []
  addEventListener("message", ({ data, source, origin }) => {
    const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source)
    if (frame && origin === new URL(frame.src).origin) heard.push({ ...data, from: frame.id })
  })
</script>${frames.map(({ id, address }) => `<iframe id="${id}" title="${id}" src="${base}/${address}" width="800" height="600"></iframe>`).join("")}`

test("six embeds in one page on another origin: each shows its own and says so, ten thousand hostile messages change nothing in any", async ({
  page,
  baseURL,
}) => {
  test.setTimeout(240_000)
  const host = await startHost(hostPage(baseURL ?? ""))
  expect(new URL(host.url).origin).not.toBe(new URL(baseURL ?? "").origin)
  await page.goto(host.url)
  for (const { id, says } of frames) await expect(page.frameLocator(`#${id}`).getByText(says).first()).toBeVisible({ timeout: 60_000 })
  const heard = (): Promise<readonly Heard[]> => page.evaluate(() => (window as unknown as Host).heard)
  const told = async (type: string): Promise<readonly string[]> =>
    [...new Set((await heard()).filter((one) => one.type === type).map(({ from }) => from))].toSorted()
  const all = frames.map(({ id }) => id).toSorted()
  await expect.poll(() => told("ready")).toEqual(all)
  await expect.poll(() => told("listening"), { timeout: 30_000 }).toEqual(all)
  // The goal in the board's address is told when its answer is there.
  await expect.poll(() => told("goals"), { timeout: 30_000 }).toContain("board")
  const texts = () => Promise.all(frames.map(({ id }) => page.frameLocator(`#${id}`).locator("main").innerText()))
  const before = await texts()

  await page.evaluate(() => {
    const near = { target: "gpu-virtualization-explorer" }
    const hostile: readonly ((at: number) => unknown)[] = [
      (at) => at,
      () => null,
      (at) => `{"target":"gpu-virtualization-explorer","type":"set","id":${at}}`,
      () => new Map([["type", "set"]]),
      () => new Uint8Array(64),
      () => ({ ...near }),
      (at) => ({ ...near, type: at }),
      () => ({ ...near, type: "set", scenario: 7 }),
      () => ({ ...near, type: "set", scenario: "vm=knowledge-worker:7", more: "than known" }),
      () => ({ ...near, type: "set", view: "__proto__" }),
      () => ({ ...near, type: "set", view: "javascript:alert(1)" }),
      () => ({ ...near, type: "set", scenario: "x".repeat(20_001) }),
      () => ({ ...near, type: "get", id: { toString: "no" } }),
      () => JSON.parse('{"target":"gpu-virtualization-explorer","type":"get","__proto__":{"polluted":1},"constructor":{}}') as unknown,
      () => ({ ...near, type: "play", play: "constructor" }),
      () => ({ ...near, type: ["set"], scenario: ["vm=cad-light:1"] }),
      () => ({ source: "gpu-virtualization-explorer", version: 2, type: "goal-reached", goal: "gpus-most:20" }),
      () => ({ ...near, type: "open", url: "https://example.org/" }),
    ]
    const windows = [...document.querySelectorAll("iframe")].map((one) => one.contentWindow)
    const host = window as unknown as Host
    host.before = host.heard.length
    for (let at = 0; at < 10_000; at++) windows[at % windows.length]?.postMessage(hostile[at % hostile.length]?.(at), "*")
  })
  // What is asked behind them is answered: they have all been heard.
  const ask = (id: string) =>
    page.evaluate((frame) => {
      const target = (document.getElementById(frame) as HTMLIFrameElement).contentWindow
      target?.postMessage({ target: "gpu-virtualization-explorer", type: "get", id: `last-${frame}` }, "*")
    }, id)
  for (const { id } of frames) await ask(id)
  for (const { id } of frames)
    await expect
      .poll(async () => (await heard()).filter((one) => one.type === "state" && one.id === `last-${id}`).length, { timeout: 60_000 })
      .toBe(1)
  const since = (await heard()).slice(await page.evaluate(() => (window as unknown as Host).before))
  expect([...new Set(since.filter(({ id }) => !String(id).startsWith("last-")).map(({ type }) => type))]).toEqual(["refused"])
  expect(await texts()).toEqual(before)
  for (const frame of page.frames().slice(1)) {
    expect(await frame.evaluate(() => [localStorage.length, "polluted" in {}])).toEqual([0, false])
  }
  await host.close()
})

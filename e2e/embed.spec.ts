import { startHost, type Host } from "./host.ts"
import { Embedded, embedViews } from "./pages/embedded.ts"
import { Explorer } from "./pages/explorer.ts"
import { expect, test as base } from "./watch.ts"

/** Opens a page of another origin with `body` in it. */
const test = base.extend<{ visit: (body: string) => Promise<void> }>({
  visit: async ({ page }, run) => {
    const hosts: Host[] = []
    await run(async (body) => {
      const host = await startHost(body)
      hosts.push(host)
      await page.goto(host.url)
    })
    await page.close()
    for (const host of hosts) await host.close()
  },
})

const scenario = "vm=knowledge-worker:120,cad-medium:30&years=3"
/** As the documentation of the messages shows it. */
const follow = (origin: string): string => `<script>
  window.heard = []
  const frame = document.querySelector("iframe")
  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== "${origin}") return
    if (event.data?.source !== "gpu-virtualization-explorer" || event.data.version !== 1) return
    window.heard.push(event.data)
    frame.height = event.data.height
  })
</script>`
const frameOf = (src: string, height = 200): string =>
  `<iframe src="${src.replaceAll("&", "&amp;")}" title="Explorer" width="100%" height="${height}" style="border:0"></iframe>`
const heard = (): { type: string; height: number; fragment: string }[] =>
  (window as unknown as { heard: { type: string; height: number; fragment: string }[] }).heard

for (const view of embedViews) {
  test(`a frame and an element of ${view} show that alone, store nothing, and take the height they announce`, async ({
    page,
    visit,
    baseURL,
  }) => {
    const origin = baseURL ?? ""
    await visit(
      `${frameOf(`${origin}/?embed=${view}#${scenario}`)}${follow(origin)}<script src="${origin}/embed.js"></script>
      <gpu-explorer view="${view}" scenario="${scenario.replaceAll("&", "&amp;")}" label="My chart"></gpu-explorer>`,
    )
    const frame = new Embedded(page, "body > iframe")
    const element = new Embedded(page, "gpu-explorer iframe")
    await expect(element.iframe).toHaveAttribute("title", "My chart")
    for (const embedded of [frame, element]) {
      await embedded.iframe.scrollIntoViewIfNeeded()
      await embedded.arrived(view)
      for (const role of ["banner", "navigation"] as const) await expect(embedded.frame.getByRole(role), role).toHaveCount(0)
      await expect(embedded.frame.getByRole("complementary", { name: "Your datacenter" })).toHaveCount(0)
      await expect(embedded.frame.getByRole("region", { name: "What should run?" })).toHaveCount(0)
      await expect(embedded.frame.getByText(/^Dataset \d/)).toHaveCount(0)
      await expect.poll(() => embedded.hidden(), "nothing is cut off").toBeLessThanOrEqual(0)
      expect((await embedded.iframe.boundingBox())?.height).toBeGreaterThan(250)
      expect(await embedded.inside(() => document.documentElement.scrollWidth <= innerWidth), "fits the width").toBe(true)
      expect(await embedded.stored()).toEqual([0, 0, 0])
    }
    const messages = await page.evaluate(heard)
    expect(messages[0]?.type).toBe("ready")
    await expect
      .poll(async () => Math.abs(((await frame.iframe.boundingBox())?.height ?? 0) - ((await page.evaluate(heard)).at(-1)?.height ?? 0)))
      .toBeLessThanOrEqual(1)
  })
}

test("what helps to decide stands in a frame by itself: all options ranked, links of which open the full page", async ({
  page,
  visit,
  baseURL,
}) => {
  await visit(`${frameOf(`${baseURL ?? ""}/?embed=explore#${scenario}`, 900)}`)
  const { frame, title } = new Embedded(page)
  await expect(title.first()).toHaveText("All options ranked")
  await expect(frame.getByRole("table").first().getByRole("row").nth(3)).toBeVisible({ timeout: 45_000 })
  for (const role of ["banner", "navigation"] as const) await expect(frame.getByRole(role), role).toHaveCount(0)
  await expect(frame.getByRole("complementary", { name: "Your datacenter" })).toHaveCount(0)
  expect(await new Embedded(page).inside(() => document.documentElement.scrollWidth <= innerWidth), "fits the width").toBe(true)
  expect(await new Embedded(page).stored()).toEqual([0, 0, 0])
})

for (const theme of ["light", "dark"] as const) {
  test(`the theme ${theme} is forced against the reader's system`, async ({ page, visit, baseURL }) => {
    await page.emulateMedia({ colorScheme: theme === "light" ? "dark" : "light" })
    await visit(frameOf(`${baseURL ?? ""}/?embed=board&theme=${theme}`))
    const embedded = new Embedded(page)
    await embedded.arrived("board")
    const ink = await embedded.inside(() => /\d+/.exec(getComputedStyle(document.querySelector("h1") ?? document.body).color)?.[0])
    expect(Number(ink) > 128 ? "dark" : "light").toBe(theme)
  })
}

test("the link of a frame opens the full page with the same scenario", async ({ page, visit, baseURL, context }) => {
  await visit(frameOf(`${baseURL ?? ""}/?embed=board&theme=dark#${scenario}`, 900))
  const embedded = new Embedded(page)
  await embedded.arrived("board")
  const rows = await embedded.board.rows()
  const [opened] = await Promise.all([context.waitForEvent("page"), embedded.link.click()])
  const explorer = new Explorer(opened)
  await expect(explorer.board.table).toBeVisible()
  expect(new URL(opened.url()).search).toBe("")
  expect(explorer.fragment()).toContain("vm=knowledge-worker:120,cad-medium:30")
  await expect(explorer.nav("Compare")).toBeVisible()
  expect((await explorer.board.rows()).map((row) => row.replaceAll("↗", "").replaceAll(/\s+/g, " "))).toEqual(
    rows.map((row) => row.replaceAll("↗", "").replaceAll(/\s+/g, " ")),
  )
})

test("a frame says what its reader changed, and adds nothing to the host's history", async ({ page, visit, baseURL }) => {
  const origin = baseURL ?? ""
  await visit(frameOf(`${origin}/?embed=datacenter#${scenario}`, 900) + follow(origin))
  const embedded = new Embedded(page)
  await embedded.arrived("datacenter")
  const entries = await page.evaluate(() => history.length)
  await embedded.datacenter.switch.getByRole("button", { pressed: false }).first().click()
  await expect
    .poll(() => page.evaluate(heard).then((all) => all.find(({ type }) => type === "scenario")?.fragment ?? ""))
    .toContain("focus=")
  expect(await page.evaluate(() => history.length)).toBe(entries)
})

test("the element follows its attributes and fires events", async ({ page, visit, baseURL }) => {
  await visit(`<script>
      window.events = []
      for (const name of ["ready", "resize", "scenario"]) addEventListener("gpu-explorer-" + name, (event) => window.events.push([name, event.detail.height]))
    </script><script src="${baseURL ?? ""}/embed.js"></script><gpu-explorer view="board" theme="dark"></gpu-explorer>`)
  const embedded = new Embedded(page, "gpu-explorer iframe")
  await embedded.arrived("board")
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { events: [string, number][] }).events.map(([name]) => name)))
    .toContain("ready")
  await page.locator("gpu-explorer").evaluate((element) => {
    element.setAttribute("view", "gpus")
    element.setAttribute("scenario", "vm=task-worker:50")
  })
  await expect(embedded.frame.getByRole("figure", { name: /^GPUs/ })).toBeVisible()
  await expect(embedded.iframe).toHaveAttribute("src", /\?embed=gpus&theme=dark#vm=task-worker:50$/)
})

test("a view that does not exist is named in a sentence, and the board is shown", async ({ page, visit, baseURL }) => {
  await visit(frameOf(`${baseURL ?? ""}/?embed=pie&theme=pink&hide=everything`, 900))
  const embedded = new Embedded(page)
  await embedded.arrived("board")
  await expect(embedded.frame.getByRole("status").first()).toContainText("There is no view “pie” to embed")
  await expect(embedded.frame.getByRole("status").first()).toContainText("pink")
  await expect(embedded.frame.getByRole("status").first()).toContainText("everything")
})

test("words are explained in a frame where they first stand, unless its author left that out", async ({ page, visit, baseURL }) => {
  const lesson = "#focus=share-a-gpu"
  await visit(frameOf(`${baseURL ?? ""}/?embed=lessons${lesson}`, 900))
  const { frame } = new Embedded(page)
  const words = frame.getByRole("complementary", { name: "Words explained on this page" })
  const hypervisor = words.getByRole("button", { name: "Hypervisor: what it means" })
  await expect(hypervisor).toBeAttached()
  await hypervisor.focus()
  await expect(frame.getByRole("dialog", { name: "Hypervisor" })).toContainText("creates virtual machines")
  await visit(frameOf(`${baseURL ?? ""}/?embed=lessons&hide=terms${lesson}`, 900))
  await expect(frame.getByRole("heading", { name: "A device with one owner" })).toBeVisible()
  await expect(words).toHaveCount(0)
})

test("what a reader is asked to look at has a frame around it", async ({ page }) => {
  const framed = (name: RegExp) =>
    page
      .getByRole("cell", { name })
      .evaluateAll((cells) => cells.map((one) => getComputedStyle(one).outlineStyle).filter((style) => style === "solid").length)
  await page.goto(`/?embed=board&look=mediated-pass-through,cost#${scenario}`)
  await expect.poll(() => framed(/why\? Cost of/)).toBe(1)
  expect(await framed(/why\? GPUs of/)).toBe(0)
  await page.goto("/?embed=share&look=curve#focus=l40s&filter=,fb:8192,vms:6")
  await expect(page.locator("[data-looked-at=curve]")).toHaveCSS("outline-style", "solid")
  await expect(page.locator("[data-looked-at=curve]")).toContainText("Share of native")
})

test("what a frame's author hid is not there", async ({ page, visit, baseURL }) => {
  await visit(frameOf(`${baseURL ?? ""}/?embed=board&hide=link,why,open,verdict#${scenario}`, 900))
  const embedded = new Embedded(page)
  await embedded.arrived("board")
  await expect(embedded.link).toHaveCount(0)
  await expect(embedded.frame.getByRole("button", { name: /why\?/ })).toHaveCount(0)
  await expect(embedded.board.table.getByRole("columnheader").getByRole("button")).toHaveCount(0)
  await expect(embedded.frame.getByText(/^For 150 VMs/)).toHaveCount(0)
})

test("where the plan of parts is the answer an embedded view says so too and shows its parts below, with nothing to press", async ({
  page,
  visit,
  baseURL,
}) => {
  await visit(frameOf(`${baseURL ?? ""}/?embed=cost#vm=knowledge-worker:300:Office*need:live-migration,llm-inference:8:Models`, 900))
  const embedded = new Embedded(page)
  await embedded.arrived("cost")
  await expect(embedded.frame.getByText("For 308 VMs in 2 groups, A16 by mediated pass-through for Office")).toBeVisible({
    timeout: 60_000,
  })
  const plan = embedded.frame.getByRole("region", { name: "Each group its own way" })
  await expect(plan.getByRole("rowheader")).toHaveText([/^Office 300$/, /^Models 8$/, /^All parts 308$/])
  await expect(plan.getByRole("button")).toHaveCount(0)
})

test("broken scenarios in a frame are mended in words, never blank", async ({ page, visit, baseURL }) => {
  await visit(frameOf(`${baseURL ?? ""}/?embed=cost#vm=hover-car:3,%3Cscript%3E&years=soon&zoom=4`, 900))
  const embedded = new Embedded(page)
  await embedded.arrived("cost")
  await expect(embedded.frame.getByRole("status").first()).toContainText("hover-car")
})

test("Embed makes code that works in somebody else's page", async ({ page, visit, context }) => {
  const explorer = new Explorer(page)
  await explorer.open(scenario)
  await page.getByRole("banner").getByRole("button", { name: "Embed" }).click()
  const dialog = page.getByRole("dialog", { name: "Embed in your page" })
  await expect(dialog.getByRole("textbox", { name: "Code" })).toHaveValue(/<iframe src=/)
  await dialog.getByRole("combobox", { name: "What to show" }).selectOption("gpus")
  const code = await dialog.getByRole("textbox", { name: "Code" }).inputValue()
  expect(code).toContain("?embed=gpus#vm=knowledge-worker:120,cad-medium:30&amp;years=3")
  await expect(page.frameLocator("dialog iframe, [role=dialog] iframe").getByRole("figure", { name: /^GPUs/ }), "the preview").toBeVisible()
  await visit(code)
  await new Embedded(page).arrived("gpus")
  expect(await context.cookies()).toEqual([])
})

test("a view of the dataset is embedded at a row of its own; links to other views open the full page beside it", async ({
  explorer,
  page,
}) => {
  await explorer.open("focus=mediated-pass-through", "?embed=techniques")
  await expect(
    page
      .getByRole("article")
      .getByRole("heading", { name: /Mediated pass-through/ })
      .first(),
  ).toBeVisible()
  const other = page.getByRole("article").locator('a[href*="view=products"]').first()
  await expect(other).toHaveAttribute("target", "_blank")
  await expect(other).toHaveAttribute("href", /^\/#/)
  await expect(page.getByRole("link", { name: /^Open in the GPU Virtualization Explorer/ })).toHaveAttribute(
    "href",
    /view=techniques&focus=mediated-pass-through/,
  )
  expect(await page.evaluate(() => localStorage.length), "nothing is stored").toBe(0)
})

test("whatever stands in the element's attributes, nothing runs in the host page and the frame stays the explorer's", async ({
  page,
  visit,
  baseURL,
}) => {
  const origin = baseURL ?? ""
  const hostile = [
    "javascript:parent.pwned=1//",
    "JAVASCRIPT:top.pwned=1",
    " java\tscript:parent.pwned=1",
    "data:text/html,<script>parent.pwned=1</script>",
    "blob:null/x",
    "vbscript:x",
    "http://[",
    "//",
    " \t ",
    '"><script>window.pwned=1</script>',
    "\u202Egnp.exe",
    "x".repeat(100_000),
  ]
  await visit(`<script src="${origin}/embed.js"></script><gpu-explorer></gpu-explorer>`)
  const sources = await page.evaluate((values) => {
    const element = document.querySelector("gpu-explorer") as HTMLElement & { src: string }
    return ["base", "view", "scenario", "theme", "hide", "lock", "height", "label"].flatMap((name) =>
      values.map((value) => {
        element.setAttribute(name, value)
        const { src } = element
        element.removeAttribute(name)
        return { name, value: value.slice(0, 30), src: src.slice(0, 60) }
      }),
    )
  }, hostile)
  // What reads as a path of the host's own stays there: an address of the page, not a script.
  expect(sources.filter(({ name, src }) => (name === "base" ? !/^https?:\/\//.test(src) : !src.startsWith(`${origin}/?embed=`)))).toEqual(
    [],
  )
  // Blank is none: the default.
  expect(sources.filter(({ name, value, src }) => name === "base" && value.trim() === "" && !src.startsWith(`${origin}/?embed=`))).toEqual(
    [],
  )
  expect(await page.evaluate(() => "pwned" in window)).toBe(false)
})

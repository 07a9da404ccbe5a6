import type { Page } from "@playwright/test"
import { startHost } from "./host.ts"
import { expect, test } from "./watch.ts"

// A file that does not come is told where one looks, can be asked for again, and takes nothing with it.
test.describe.configure({ timeout: 240_000 })

/** Requests that were refused complain in the console: these tests' own doing. */
test.afterEach(({ watched }) => void watched.faults.splice(0))

const nameOf = (url: string): string => new URL(url).pathname.split("/").at(-1) ?? ""
const assets = "**/assets/*"

/** Names of the build's files that the page names as its own: all that it needs to be there, and not what binds it to the address. */
async function firstFiles(page: Page): Promise<string[]> {
  const html = (await (await page.request.get("/")).text()).replaceAll(/ data-(?:binding|embed[\w-]*)="[^"]*"/g, "")
  return [...html.matchAll(/assets\/[^"')\s]+\.(?:js|css)/g)].map(([path]) => nameOf(`http://any/${path}`))
}

test("what opens over the page or stands beside it, missing: a sentence where one looks, and it is there when asked again", async ({
  explorer,
  page,
}) => {
  const came = new Set(await firstFiles(page))
  await page.route(assets, (route) => (came.has(nameOf(route.request().url())) ? route.continue() : route.abort()))
  const again = page.getByRole("button", { name: /try again/i }).filter({ visible: true })

  await explorer.open()
  const { builder, board } = explorer
  const banner = page.getByRole("banner")
  await expect(page.getByText("Your edits do not stand in the address yet.")).toBeInViewport()
  await expect(banner.getByRole("button", { name: "Share: try again" })).toBeInViewport()
  const over = {
    "The list": builder.root.getByRole("button", { name: "Add VMs" }),
    "The answer to “why?”": board.figure("Mediated pass-through", "Cost"),
    "The search": banner.getByRole("button", { name: "Find" }),
    "The list of keys": page.getByRole("contentinfo").getByRole("button", { name: "Keys" }),
  }
  for (const [what, opener] of Object.entries(over)) {
    await opener.click()
    const said = page.getByRole("dialog", { name: what })
    await expect(said.getByRole("button", { name: "Try again" }), what).toBeFocused()
    await expect(said, what).toBeInViewport({ ratio: 1 })
    await page.keyboard.press("Escape")
    await expect(said, what).toHaveCount(0)
    await expect(opener, what).toBeFocused()
  }
  await builder.section("Needs").click()
  await expect(builder.root.getByText("This section could not be loaded.")).toBeVisible()
  await builder.details().click()
  await expect(builder.root.getByText("This section could not be loaded.")).toHaveCount(2)

  await over["The answer to “why?”"].click()
  await page.unroute(assets)
  await page.getByRole("dialog").getByRole("button", { name: "Try again" }).click()
  await expect(explorer.why.inputs.first()).toBeVisible()
  await page.keyboard.press("Escape")
  await page.evaluate(() => dispatchEvent(new Event("online")))
  await expect(again).toHaveCount(0)
  await expect(banner.getByRole("button", { name: "Share", exact: true })).toBeVisible()
  await expect(builder.field("Running VMs must move between hosts")).toBeVisible()
  await builder.add("cad-medium")
  await expect(page.getByRole("region", { name: "Each group its own way" })).toBeVisible()
  await over["The search"].click()
  await expect(page.getByRole("combobox", { name: "Find anything" })).toBeFocused()
  await page.keyboard.press("Escape")
})

test("without the code of what differs beside the builder is whole, that is said once, and one press brings all that is missing", async ({
  explorer,
  page,
}) => {
  const isBeside = (url: URL): boolean => /\/assets\/beside/i.test(url.pathname)
  const { builder } = explorer
  await page.route(isBeside, (route) => route.abort())
  await explorer.open("vm=knowledge-worker:200,cad-medium:40&years=5&beside=Less:years=3&view=beside")
  const said = builder.root.getByText("What differs from the scenarios beside could not be loaded.")
  await expect(said).toHaveCount(1)
  await expect(builder.root.getByRole("alert")).toHaveCount(1)
  await expect(explorer.main.getByText("this part of the page could not be loaded")).toBeInViewport()
  await page.unroute(isBeside)
  await explorer.main.getByRole("button", { name: "Try again" }).click()
  await explorer.arrived("beside")
  await expect(said).toHaveCount(0)
  await expect(builder.root.getByRole("list", { name: "Differs from what is kept beside" }).first()).toBeVisible()
})

test("the plan of parts missing is said in sight, not where it would stand; an Embed dialog whose preview stays away says so", async ({
  explorer,
  page,
}) => {
  const isOfPlan = (url: URL): boolean => /\/assets\/MixSection/.test(url.pathname)
  await page.route(isOfPlan, (route) => route.abort())
  await explorer.open("vm=knowledge-worker:200,cad-medium:40")
  const said = explorer.main.getByText("The plan in which each group goes its own way: this part of the page could not be loaded.")
  await expect(said).toBeInViewport()
  await page.unroute(isOfPlan)
  await explorer.main.getByRole("button", { name: "Try again" }).click()
  await expect(explorer.main.getByRole("region", { name: "Each group its own way" })).toBeVisible()

  const inFrame = (url: URL): boolean => url.pathname.includes("/assets/")
  await page.route(inFrame, (route) => (route.request().frame() === page.mainFrame() ? route.continue() : route.abort()))
  await page.getByRole("banner").getByRole("button", { name: "Embed" }).click()
  const missing = page.getByRole("dialog").getByText("The preview could not be loaded.")
  await expect(missing).toBeInViewport()
  await page.unroute(inFrame)
  await page.getByRole("dialog").getByRole("button", { name: "Try again" }).click()
  await expect(missing).toHaveCount(0)
  await expect(page.frameLocator("dialog iframe, [role=dialog] iframe").getByRole("table").first()).toBeVisible()
})

// The preview names no origin that may read (Playwright's own answers would).
test("a sandboxed frame whose server lets no stranger read says what the server must send", async ({ page, baseURL }) => {
  const host = await startHost(
    ["allow-scripts", "allow-scripts allow-same-origin"]
      .map((sandbox) => `<iframe sandbox="${sandbox}" src="${baseURL ?? ""}/?embed=board" width="900" height="500"></iframe>`)
      .join(""),
  )
  await page.goto(host.url)
  await expect(page.frameLocator("iframe >> nth=0").getByText(/Access-Control-Allow-Origin: \*/)).toBeVisible()
  await expect(page.frameLocator("iframe >> nth=1").getByRole("table").first()).toBeVisible()
  await page.close()
  await host.close()
})

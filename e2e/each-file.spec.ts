import type { Locator, Page, Request } from "@playwright/test"
import { viewNames, type Explorer, type View } from "./pages/explorer.ts"
import { InventoryPage } from "./pages/inventory.ts"
import { expect, test } from "./watch.ts"

// Each file of the build that a visit asks for, refused in turn. Here of each thing a reader does the first files it asks for; all of them
// with EVERY_FILE=1, which takes about ten minutes.
const every = process.env["EVERY_FILE"] !== undefined
test.describe.configure({ timeout: every ? 1_800_000 : 240_000 })

/** Requests that were refused complain in the console: these tests' own doing. */
test.afterEach(({ watched }) => void watched.faults.splice(0))

const scenario = "vm=cad-medium:40:drawings"
const nameOf = (url: string): string => new URL(url).pathname.split("/").at(-1) ?? ""
const told = (page: Page): Locator => page.getByText(/could not be loaded/).filter({ visible: true })
const again = (page: Page): Locator => page.getByRole("button", { name: /try again/i }).filter({ visible: true })

const inSight = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > 0 && top < innerHeight
  })

/** Closes what lies over the page, and waits until the entry that it had in the browser's history is left, too. */
async function close(page: Page): Promise<void> {
  await page.keyboard.press("Escape")
  await expect(page.getByRole("dialog").filter({ visible: true })).toHaveCount(0)
  await expect.poll(() => page.evaluate(() => history.state as unknown)).toBeNull()
}

interface Step {
  readonly name: string
  readonly open: (explorer: Explorer) => Promise<void>
  readonly arrived: (explorer: Explorer) => Promise<void>
}

const dialogOf = ({ page }: Explorer): Locator => page.getByRole("dialog").filter({ visible: true }).first()

const layers: readonly Step[] = [
  {
    name: "why?",
    open: ({ board }) => board.figure("Mediated pass-through", "Cost").click(),
    arrived: async ({ why }) => {
      await expect(why.inputs.first()).toBeVisible()
      await expect(why.dialog.getByText("is on its way…")).toHaveCount(0)
    },
  },
  {
    name: "the search",
    open: ({ page }) => page.getByRole("banner").getByRole("button", { name: "Find" }).click(),
    arrived: async ({ page }) => {
      await page.getByRole("combobox", { name: "Find anything" }).fill("L40S")
      await expect(page.getByRole("option", { name: /L40S/ }).first()).toBeVisible()
    },
  },
  {
    name: "the keys",
    open: ({ page }) => page.getByRole("contentinfo").getByRole("button", { name: "Keys" }).click(),
    arrived: (explorer) => expect(dialogOf(explorer).getByRole("heading").first()).toBeVisible(),
  },
]

const viewed = (view: View): Step => ({
  name: `the view ${view}`,
  open: (explorer) => explorer.paste(`${scenario}&view=${view}`),
  arrived: (explorer) => explorer.arrived(view),
})

const steps: readonly Step[] = [...layers, ...viewNames.filter((view) => view !== "board").map(viewed)]

/** Files asked for while something is done, that were not before. */
function listener(page: Page): () => readonly string[] {
  const seen = new Set<string>()
  let fresh: string[] = []
  page.on("request", (request: Request) => {
    const name = nameOf(request.url())
    if (!request.url().includes("/assets/") || seen.has(name)) return
    seen.add(name)
    fresh.push(name)
  })
  return () => {
    const taken = fresh
    fresh = []
    return taken
  }
}

/** Refuses what the set names. */
async function refuse(page: Page): Promise<Set<string>> {
  const refused = new Set<string>()
  await page.route("**/assets/*", (route) => (refused.has(nameOf(route.request().url())) ? route.abort() : route.continue()))
  return refused
}

const isOfWorker = (file: string): boolean => /worker|^(?:answerJob|jobs)-/.test(file)

/** Of the files a step asks for, those that are refused: without EVERY_FILE one, in turn its first script and its last style. */
function chosen(files: readonly string[], turn: number): readonly string[] {
  const pieces = files.filter((file) => /\.(?:js|css)$/.test(file) && !isOfWorker(file))
  if (every) return pieces
  const style = turn % 2 === 0 ? undefined : pieces.findLast((file) => file.endsWith(".css"))
  return pieces.filter((file, at) => (style === undefined ? at === 0 : file === style))
}

/** Names of the files that had been asked for when the page could answer. */
async function neededToAnswer(page: Page): Promise<readonly string[]> {
  const urls = await page.evaluate(() => {
    const at = performance.getEntriesByName("live")[0]?.startTime ?? 0
    return performance.getEntriesByType("resource").flatMap(({ name, startTime }) => (startTime < at ? [name] : []))
  })
  return urls.map(nameOf)
}

test("a file that a view or a layer needs, missing: a sentence in sight, a way to try again, and the scenario is kept", async ({
  explorer,
  page,
}) => {
  const asked = listener(page)
  // What comes when the page has time, asked for by all that could ask for it, is another test's (missing.spec.ts).
  const idle = ["details-", "glossary-", "MenuList-", "evaluation.worker-"].map((name) =>
    page.waitForRequest((request) => request.url().includes(`/assets/${name}`), { timeout: 60_000 }),
  )
  await Promise.all([explorer.open(scenario), ...idle])
  await expect.poll(() => asked().length, { intervals: [1500], timeout: 40_000 }).toBe(0)
  const needed = new Map<Step, readonly string[]>()
  for (const [turn, step] of steps.entries()) {
    await step.open(explorer)
    await step.arrived(explorer)
    needed.set(step, chosen(asked(), turn))
    await close(page)
  }

  const refused = await refuse(page)
  const rounds = Math.max(...[...needed.values()].map((files) => files.length))
  for (let round = 0; round < rounds; round++) {
    await explorer.open(scenario)
    for (const [step, files] of needed) {
      const file = files[round]
      // What another thing of this round has brought is here already.
      if (
        file === undefined ||
        (await page.evaluate((name) => performance.getEntriesByType("resource").some((one) => one.name.endsWith(name)), file))
      )
        continue
      await test.step(`${step.name} without ${file}`, async () => {
        refused.add(file)
        await step.open(explorer)
        await expect(told(page).first(), `${step.name} without ${file}`).toBeVisible()
        // Of a part further down it is said in its place, and the rest is there.
        if (!(await inSight(told(page).first()))) await step.arrived(explorer)
        await expect(page.locator("#root > *").first()).toBeVisible()
        refused.clear()
        await again(page).first().click()
        await step.arrived(explorer)
        await expect(told(page), `${step.name} after ${file}`).toHaveCount(0)
        expect(decodeURIComponent(explorer.fragment())).toContain("drawings")
        await close(page)
        if (layers.includes(step)) await expect(page.getByRole("dialog").filter({ visible: true })).toHaveCount(0)
      })
    }
  }
})

test("a file of the first view missing: the page is not blank, says so in sight, and is there when asked again", async ({ page }) => {
  const asked = listener(page)
  const visit = (fragment: string): Promise<unknown> => page.goto("about:blank").then(() => page.goto(`/${fragment}`))
  const live = page.locator("html[data-live]")
  await visit("")
  await live.waitFor({ state: "attached" })
  const first = new Set(await neededToAnswer(page))
  const files = asked().filter((file) => first.has(file) && file.endsWith(".js"))
  expect(files.length).toBeGreaterThan(10)
  const refused = await refuse(page)
  for (const [at, file] of files.entries()) {
    for (const fragment of every ? ["", `#${scenario}`] : [at % 2 === 0 ? "" : `#${scenario}`]) {
      refused.add(file)
      await visit(fragment)
      await expect(told(page).first(), `${file} with “${fragment}”`).toBeInViewport()
      if (fragment === "") await expect(page.getByRole("main")).toContainText("200 knowledge worker VMs")
      refused.clear()
      if (at % 4 !== 0 && !every) continue
      await again(page).first().click()
      await live.waitFor({ state: "attached" })
      if (fragment !== "") await expect(page.getByText(/drawings/).first()).toBeVisible()
      // The next visit is the first one again.
      await page.evaluate(() => localStorage.clear())
    }
  }
})

test("a file of an embedded view missing: the frame says so, and is there when asked again", async ({ page }) => {
  const asked = listener(page)
  const visit = (view: string): Promise<unknown> => page.goto("about:blank").then(() => page.goto(`/?embed=${view}#${scenario}`))
  const needed = new Set<string>()
  for (const view of ["board", "cost"]) {
    await visit(view)
    await expect(page.getByRole(view === "board" ? "table" : "figure").first()).toBeVisible()
    await page.locator("html[data-live]").waitFor({ state: "attached" })
    // What comes later is for what is pressed, and dots the words that the glossary explains.
    for (const name of await neededToAnswer(page)) needed.add(name)
  }
  const files = asked().filter((file) => needed.has(file) && /\.(?:js|css)$/.test(file) && !isOfWorker(file))
  expect(files.length).toBeGreaterThan(10)
  const refused = await refuse(page)
  for (const file of every ? files : files.filter((_, at) => at % 9 === 0)) {
    refused.add(file)
    await visit("cost")
    await expect(told(page).first(), file).toBeInViewport()
    refused.clear()
    await again(page).first().click()
    await expect(page.getByRole("figure").first(), file).toBeVisible()
  }
})

test("without its workers' files the page answers and places an inventory all the same", async ({ explorer, page }) => {
  await page.route(/\/assets\/[^/]*worker[^/]*\.js/, (route) => route.abort())
  await explorer.open(scenario)
  await explorer.builder.type(explorer.builder.count(), "37")
  await expect(explorer.verdict).toContainText("37", { timeout: 40_000 })
  await explorer.goView("inventory", scenario)
  const inventory = new InventoryPage(page)
  await inventory.example.click()
  await expect(inventory.headline).toBeVisible({ timeout: 40_000 })
})

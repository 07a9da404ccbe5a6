import { expect, test, type Page } from "@playwright/test"
import { Explorer, viewNames, type View } from "./pages/explorer.ts"

// Not ./watch.ts: a browser without a connection complains in its console, and must.

const catalogue = viewNames.filter((view) => !["board", "native", "gpus", "cost", "migration", "datacenter"].includes(view))
const lost = (page: Page) => page.getByRole("alert").filter({ hasText: /could not be loaded/ })

/** The first view, with all that comes after it. */
async function openBoard(page: Page): Promise<Explorer> {
  const explorer = new Explorer(page)
  await explorer.open("vm=cad-medium:40")
  await expect(explorer.board.table).toBeVisible()
  await page.waitForLoadState("networkidle")
  return explorer
}

/** Cuts the connection but for the page's own code: only what the dataset's files hold is out of reach. */
const blockData = (page: Page) => page.route(/full-dataset|core-dataset|\/data\//, (route) => route.abort())

/** A visit for several views costs less than one for each; what one brings never is all that the next needs. */
const visits = 3

for (const visit of Array.from({ length: visits }, (_, at) => catalogue.filter((_view, place) => place % visits === at))) {
  test(`without a connection ${visit.join(", ")} say what happened, keep the scenario, and come when it is back`, async ({
    page,
    context,
  }) => {
    test.setTimeout(180_000)
    const explorer = await openBoard(page)
    for (const view of visit) {
      await test.step(view, async () => {
        await context.setOffline(true)
        await explorer.paste(`vm=cad-medium:40&view=${view}`)
        await expect(lost(page), view).toBeVisible()
        await expect(page.getByText("a fault of ours")).toHaveCount(0)
        await page.getByRole("button", { name: "Try again" }).first().click()
        await expect(lost(page), `${view}: still none`).toBeVisible()
        await context.setOffline(false)
        await explorer.arrived(view)
        await expect(lost(page), view).toHaveCount(0)
        await expect.poll(() => explorer.fragment()).toContain("vm=cad-medium:40")
        const unstyled = () =>
          page.evaluate(() =>
            [...document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]:not([disabled])")].some((link) => !link.sheet),
          )
        await expect.poll(unstyled, `${view} with its style sheets`).toBe(false)
      })
    }
  })
}

test("one view that could not be loaded does not stand in the way of others", async ({ page, context }) => {
  const explorer = await openBoard(page)
  await context.setOffline(true)
  await explorer.nav("Hardware").click()
  await expect(lost(page)).toBeVisible()
  await explorer.nav("Compare").click()
  await expect(explorer.board.table).toBeVisible()
  await expect(explorer.verdict).toContainText("40 medium CAD")
})

test("a view whose data fails asks once, not without end", async ({ page }) => {
  const explorer = await openBoard(page)
  let asked = 0
  page.on("request", (request) => {
    if (/full-dataset/.test(request.url())) asked += 1
  })
  await blockData(page)
  await explorer.paste("view=products" satisfies `view=${View}`)
  await expect(lost(page)).toBeVisible()
  await page.waitForTimeout(1000)
  expect(asked).toBeLessThan(4)
  await page.unroute(/full-dataset|core-dataset|\/data\//)
  await page.getByRole("button", { name: "Try again" }).click()
  await explorer.arrived("products")
})

test("the search says that it could not be loaded, and opens when it is asked again", async ({ page, context }) => {
  const explorer = await openBoard(page)
  await context.setOffline(true)
  await page.keyboard.press("/")
  const dialog = page.getByRole("dialog", { name: /^The search: .* could not be loaded/ })
  await expect(dialog.getByRole("button", { name: "Try again" })).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(dialog).toHaveCount(0)
  await expect(explorer.board.table).toBeVisible()
  await context.setOffline(false)
  // A connection that has just come back may fail once more.
  const search = page.getByRole("combobox", { name: "Find anything" })
  await expect(async () => {
    await ((await dialog.isVisible())
      ? dialog.getByRole("button", { name: "Try again" }).click({ timeout: 1000 })
      : page.keyboard.press("/"))
    await expect(search).toBeVisible({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
  await search.fill("l40s")
  await expect(page.getByRole("option", { name: /^NVIDIA L40S/ }).first()).toBeVisible()
})

test("what is typed before the search has arrived is not lost", async ({ page }) => {
  await page.route(/Palette/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 800))
    await route.continue()
  })
  const explorer = await openBoard(page)
  await page.keyboard.press("/")
  await page.keyboard.type("nvidia l40s")
  await expect(page.getByRole("combobox", { name: "Find anything" })).toHaveValue("nvidia l40s")
  await expect(page.getByRole("option", { name: /^NVIDIA L40S/ }).first()).toBeVisible()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { name: "NVIDIA L40S" })).toBeVisible()
  await expect.poll(() => explorer.fragment()).toMatch(/^vm=cad-medium:40&/)
})

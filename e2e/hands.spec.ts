import type { Page } from "@playwright/test"
import { violations } from "./axe.ts"
import { expect, test } from "./watch.ts"

/** Whatever lies over the page has an entry of the history, which follows it. */
const laidOver = (page: Page, count: number): Promise<void> =>
  expect.poll(() => page.evaluate(() => (history.state as { readonly over?: number } | null)?.over ?? 0)).toBe(count)

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test("the way back closes what lies over the page before it changes the view, and the link stays as it was written", async ({
    explorer,
    page,
  }) => {
    const link = "vm=knowledge-worker:00200&data=2020.1.0"
    await explorer.open(link)
    await explorer.nav("Hardware").click()
    await explorer.arrived("hardware")
    await explorer.nav("Compare").click()
    const address = page.url()
    const dialog = page.getByRole("dialog")
    const openers = {
      why: explorer.board.figure("Mediated pass-through", "Cost"),
      share: page.getByRole("banner").getByRole("button", { name: "Share" }),
      search: page.getByRole("banner").getByRole("button", { name: "Find" }),
      builder: page.getByRole("button", { name: "Edit" }),
    }
    for (const [name, opener] of Object.entries(openers)) {
      await opener.click()
      await expect(dialog, name).toBeVisible()
      await laidOver(page, 1)
      await page.goBack()
      await expect(dialog, name).toHaveCount(0)
      expect(page.url(), name).toBe(address)
      await expect(opener, `${name}: the focus is where it was`).toBeFocused()
    }
    await openers.why.click()
    await dialog.getByRole("button", { name: "Close" }).click()
    await expect(dialog).toHaveCount(0)
    await laidOver(page, 0)
    await page.goBack()
    await explorer.arrived("hardware")
    await page.goBack()
    await expect(explorer.board.table).toBeVisible()
    expect(explorer.fragment()).toBe(link)
  })

  test("back from the builder keeps what was edited, as one step of the history, its topmost part closed first", async ({
    explorer,
    page,
  }) => {
    const { builder } = explorer
    await explorer.open()
    await page.getByRole("button", { name: "Edit" }).click()
    const sheet = page.getByRole("dialog", { name: "What should run?" })
    await builder.type(builder.count(), "31")
    await builder.section("Needs").click()
    await builder.field("Running VMs must move between hosts").check()
    await builder.root.getByRole("button", { name: "Add VMs" }).click()
    await expect(page.getByRole("menu")).toBeVisible()
    await laidOver(page, 2)
    await page.goBack()
    await expect(page.getByRole("menu")).toHaveCount(0)
    await expect(sheet).toBeVisible()
    await page.goBack()
    await expect(sheet).toHaveCount(0)
    await expect(explorer.verdict).toContainText("For 31 knowledge worker VMs")
    expect(explorer.fragment()).toContain("vm=knowledge-worker:31&need=live-migration")
    await page.goBack()
    await expect(explorer.verdict).toContainText("For 200 knowledge worker VMs")
    expect(explorer.fragment()).toBe("")
  })

  test("turned, the builder stands beside the answer with the same sections open, and back again", async ({ explorer, page }) => {
    const { builder } = explorer
    await explorer.open()
    await page.getByRole("button", { name: "Edit" }).click()
    await builder.section("Needs").click()
    await builder.details().click()
    const opened = async (): Promise<void> => {
      await expect(builder.section("Needs")).toHaveAttribute("aria-expanded", "true")
      await expect(builder.section("Money")).toHaveAttribute("aria-expanded", "false")
      await expect(builder.details()).toHaveAttribute("aria-expanded", "true")
    }
    await page.setViewportSize({ width: 1024, height: 700 })
    await expect(page.getByRole("dialog")).toHaveCount(0)
    await opened()
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole("button", { name: "Edit" }).click()
    await opened()
  })
})

test("a second group of 40 CAD VMs that must move while they run, why it costs that, and its link take 60 keys at most", async ({
  explorer,
  page,
}) => {
  const { builder, board, why } = explorer
  await explorer.open()
  await expect(page.getByRole("banner").getByRole("button", { name: "Share" })).toBeVisible()
  let keys = 0
  const press = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) await page.keyboard.press(name)
    keys += names.length
  }
  const tabTo = async (target: ReturnType<typeof builder.count>): Promise<void> => {
    for (let step = 0; step < 40; step++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await press("Tab")
    }
    await expect(target).toBeFocused()
  }
  // The first Tabs offer to skip to the parts of the page.
  await press("Tab", "Tab")
  await expect(page.getByRole("link", { name: "Skip to your datacenter" })).toBeFocused()
  await press("Enter")
  await expect(builder.root).toBeFocused()
  await tabTo(builder.root.getByRole("button", { name: "Add VMs" }))
  await press("Enter")
  await expect(page.getByRole("menu")).toBeVisible()
  await press("m", "e")
  await expect(page.getByRole("menuitem", { name: "Medium CAD" })).toBeFocused()
  await press("Enter")
  await expect(builder.count(1), "one says next how many").toBeFocused()
  await press("4", "0")
  await tabTo(builder.section("Needs"))
  await press("Enter")
  const must = builder.field("Running VMs must move between hosts")
  await expect(must).toBeVisible()
  await tabTo(must)
  await press("Space")
  await expect(explorer.verdict).toContainText("200 knowledge worker and 40 medium CAD VMs")
  await press("r")
  await expect(explorer.main).toBeFocused()
  await tabTo(board.figure("Mediated pass-through", "Cost"))
  await press("Enter")
  await expect(why.inputs.first()).toBeVisible()
  await press("Escape")
  await expect(why.dialog).toHaveCount(0)
  await press("s")
  await expect(page.getByRole("dialog", { name: "Share this scenario" }).getByRole("textbox", { name: "Link" })).toHaveValue(
    /#vm=knowledge-worker:200,cad-medium:40&need=live-migration/,
  )
  expect(keys).toBeLessThanOrEqual(60)
})

test("how many of what was added can be typed at once, however late the next frame comes", async ({ explorer, page }) => {
  const { builder } = explorer
  await explorer.open()
  // The list's code is there before frames come late: what is tried is the count.
  await builder.root.getByRole("button", { name: "Add VMs" }).click()
  await expect(page.getByRole("menuitem", { name: "Medium CAD" })).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(page.getByRole("menu")).toHaveCount(0)
  await page.evaluate(() => {
    const soon = window.requestAnimationFrame.bind(window)
    window.requestAnimationFrame = (callback) => window.setTimeout(() => soon(callback), 250)
  })
  await builder.root.getByRole("button", { name: "Add VMs" }).press("Enter")
  await page.getByRole("menuitem", { name: "Medium CAD" }).press("Enter")
  await expect(builder.count(1)).toBeFocused()
  for (const digit of ["4", "0"]) {
    await page.keyboard.press(digit)
    await page.waitForTimeout(300)
  }
  await expect(builder.count(1)).toHaveValue("40")
})

test("the focus goes where the eye goes, and what changed is said once things rest", async ({ explorer, page }) => {
  const { builder, board } = explorer
  await explorer.open("vm=knowledge-worker:150,hover-car:3&zoom=4")
  await explorer.notices.first().getByRole("button", { name: "Dismiss" }).press("Enter")
  await expect(explorer.main, "a notice that is dismissed").toBeFocused()
  await builder.reset.press("Enter")
  await expect(builder.undo, "Start over").toBeFocused()
  await builder.undo.press("Enter")
  await expect(builder.redo, "the last Undo").toBeFocused()
  await builder.redo.press("Enter")
  await expect(builder.undo, "the last Redo").toBeFocused()

  await board.opener("GPUs").press("Enter")
  await expect(page.getByRole("heading", { name: /^GPUs/ }), "a column's chart").toBeFocused()
  await page.getByRole("button", { name: "All four questions" }).press("Enter")
  await expect(board.opener("GPUs"), "and back").toBeFocused()
  await board.opener("Cost").press("Enter")
  await expect(page.getByRole("heading", { name: /^Cost over/ })).toBeFocused()
  await page.goBack()
  await expect(board.opener("Cost")).toBeFocused()

  await builder.section("Needs").click()
  await builder.field("Running VMs must move between hosts").check()
  const said = (words: RegExp) => explorer.main.getByRole("status").filter({ hasText: words })
  await expect(said(/Fixed pass-through cannot\./)).toHaveCount(1)
  await builder.type(builder.count(), "210")
  await expect(said(/For 210 /)).toHaveCount(1)
  await expect(said(/cannot\./), "once is enough").toHaveCount(0)
})

test("? lists the keys; single keys do nothing in text or under a dialog, and can be switched off", async ({ explorer, page }) => {
  const { builder } = explorer
  await explorer.open()
  const sheet = page.getByRole("dialog", { name: "Keys" })
  await builder.count().focus()
  await page.keyboard.press("?")
  await builder.count().fill("200")
  await builder.workload().focus()
  await page.keyboard.press("s")
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await explorer.main.focus()
  await page.keyboard.press("?")
  await expect(sheet).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press("s")
  await expect(page.getByRole("dialog")).toHaveCount(1)
  await sheet.getByRole("switch", { name: "Single keys" }).press("Space")
  await page.keyboard.press("Escape")
  await page.keyboard.press("?")
  await page.keyboard.press("/")
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await page.keyboard.press("Control+k")
  await expect(page.getByRole("combobox", { name: "Find anything" })).toBeFocused()
  await page.keyboard.press("Escape")
  await page.getByRole("contentinfo").getByRole("button", { name: "Keys" }).click()
  await expect(sheet.getByRole("switch", { name: "Single keys" })).not.toBeChecked()
})

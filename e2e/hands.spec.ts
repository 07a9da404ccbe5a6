import { expect, test } from "./watch.ts"

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
      await page.goBack()
      await expect(dialog, name).toHaveCount(0)
      expect(page.url(), name).toBe(address)
      await expect(opener, `${name}: the focus is where it was`).toBeFocused()
    }
    await openers.why.click()
    await dialog.getByRole("button", { name: "Close" }).click()
    await expect(dialog).toHaveCount(0)
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

import type { Locator } from "@playwright/test"
import { expect, test } from "./watch.ts"

/** A hand on a mouse: each press, and each field that is gone to, counts one. */
class Hand {
  presses = 0
  async press(on: Locator): Promise<void> {
    this.presses++
    await on.click()
  }
  async type(field: Locator, text: string): Promise<void> {
    this.presses++
    await field.fill(text)
  }
}

test("a plan of three kinds, a price of one's own, two rivals by name, what a host's end does, and the link: in 20 presses", async ({
  explorer,
  page,
  context,
}) => {
  test.setTimeout(180_000)
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  await explorer.open("")
  const hand = new Hand()
  const { builder, board } = explorer

  await hand.press(builder.root.getByRole("button", { name: "Start from an example" }))
  await hand.press(page.getByRole("menuitem").filter({ has: page.getByText("Engineering firm", { exact: true }) }))
  // Desktops that must move stand elsewhere than models that need not.
  await expect(explorer.verdict).toContainText(/for Desktops.* and .*for Language models: .*live migration under conditions where asked/, {
    timeout: 60_000,
  })
  const plan = page.getByRole("region", { name: "Each group its own way" })
  await expect(plan.getByRole("row")).toHaveCount(5)

  await hand.press(builder.section("Money"))
  await hand.type(builder.field("Prices of your own"), "A16")
  await hand.press(page.getByRole("option", { name: /A16/ }).first())
  await hand.type(builder.field(/^Price of .*A16/), "2500")
  await page.keyboard.press("Enter")

  await hand.press(builder.section("Compared"))
  for (const [product, name, gpu] of [
    ["vsphere", /^VMware vSphere with NVIDIA vGPU/, "L40S"],
    ["proxmox", /^NVIDIA vGPU on Proxmox|^Proxmox VE with NVIDIA vGPU/, "L4"],
  ] as const) {
    await hand.type(builder.field("Compare one more option"), product)
    await hand.press(page.getByRole("option", { name }).first())
    await hand.type(builder.field("On this GPU"), gpu)
    await hand.press(page.getByRole("option", { name: new RegExp(`\\b${gpu}\\b`) }).first())
    await hand.press(builder.root.getByRole("button", { name: "Compare it" }))
  }
  await expect(board.table.getByText("pinned by you")).toHaveCount(2)

  await hand.press(board.table.getByRole("button", { name: /^Migration/ }).first())
  await expect(page.getByRole("list", { name: "When a host fails" }).first()).toContainText("lose their session")

  await hand.press(page.getByRole("button", { name: "Share", exact: true }))
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible()
  expect(hand.presses).toBeLessThanOrEqual(20)

  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.goto("about:blank")
  await page.goto(link)
  await page.locator("html[data-live]").waitFor({ state: "attached", timeout: 45_000 })
  await expect(builder.groups).toHaveCount(3)
  await expect.poll(() => explorer.fragment()).toContain("price=a16:2500")
  expect(explorer.fragment()).toContain("option=vmware-vgpu-nvidia@l40s")
})

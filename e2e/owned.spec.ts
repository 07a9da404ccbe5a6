import { violations } from "./axe.ts"
import { expect, test } from "./watch.ts"

test("hosts that are there are described in the builder, carry what they can, and stand in the link", async ({ explorer, page }) => {
  await explorer.open("vm=knowledge-worker:1400")
  const { builder, board } = explorer
  const said = page
    .getByRole("main")
    .getByText(
      /^11 of your 12 hosts carry [\d,]+ of 1,400 VMs of Knowledge worker, 1 stands by\. .*For the whole plan \d+ hosts? and \d+ boards are bought/,
    )
  await builder.section("Hosts and GPUs").click()
  await page.getByRole("button", { name: "Add hosts you have" }).click()
  await builder.field("What they are").selectOption("2U GPU host, four double-wide GPUs")
  await builder.type(builder.field("How many"), "12")
  await builder.field("GPU on their boards").fill("L40S")
  await page.getByRole("option", { name: /^NVIDIA L40S/ }).click()
  await builder.type(builder.field("Boards in each"), "2")
  await expect.poll(() => explorer.fragment()).toContain("owned=2u-4dw:12*l40s:2")
  await expect(said).toBeVisible()
  await expect(board.table).toContainText("on your 12 hosts")
  expect(await violations(page)).toEqual([])

  await page.getByRole("button", { name: "Remove kind 1 of the hosts you have" }).click()
  await expect(page.getByRole("button", { name: "Add hosts you have" })).toBeFocused()
  await expect.poll(() => explorer.fragment()).not.toContain("owned=")
  await expect(said).toHaveCount(0)
})

test("why? of the cost tells what is there from what is bought", async ({ explorer, page }) => {
  await explorer.open("vm=cad-medium:400&gpus=l40s&owned=2u-4dw:2*l40s:2")
  await explorer.board.figure("Mediated pass-through", "Cost").click()
  await explorer.why.dialog.getByText("GPUs: L40S, yours").click()
  await expect(page.getByText("Units that are there").first()).toBeVisible()
})

test("Decide says how many fit on the hosts that are there and within limits, and plans so many", async ({ explorer, page }) => {
  test.setTimeout(120_000)
  await explorer.openView("explore", "vm=knowledge-worker:10&owned=2u-4dw:5*l40s:2&budget=400000")
  const section = page.getByRole("region", { name: "How many fit" })
  const owned = section.getByRole("article").filter({ hasText: "On the hosts you have" })
  await expect(owned).toContainText(/Mediated pass-through: \d+ VMs/, { timeout: 60_000 })
  await expect(owned).toContainText("One more would need something bought.")
  await expect(section.getByRole("article").filter({ hasText: "Within your limits" })).toContainText(
    /One more likely costs about .+; the budget is/,
    { timeout: 60_000 },
  )
  const plan = owned.getByRole("button", { name: /^Plan \d+ VMs of .+, by Mediated pass-through$/ })
  const vms = /\d+/.exec((await plan.textContent()) ?? "")?.[0] ?? ""
  await plan.click()
  await expect.poll(() => explorer.fragment()).toContain(`vm=knowledge-worker:${vms}`)
})

import { expect, test } from "./watch.ts"

/** A decimal point among digits, or a comma that parts thousands. */
const english = /\d\.\d{1,2}\b|\d,\d{3}\b/

test("figures stand as in the reader's country on board and builder, in what is typed and in the proposal, and at the next visit", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:12345")
  const builder = page.getByRole("complementary", { name: "Your datacenter" })
  const vms = builder.getByRole("textbox", { name: /^Number of VMs/ })
  await builder.getByRole("button", { name: /^Money/ }).click()
  await builder.getByLabel("Numbers as in").selectOption({ label: "123.456,7 (German)" })
  await expect(vms).toHaveValue("12.345")
  await expect(page.getByRole("main")).toContainText(/\d,\d %/)
  await expect(builder.getByLabel("Numbers as in")).toHaveValue("de-DE")
  await vms.fill("1.500")
  await vms.blur()
  await expect(page).toHaveURL(/knowledge-worker:1500\b/)

  await page.reload()
  await expect(vms).toHaveValue("1500")
  await expect(page.getByRole("main")).toContainText(/\d,\d %/)

  await page.locator("header").getByRole("button", { name: "Share", exact: true }).click()
  await page.getByRole("button", { name: "Make a proposal" }).click()
  const dialog = page.getByRole("dialog", { name: "Proposal" })
  await expect(dialog.getByLabel("Numbers as in")).toHaveValue("de-DE")
  await page.emulateMedia({ media: "print" })
  const costs = page.getByRole("heading", { name: "Cost", exact: true }).locator("xpath=..").getByRole("table").first()
  await expect(costs).toBeVisible()
  expect(await costs.innerText()).not.toMatch(english)
  expect(await costs.innerText()).toMatch(/\d,\d/)
})

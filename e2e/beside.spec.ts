import { violations } from "./axe.ts"
import { expect, test } from "./watch.ts"

test("a scenario is kept, the page’s own changed, both compared down to the input that caused it, and the link reopens all", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:200&view=beside")
  await page.getByRole("button", { name: "Keep beside" }).click()
  await page.getByRole("textbox", { name: "Name of Scenario 1" }).fill("Before")
  await page.getByRole("textbox", { name: "Name of Scenario 1" }).press("Enter")
  await explorer.paste("vm=knowledge-worker:400&years=6&name=Now&beside=Before:vm=~26-years=&view=beside")

  const inputs = page.getByRole("table", { name: "Inputs that differ" })
  await expect(inputs.getByRole("row")).toHaveCount(3)
  await expect(inputs.getByRole("row", { name: /^Years/ })).toHaveText(/Years\s*6\s*4/)
  await expect(inputs.getByRole("row", { name: /VMs/ })).toHaveText(/400\s*200/)

  const follows = page.getByRole("table", { name: /^What follows/ })
  await expect(follows.getByRole("row", { name: /^Before/ }).first()).toHaveText(/−\$/)

  const causes = page.getByRole("table", { name: /^What each input changes/ })
  await expect(causes.getByRole("row")).toHaveCount(5)
  await expect(causes.getByRole("row", { name: /^Years/ })).toHaveText(/−\$.*the same/)
  await expect(causes.getByRole("row", { name: /^Acting together/ })).toHaveText(/[+−]\$/)
  expect(await violations(page)).toEqual([])

  const ofYearOne = page.getByText(/^Figures are of the VMs of the first year/)
  await expect(ofYearOne).toHaveCount(0)
  await explorer.paste("vm=knowledge-worker:400&years=6&name=Now&grow=10&beside=Before:vm=~26-years=&view=beside")
  await expect(ofYearOne).toBeVisible()
  await explorer.paste("vm=knowledge-worker:400&years=6&name=Now&beside=Before:vm=~26-years=&view=beside")
  await page.getByRole("button", { name: "Swap with the page’s own: Before" }).click()
  await expect(page.getByRole("textbox", { name: "Name of this scenario" })).toHaveValue("Before")
  await expect(inputs.getByRole("row", { name: /^Years/ })).toHaveText(/Years\s*4\s*6/)

  const link = explorer.fragment()
  await explorer.open(link)
  await expect(page.getByRole("textbox", { name: "Name of Now" })).toHaveValue("Now")
  await expect(inputs.getByRole("row", { name: /VMs/ })).toHaveText(/200\s*400/)
  expect(explorer.fragment()).toBe(link)

  await explorer.paste(link.replace("&view=beside", ""))
  await expect(page.getByRole("region", { name: "Kept beside" })).toHaveText(/Now.*cost \+\$/)
})

test("the builder marks what differs from what is kept beside, in words, where the input stands", async ({ explorer, page }) => {
  await explorer.open("vm=knowledge-worker:400&years=6&beside=Before:vm=knowledge-worker:200~26-years=4")
  const builder = page.getByRole("region", { name: "What should run?" })
  const marks = builder.getByRole("list", { name: "Differs from what is kept beside" })
  await expect(marks).toHaveText(["VMs: 400 here, 200 in Before", "Years: 6 here, 4 in Before"])

  await builder.getByRole("button", { name: /^Money/ }).click()
  await expect(builder.getByRole("slider", { name: /^Horizon/ })).toBeVisible()
  await expect(marks).toHaveText(["VMs: 400 here, 200 in Before", "Years: 6 here, 4 in Before"])
  expect(await violations(page)).toEqual([])

  await explorer.paste("vm=knowledge-worker:200&years=4&beside=Before:vm=knowledge-worker:200~26-years=4")
  await expect(marks).toHaveCount(0)
})

import { expect, test } from "./watch.ts"

for (const key of ["/", "Control+k"]) {
  test(`${key} opens the search; what is typed is found, and Enter goes there`, async ({ explorer, page }) => {
    await explorer.open("vm=cad-medium:40")
    await expect(explorer.board.table).toBeVisible()
    await page.keyboard.press(key)
    const box = page.getByRole("combobox", { name: "Find anything" })
    await expect(box).toBeFocused()
    await page.keyboard.type("nvidia a16")
    await expect(page.getByRole("option", { name: /^NVIDIA A16/ }).first()).toBeVisible()
    await page.keyboard.press("Enter")
    await expect(page.getByRole("heading", { name: "NVIDIA A16" })).toBeVisible()
    expect(explorer.fragment(), "the scenario is kept").toMatch(/^vm=cad-medium:40&view=hardware&focus=a16/)
  })
}

test("a slice, a quirk, a paper and an example are found by the words one has for them", async ({ explorer, page }) => {
  await explorer.open()
  await page.getByRole("button", { name: "Find" }).click()
  const box = page.getByRole("combobox", { name: "Find anything" })
  for (const [typed, found] of [
    ["a16-2q", /^A16-2Q/],
    ["error 43", /refuses to work in a VM|checks for a VM/],
    ["vmotion", /^Migration of your options|vMotion/],
    ["call centre", /^Call centre/],
    ["rcuda", /^rCUDA/],
  ] as const) {
    await box.fill(typed)
    await expect(page.getByRole("option", { name: found }).first(), typed).toBeVisible()
  }
  await box.fill("zzqqxx")
  await expect(page.getByText("Nothing is called “zzqqxx” here.")).toBeVisible()
  await page.keyboard.press("Escape")
  await expect(box).toHaveCount(0)
})

test("a slash typed into a field is that field's", async ({ explorer, page }) => {
  await explorer.openView("products")
  await page.getByRole("searchbox").fill("")
  await page.getByRole("searchbox").press("/")
  await expect(page.getByRole("combobox", { name: "Find anything" })).toHaveCount(0)
  await expect(page.getByRole("searchbox")).toHaveValue("/")
})

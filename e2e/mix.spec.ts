import { expect, test } from "./watch.ts"

test("several groups are each served their own way below the board, and what one way for all costs beyond that is said", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:1500:Office,llm-inference:16:Models")
  const section = page.getByRole("region", { name: "Each group its own way" })
  await expect(section.getByText(/One way for all costs \$[\d.]+[kM] more\.$/)).toBeVisible({ timeout: 60_000 })
  const rows = section.getByRole("rowheader")
  await expect(rows).toHaveText([/^Office 1,500$/, /^Models 16$/])
  await expect(section.getByRole("row").nth(1)).toContainText("Mediated pass-through")
  await expect(section.getByRole("row").nth(2)).toContainText("Fixed pass-through")
})

test("a single group has one way, and nothing is added below its board", async ({ explorer, page }) => {
  await explorer.open("vm=cad-light:40")
  await expect(explorer.board.table).toBeVisible()
  await expect(page.getByRole("heading", { name: "Each group its own way" })).toHaveCount(0)
})

import { readFile } from "node:fs/promises"
import { canReadPdf, overlaps, printed } from "./paper.ts"
import { expect, test } from "./watch.ts"
import { InventoryPage } from "./pages/inventory.ts"

const exportOf = (name: string) => `src/scenario/inventory/fixtures/rvtools-${name}.csv`

test("from two exports of RVTools and “2 × L40S” by rule it takes less than ten presses to a report on paper, with slides, workbook and pictures beside", async ({
  explorer,
  page,
}) => {
  test.slow()
  const inventory = new InventoryPage(page)
  await explorer.openView("inventory")
  let presses = 0
  const press = async (name: string, within = page.locator("body")): Promise<void> => {
    presses += 1
    await within.getByRole("button", { name, exact: true }).click()
  }
  await page.getByLabel("VMs: file").setInputFiles(exportOf("vinfo"))
  await page.getByLabel("Hosts: file").setInputFiles(exportOf("vhost"))
  await press("Give VMs a GPU by rule")
  await page.getByLabel("What they need by rule 1").fill("knowledge workers")
  await press("Give hosts GPUs by rule")
  await page.getByLabel("What they hold by rule 1").fill("2x L40S")
  await press("Place the VMs")
  await expect(inventory.headline).toBeVisible()
  await press("Plan this estate")
  await press("Share", page.locator("header"))
  await press("Make a proposal")
  const dialog = page.getByRole("dialog", { name: "Proposal" })
  await expect(dialog.getByRole("button", { name: "Print the report" })).toBeVisible()
  // Printing is the last.
  expect(presses + 1).toBeLessThan(10)

  await dialog.getByLabel("Prepared for").fill("The board")
  await dialog.getByRole("button", { name: "Pictures" }).click()
  await dialog.getByRole("button", { name: "Save", exact: true }).first().click()
  const [picture] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "PNG" }).click()])
  expect(picture.suggestedFilename()).toBe("cost-by-year.png")
  expect((await readFile(await picture.path())).subarray(1, 4).toString()).toBe("PNG")

  if (!canReadPdf()) return
  for (const format of ["A4", "Letter"] as const) {
    const pages = await printed(page, { format, landscape: false })
    const [decision = []] = pages
    const text = decision.map((word) => word.text).join(" ")
    for (const said of ["Question", "Answer", "The board.", "API remoting", "Device emulation"]) expect(text).toContain(said)
    // Numbered, whole, and nothing of the page beneath.
    pages.forEach((words, at) => expect(words.map((word) => word.text).join(" ")).toContain(`${at + 1} / ${pages.length}`))
    expect(pages.flatMap(overlaps)).toEqual([])
    const all = pages.flat().map((word) => word.text)
    for (const heading of ["Inputs", "Placement", "Cost", "Assumptions", "Sources"]) expect(all).toContain(heading)
    expect(all).not.toContain("Embed")
  }
})

test("asked for while Decide works, a proposal is of the plan of parts, and nothing else can be taken along before", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:1500,cad-medium:120,llm-inference:16&need=live-migration&view=explore")
  await page.locator("header").getByRole("button", { name: "Share", exact: true }).click()
  await page.getByRole("button", { name: "Make a proposal" }).click()
  const dialog = page.getByRole("dialog", { name: "Proposal" })
  const takes = ["Print the report", "Workbook", "Slides"].map((name) => dialog.getByRole("button", { name, exact: true }))
  const proposed = dialog.getByLabel("What is proposed")
  // Enabled means that it is the plan of parts, whenever that is.
  for (const button of takes) await expect(button).toBeEnabled({ timeout: 20_000 })
  await expect(proposed).toContainText("The answer: each group its own way")
  await expect(proposed).toHaveValue("parts")
})

import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { violations } from "./axe.ts"
import { canReadPdf, overlaps, printed } from "./paper.ts"
import { expect, test } from "./watch.ts"

const key = "gpu-virtualization-explorer.lessons"
const kept = (page: Page): Promise<unknown> => page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? "null") as unknown, key)

test("a lesson is walked from the list to its end by keyboard: predicted, revealed, its task done, and remembered", async ({
  explorer,
  page,
}) => {
  await explorer.openView("lessons")
  const { main } = explorer
  const title = "Why can’t two VMs just share a GPU?"
  await main.getByRole("link", { name: title }).focus()
  await page.keyboard.press("Enter")
  await expect(main.getByRole("heading", { level: 2, name: title })).toBeFocused()

  const heading = main.getByRole("heading", { level: 3 }).first()
  await expect(heading).toHaveText("A device with one owner")
  await expect(main.getByText("The host opens the device for one VM at a time")).toHaveCount(0)
  await main.getByRole("radio").first().focus()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await expect(main.getByRole("status").filter({ hasText: "Right: The second does not start" })).toBeVisible()
  await expect(main.locator(":focus")).toHaveText(/^The host opens the device for one VM at a time/)
  expect(await violations(page)).toEqual([])

  const next = async (name: string): Promise<void> => {
    await main.getByRole("button", { name: "Next" }).focus()
    await page.keyboard.press("Enter")
    await expect(heading).toHaveText(name)
    await expect(heading).toBeFocused()
  }
  await next("One GPU for each VM")
  await main.getByRole("textbox", { name: "Your prediction, % of native" }).focus()
  await page.keyboard.type("50")
  await page.keyboard.press("Enter")
  await expect(main.getByRole("status").filter({ hasText: "You said 50. Not so: 99 % of native" })).toBeVisible()
  await next("Taking turns")
  await main.getByRole("button", { name: "Show the answer without predicting" }).press("Enter")
  await expect(main.getByRole("status").filter({ hasText: "The answer: 74 % of native" })).toBeVisible()
  const mechanism = page.frameLocator('iframe[title="Six VMs on an L40S"]')
  await expect(mechanism.getByText("for each of 6 VMs (64–78 %)")).toBeVisible()
  await next("Why not a seventh?")

  await next("Your turn: forty designers, ten GPUs")
  await main.getByRole("button", { name: "Show hint 1 of 3" }).press("Enter")
  await expect(main.getByRole("list", { name: "Hints" }).getByRole("listitem")).toHaveCount(1)
  const task = page.frameLocator('iframe[title^="Task:"]')
  const goals = task.getByRole("region", { name: "Goals" })
  await expect(goals.getByRole("heading")).toHaveText("1 of 2 goals met")
  await task.getByRole("switch", { name: "Mediated pass-through" }).press("Space")
  await expect(goals.getByRole("heading")).toHaveText("All 2 goals met")
  await expect(main.getByRole("status").filter({ hasText: "Done: all that was asked is reached." })).toBeVisible()
  await expect(main.getByRole("link", { name: "Open a solution" })).toBeVisible()

  await next("What you can say now")
  await expect
    .poll(() => kept(page))
    .toEqual({ "share-a-gpu": { step: "end", done: true, solved: ["task"], on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) } })
  await explorer.openView("lessons")
  await expect(main.getByRole("listitem").filter({ hasText: title })).toContainText("done")
})

test("what leads on is the thing to do only once the step’s question is answered and its task is done", async ({ explorer, page }) => {
  await explorer.openView("lessons", "focus=share-a-gpu")
  const { main } = explorer
  const next = main.getByRole("button", { name: "Next", exact: true })
  const filled = (): Promise<string> => next.evaluate((button) => getComputedStyle(button).backgroundColor)
  const before = await filled()
  await main.getByRole("radio").first().check()
  const given = main.getByRole("button", { name: "That is my prediction" })
  const primary = await given.evaluate((button) => getComputedStyle(button).backgroundColor)
  expect(before).not.toBe(primary)
  await given.click()
  await expect.poll(filled).toBe(primary)
  await main.getByRole("link", { name: /^5: / }).click()
  expect(await filled()).toBe(before)
  await page.frameLocator('iframe[title^="Task:"]').getByRole("switch", { name: "Mediated pass-through" }).press("Space")
  await expect.poll(filled).toBe(primary)
  await next.click()
  await expect(main.getByText("How it went.")).toBeVisible()
  await expect(main.getByText(/1 of 1 task solved\.$/)).toBeVisible()
})

test("what stands below a picture stays where it is while the picture’s parts arrive, and comes up once when it is lower", async ({
  explorer,
  page,
}) => {
  await explorer.openView("lessons", "focus=share-a-gpu&filter=,step:turns")
  await explorer.main.getByRole("button", { name: "Show the answer without predicting" }).click()
  await expect(page.frameLocator('iframe[title="Six VMs on an L40S"]').getByText("for each of 6 VMs (64–78 %)")).toBeVisible()
  // On a slow machine the picture still tells heights of its own: those made up below come when it has told its last.
  await page.evaluate(() => {
    performance.mark("told")
    addEventListener("message", () => void performance.mark("told"))
  })
  const quietFor = (): Promise<number> =>
    page.evaluate(() => performance.now() - (performance.getEntriesByName("told").at(-1)?.startTime ?? 0))
  await expect.poll(quietFor).toBeGreaterThan(1500)
  const frame = explorer.main.locator("iframe")
  const height = (): Promise<number> => frame.evaluate((one) => Number.parseFloat((one as HTMLElement).style.blockSize))
  // Every height from now on, in the order in which they come.
  await frame.evaluate((one) => {
    const seen: string[] = []
    new MutationObserver(() => seen.push((one as HTMLElement).style.blockSize)).observe(one, { attributeFilter: ["style"] })
    Object.assign(one, { seen })
  })
  const inside = await (await frame.elementHandle())?.contentFrame()
  await inside?.evaluate(() => {
    for (const told of [35, 3000, 280, 3100, 2900])
      parent.postMessage({ source: "gpu-virtualization-explorer", type: "resize", height: told }, "*")
  })
  await expect.poll(height).toBe(2900)
  const seen = await frame.evaluate((one) => (one as HTMLElement & { readonly seen: readonly string[] }).seen)
  expect(seen.filter((one) => Number.parseFloat(one) < 1000)).toEqual([])
  expect(seen.slice(-2)).toEqual(["3100px", "2900px"])
})

test("the card of a lesson leads there wherever it is pressed, and has one link", async ({ explorer }) => {
  await explorer.openView("lessons")
  const card = explorer.main.getByRole("listitem").filter({ hasText: "Why can’t two VMs just share a GPU?" })
  await expect(card.getByRole("link")).toHaveCount(1)
  const { height } = (await card.boundingBox()) ?? { height: 0 }
  await card.click({ position: { x: 12, y: height - 12 } })
  await expect(explorer.main.getByRole("heading", { level: 2, name: "Why can’t two VMs just share a GPU?" })).toBeVisible()
})

test("a link opens a lesson at its step, beside the reader's own scenario; an unknown one is said", async ({ explorer }) => {
  await explorer.openView("lessons", "vm=cad-medium:7&focus=distance&filter=,step:calls")
  await expect(explorer.main.getByRole("heading", { level: 3 }).first()).toHaveText("Fewer calls, more calls")
  await explorer.main.getByRole("button", { name: "Back" }).click()
  await expect(explorer.main.getByRole("heading", { level: 3 }).first()).toHaveText("And the distance?")
  expect(explorer.fragment()).toContain("vm=cad-medium:7")
  await explorer.open("view=lessons&focus=no-such-lesson")
  await expect(explorer.main.getByText("The dataset has no “no-such-lesson” among its lessons.")).toBeVisible()
})

test("progress is saved as a file, opened on another device, and printed as a certificate of one page that says what was done", async ({
  explorer,
  page,
}) => {
  const solved = { "share-a-gpu": { step: "end", done: true, solved: ["task"], on: "2026-11-03" } }
  const remember = (memory: object): Promise<void> =>
    page.evaluate(([name, value]) => localStorage.setItem(name, value), [key, JSON.stringify(memory)] as const)
  await explorer.open()
  await remember(solved)
  await explorer.openView("lessons")
  await explorer.main.getByRole("button", { name: "Your progress" }).click()
  const dialog = page.getByRole("dialog", { name: "Your progress" })
  const [saved] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Save progress" }).click()])
  expect(saved.suggestedFilename()).toBe("lessons-progress.json")
  const text = readFileSync(await saved.path(), "utf8")
  expect(JSON.parse(text)).toMatchObject({ format: "gpu-virtualization-explorer-progress", version: 1, lessons: solved })

  // Another device, where another lesson was read.
  await remember({ distance: { step: "calls", done: false, solved: [] } })
  await explorer.openView("lessons")
  await explorer.main.getByRole("button", { name: "Your progress" }).click()
  await expect(dialog.getByText("Nothing is finished yet.")).toBeVisible()
  const input = dialog.getByLabel("File of progress")
  await input.setInputFiles({ name: "letter.json", mimeType: "application/json", buffer: Buffer.from("Dear reader") })
  await expect(dialog.getByRole("alert")).toContainText("“letter.json” was not taken. It is no JSON, which files of progress are.")
  await input.setInputFiles({ name: "lessons-progress.json", mimeType: "application/json", buffer: Buffer.from(text) })
  await expect(dialog.getByRole("status")).toContainText("Progress of 1 lesson or challenge was added to what is kept here.")
  expect(await kept(page)).toEqual({ ...solved, distance: { step: "calls", done: false, solved: [] } })
  await expect(dialog.getByRole("row", { name: /^Why can’t two VMs just share a GPU\? 1 of 1 task solved 3 November 2026$/ })).toBeVisible()
  expect(await violations(page)).toEqual([])

  await dialog.getByRole("textbox", { name: "Name on the certificate" }).fill("Ada Lovelace")
  if (!canReadPdf()) return
  for (const format of ["A4", "Letter"] as const) {
    const pages = await printed(page, { format, landscape: false })
    expect(pages).toHaveLength(1)
    expect(pages.flatMap(overlaps)).toEqual([])
    const said = pages
      .flat()
      .map((word) => word.text)
      .join(" ")
    expect(said).toContain("What was done Ada Lovelace has worked through")
    expect(said).toContain("just share a GPU? 1 of 1 task solved 3 November 2026")
    expect(said).toMatch(/Dataset [\d.]+, model \d+\./)
    expect(said).not.toContain("Save progress")
  }
})

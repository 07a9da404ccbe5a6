import { violations } from "./axe.ts"
import { expect, test } from "./watch.ts"

/** A slide of each kind, at the step that shows most. */
const slides = [
  "",
  "api-remoting.3",
  "fixed-pass-through",
  "board.2",
  "share.6",
  "cost",
  "share-a-gpu:one-owner",
  "share-a-gpu:one-owner.2",
  "share-a-gpu:one-owner.3",
  "share-a-gpu:turns.3",
]

for (const theme of ["light", "dark"] as const) {
  test(`axe finds nothing at any kind of slide, nor in the speaker's window, in the ${theme} theme`, async ({ explorer, page }) => {
    const stage = page.getByRole("dialog", { name: "Presentation" })
    for (const from of slides) {
      await explorer.open("", `?theme=${theme}&present=${from}`)
      await expect(stage.getByRole("status")).toHaveText(/^\d+ of \d+\. /)
      // The controls are there while the pointer moves.
      await page.mouse.move(300, 300)
      await page.mouse.move(320, 320)
      expect(await violations(page), from).toEqual([])
    }
    const [notes] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("n")])
    await expect(notes.getByRole("heading", { level: 1 })).toHaveText("Taking turns")
    expect(await violations(notes)).toEqual([])
  })
}

test("the picture that a lesson's slide speaks of is opened by a key, and from the speaker's window", async ({ explorer, page }) => {
  await explorer.open("", "?present=share-a-gpu:turns")
  const stage = page.getByRole("dialog", { name: "Presentation" })
  await expect(stage.getByRole("status")).toHaveText(/Taking turns/)
  await expect(stage.getByText("Picture: Six VMs on an L40S (key M)"), "it gives the answer away").toHaveCount(0)
  await page.keyboard.press("PageDown")
  await page.keyboard.press("PageDown")
  await expect(stage.getByText("Picture: Six VMs on an L40S (key M)")).toBeVisible()
  const [notes] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("n")])
  const link = notes.getByRole("link", { name: "Picture to show: Six VMs on an L40S" })
  await expect(link).toHaveAttribute("href", /^\/\?embed=share&hide=link,open&look=[a-z,]+#view=share&/)
  const [shown] = await Promise.all([page.context().waitForEvent("page"), page.keyboard.press("m")])
  await expect(shown.getByText("for each of 6 VMs (64–78 %)")).toBeVisible()
  // Windows that the talk opens end the full screen, never the talk.
  await page.bringToFront()
  await page.keyboard.press("PageDown")
  await expect(stage.getByRole("status")).toHaveText(/^45 of \d+\. /)
  await expect(notes.getByText("45 of")).toBeVisible()
})

test("Share leads to the presentation, and whoever leaves it is back on the page", async ({ explorer, page }) => {
  await explorer.open()
  await page.getByRole("button", { name: "Share", exact: true }).click()
  await page.getByRole("dialog", { name: "Share this scenario" }).getByRole("button", { name: "Present" }).click()
  const stage = page.getByRole("dialog", { name: "Presentation" })
  await expect(stage.getByRole("status")).toHaveText(/^1 of \d+\. /)
  await page.keyboard.press("ArrowRight")
  await expect(stage.getByRole("status")).toHaveText(/^2 of \d+\. /)
  await page.keyboard.press("Escape")
  await expect(stage).toHaveCount(0)
  await expect(explorer.main).toBeVisible()
})

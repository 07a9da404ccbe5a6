import { readdirSync, readFileSync } from "node:fs"
import type { Locator, Page } from "@playwright/test"
import { violations } from "./axe.ts"
import { expect, test } from "./watch.ts"

interface StepRow {
  readonly title: string
  readonly prediction?: { readonly kind: "choice" | "number" | "bar" }
  readonly reveal?: string
  readonly live?: { readonly view: string; readonly words: string }
  readonly task?: { readonly hints: readonly string[] }
}
interface LessonRow {
  readonly id: string
  readonly title: string
  readonly steps: readonly StepRow[]
}

const rows = readdirSync("data/lessons").flatMap((file) => JSON.parse(readFileSync(`data/lessons/${file}`, "utf8")) as LessonRow[])
const rowOf = (title: string | null): LessonRow => {
  const row = rows.find((one) => one.title === title)
  if (!row) throw new Error(`no lesson is called ${title}`)
  return row
}

/** Stops of Tab that lead through a step and the mechanism in it, at most. */
const mostStops = 120

/** Reaches a control by Tab alone, through whatever stands between, frames as well; once there, further presses stay. */
async function tabTo(page: Page, target: Locator, tab = "Tab"): Promise<void> {
  const isThere = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement)
  await expect(target).toBeVisible()
  const stay = await target.evaluateHandle((element) => {
    const keep = (event: KeyboardEvent): void => {
      if (event.key === "Tab" && element === document.activeElement) event.preventDefault()
    }
    addEventListener("keydown", keep, { capture: true })
    return () => removeEventListener("keydown", keep, { capture: true })
  })
  for (let stops = 0; stops < mostStops && !(await isThere()); stops += 8) {
    for (let presses = 0; presses < 8; presses++) await page.keyboard.press(tab)
  }
  await stay.evaluate((stop) => stop())
  expect(await isThere(), `${mostStops} presses of Tab lead there`).toBe(true)
}

const press = async (page: Page, target: Locator, tab = "Tab"): Promise<void> => {
  await tabTo(page, target, tab)
  await page.keyboard.press("Enter")
}

/** What kind of step it is, for what is looked at once a kind. */
const kindOf = ({ prediction, live, task }: StepRow): string =>
  [prediction?.kind, live && "live", task && "task"].filter((part) => part !== undefined).join(" and ") || "text"

async function predict(page: Page, main: Locator, kind: "choice" | "number" | "bar"): Promise<void> {
  if (kind === "choice") {
    await tabTo(page, main.getByRole("radio").first())
    await page.keyboard.press("Space")
  }
  if (kind === "bar") {
    await tabTo(page, main.getByRole("slider", { name: /: your prediction$/ }))
    await page.keyboard.press("ArrowRight")
  }
  if (kind === "number") {
    await tabTo(page, main.getByRole("textbox", { name: /^Your prediction, / }))
    await page.keyboard.type("7")
  }
  await press(page, main.getByRole("button", { name: "That is my prediction" }))
}

test("every lesson is walked from the first to the last of its steps by keyboard alone, each leading on to the next, and axe finds nothing at any kind of step", async ({
  explorer,
  page,
}) => {
  test.setTimeout(500_000)
  const { main } = explorer
  const heading = main.getByRole("heading", { level: 3 }).first()
  const looked = new Set<string>()
  const look = async (lesson: LessonRow, step: StepRow): Promise<void> => {
    if (looked.has(kindOf(step))) return
    looked.add(kindOf(step))
    // A step that was gone to has links half below the page's header, as whatever is scrolled: looked at is all of it, from its top.
    await page.evaluate(() => scrollTo({ top: 0 }))
    expect(await violations(page), `${lesson.title}: ${step.title}`).toEqual([])
  }
  const walked: string[] = []
  await explorer.openView("lessons")
  await press(page, main.getByRole("link", { name: rows.find(({ id }) => id === "tour")?.title ?? "" }))
  await expect(heading).toBeVisible()
  for (;;) {
    const lesson = rowOf(await main.getByRole("heading", { level: 2 }).last().textContent())
    for (const [at, step] of lesson.steps.entries()) {
      await expect(heading).toHaveText(step.title)
      if (at > 0) await expect(heading).toBeFocused()
      if (step.prediction) {
        await predict(page, main, step.prediction.kind)
        await expect(main.getByRole("status").filter({ hasText: /Right: |Close: |Not so: / })).toBeVisible()
      }
      // Each kind of picture is passed through by Tab once; afterwards the list of steps above it is the shorter way on.
      const pictures = [step.live?.view, step.task && "task"].filter((one) => one !== undefined)
      const isKnown = pictures.length > 0 && pictures.every((one) => looked.has(one))
      for (const one of pictures) looked.add(one)
      const after = lesson.steps[at + 1]
      if (isKnown && after) {
        await look(lesson, step)
        await press(page, main.getByRole("link", { name: `${at + 2}: ${after.title}` }), "Shift+Tab")
        continue
      }
      for (let hint = 0; hint < (step.task?.hints.length ?? 0); hint++)
        await press(page, main.getByRole("button", { name: `Show hint ${hint + 1} of ${step.task?.hints.length}` }))
      if (step.task) {
        await press(page, main.getByRole("button", { name: "Show a solution" }))
        await expect(main.getByRole("link", { name: "Open a solution" })).toBeVisible()
      }
      await look(lesson, step)
      if (at < lesson.steps.length - 1) await press(page, main.getByRole("button", { name: "Next", exact: true }))
    }
    walked.push(lesson.id)
    const next = main.getByRole("link", { name: /^Next lesson: / })
    if (walked.length === rows.length) {
      await expect(next).toHaveCount(0)
      break
    }
    const title = (await next.textContent())?.replace("Next lesson: ", "") ?? ""
    await press(page, next)
    await expect(main.getByRole("heading", { level: 2, name: title })).toBeFocused()
  }
  expect(walked.toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
  const kept = await page.evaluate(
    () => JSON.parse(localStorage.getItem("gpu-virtualization-explorer.lessons") ?? "{}") as Record<string, { done: boolean }>,
  )
  expect(rows.filter(({ id }) => !kept[id]?.done).map(({ id }) => id)).toEqual([])
})

test("a challenge is played by keyboard alone: a plan that meets all goals has points, and they are kept", async ({ explorer, page }) => {
  await explorer.openView("lessons", "focus=most-on-ten")
  const { main } = explorer
  const score = main.getByRole("region", { name: "Score" })
  await expect(score.getByRole("status")).toHaveText("No points yet: not all goals are surely met.")
  const task = page.frameLocator('iframe[title^="Task:"]')
  const count = task.getByRole("textbox", { name: /^Number of VMs: / })
  await tabTo(page, count)
  await page.keyboard.press("ControlOrMeta+a")
  await page.keyboard.type("10")
  await page.keyboard.press("Enter")
  await expect(score.getByRole("status")).toHaveText(/^25 of 100 points: your plan has 10 VMs, the best has 40 VMs\.$/)
  await expect(main.getByRole("status").filter({ hasText: "Done: all that was asked is reached." })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await explorer.openView("lessons")
  await expect(main.getByRole("listitem").filter({ hasText: "25 of 100 points" })).toBeVisible()
})

const standsHigh = (heading: Element): boolean =>
  heading.getBoundingClientRect().top < 160 || scrollY + innerHeight >= document.documentElement.scrollHeight - 2

/** px that a moving picture takes on a phone with what its step speaks of: less than two screens. */
const twoScreens = 1500

/** Of what moves a step shows what it speaks of; the rest is a press away. */
async function expectFolded(page: Page, main: Locator, title: string): Promise<void> {
  const frame = page.frameLocator(`iframe[title="${title}"]`)
  const more = frame.getByRole("button", { name: "All of it" })
  await expect(more).toBeVisible()
  await expect(frame.getByRole("combobox", { name: "GPU", exact: true })).toBeHidden()
  await expect(frame.getByRole("button", { name: "Step", exact: true })).toBeVisible()
  await expect.poll(async () => (await main.locator(`iframe[title="${title}"]`).boundingBox())?.height ?? 0).toBeLessThan(twoScreens)
  await more.tap()
  await expect(frame.getByRole("combobox", { name: "GPU", exact: true })).toBeVisible()
  await frame.getByRole("button", { name: "Less of it" }).tap()
  await expect(frame.getByRole("combobox", { name: "GPU", exact: true })).toBeHidden()
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test("a lesson is done by touch: predicted, its task solved, walked to its end, and nothing of it is wider than the screen", async ({
    explorer,
    page,
  }) => {
    const lesson = rowOf("Why can’t two VMs just share a GPU?")
    await explorer.openView("lessons")
    const { main } = explorer
    await main.getByRole("link", { name: lesson.title }).tap()
    const heading = main.getByRole("heading", { level: 3 }).first()
    for (const [at, step] of lesson.steps.entries()) {
      await expect(heading).toHaveText(step.title)
      // The first step stands below what the lesson says of itself; a short one as high as the page's end lets it.
      if (at > 0) await expect.poll(() => heading.evaluate(standsHigh), { message: step.title }).toBe(true)
      if (step.prediction?.kind === "choice") await main.getByRole("radio").first().tap()
      if (step.prediction?.kind === "number") await main.getByRole("textbox", { name: /^Your prediction, / }).fill("7")
      if (step.prediction) await main.getByRole("button", { name: "That is my prediction" }).tap()
      if (step.live?.view === "share") await expectFolded(page, main, step.live.words)
      if (step.task) {
        await page.frameLocator('iframe[title^="Task:"]').getByRole("switch", { name: "Mediated pass-through" }).tap()
        await expect(main.getByRole("status").filter({ hasText: "Done: all that was asked is reached." })).toBeVisible()
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth), step.title).toBe(390)
      if (at < lesson.steps.length - 1) await main.getByRole("button", { name: "Next", exact: true }).tap()
    }
    await explorer.openView("lessons")
    await expect(main.getByRole("listitem").filter({ hasText: lesson.title })).toContainText("done")
  })
})

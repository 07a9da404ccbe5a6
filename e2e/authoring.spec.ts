import { readFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { Locator, Page } from "@playwright/test"
import { unzipSync } from "fflate"
import { violations } from "./axe.ts"
import { contentType } from "./contentType.ts"
import { ownLesson as lesson } from "./ownLesson.ts"
import { expect, test } from "./watch.ts"

const write = "view=lessons&focus=write"
const part = (page: Page, name: string): Locator => page.getByRole("main").getByRole("region", { name, exact: true })
const checks = (page: Page): Locator => part(page, "Check")
const field = (page: Page, name: string): Locator => page.getByRole("main").getByRole("textbox", { name, exact: true })

const opened = (page: Page, text: string): Promise<void> =>
  page.getByLabel("File of a lesson").setInputFiles({ name: "a.lesson.json", mimeType: "application/json", buffer: Buffer.from(text) })

test("a lesson is recorded in two steps, edited, checked, proven, saved, opened again and played by its link", async ({
  explorer,
  page,
}) => {
  test.setTimeout(240_000)
  await explorer.openView("lessons", "vm=cad-medium:40")
  await explorer.main.getByRole("link", { name: "Write a lesson" }).click()
  await expect(explorer.main.getByRole("heading", { level: 2, name: "Write a lesson" })).toBeFocused()

  await explorer.main.getByRole("button", { name: "Record what I do" }).click()
  const bar = page.getByRole("region", { name: "Recording" })
  await expect(bar).toContainText("Recording a lesson: 0 steps.")
  await explorer.builder.count().fill("60")
  await explorer.builder.count().press("Enter")
  await expect(bar).toContainText("1 step")
  await explorer.builder.count().fill("80")
  await explorer.builder.count().press("Enter")
  await expect(bar).toContainText("2 steps")
  await bar.getByRole("button", { name: "Stop, and write on" }).click()
  await expect(bar).toHaveCount(0)
  const steps = part(page, "Steps").getByRole("listitem")
  await expect(steps).toHaveText([/^1: .*60/, /^2: .*80/])
  await expect(page.frameLocator('iframe[title$="80 VMs"]').getByText(/^For 80 medium CAD VMs,/)).toBeVisible()

  // Told what is missing, and where a link leads nowhere.
  await expect(checks(page).getByRole("listitem")).toHaveText([
    "The lesson, title: Title is empty.",
    "The lesson, summary: Summary is empty.",
    "Step 1, text: Text is empty.",
    "Step 2, text: Text is empty.",
  ])
  await field(page, "Title").fill("Forty designers")
  await field(page, "Summary").fill("What sharing saves.")
  await field(page, "Text").fill("Eighty. See [that word](#view=glossary&focus=no-such-word).")
  await checks(page).getByRole("button", { name: "Step 1, text:" }).click()
  await field(page, "Text").fill("**Sixty** of them.")
  await expect(checks(page).getByRole("listitem")).toHaveText([/^Step 2, text: .*There is no “no-such-word” in “view=glossary”\.$/])
  await checks(page).getByRole("button", { name: "Step 2, text:" }).click()
  await field(page, "Text").fill("Eighty. See [that word](#view=glossary&focus=frame-buffer).")
  await expect(checks(page).getByRole("listitem")).toHaveCount(0)
  await expect(part(page, "Preview").getByRole("link", { name: "that word" })).toBeVisible()

  // A task: what contradicts itself is told at once, what can be done is proven by the engine.
  await explorer.main.getByRole("button", { name: "Add a task" }).click()
  await field(page, "Task").fill("Serve them with fewer GPUs.")
  await field(page, "Explanation").fill("Shared, fewer carry them.")
  await field(page, "All goals, as behind goal=").fill("gpus-least:9,gpus-most:8")
  await expect(checks(page).getByRole("listitem")).toContainText(["No plan meets both gpus-least:9 and gpus-most:8."])
  await field(page, "All goals, as behind goal=").fill("")
  await explorer.main.getByRole("combobox", { name: "What is to be reached" }).selectOption("GPUs that carry VMs, at most")
  await explorer.main.getByRole("textbox", { name: /^Figure/ }).fill("1")
  await explorer.main.getByRole("textbox", { name: /^Figure/ }).press("Enter")
  await explorer.main.getByRole("button", { name: "Add this goal" }).click()
  await expect(field(page, "All goals, as behind goal=")).toHaveValue("gpus-most:1")
  await expect(checks(page).getByRole("listitem")).toHaveCount(0)
  const proof = checks(page).getByRole("button", { name: "Can the task of step 2 be done?" })
  await field(page, "A solution, behind #").fill("vm=cad-medium:80")
  await proof.click()
  await expect(checks(page)).toContainText("Its solution does not surely meet gpus-most:1.")
  await field(page, "A solution, behind #").fill("")
  await proof.click()
  await expect(checks(page)).toContainText("Proven to have no solution: its inputs lead to 16 scenarios, and none meets all goals.", {
    timeout: 60_000,
  })
  await field(page, "All goals, as behind goal=").fill("share-least:0.9")
  await proof.click()
  await expect(checks(page)).toContainText("Proven: a solution was found", { timeout: 60_000 })
  await checks(page).getByRole("button", { name: "Take it as the task’s solution" }).click()
  await expect(field(page, "A solution, behind #")).not.toHaveValue("")
  expect(await violations(page)).toEqual([])

  const saving = page.waitForEvent("download")
  await explorer.main.getByRole("button", { name: "Save as a file" }).click()
  const download = await saving
  expect(download.suggestedFilename()).toBe("forty-designers.lesson.json")
  const text = readFileSync(await download.path(), "utf8")
  const link = await explorer.main.getByRole("textbox", { name: "Link to the lesson" }).inputValue()
  await explorer.main.getByRole("button", { name: "New lesson" }).click()
  await expect(field(page, "Title")).toHaveValue("")
  await opened(page, text)
  await expect(field(page, "Title")).toHaveValue("Forty designers")
  await expect(steps).toHaveCount(2)

  await explorer.open(link.replace(/^.*#/, ""))
  await expect(explorer.main.getByRole("heading", { level: 2, name: "Forty designers" })).toBeVisible()
  await expect(explorer.main.getByText("Sixty", { exact: true })).toBeVisible()
  await explorer.main.getByRole("button", { name: "Next" }).click()
  const task = page.frameLocator('iframe[title^="Task:"]')
  await expect(task.getByRole("region", { name: "Goals" })).toBeVisible()
})

test("a lesson that is being recorded goes on being recorded when the page is loaded again", async ({ explorer, page }) => {
  await explorer.open(write)
  await explorer.main.getByRole("button", { name: "Record what I do" }).click()
  const bar = page.getByRole("region", { name: "Recording" })
  await explorer.builder.count().fill("60")
  await explorer.builder.count().press("Enter")
  await expect(bar).toContainText("1 step")
  await page.reload()
  await expect(bar).toContainText("Recording a lesson: 1 step.")
  await explorer.builder.count().fill("80")
  await explorer.builder.count().press("Enter")
  await expect(bar).toContainText("2 steps")
  await bar.getByRole("button", { name: "Stop, and write on" }).click()
  await expect(part(page, "Steps").getByRole("listitem")).toHaveText([/^1: .*60/, /^2: .*80/])
  await page.reload()
  await expect(explorer.main.getByRole("heading", { level: 2, name: "Write a lesson" })).toBeVisible()
  await expect(bar).toHaveCount(0)
})

test("each line of the check leads to the field that it speaks of", async ({ explorer, page }) => {
  await explorer.open(write)
  const task = { text: "", scenario: "vm=cad-medium:40", goals: "", controls: [], hints: ["", ""], solution: "", explanation: "" }
  const bar = { kind: "bar", question: "", unit: "", least: 0, most: 10, answer: 4, within: 1, name: "", step: 1, beside: [] }
  const first = { id: "step-1", title: "", text: "", prediction: bar, reveal: "", live: { view: "board", fragment: "", words: "" } }
  const second = { id: "step-2", title: "Two", text: "Two.", task }
  await opened(page, lesson({ title: "", summary: "", steps: [first, second], sources: [{ title: "", url: "" }] }))
  const lines = checks(page).getByRole("listitem").getByRole("button")
  const form = explorer.main.locator("#own-form")
  const led: Record<string, string> = {
    "The lesson, title:": "Title",
    "The lesson, summary:": "Summary",
    "The lesson, name of source 1:": "Name of source 1",
    "Step 1, title:": "Title of the step",
    "Step 1, text:": "Text",
    "Step 1, question:": "Question",
    "Step 1, unit:": "Unit",
    "Step 1, name of the reader’s bar:": "Name of the reader’s bar",
    "Step 1, what is told then:": "What is told then",
    "Step 1, what the picture is called:": "What the picture is called",
    "Step 2, task:": "Task",
    "Step 2, goals:": "What is to be reached",
    "Step 2, inputs:": "How many VMs",
    "Step 2, hint 1:": "Hint 1",
    "Step 2, hint 2:": "Hint 2",
    "Step 2, explanation:": "Explanation",
  }
  await expect(lines).toHaveText(Object.keys(led))
  for (const [line, name] of Object.entries(led)) {
    await lines.filter({ hasText: line }).click()
    await expect(form.getByLabel(name, { exact: true }), line).toBeFocused()
  }
})

test("a draft is there again after the page was closed; what the browser refuses to keep is said, and can be saved", async ({
  explorer,
  page,
}) => {
  await explorer.open(write)
  await field(page, "Title").fill("Kept")
  await explorer.open(write)
  await expect(field(page, "Title")).toHaveValue("Kept")
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError")
    }
  })
  await explorer.open(write)
  await field(page, "Title").fill("Not kept")
  await expect(explorer.main.getByText("This browser does not keep the draft.")).toBeVisible()
  await expect(explorer.main.getByRole("button", { name: "Save as a file" })).toBeVisible()
})

test("a hostile file is refused with a sentence or shown as text: no script runs, nobody is asked, and the draft stays", async ({
  explorer,
  page,
}) => {
  await explorer.open(write)
  await field(page, "Title").fill("Mine")
  const step = { id: "step-1", title: "T", text: "x" }
  const refused = [
    "\u0000{not json",
    "[]",
    '{"format":"other"}',
    lesson({ version: 99 }),
    lesson({ id: "share-a-gpu" }),
    lesson({ sources: [{ title: "S", url: "javascript:document.body.dataset.hacked=1" }] }),
    lesson({ steps: [step, step] }),
    lesson({ steps: [{ ...step, __proto__x: 1 }] }),
    lesson({ steps: [{ ...step, live: { view: "lessons", fragment: "", words: "w" } }] }),
    lesson({ steps: [{ ...step, prediction: { kind: "choice", question: "?", options: [], answer: 4 } }] }),
    lesson({ summary: "x".repeat(120_000) }),
  ]
  for (const text of refused) {
    await opened(page, text)
    await expect(explorer.main.getByRole("alert").or(explorer.main.getByText("The lesson was not opened.")).first()).toBeVisible()
    await expect(field(page, "Title")).toHaveValue("Mine")
    await explorer.main.getByRole("button", { name: "Dismiss" }).click()
  }
  const script = `<img src=x onerror="document.body.dataset.hacked=1"><script>document.body.dataset.hacked=1</script>`
  await opened(
    page,
    lesson({
      title: script,
      steps: [
        {
          ...step,
          title: script,
          text: `${script}\n\n[press](javascript:document.body.dataset.hacked=1) ![p](https://example.org/p.png) <a href="https://example.org">h</a>`,
          live: { view: "board", fragment: `vm=cad-medium:4"><script>parent.document.body.dataset.hacked=1</script>`, words: script },
        },
      ],
    }),
  )
  await expect(field(page, "Title")).toHaveValue(script)
  await expect(checks(page)).toContainText("leads nowhere")
  await expect(part(page, "Preview")).toContainText("<img src=x")
  await expect(part(page, "Preview").locator("img, script")).toHaveCount(0)
  await expect(part(page, "Preview").getByText("press")).toBeVisible()
  await expect(part(page, "Preview").getByRole("link", { name: "press" })).toHaveCount(0)
  expect(await page.evaluate(() => document.body.dataset["hacked"])).toBeUndefined()

  await explorer.open("view=lessons&focus=own&lesson=TY4_C8IwEMW")
  await expect(explorer.main.getByText("The lesson in this link cannot be opened.")).toBeVisible()
})

test("on a phone everything stands within the page, and steps are moved by keys alone", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await explorer.open(write)
  await explorer.main.getByRole("combobox", { name: "Or change a lesson that is there" }).selectOption({ index: 1 })
  await explorer.main.getByRole("button", { name: "Open a copy" }).click()
  const steps = part(page, "Steps").locator("[data-step]")
  const [first = "", second = ""] = (await steps.allTextContents()).map((text) => text.replace(/^\d+: /, ""))
  await steps.first().focus()
  await page.keyboard.press("Alt+ArrowDown")
  await expect(steps.nth(1)).toBeFocused()
  await expect(steps.nth(0)).toHaveText(`1: ${second}`)
  await expect(steps.nth(1)).toHaveText(`2: ${first}`)
  // Keys of the lesson's own undo, where no text is typed.
  await page.keyboard.press("Control+z")
  await expect(steps.nth(0)).toHaveText(`1: ${first}`)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await violations(page)).toEqual([])
})

test("the folder to host plays the lesson from a server that knows nothing of it", async ({ explorer, page }) => {
  await explorer.open(write)
  await opened(page, lesson({}))
  const saving = page.waitForEvent("download")
  await explorer.main.getByRole("button", { name: "Folder to host" }).click()
  const files = unzipSync(new Uint8Array(readFileSync(await (await saving).path())))
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname.slice(1)
    const file = files[path]
    if (file) response.writeHead(200, { "content-type": contentType(path) }).end(file)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/lesson.html`)
    const frame = page.frameLocator("iframe")
    await expect(frame.getByRole("heading", { name: "Forty designers" })).toBeVisible()
    await expect(frame.getByText("Give each VM a GPU.")).toBeVisible()
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { FrameLocator, Page } from "@playwright/test"
import { unzipSync } from "fflate"
import { addressOf, kept, runtimeOf, startLms, type Standard } from "./lms.ts"
import { ownLesson } from "./ownLesson.ts"
import { expect, test } from "./watch.ts"

/** A package as whoever hosts the page makes it, unpacked as an LMS does. */
function unpackedPackage(standard: Standard): Readonly<Record<string, Uint8Array>> {
  const folder = mkdtempSync(join(tmpdir(), "lms-"))
  try {
    execFileSync("npx", ["tsx", "scripts/lms.ts", "--standard", standard, "--lesson", "share-a-gpu", "--to", folder])
    const [name = ""] = readdirSync(folder)
    return unzipSync(new Uint8Array(readFileSync(join(folder, name))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const standard of ["scorm12", "scorm2004", "cmi5"] as const) {
  test(`a package for ${standard}, unpacked by an LMS, is worked through to passed, with its score`, async ({ page }) => {
    const lms = await startLms(unpackedPackage(standard), runtimeOf(standard))
    await page.goto(addressOf(lms.url, standard))
    const launch = standard === "cmi5" ? page : page.frameLocator("iframe")
    const lesson = launch.frameLocator("iframe").first()
    const main = lesson.getByRole("main")
    const heading = main.getByRole("heading", { level: 3 }).first()
    for (const title of ["A device with one owner", "One GPU for each VM", "Taking turns", "Why not a seventh?"]) {
      await expect(heading).toHaveText(title)
      await main.getByRole("button", { name: "Next", exact: true }).click()
    }
    await expect(heading).toHaveText("Your turn: forty designers, ten GPUs")
    await lesson.frameLocator('iframe[title^="Task:"]').getByRole("switch", { name: "Mediated pass-through" }).press("Space")
    await expect(main.getByRole("status").filter({ hasText: "Done: all that was asked is reached." })).toBeVisible()
    await main.getByRole("button", { name: "Next", exact: true }).click()
    await expect(heading).toHaveText("What you can say now")
    if (standard === "cmi5") {
      const verbs = (): readonly (string | undefined)[] => lms.statements.map(({ verb }) => verb.id.split("/").at(-1))
      await expect.poll(verbs).toEqual(["initialized", "completed", "passed"])
      expect(lms.statements.at(-1)?.result?.score).toEqual({ scaled: 1 })
      await page.goto("about:blank")
      await expect.poll(verbs).toEqual(["initialized", "completed", "passed", "terminated"])
    } else {
      const names =
        standard === "scorm12"
          ? ["cmi.core.lesson_status", "cmi.core.score.raw", "cmi.core.lesson_location"]
          : ["cmi.completion_status", "cmi.success_status", "cmi.score.raw", "cmi.location"]
      const passed = standard === "scorm12" ? ["passed"] : ["completed", "passed"]
      await expect.poll(() => kept(page, standard, names)).toEqual([...passed, "100", "share-a-gpu/end"])
    }
    await page.close()
    await lms.close()
  })
}

/** A lesson of somebody's own: something to read, then a task. */
const own = ownLesson({
  steps: [
    { id: "step-1", title: "One each", text: "Give each VM a GPU." },
    { id: "step-2", title: "And now", text: "They draw seldom." },
    {
      id: "step-3",
      title: "Share",
      text: "Your turn.",
      task: {
        text: "Serve them with at most 10 GPUs.",
        scenario: "vm=cad-medium:40&compare=fixed-pass-through",
        goals: "gpus-most:10",
        controls: ["technique"],
        hints: [],
        solution: "vm=cad-medium:40&compare=mediated-pass-through",
        explanation: "Shared, 7 carry them.",
      },
    },
  ],
})

/** Leaves the package as an LMS does, and launches it again with what its runtime has kept. */
async function launchAgain(page: Page, standard: Standard, address: string): Promise<void> {
  if (standard === "cmi5") {
    await page.goto("about:blank")
    await page.goto(address)
    return
  }
  await page.evaluate(async (is12) => {
    interface Runtime {
      cmi: object
      loadFromJSON: (kept: object) => void
    }
    const around = window as unknown as Record<string, Runtime & (new (settings: object) => Runtime)>
    const [name, made] = is12 ? ["API", "Scorm12API"] : ["API_1484_11", "Scorm2004API"]
    const frame = document.querySelector("iframe")
    const opens = frame?.src ?? ""
    await new Promise((resolve) => {
      frame?.addEventListener("load", resolve, { once: true })
      frame?.setAttribute("src", "about:blank")
    })
    const before: object = JSON.parse(JSON.stringify(around[name]?.cmi)) as object
    const Made = around[made]
    if (!Made) throw new Error(`no ${made}`)
    around[name] = new Made({ autocommit: false }) as (typeof around)[string]
    around[name].loadFromJSON(before)
    frame?.setAttribute("src", opens)
  }, standard === "scorm12")
}

for (const standard of ["scorm12", "scorm2004", "cmi5"] as const) {
  test(`a lesson of one's own, packed for ${standard} on the page, is left half-way, gone on with where it was, and passed`, async ({
    explorer,
    page,
  }) => {
    test.setTimeout(180_000)
    await explorer.open("view=lessons&focus=write")
    await page
      .getByLabel("File of a lesson")
      .setInputFiles({ name: "a.lesson.json", mimeType: "application/json", buffer: Buffer.from(own) })
    await explorer.main.getByRole("button", { name: "For your LMS" }).click()
    const dialog = page.getByRole("dialog", { name: "For your LMS" })
    await dialog.getByRole("combobox", { name: "Standard" }).selectOption(standard)
    const saving = page.waitForEvent("download", { timeout: 60_000 })
    await dialog.getByRole("button", { name: "Make the package" }).click()
    const files = unzipSync(new Uint8Array(readFileSync(await (await saving).path())))

    const lms = await startLms(files, runtimeOf(standard))
    const address = addressOf(lms.url, standard)
    await page.goto(address)
    const launch: Page | FrameLocator = standard === "cmi5" ? page : page.frameLocator("iframe")
    const lesson = launch.frameLocator("iframe").first()
    const main = lesson.getByRole("main")
    const heading = main.getByRole("heading", { level: 3 }).first()
    await expect(heading).toHaveText("One each", { timeout: 30_000 })
    await main.getByRole("button", { name: "Next", exact: true }).click()
    await expect(heading).toHaveText("And now")
    const [location, status] =
      standard === "scorm12" ? ["cmi.core.lesson_location", "cmi.core.lesson_status"] : ["cmi.location", "cmi.success_status"]
    if (standard === "cmi5") await expect.poll(() => lms.keptState()).toContain("step-2")
    else await expect.poll(() => kept(page, standard, [location])).toEqual(["own-abcdefgh/step-2"])

    await launchAgain(page, standard, address)
    await expect(heading).toHaveText("And now", { timeout: 30_000 })
    await main.getByRole("button", { name: "Next", exact: true }).click()
    await expect(heading).toHaveText("Share")
    await lesson.frameLocator('iframe[title^="Task:"]').getByRole("switch", { name: "Mediated pass-through" }).press("Space")
    await expect(main.getByRole("status").filter({ hasText: "Done: all that was asked is reached." })).toBeVisible()
    if (standard === "cmi5")
      await expect
        .poll(() => lms.statements.map(({ verb }) => verb.id.split("/").at(-1)))
        .toEqual(["initialized", "terminated", "initialized", "completed", "passed"])
    else await expect.poll(() => kept(page, standard, [status])).toEqual(["passed"])
    await page.goto("about:blank")
    await lms.close()
  })
}

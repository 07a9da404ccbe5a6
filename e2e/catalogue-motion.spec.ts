import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { duration, durationRange, percent, percentRange, type Span } from "../src/ui/format.ts"
import { violations } from "./axe.ts"
import { expect, test } from "./watch.ts"

const root = fileURLToPath(new URL("..", import.meta.url))

/** The pinned option of each scenario, as the command line says it; one start for all. */
function answers<Option>(scenarios: readonly string[]): readonly (Option | undefined)[] {
  const asked = { cwd: root, input: scenarios.join("\n"), encoding: "utf8", maxBuffer: 2 ** 28 } as const
  const { stdout } = spawnSync("npm", ["run", "--silent", "evaluate", "--", "-"], asked)
  return stdout
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { options: readonly (Option & { origin: string })[] }).options.find((one) => one.origin === "pin"))
}

/** The share of native of each VM where so many are on one GPU in equal shares. */
function engine<Counts extends readonly number[]>(...counts: Counts): { readonly [At in keyof Counts]: Span } {
  const found = answers<{ gpus: { count: number }; nativeShare: Span }>(
    counts.map((vms) => `vm=cad-medium:${vms}*fb:8192*least:0&option=kvm-vgpu-nvidia@l40s:l40s-8q&sched=equal-share`),
  )
  const shares = found.map((pinned) => {
    if (pinned?.gpus.count !== 1) throw new Error("they are not on one GPU")
    return pinned.nativeShare
  })
  if (shares.length !== counts.length) throw new Error("not every count was answered")
  return shares as { readonly [At in keyof Counts]: Span }
}

test.describe("sharing a GPU", () => {
  test("a link opens at its VM, with the engine's share; the next are refused with the rule", async ({ explorer, page }) => {
    await explorer.openView("share", "view=share&focus=l40s&filter=,fb:8192,sched:equal-share,vms:6")
    const [share, one, three] = engine(6, 1, 3)
    await expect(explorer.main.locator("strong").filter({ hasText: percent(share.likely) })).toBeVisible()
    await expect(explorer.main.getByText(`for each of 6 VMs (${percentRange(share)})`)).toBeVisible()
    await expect(explorer.main.getByText(/^No room/)).toHaveCount(0)
    await explorer.main.getByRole("button", { name: "Step", exact: true }).click()
    await expect(explorer.main.getByText("No room for a 7th VM.")).toBeVisible()
    await expect(explorer.main.getByText("6 × 8 GiB is all of its 48 GiB")).toBeVisible()
    await expect.poll(() => explorer.fragment()).toContain("vms:7")
    await explorer.main.getByRole("button", { name: "What happened, VM by VM" }).click()
    for (const [vms, nativeShare] of [
      [1, one],
      [3, three],
    ] as const) {
      const row = page.getByRole("row", { name: new RegExp(`^${vms} `) })
      await expect(row.getByRole("cell").last()).toHaveText(`${percent(nativeShare.likely)} (${percentRange(nativeShare)})`)
    }
    await expect(page.getByRole("row", { name: /^7 finds no room/ })).toBeVisible()
  })

  test("it is stepped by arrows from any of its buttons, and starts again", async ({ explorer, page }) => {
    await explorer.openView("share", "filter=,fb:8192")
    const said = explorer.main.getByRole("status")
    await explorer.main.getByRole("button", { name: "Step", exact: true }).focus()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await expect(said.filter({ hasText: /^VM 3 takes L40S-8Q, 8 GiB/ })).toBeVisible()
    await page.keyboard.press("ArrowLeft")
    await expect(said.filter({ hasText: /^VM 2 takes/ })).toBeVisible()
    await explorer.main.getByRole("button", { name: "Start again" }).click()
    await expect(said.filter({ hasText: "The GPU is empty." })).toBeVisible()
  })

  test("run, VMs come until one finds no room, and there it stays", async ({ explorer, page }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" })
    await explorer.openView("share", "filter=,fb:24576,vms:0")
    await explorer.main.getByRole("button", { name: "Run", exact: true }).click()
    await expect(explorer.main.getByRole("button", { name: "Pause" })).toBeVisible()
    await expect(page.getByText("No room for a 3rd VM.")).toBeVisible({ timeout: 20_000 })
    await expect(explorer.main.getByRole("button", { name: "Run", exact: true })).toBeVisible({ timeout: 10_000 })
    await expect.poll(() => explorer.fragment()).toContain("vms:3")
  })

  test("while VMs come, their number in the field is that in the picture, and taken by hand it stays", async ({ explorer, page }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" })
    await explorer.openView("share", "view=share&focus=l40s&filter=,fb:8192,vms:1")
    const field = explorer.main.getByRole("textbox", { name: "VMs that came" })
    await expect(field).toHaveValue("1")
    await explorer.main.getByRole("button", { name: "Run", exact: true }).click()
    await expect(field).toHaveValue("4")
    await expect(explorer.main.getByText("for each of 4 VMs")).toBeVisible()
    await field.fill("2")
    await field.press("Enter")
    await expect(explorer.main.getByRole("button", { name: "Run", exact: true })).toBeVisible()
    await expect(explorer.main.getByText("for each of 2 VMs")).toBeVisible()
  })

  test("who asked for less motion gets steps alone", async ({ explorer, page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" })
    await explorer.openView("share")
    await expect(explorer.main.getByRole("button", { name: "Run", exact: true })).toHaveCount(0)
    await expect(explorer.main.getByRole("button", { name: "Step", exact: true })).toBeVisible()
  })

  test("another scheduler, size or GPU changes the answer and the link; MIG's walls stand where there are any", async ({
    explorer,
    page,
  }) => {
    await explorer.openView("share", "filter=,vms:4")
    await explorer.main.getByLabel("Scheduler").selectOption("equal-share")
    await expect(explorer.main.getByText(`for each of 4 VMs (${percentRange(engine(4)[0])})`)).toBeVisible()
    await expect.poll(() => explorer.fragment()).toContain("sched:equal-share")
    await expect(explorer.main.getByText("The L40S has no MIG")).toBeVisible()
    await explorer.main.getByRole("link", { name: /^Walls on an/ }).click()
    await expect(page.getByRole("img", { name: /MIG-backed vGPU/ })).toBeVisible()
    await expect(explorer.main.getByLabel("GPU", { exact: true })).toHaveValue("h100-pcie-80")
    await explorer.main.getByLabel("Work of each VM").selectOption("cad-heavy")
    await expect(explorer.main.getByText(/can stand on the H100 PCIe/)).toBeVisible()
  })

  test("has nothing against it for who sees or hears it otherwise, full GPU and all", async ({ explorer, page }) => {
    await explorer.openView("share", "filter=,fb:8192,vms:7")
    expect(await violations(page)).toEqual([])
  })

  test("stands alone in a frame of any width", async ({ explorer, page }) => {
    for (const width of [320, 640, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await explorer.open("focus=l40s&filter=,fb:8192,vms:9", "?embed=share")
      await expect(page.getByText("No room from the 7th VM on.")).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
})

test.describe("moving a VM", () => {
  test("the pause is the engine's for the same product, frame buffer and network, and has its place in the order of things", async ({
    explorer,
    page,
  }) => {
    const [pinned] = answers<{ migration: { stunSeconds: Span } }>([
      "vm=cad-medium:6*fb:8192*ram:16&option=vmware-vgpu-nvidia@l40s:l40s-8q&net=10&fb-used=0.6",
    ])
    const pause = pinned!.migration.stunSeconds
    // With all that is in use known, expected and at worst are one figure each.
    await explorer.openView("move", "focus=vmware-vgpu-nvidia&filter=,net:10,fb-used:0.6,ram:16")
    await expect(explorer.main.locator("strong").filter({ hasText: durationRange({ ...pause, high: pause.likely }) })).toBeVisible()
    await expect(explorer.main.getByText(`at worst ${duration(pause.high)}`).first()).toBeVisible()
    const chapters = explorer.main.getByRole("list").filter({ hasText: /^Round 1/ })
    await expect(chapters.getByRole("listitem").filter({ hasText: /^Pause/ })).toBeVisible()
    await expect(page.getByRole("img", { name: /^Memory is copied for/ })).toBeVisible()
  })

  test("steps by keyboard from the first round to the other host, and stands in the link", async ({ explorer, page }) => {
    await explorer.openView("move")
    const said = explorer.main.getByRole("status")
    await explorer.main.getByRole("button", { name: "Step", exact: true }).focus()
    await page.keyboard.press("ArrowRight")
    await expect(said.filter({ hasText: /^All 16 GiB of memory are sent/ })).toBeVisible()
    await page.keyboard.press("ArrowRight")
    await page.keyboard.press("ArrowRight")
    await expect(said.filter({ hasText: /^The VM stands still\./ })).toBeVisible()
    await expect.poll(() => explorer.fragment()).toContain("step:3")
    await page.keyboard.press("ArrowRight")
    await expect(said.filter({ hasText: /^It runs on the other host/ })).toBeVisible()
  })

  test("runs to its end, as long as it takes", async ({ explorer, page }) => {
    await page.emulateMedia({ reducedMotion: "no-preference" })
    await explorer.openView("move", "focus=vmware-vsga&filter=,ram:2,net:100")
    await expect(explorer.main.getByText("shown as long as it takes")).toBeVisible()
    await explorer.main.getByRole("button", { name: "Run", exact: true }).click()
    await expect(explorer.main.getByRole("status").filter({ hasText: /^It runs on the other host/ })).toBeVisible({ timeout: 20_000 })
  })

  test("pass-through refuses with the reason; what can only sleep says so", async ({ explorer, page }) => {
    await explorer.openView("move")
    await page.getByRole("link", { name: "Pass-through", exact: true }).last().click()
    await expect(explorer.main.getByText("shut down", { exact: true })).toBeVisible()
    await expect(explorer.main.getByText(/cannot read or restore the state of a device/)).toBeVisible()
    await expect(explorer.main.getByRole("list", { name: "Source of why" })).toBeVisible()
    await page.getByRole("link", { name: "Suspended", exact: true }).click()
    await expect(explorer.main.getByText("it stands still from the first byte to the last")).toBeVisible()
  })

  test("has nothing against it for who sees or hears it otherwise", async ({ explorer, page }) => {
    await explorer.openView("move", "filter=,step:3")
    expect(await violations(page)).toEqual([])
    await explorer.openView("move", "focus=kvm-vfio&filter=,step:1")
    expect(await violations(page)).toEqual([])
  })

  test("stands alone in a frame of any width", async ({ explorer, page }) => {
    for (const width of [320, 640, 1920]) {
      await page.setViewportSize({ width, height: 900 })
      await explorer.open("filter=,step:3", "?embed=move")
      await expect(page.getByText(/^The VM stands still\. The last/)).toHaveCount(2)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
})

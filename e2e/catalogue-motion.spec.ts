import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { percent, percentRange, type Span } from "../src/ui/format.ts"
import { violations } from "./axe.ts"
import { expect, test } from "./watch.ts"

const root = fileURLToPath(new URL("..", import.meta.url))

/** The share of native of each VM, as the command line says it of the same VMs on one GPU. */
function engine(vms: number, scheduler: string): Span {
  const scenario = `vm=cad-medium:${vms}*fb:8192*least:0&option=kvm-vgpu-nvidia@l40s:l40s-8q&sched=${scheduler}`
  const { stdout } = spawnSync("npm", ["run", "--silent", "evaluate", "--", scenario], { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 })
  const { options } = JSON.parse(stdout) as { options: readonly { origin: string; gpus: { count: number }; nativeShare: Span }[] }
  const pinned = options.find((one) => one.origin === "pin")
  if (pinned?.gpus.count !== 1) throw new Error(`${vms} VMs are not on one GPU`)
  return pinned.nativeShare
}

test.describe("sharing a GPU", () => {
  test("a link opens at its VM, with the engine's share; the next are refused with the rule", async ({ explorer, page }) => {
    await explorer.openView("share", "view=share&focus=l40s&filter=,fb:8192,sched:equal-share,vms:6")
    const share = engine(6, "equal-share")
    await expect(explorer.main.locator("strong").filter({ hasText: percent(share.likely) })).toBeVisible()
    await expect(explorer.main.getByText(`for each of 6 VMs (${percentRange(share)})`)).toBeVisible()
    await expect(explorer.main.getByText(/^No room/)).toHaveCount(0)
    await explorer.main.getByRole("button", { name: "Step", exact: true }).click()
    await expect(explorer.main.getByText("No room for a 7th VM.")).toBeVisible()
    await expect(explorer.main.getByText("6 × 8 GiB is all of its 48 GiB")).toBeVisible()
    await expect.poll(() => explorer.fragment()).toContain("vms:7")
    await explorer.main.getByRole("button", { name: "What happened, VM by VM" }).click()
    for (const vms of [1, 3]) {
      const row = page.getByRole("row", { name: new RegExp(`^${vms} `) })
      const nativeShare = engine(vms, "equal-share")
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
    await expect(explorer.main.getByText(`for each of 4 VMs (${percentRange(engine(4, "equal-share"))})`)).toBeVisible()
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

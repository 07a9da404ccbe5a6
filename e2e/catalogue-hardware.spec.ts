import { readFile } from "node:fs/promises"
import { violations } from "./axe.ts"
import { Hardware } from "./pages/hardware.ts"
import { expect, test as base } from "./walker.ts"

const test = base.extend<{ hardware: Hardware }>({
  hardware: async ({ explorer }, run) => run(new Hardware(explorer)),
})

test("the article's table filters the GPUs, and the models named lead to their pages", async ({ hardware, explorer, page }) => {
  await explorer.go("view=hardware")
  const { articleTable } = hardware
  await expect(articleTable.getByRole("rowheader")).toHaveText([/NVIDIA/, /AMD/, /Intel/])
  await expect(articleTable.getByRole("columnheader")).toHaveText([
    "Vendor",
    "Dedicated GPUs",
    "Integrated GPUs",
    "Server",
    "Professional",
    "Consumer",
  ])
  const cell = articleTable.getByRole("link", { name: /GPUs here with AMD MxGPU/ })
  const says = Number(/\d+/.exec(await cell.innerText())?.[0])
  await cell.click()
  await expect(hardware.table("Hardware").getByRole("status").first()).toContainText(new RegExp(`^${says} of \\d+ rows`))
  await expect.poll(() => explorer.fragment()).toMatch(/filter=,vendor:amd,class:server/)

  await page.getByRole("button", { name: /^Models named for it/ }).click()
  await page.getByRole("link", { name: "NVIDIA A16", exact: true }).first().click()
  await expect(page.getByRole("heading", { level: 2, name: "NVIDIA A16" })).toBeVisible()
})

test("a chosen packing is drawn, counted, and stands in the link", async ({ hardware, explorer }) => {
  await hardware.openPage("a16", "NVIDIA A16")
  await expect(hardware.drawing).toHaveAccessibleName(/For example, full: 4 × A16-4Q/)
  await hardware.more("A16-2Q").click()
  await hardware.more("A16-2Q").click()
  await expect(hardware.drawing).toHaveAccessibleName(/2 × A16-2Q: 4 GiB of 16 GiB/)
  await expect(hardware.fill("A16-2Q")).toHaveText("6 more fit")
  await expect.poll(() => explorer.fragment()).toMatch(/filter=pack:a16-2q\*2(&|$)/)

  await hardware.more("A16-4Q").click()
  await expect(hardware.reasons).toContainText("those here have 2 GiB, A16-4Q has 4 GiB")
  await expect(hardware.reasons.getByRole("link").first()).toHaveAttribute("href", /^https?:/)
  await expect(hardware.count("A16-4Q")).toHaveText("0")

  await hardware.choice("B: desktops").click()
  await hardware.fill("A16-2B").click()
  await expect(hardware.drawing).toHaveAccessibleName(/2 × A16-2Q and 6 × A16-2B: 16 GiB of 16 GiB/)
  expect(await hardware.places()).toEqual([
    expect.stringMatching(/^2 × A16-2Q 2 GiB each/),
    expect.stringMatching(/^6 × A16-2B 2 GiB each/),
  ])

  await expect.poll(() => explorer.fragment()).toContain("a16-2b*6")
  const link = explorer.fragment()
  await explorer.go(link)
  await expect(hardware.drawing).toHaveAccessibleName(/2 × A16-2Q and 6 × A16-2B/)
})

test("free MIG slices that no profile can use are said to be stranded, and freed", async ({ hardware }) => {
  await hardware.openPage("a100-sxm4-40", "NVIDIA A100 SXM4 40GB", ",cut:mig")
  await hardware.place("1g.5gb", "slot 2").click()
  await hardware.place("1g.5gb", "slot 4").click()
  await expect(hardware.place("1g.5gb", "slot 2")).toHaveAttribute("aria-pressed", "true")
  await expect(hardware.place("3g.20gb", "slots 0–3")).toBeDisabled()
  await expect(hardware.reasons).toContainText(
    /3g\.20gb cannot be placed although 6 of 8 memory slices are free: it may start at 0 or 4 only/,
  )
  expect(await hardware.places()).toEqual([
    expect.stringMatching(/^slot 2 1g\.5gb .*1 of 7 compute slices, placed by hand/),
    expect.stringMatching(/^slot 4 1g\.5gb .*placed by hand/),
  ])
  await hardware.choice("Move to best places").click()
  await hardware.more("3g.20gb").click()
  await expect(hardware.drawing).toHaveAccessibleName(/2 × 1g\.5gb and 1 × 3g\.20gb: 6 of 8 memory slices and 5 of 7 compute slices/)
  expect(await hardware.places()).toContainEqual(expect.stringMatching(/^slots [04]–[37] 3g\.20gb/))
})

test("virtual functions come from one split, and mixed sizes from their start slots", async ({ hardware }) => {
  await hardware.openPage("amd-s7150", "AMD FirePro S7150", ",pack:s7150-4vf*2")
  await hardware.more("S7150 8-VF equal split").click()
  await expect(hardware.reasons).toContainText("divided as “S7150 4-VF equal split”")
  await hardware.openPage("a16", "NVIDIA A16", ",cut:mixed,pack:a16-8q_a16-4q_a16-2q*2")
  expect(await hardware.places()).toEqual([
    expect.stringMatching(/^slots 0–7 A16-8Q/),
    expect.stringMatching(/^slots 8–11 A16-4Q/),
    expect.stringMatching(/^slots 12–13 A16-2Q/),
    expect.stringMatching(/^slots 14–15 A16-2Q/),
  ])
})

test("a link that wants too much says what finds no room, and keeps the rest", async ({ hardware }) => {
  await hardware.openPage("a16", "NVIDIA A16", "pack:a16-2q*9_a16-4q*1_l4-2q_???")
  await expect(hardware.drawing).toHaveAccessibleName(/8 × A16-2Q: 16 GiB of 16 GiB/)
  await expect(hardware.reasons).toContainText("1 × A16-2Q of the link finds no room.")
  await expect(hardware.reasons).toContainText("A GPU takes at most 8 of A16-2Q: 8 × 2 GiB is all of its 16 GiB.")
  await expect(hardware.reasons).toContainText("Not among the types shown here: l4-2q")
})

test("packing works by keyboard alone, and a full GPU keeps the focus", async ({ hardware, page }) => {
  await hardware.openPage("a16", "NVIDIA A16")
  await hardware.more("A16-8Q").focus()
  for (const _ of [1, 2, 3]) await page.keyboard.press("Enter")
  await expect(hardware.count("A16-8Q")).toHaveText("2")
  await expect(hardware.reasons).toContainText("at most 2 of A16-8Q")
  await expect(hardware.more("A16-8Q")).toBeFocused()
  await page.keyboard.press("Shift+Tab")
  await expect(hardware.fewer("A16-8Q")).toBeFocused()
  for (const _ of [1, 2, 3]) await page.keyboard.press("Space")
  await expect(hardware.count("A16-8Q")).toHaveText("0")
  await expect(hardware.fewer("A16-8Q")).toBeFocused()
})

test("the drawing downloads as an SVG that needs nothing of the page", async ({ hardware, page }) => {
  await hardware.openPage("a16", "NVIDIA A16", "pack:a16-2q*3")
  await hardware.choice("Save").click()
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name: "SVG" }).click()])
  expect(download.suggestedFilename()).toBe("a16-vgpu.svg")
  const text = await readFile(await download.path(), "utf8")
  expect(text).toContain("A16-2Q")
  expect(text).toMatch(/fill="#[0-9a-f]{6}"/)
  expect(text).not.toMatch(/var\(|class=|oklab|<script|https?:\/\/(?!www\.w3\.org)/)
})

test("a GPU's page leads to what runs on it, and back to the table with its filter", async ({ hardware, explorer, page }) => {
  await hardware.openPage("h100-pcie-80", "NVIDIA H100 PCIe 80GB", ",vendor:nvidia,cut:mig,pack:h100-pcie-80-1g.10gb*2")
  await expect(page.getByRole("heading", { name: "Where sources disagree" })).toBeVisible()
  await page.getByRole("link", { name: "All GPUs" }).click()
  await expect(hardware.table("Hardware").getByRole("rowheader").first()).toBeVisible()
  await expect.poll(() => explorer.fragment()).toMatch(/filter=,vendor:nvidia(&|$)/)
  await page.goBack()
  await expect(page.getByRole("heading", { name: "Measured on it" })).toBeVisible()
  const first = page.getByRole("region", { name: "Partitions" }).locator("xpath=following::a[contains(@href, 'view=measurements')]").first()
  await first.click()
  await expect.poll(() => explorer.fragment()).toContain("view=measurements&focus=")
})

test("servers have a table and pages of their own, and can be used", async ({ hardware, explorer, page }) => {
  await explorer.go("view=hardware")
  await page.getByRole("link", { name: /^Servers/ }).click()
  await expect(hardware.table("Servers").getByRole("rowheader").first()).toBeVisible()
  await page.getByRole("link", { name: "2U host, three double-wide GPUs" }).click()
  await expect(page.getByRole("heading", { level: 2, name: "2U host, three double-wide GPUs" })).toBeVisible()
  await expect(page).toHaveTitle(/^2U host, three double-wide GPUs – /)
  await page.getByRole("button", { name: "Use in my datacenter" }).click()
  await expect(page.getByText("Your datacenter is built from this server.")).toBeVisible()
  await expect.poll(() => explorer.fragment()).toContain("host=2u-3dw")
  await page.getByRole("link", { name: "All servers" }).click()
  await expect.poll(() => explorer.fragment()).toContain("focus=servers")
})

test("hardware pages have no fault of access", async ({ hardware, explorer, page }) => {
  await explorer.go("view=hardware")
  await expect(hardware.articleTable).toBeVisible()
  expect(await violations(page)).toEqual([])
  await hardware.openPage("a100-sxm4-40", "NVIDIA A100 SXM4 40GB", ",cut:mig,pack:a100-sxm4-40-1g.5gb:2_a100-sxm4-40-1g.5gb:4")
  await expect(hardware.reasons).toContainText("cannot be placed")
  expect(await violations(page)).toEqual([])
  await hardware.openPage("a40", "NVIDIA A40", ",cut:mixed,pack:a40-8q*2_a40-1q*3")
  await expect(hardware.drawing).toBeVisible()
  expect(await violations(page)).toEqual([])
  await hardware.openPage("host.2u-3dw", "2U host, three double-wide GPUs")
  expect(await violations(page)).toEqual([])
})

test("at 390 px nothing of the hardware pages is wider than the screen", async ({ hardware, explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const sideways = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  await explorer.go("view=hardware")
  await expect(hardware.table("Hardware").getByRole("rowheader").first()).toBeVisible()
  // The article's table waits until it is asked for.
  await expect(hardware.articleTable).toBeHidden()
  expect(await sideways()).toBeLessThanOrEqual(0)
  for (const [focus, name, filter] of [
    ["a40", "NVIDIA A40", ",cut:mixed,pack:a40-1q*9"],
    ["h100-nvl-94", "NVIDIA H100 NVL 94GB (PCIe)", ",cut:mig,pack:h100-nvl-94-1g.12gb*7"],
    ["amd-v710", "AMD Radeon PRO V710", ""],
    ["host.dell-r760xa", "Dell PowerEdge R760xa", ""],
  ] as const) {
    await hardware.openPage(focus, name, filter)
    expect(await sideways(), focus).toBeLessThanOrEqual(0)
  }
  await hardware.openPage("a16", "NVIDIA A16")
  await hardware.more("A16-4Q").click()
  await expect(hardware.drawing).toHaveAccessibleName(/1 × A16-4Q/)
})

import { violations } from "./axe.ts"
import { sideways, techniqueNames, Techniques } from "./pages/techniques.ts"
import { expect, test } from "./walker.ts"

test("the four techniques stand side by side or two by two, drawn and in words", async ({ explorer, page }) => {
  const techniques = new Techniques(page)
  const tops = async (): Promise<ReadonlySet<number>> =>
    new Set(await Promise.all(techniqueNames.map(async (name) => (await techniques.drawing(name).boundingBox())?.y ?? -1)))
  await page.setViewportSize({ width: 1280, height: 900 })
  await explorer.go("view=techniques")
  await techniques.arrived()
  for (const name of techniqueNames) {
    await expect(techniques.drawing(name)).toBeVisible()
    await expect(techniques.card(name).getByRole("listitem")).toHaveCount(5)
    for (const term of ["Leaves the guest", "Who schedules", "Where the state lives", "Shared by the VMs"])
      await expect(techniques.card(name).getByText(term, { exact: true })).toBeVisible()
  }
  expect((await tops()).size, "each two drawings begin at one height").toBe(2)
  await page.setViewportSize({ width: 1680, height: 900 })
  await expect.poll(async () => (await tops()).size, "all four drawings begin at one height").toBe(1)
})

test("another way of a technique is drawn by keyboard, stands in the link, and is kept on its page and back", async ({
  explorer,
  page,
}) => {
  const techniques = new Techniques(page)
  await explorer.go("view=techniques")
  await techniques.arrived()
  const way = techniques.way("Mediated pass-through")
  await expect(techniques.drawing("Mediated pass-through")).toContainText("by turns")
  await way.focus()
  await page.keyboard.type("MIG")
  await expect(way).toHaveValue("mig")
  await expect(techniques.drawing("Mediated pass-through")).not.toContainText("by turns")
  await expect.poll(() => explorer.fragment()).toContain("mediated-pass-through:mig")

  await techniques.card("Mediated pass-through").getByRole("link", { name: "Mediated pass-through", exact: true }).focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("heading", { level: 2, name: "Mediated pass-through" })).toBeFocused()
  await expect.poll(() => explorer.fragment()).toContain("focus=mediated-pass-through")
  await expect(techniques.way("Mediated pass-through")).toHaveValue("mig")
  await page.getByRole("link", { name: "All techniques" }).click()
  await techniques.arrived()
  await expect(techniques.way("Mediated pass-through")).toHaveValue("mig")
})

test("a link opens each way that is drawn, and an old link's sorting and filter do no harm", async ({ explorer, page }) => {
  const techniques = new Techniques(page)
  await explorer.go("view=techniques&filter=;api-remoting:network;device-emulation:emulated-3d-card")
  await techniques.arrived()
  await expect(techniques.drawing("API remoting")).toContainText("GPU of the server")
  await expect(techniques.drawing("Device emulation")).toContainText("Emulated card")
  await explorer.go("view=techniques&sort=-dimension&filter=isolation;vendor:nvidia")
  await techniques.arrived()
  await expect(techniques.matrix.getByRole("rowheader")).toHaveCount(11)
})

test("a technique's page has its steps with sources, its figures, its dimensions and its products", async ({ explorer, page }) => {
  await explorer.go("view=techniques&focus=fixed-pass-through")
  await expect(page.getByRole("heading", { level: 2, name: "Fixed pass-through" })).toBeVisible()
  const steps = page.getByRole("list").filter({ hasText: "They go straight to the GPU" })
  await expect(steps.getByRole("list", { name: "Sources" }).nth(1)).toContainText("VFIO")
  await expect(page.getByRole("heading", { name: "Share of native performance, as published" })).toBeVisible()
  const products = page.getByRole("list").filter({ hasText: "KVM/QEMU VFIO pass-through" })
  await expect(products.last()).toBeVisible()
  await page.getByRole("link", { name: "Live migration", exact: true }).click()
  await expect(page.getByRole("heading", { level: 2, name: "Live migration" })).toBeVisible()
  await expect.poll(() => explorer.fragment()).toContain("of:fixed-pass-through")
  await explorer.go("view=techniques&focus=fixed-pass-through")
  await page.getByRole("link", { name: /All published measurements/ }).click()
  await expect.poll(() => explorer.fragment()).toContain("technique:fixed-pass-through")
})

test("the drawing is saved as a file that needs nothing outside itself", async ({ explorer, page }) => {
  const techniques = new Techniques(page)
  await explorer.go("view=techniques&focus=mediated-pass-through&filter=;mediated-pass-through:sr-iov")
  await page.getByRole("button", { name: "Save", exact: true }).click()
  const { fileName, text } = await techniques.download(page.getByRole("menuitem", { name: "SVG" }))
  expect(fileName).toBe("mediated-pass-through-sr-iov.svg")
  expect(text).not.toMatch(/var\(|class=|href=|url\(|<style|<script/)
  expect(text).toMatch(/fill="#[0-9a-f]{6}"/)
  expect(text).toContain("IBM Plex Sans")
  // It is a picture by itself, of the size of a slide.
  const size = await page.evaluate(async (source) => {
    const document_ = new DOMParser().parseFromString(source, "image/svg+xml")
    if (document_.querySelector("parsererror")) return null
    const root = document_.documentElement
    return [root.namespaceURI, root.getAttribute("width"), root.getAttribute("height"), document_.querySelectorAll("text").length > 30]
  }, text)
  expect(size).toEqual(["http://www.w3.org/2000/svg", "1280", "720", true])
})

test("every cell of the comparison opens its sources at a link of its own", async ({ explorer, page }) => {
  const techniques = new Techniques(page)
  await explorer.go("view=techniques")
  await techniques.arrived()
  await expect(techniques.matrix.getByRole("columnheader")).toHaveCount(5)
  for (const name of [
    "Consolidation ratio",
    "Graphics acceleration",
    "Rendering fidelity",
    "Feature support",
    "Portability",
    "Isolation",
    "Suspend and resume",
    "Live migration",
    "Native performance",
    "Cost",
  ])
    await expect(techniques.row(name).getByRole("cell").getByRole("link")).toHaveCount(4)
  await techniques.row("Isolation").getByRole("cell").nth(3).getByRole("link").click()
  await expect(page.getByRole("heading", { level: 2, name: "Isolation" })).toBeFocused()
  await expect.poll(() => explorer.fragment()).toContain("focus=isolation")
  await expect.poll(() => explorer.fragment()).toContain("of:device-emulation")
  await expect(page.getByRole("list", { name: "Sources" }).first()).toBeVisible()
  const asked = page.getByRole("region", { name: "Device emulation" })
  await expect(asked).toContainText("recalled")
})

test("the comparison downloads with a source for each sentence", async ({ explorer, page }) => {
  const techniques = new Techniques(page)
  await explorer.go("view=techniques")
  await techniques.arrived()
  const csv = await techniques.download(techniques.matrix.getByRole("button", { name: "CSV" }))
  expect(csv.fileName).toBe("gpu-virtualization-techniques.csv")
  expect(csv.text.trimEnd().split("\r\n").length).toBeGreaterThan(60)
  const json = await techniques.download(techniques.matrix.getByRole("button", { name: "JSON" }))
  expect((JSON.parse(json.text) as readonly unknown[]).length).toBe(11)
})

test("an unknown row is said to be unknown", async ({ explorer, page }) => {
  await explorer.go("view=techniques&focus=telepathy")
  await expect(page.getByText("The dataset has no “telepathy”")).toBeVisible()
})

for (const width of [390, 768, 1920]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ explorer, page }) => {
    await page.setViewportSize({ width, height: 844 })
    for (const focus of ["", "&focus=api-remoting", "&focus=isolation"]) {
      await explorer.go(`view=techniques${focus}`)
      await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible()
      expect(await sideways(page)).toBeLessThanOrEqual(0)
    }
  })
}

test("on a phone the comparison is still a table to those who listen", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const techniques = new Techniques(page)
  await explorer.go("view=techniques")
  await techniques.arrived()
  await expect(techniques.row("Cost").getByRole("cell")).toHaveCount(4)
})

for (const [name, focus] of [
  ["the four", ""],
  ["a technique's page", "&focus=mediated-pass-through"],
  ["a dimension's page", "&focus=live-migration&filter=;of:api-remoting"],
] as const) {
  test(`${name}: nothing that axe objects to`, async ({ explorer, page }) => {
    // Loaded anew: of a page that is left a heading of the same level stands for a moment.
    await explorer.open(`view=techniques${focus}`)
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}

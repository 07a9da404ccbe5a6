import { violations } from "./axe.ts"
import { DataTable } from "./pages/dataTable.ts"
import { SupportMatrix } from "./pages/support.ts"
import { expect, test } from "./walker.ts"

test("the matrix holds every product, and tells unknown from no", async ({ explorer, page }) => {
  const matrix = new SupportMatrix(page)
  await explorer.go("view=support")
  await expect(matrix.row("vSGA")).toBeVisible()
  await expect.poll(async () => (await matrix.names()).length).toBeGreaterThan(80)
  expect(await matrix.headers()).toEqual(expect.arrayContaining(["APIs", "Operations", "CUDA", "Live migration", "HA restart"]))
  await expect(matrix.cell("vSGA", "OpenGL")).toHaveText(/4\.3/)
  await expect(matrix.cell("vSGA", "CUDA")).toHaveText("no")
  await expect(matrix.cell("vSGA", "OpenGL ES")).toHaveText("?")
  await expect(matrix.cell("vSGA", "OpenGL ES")).toHaveAccessibleName(/no entry/)
})

test("a cell opens its statement and its source, and has a link", async ({ explorer, page }) => {
  const matrix = new SupportMatrix(page)
  await explorer.go("view=support")
  await matrix.cell("NVIDIA vGPU on vSphere", "Live migration").click()
  await expect(matrix.window).toHaveAccessibleName("NVIDIA vGPU on vSphere: Live migration")
  await expect(matrix.window).toContainText("Since vSphere 6.7 U1")
  await expect(matrix.window).toContainText("vgpu.hotmigrate.enabled")
  await expect(matrix.window.getByRole("list", { name: "Sources", exact: true }).first().getByRole("link").first()).toHaveAttribute(
    "href",
    /^https:/,
  )
  await expect.poll(() => explorer.fragment()).toContain("focus=vmware-vgpu-nvidia.live-migration")

  await matrix.cell("RemoteFX vGPU", "Direct3D").click()
  await expect(matrix.window).toHaveAccessibleName("RemoteFX vGPU: Direct3D")
  await expect(matrix.window).toContainText("≠ differs")
  await expect(matrix.window).toContainText("The article: 12")
  await page.keyboard.press("Escape")
  await expect(matrix.window).toHaveCount(0)
  await expect.poll(() => explorer.fragment()).not.toContain("focus=")
})

test("a link opens its cell, and the cell leads to the product's page", async ({ explorer, page }) => {
  const matrix = new SupportMatrix(page)
  await explorer.go("view=support&focus=kvm-vgpu-nvidia.live-migration")
  await expect(matrix.window).toHaveAccessibleName("NVIDIA vGPU on KVM: Live migration")
  await expect(matrix.cell("NVIDIA vGPU on KVM", "Live migration")).toBeInViewport()
  await matrix.window.getByRole("link", { name: "All about NVIDIA vGPU on KVM" }).click()
  await expect(page.getByRole("heading", { level: 2, name: /KVM.*NVIDIA vGPU|NVIDIA vGPU.*KVM/ })).toBeVisible()
  await expect.poll(() => explorer.fragment()).toMatch(/view=products&focus=kvm-vgpu-nvidia/)
})

test("footnotes lead there and back", async ({ explorer, page }) => {
  const matrix = new SupportMatrix(page)
  await explorer.go("view=support")
  await matrix.complete(95)
  const cell = matrix.cell("VMGL", "Live migration")
  const number = /footnote (\d+)/.exec((await cell.getAttribute("aria-label")) ?? "")?.[1] ?? ""
  await cell.click()
  await matrix.window.getByRole("button", { name: `Footnote ${number}` }).click()
  await expect(matrix.window).toHaveCount(0)
  const note = matrix.footnotes.getByRole("listitem").filter({ hasText: "state is rebuilt on the other host" })
  await expect(note).toBeFocused()
  await expect(note).toBeInViewport()
  await note.getByRole("button", { name: "VMGL: Live migration" }).click()
  await expect(cell).toBeFocused()
  await expect(cell).toBeInViewport()
})

test("what must it do: products that give CUDA and live migration", async ({ explorer, page }) => {
  const matrix = new SupportMatrix(page)
  await explorer.go("view=support")
  // The rows beyond the first screen come a moment later.
  await expect(matrix.row("WARP")).toBeAttached()
  const all = (await matrix.names()).length
  await matrix.must("CUDA", "Live migration")
  await expect(matrix.answer).toContainText(/^\d+ products give CUDA and live migration: \d+ outright, \d+ under conditions\./)
  const [, count = "0"] = /^(\d+)/.exec(await matrix.answer.innerText()) ?? []
  await matrix.complete(Number(count))
  const names = await matrix.names()
  expect(names.length).toBeLessThan(all / 2)
  expect(names).toContain("NVIDIA vGPU on vSphere")
  expect(names).not.toContain("vDGA / DirectPath I/O")
  for (const name of names) await expect(matrix.cell(name, "Live migration")).toHaveText(/^(yes|cond\.)/)

  const link = explorer.fragment()
  await explorer.go(link)
  await expect(matrix.answer).toContainText("CUDA and live migration")
  expect(await matrix.names()).toEqual(names)

  await page.getByRole("checkbox", { name: "Also where it is unknown" }).check()
  await expect.poll(async () => (await matrix.names()).length).toBeGreaterThan(names.length)
  await page.getByRole("button", { name: "Clear filters" }).click()
  await expect.poll(async () => (await matrix.names()).length).toBe(all)
})

test("filters of the products' table are those of the matrix", async ({ explorer, page }) => {
  const matrix = new SupportMatrix(page)
  await explorer.go("view=support")
  await page.getByRole("combobox", { name: "Technique" }).selectOption("mediated-pass-through")
  await expect(matrix.row("vSGA")).toHaveCount(0)
  const mediated = (await matrix.names()).length
  await page.getByRole("button", { name: "More filters" }).click()
  await page.getByRole("combobox", { name: "Hypervisors" }).selectOption("vsphere")
  await page.keyboard.press("Escape")
  await expect.poll(async () => (await matrix.names()).length).toBeLessThan(mediated)
  const names = await matrix.names()
  expect(names).toContain("NVIDIA vGPU on vSphere")
  await page.getByRole("link", { name: "The same products as a table" }).click()
  const table = new DataTable(page, "Products")
  await expect(table.rows()).toHaveCount(names.length)
})

test("the matrix is one stop of the Tab key, walked with arrows", async ({ explorer, page }) => {
  const matrix = new SupportMatrix(page)
  await explorer.go("view=support")
  await matrix.complete(95)
  await matrix.row("vSGA").getByRole("link").focus()
  await page.keyboard.press("ArrowRight")
  await expect(matrix.cell("vSGA", "Direct3D")).toBeFocused()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("ArrowRight")
  await expect(matrix.cell("Workstation SVGA3D", "OpenGL")).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(matrix.window).toHaveAccessibleName("Workstation SVGA3D: OpenGL")
  await page.keyboard.press("Escape")
  await expect(matrix.cell("Workstation SVGA3D", "OpenGL")).toBeFocused()
  await page.keyboard.press("Control+End")
  await expect(matrix.table.getByRole("row").last().getByRole("button").last()).toBeFocused()
  await page.keyboard.press("Tab")
  await expect(matrix.table.locator(":focus")).toHaveCount(0)
})

test("columns can be APIs or operations alone, and the files hold what is shown", async ({ explorer, page }) => {
  const matrix = new SupportMatrix(page)
  await explorer.go("view=support")
  await matrix.columns("Operations").click()
  await expect(matrix.table.getByRole("columnheader", { name: "CUDA" })).toHaveCount(0)
  await expect.poll(() => explorer.fragment()).toContain("operations")
  await page.getByRole("searchbox", { name: "Find products" }).fill("bitfusion")
  await expect.poll(() => matrix.names()).toEqual(["Bitfusion"])
  const csv = await matrix.download("CSV")
  expect(csv.fileName).toBe("gpu-virtualization-support.csv")
  expect(csv.text.trim().split("\r\n")).toHaveLength(2)
  expect(csv.text).toContain("Live migration")
  expect(csv.text).not.toContain("OpenCL")
  const [row] = JSON.parse((await matrix.download("JSON")).text) as { cells: Record<string, { evidence: { source: string }[] }> }[]
  expect(row?.cells["live-migration"]?.evidence[0]?.source).toBeTruthy()
})

test("hypervisors by technology: where a running VM can be moved, with releases and their sources", async ({ explorer, page }) => {
  const matrix = new SupportMatrix(page)
  await explorer.go("view=support")
  await page.getByRole("link", { name: "Hypervisors: moving a running VM" }).click()
  const cell = matrix.cell("XenServer 8.4", "NVIDIA vGPU")
  await expect(cell).toHaveText(/^cond\./)
  await expect(matrix.cell("XenServer 8.4", "PCI pass-through")).toHaveText("no")
  await cell.click()
  await expect(matrix.window).toContainText("NVIDIA on XenServer 8.4")
  await expect(matrix.window).toContainText("compatibility metadata")
  await expect.poll(() => explorer.fragment()).toContain("focus=xenserver.nvidia-vgpu")
  const link = explorer.fragment()
  await explorer.go(link)
  await expect(matrix.window).toContainText("NVIDIA on XenServer 8.4")
  await matrix.window.getByRole("link", { name: /^All about XenServer/ }).click()
  await expect(page.getByRole("heading", { level: 2, name: /^XenServer/ })).toBeVisible()
  await expect.poll(() => explorer.fragment()).toContain("focus=hypervisor.xenserver")
})

test("a product's page says what it does, on what, for how much, and how that is known", async ({ explorer, page }) => {
  await explorer.go("view=products&focus=vmware-vgpu-nvidia")
  const part = (name: string | RegExp) => page.getByRole("region", { name })
  await expect(page.getByRole("heading", { level: 2, name: /vSphere with NVIDIA vGPU/ })).toBeVisible()
  await expect(part("APIs").getByRole("row").filter({ hasText: "CUDA" })).toContainText("native")
  await expect(part("Moving, suspending, restarting").getByRole("row", { name: /^Live migration/ })).toContainText("vSphere 6.7 U1")
  await expect(part("How long a running VM stands still")).toContainText("Tesla P40")
  await expect(
    part("Runs on")
      .getByRole("link", { name: /vSphere/ })
      .first(),
  ).toBeVisible()
  await expect(part("GPUs").getByRole("link", { name: "L40S" })).toBeVisible()
  await expect(part("Licence")).toContainText(/\$\d+/)
  await expect(part("Measured").getByRole("link").first()).toBeVisible()
  await expect(part("Security holes published")).toContainText(/CVE-\d{4}/)
  await expect(part("All sources of the row").getByRole("link").first()).toHaveAttribute("href", /^https:/)

  await page.getByRole("button", { name: "Use in my datacenter" }).click()
  await expect.poll(() => explorer.fragment()).toContain("option=vmware-vgpu-nvidia")

  await part("GPUs").getByRole("link", { name: "L40S" }).click()
  await expect.poll(() => explorer.fragment()).toContain("view=hardware&focus=l40s")
})

test("a hypervisor's page leads to the products on it; ids shared with products stay apart", async ({ explorer, page }) => {
  await explorer.go("view=products")
  await page.getByRole("link", { name: /^Hypervisors \(\d+\)$/ }).click()
  const table = new DataTable(page, "Hypervisors")
  await expect(table.rows().first()).toBeVisible()
  await table.table.getByRole("link", { name: "Proxmox VE", exact: true }).click()
  await expect(page.getByRole("heading", { level: 2, name: "Proxmox VE" })).toBeVisible()
  await page.getByRole("link", { name: "NVIDIA vGPU, Proxmox VE" }).click()
  await expect.poll(() => explorer.fragment()).toContain("focus=proxmox-vgpu")
  await explorer.paste("view=products&focus=utm")
  await expect(page.getByRole("heading", { level: 2, name: /UTM/ })).toBeVisible()
  await expect(page.getByRole("region", { name: "APIs" })).toBeVisible()
  await explorer.paste("view=products&focus=hypervisor.utm")
  await expect(page.getByRole("region", { name: /^What runs on it/ })).toBeVisible()
  await explorer.paste("view=products&focus=hypervisor.nothing")
  await expect(page.getByText("The dataset has no “hypervisor.nothing” among its products.")).toBeVisible()
})

const places = [
  "view=support",
  "view=support&focus=qemu-virgl.opengl",
  "view=support&filter=~3b-table~3a-hypervisors",
  "view=products&focus=vmware-vgpu-nvidia",
  "view=products&focus=hypervisor.kvm",
  "view=products&focus=hypervisors",
]

// A few rows have every kind of cell; axe would look at each of the others for a minute.
const audited = places.map((place) => (place.startsWith("view=support") && !place.includes("filter") ? `${place}&filter=qemu` : place))

for (const place of audited) {
  test(`axe finds nothing: ${place}`, async ({ explorer, page }) => {
    await explorer.go(place)
    await expect(page.locator("main table").first()).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}

test("on a phone every filter of the support matrix waits behind one button, which says how many are set", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await explorer.show("support")
  await expect.poll(async () => (await page.getByRole("rowheader").first().boundingBox())?.y ?? 844).toBeLessThan(640)
  await expect(page.getByRole("button", { name: /^What must it do/ })).toHaveCount(0)
  await page.getByRole("button", { name: "Filters", exact: true }).click()
  await page.getByRole("button", { name: /^What must it do/ }).click()
  await page.getByRole("dialog").getByRole("checkbox", { name: "Vulkan", exact: true }).check()
  await page.keyboard.press("Escape")
  await page.keyboard.press("Escape")
  await expect(page.getByRole("button", { name: "Filters (1)" })).toBeVisible()
  await expect(page.getByRole("dialog")).toHaveCount(0)
})

test("on a phone nothing scrolls sideways but the table, and a cell opens from the bottom", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const matrix = new SupportMatrix(page)
  for (const place of places) {
    await explorer.go(place)
    await expect(page.locator("main table").first()).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(390)
  }
  await explorer.go("view=support")
  await expect(matrix.columns("APIs")).toHaveAttribute("aria-pressed", "true")
  await matrix.columns("Operations").click()
  await matrix.cell("vSGA", "Live migration").click()
  await expect(matrix.window).toHaveAccessibleName("vSGA: Live migration")
  const box = await matrix.window.boundingBox()
  expect(box?.width).toBe(390)
  await page.getByRole("button", { name: "Close" }).click()
  await expect(matrix.window).toHaveCount(0)
})

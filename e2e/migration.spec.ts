import { violations } from "./axe.ts"
import { Chart } from "./pages/charts.ts"
import { expect, test } from "./watch.ts"

const scenario = "vm=knowledge-worker:200&option=vmware-vgpu-nvidia@l40s"

test("each option says what becomes of its VMs when a host is emptied or fails, chart and table alike", async ({ explorer, page }) => {
  await explorer.open(`${scenario}&view=migration`)
  const chart = new Chart(page, /^Migration/)
  const emptied = chart.figure.getByRole("list", { name: "When a host is emptied" })
  const fails = chart.figure.getByRole("list", { name: "When a host fails" })
  await expect(emptied.filter({ hasText: "Moved 8 at once." }).first()).toBeVisible()
  await expect(emptied.filter({ hasText: /\d+ VMs shut down, session lost\./ }).first()).toBeVisible()
  await expect(fails.first()).toContainText(/\d+ VMs of 200 lose their session\./)
  await chart.asTable.click()
  const rows = await chart.rows(/^Migration by option/)
  const vsphere = rows.find(([head]) => head?.includes("NVIDIA vGPU on vSphere"))
  expect(vsphere?.join(" | ")).toMatch(/moved while running, session kept/)
  expect(vsphere?.join(" | ")).toContain("8.0 U2")
  // Whoever moves and whoever stays add up to all.
  const fate = vsphere?.find((cell) => cell.includes("lose their session")) ?? ""
  const [lose, all, keep] = [
    /^(\d+) VMs of (\d+)/.exec(fate)?.[1],
    /of (\d+) lose/.exec(fate)?.[1],
    /(\d+) VMs on other hosts/.exec(fate)?.[1],
  ]
  expect(Number(lose) + Number(keep)).toBe(Number(all))
})

test("no spare host: VMs without room elsewhere are shut down", async ({ explorer, page }) => {
  await explorer.open("vm=knowledge-worker:40&option=vmware-vgpu-nvidia@l40s&spare=0&hosts=1&view=migration")
  await expect(page.getByText(/shut down for want of room, session lost/).first()).toBeVisible()
})

test("the frame buffer in use, typed in the builder, stands in the link and moves the pause", async ({ explorer, page }) => {
  await explorer.open(`${scenario}&fb-used=0.1&view=migration`)
  const row = page.getByRole("row", { name: /NVIDIA vGPU on vSphere/ })
  const little = await row.innerText()
  await page.getByRole("button", { name: /^Hosts and GPUs/ }).click()
  const field = page
    .getByRole("textbox", { name: /^Frame buffer in use when moved/ })
    .or(page.getByRole("spinbutton", { name: /^Frame buffer in use when moved/ }))
  await field.fill("100")
  await field.blur()
  await expect.poll(() => explorer.fragment()).toContain("fb-used=1")
  await expect.poll(() => row.innerText()).not.toBe(little)
})

test("below the costs, the rent of as many GPUs with its sources; nothing against it by axe, on a phone as well", async ({
  explorer,
  page,
}) => {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await explorer.open(`${scenario}&view=cost`)
    const rent = page.getByRole("region", { name: /^The same GPUs, rented for 4 years/ })
    await expect(rent.getByRole("table", { name: /^Rent of as many GPUs/ })).toBeVisible()
    await expect(rent).toContainText("g6e.xlarge")
    await rent.getByRole("button", { name: "How the rent is worked out, and its sources" }).press("Enter")
    await expect(rent.getByRole("list", { name: "Sources" })).toBeVisible()
    await expect(rent).toContainText("8,760 h")
    expect(await violations(page), `${width} px`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  }
})

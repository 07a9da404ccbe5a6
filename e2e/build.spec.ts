import { presets } from "../src/scenario/presets.ts"
import { presetWords } from "../src/words/presets.ts"
import { expect, test } from "./watch.ts"

const gpusOf = { remoting: "API remoting", fixed: "Fixed pass-through", mediated: "Mediated pass-through" } as const

test.beforeEach(async ({ explorer }) => {
  await explorer.open()
  await expect(explorer.board.table).toBeVisible()
})

test("another workload gives another verdict and another board", async ({ explorer }) => {
  const { builder, board } = explorer
  const before = await explorer.figures()
  await builder.choose("llm-inference")
  await expect(explorer.verdict).toContainText(/^For 200 LLM inference VMs/)
  expect(await explorer.figures()).not.toEqual(before)
  await expect(board.reasons("Device emulation")).toContainText(/^Cannot\. .*CUDA/)
})

test("a typed count is answered for exactly that many VMs", async ({ explorer }) => {
  const { builder, board } = explorer
  await builder.type(builder.count(), "37")
  await expect(explorer.verdict).toContainText("For 37 knowledge worker VMs")
  expect(await board.gpus(gpusOf.fixed)).toBe(37)
  await builder.type(builder.count(), "1,500")
  await expect(builder.count()).toHaveValue("1500")
  expect(await board.gpus(gpusOf.fixed)).toBe(1500)
})

test("a count of ten million is seen whole", async ({ explorer }) => {
  await explorer.open("vm=knowledge-worker:10000000")
  const hidden = explorer.builder.count().evaluate((field) => field.scrollWidth - field.clientWidth)
  expect(await hidden).toBeLessThanOrEqual(0)
})

test("a count that is no number changes nothing and says so", async ({ explorer }) => {
  const { builder } = explorer
  const before = await explorer.figures()
  await builder.count().fill("many")
  await expect(builder.root.getByRole("alert")).toContainText(/number/i)
  await builder.count().blur()
  await expect(builder.count()).toHaveValue("200")
  expect(await explorer.figures()).toEqual(before)
})

test("the board follows the slider while a key is held, and the drag is one step of undo", async ({ explorer, page }) => {
  const { builder, board } = explorer
  const before = await explorer.figures()
  await builder.slider().focus()
  const seen = new Set<number>()
  for (let step = 0; step < 4; step++) {
    await page.keyboard.down("ArrowRight")
    seen.add(await board.gpus(gpusOf.fixed))
  }
  await page.keyboard.up("ArrowRight")
  expect(seen.size, "the board moved while the key was down").toBe(4)
  await expect(builder.undo).toBeEnabled()
  await builder.undo.click()
  await expect(builder.undo).toBeDisabled()
  expect(await explorer.figures()).toEqual(before)
})

test("the board follows the pointer while it drags, and the drag is one step of undo and of the browser's history", async ({
  explorer,
  page,
}) => {
  const { builder, board } = explorer
  const before = await explorer.figures()
  const entries = await page.evaluate(() => history.length)
  const box = await builder.slider().evaluate((thumb) => {
    const { x, y, width, height } = (thumb.parentElement ?? thumb).getBoundingClientRect()
    return { x: x + width / 2, y: y + height / 2 }
  })
  await page.mouse.move(box.x, box.y)
  await page.mouse.down()
  const seen = new Set<number>()
  for (let step = 1; step <= 5; step++) {
    await page.mouse.move(box.x + step * 8, box.y)
    seen.add(await board.gpus(gpusOf.fixed))
  }
  await page.mouse.up()
  expect(seen.size, "the board moved with the pointer").toBeGreaterThan(3)
  const dragged = await builder.count().inputValue()
  await expect.poll(() => explorer.fragment()).toContain(`vm=knowledge-worker:${dragged}`)
  expect(await page.evaluate(() => history.length)).toBe(entries + 1)
  await builder.undo.click()
  await expect(builder.undo).toBeDisabled()
  expect(await explorer.figures()).toEqual(before)
})

test("groups are added, duplicated and removed, and each is counted", async ({ explorer }) => {
  const { builder, board } = explorer
  await builder.add("cad-heavy")
  await expect(builder.groups).toHaveCount(2)
  const added = Number(await builder.count(1).inputValue())
  expect(await board.gpus(gpusOf.fixed)).toBe(200 + added)
  await builder.duplicate(1).click()
  await expect(builder.groups).toHaveCount(3)
  expect(await board.gpus(gpusOf.fixed)).toBe(200 + 2 * added)
  await expect(builder.root.getByText(`${200 + 2 * added} VMs in 3 groups`)).toBeVisible()
  await builder.remove(0).click()
  await expect(builder.groups).toHaveCount(2)
  expect(await board.gpus(gpusOf.fixed)).toBe(2 * added)
  await builder.remove(0).click()
  await expect(builder.remove(0), "the last group stays").toBeDisabled()
})

test("a demand for live migration rules out fixed pass-through, with the reason in its row", async ({ explorer }) => {
  const { builder, board } = explorer
  await expect(board.reasons("Fixed pass-through")).toHaveCount(0)
  await builder.section("Needs").click()
  await builder.field("Running VMs must move between hosts").check()
  await expect(board.reasons("Fixed pass-through")).toContainText(/^Cannot\. .*migrat/i)
  await expect(board.figure("Fixed pass-through", "GPUs")).toContainText("would be")
  expect(explorer.fragment()).toContain("need=live-migration")
})

test("a longer horizon costs more", async ({ explorer }) => {
  const { builder, board } = explorer
  const before = await board.text("Mediated pass-through", "Cost")
  await builder.section("Money").click()
  await builder.type(builder.field("Horizon, years"), "8")
  await expect(explorer.verdict).toContainText("over 8 years")
  const dollars = (text: string): number =>
    Number(text.replaceAll(/[^\d.]/g, "")) * (text.endsWith("M") ? 1e6 : text.endsWith("k") ? 1e3 : 1)
  expect(dollars(await board.text("Mediated pass-through", "Cost"))).toBeGreaterThan(dollars(before))
})

test("undo, redo and start over bring back the very figures", async ({ explorer, page }) => {
  const { builder } = explorer
  const states = [await explorer.figures()]
  await builder.type(builder.count(), "90")
  states.push(await explorer.figures())
  await builder.choose("cad-medium")
  states.push(await explorer.figures())
  await builder.section("Money").click()
  await builder.type(builder.field("Horizon, years"), "2")
  states.push(await explorer.figures())

  for (const state of states.slice(0, -1).toReversed()) {
    await builder.undo.click()
    expect(await explorer.figures()).toEqual(state)
  }
  await expect(builder.undo).toBeDisabled()
  for (const state of states.slice(1)) {
    await builder.redo.click()
    expect(await explorer.figures()).toEqual(state)
  }
  await expect(builder.redo).toBeDisabled()

  await builder.reset.click()
  expect(await explorer.figures()).toEqual(states[0])
  expect(new URL(page.url()).hash, "an untouched page has nothing behind #").toBe("")
  await builder.undo.click()
  expect(await explorer.figures(), "starting over can be undone").toEqual(states[3])
})

test("Ctrl+Z and Ctrl+Shift+Z work anywhere on the page", async ({ explorer, page }) => {
  const { builder } = explorer
  const before = await explorer.figures()
  await builder.choose("cad-medium")
  const after = await explorer.figures()
  await explorer.main.focus()
  await page.keyboard.press("Control+z")
  expect(await explorer.figures()).toEqual(before)
  await page.keyboard.press("Control+Shift+z")
  expect(await explorer.figures()).toEqual(after)
})

test("every example loads and answers, and undo goes back to the one before", async ({ explorer }) => {
  const { builder } = explorer
  for (const { id, state } of presets) {
    const { name } = presetWords[id]
    const vms = state.groups.reduce((sum, group) => sum + group.count, 0)
    await builder.preset(name)
    await expect(builder.groups, name).toHaveCount(state.groups.length)
    await expect(explorer.verdict, name).toContainText(new RegExp(`^For ${vms.toLocaleString("en-US")} \\S+`))
    await expect(explorer.board.table.getByRole("rowheader"), name).toHaveCount(state.techniques.length + state.pins.length)
  }
  const before = presets.at(-2)
  await builder.undo.click()
  await expect(builder.groups).toHaveCount(before?.state.groups.length ?? 0)
  await expect(builder.count()).toHaveValue(String(before?.state.groups[0]?.count))
})

test("an option asked for by name stands beside the best of its technique", async ({ explorer, page }) => {
  const { builder, board } = explorer
  await builder.section("Compared").click()
  await builder.field("Compare one more option").fill("vsphere")
  await page.getByRole("option", { name: /^VMware vSphere with NVIDIA vGPU/ }).click()
  await builder.field("On this GPU").fill("L40S")
  await page.getByRole("option", { name: /L40S/ }).first().click()
  await builder.root.getByRole("button", { name: "Compare it" }).click()
  await expect(board.option("NVIDIA vGPU on vSphere").getByRole("rowheader")).toContainText("pinned by you")
  expect(explorer.fragment()).toContain("option=vmware-vgpu-nvidia@l40s")
  await builder.root.getByRole("button", { name: /^Remove NVIDIA vGPU on vSphere/ }).click()
  await expect(board.option("NVIDIA vGPU on vSphere")).toHaveCount(0)
})

test("VMs with several GPUs each take as many, in sets of one host, and the link says so", async ({ explorer, page }) => {
  const { builder, board } = explorer
  await builder.choose("llm-inference")
  await builder.type(builder.count(), "6")
  await builder.details().click()
  await builder.type(builder.root.getByRole("textbox", { name: "GPUs of each VM" }), "4")
  await expect.poll(() => board.gpus(gpusOf.fixed)).toBe(24)
  await builder.type(builder.root.getByRole("textbox", { name: "Most on one host" }), "1")
  await expect.poll(() => explorer.fragment()).toContain("vm=llm-inference:6*gpus:4*per-host:1")
  await expect(board.reasons("Device emulation")).toContainText("must have 4 GPUs a VM", { ignoreCase: true })
  await expect(page.getByText(/^6 VMs on (24|12) GPUs in 6 hosts/)).toBeVisible()
})

import { violations } from "./axe.ts"
import { startHost } from "./host.ts"
import { expect, test } from "./watch.ts"

test("a goal turns green as the slider moves, is read out once, and undo takes it back", async ({ explorer, page }) => {
  await explorer.open("vm=knowledge-worker:200&goal=gpus-most:20,vms-least:5")
  const goals = page.getByRole("region", { name: "Goals" })
  await expect(goals.getByRole("heading")).toHaveText("1 of 2 goals met")
  await expect(goals.getByRole("listitem").first()).toHaveText(/^At most 20 GPUs\s*Not met: 25 GPUs$/)
  await expect(goals.getByRole("status")).toBeEmpty()

  const slider = explorer.builder.slider()
  await slider.focus()
  for (let presses = 0; presses < 40; presses++) {
    if (await goals.getByText("All 2 goals met").isVisible()) break
    await slider.press("ArrowLeft")
    await explorer.board.answered()
  }
  await expect(goals.getByRole("heading")).toHaveText("All 2 goals met")
  await expect(goals.getByRole("listitem").first()).toHaveText(/^At most 20 GPUs\s*Met: \d+ GPUs$/)
  await expect(goals.getByRole("status")).toHaveText("Goal met: at most 20 GPUs. All goals are met.")
  expect(await violations(page)).toEqual([])

  await slider.blur()
  await explorer.builder.undo.click()
  await expect(goals.getByRole("status")).toHaveText("No longer met: at most 20 GPUs.")
})

test("goals are held against what is in focus", async ({ explorer, page }) => {
  await explorer.open("goal=technique:fixed-pass-through")
  const goals = page.getByRole("region", { name: "Goals" })
  await expect(goals.getByRole("listitem")).toHaveText(/Not met: mediated pass-through$/)
  await explorer.paste("goal=technique:fixed-pass-through&focus=fixed-pass-through")
  await expect(goals.getByRole("listitem")).toHaveText(/Met: fixed pass-through$/)
  await expect(goals.getByText(/which is in focus\.$/)).toBeVisible()
  await explorer.paste("goal=technique:fixed-pass-through&focus=fixed-pass-through&view=datacenter")
  await expect(goals.getByRole("heading")).toHaveText("The goal is met")
})

test("goals are set in the builder without a word of the grammar, by keyboard, and stand in the link", async ({ explorer, page }) => {
  await explorer.open("vm=knowledge-worker:200,cad-medium:40:Design")
  const { builder } = explorer
  await builder.section("Goals").focus()
  await page.keyboard.press("Enter")
  const add = builder.root.getByRole("button", { name: "Add a goal" })
  await add.focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("menuitem", { name: "Native share" })).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(builder.field("Bound")).toBeFocused()
  await builder.type(builder.field("Figure"), "85")
  await builder.field("Of").selectOption({ label: "Design" })
  await expect.poll(() => explorer.fragment()).toContain("&goal=share-least@Design:0.85&")
  await expect(page.getByRole("region", { name: "Goals" }).getByRole("listitem")).toHaveText(/^At least 85 % of native for “Design”/)

  await add.click()
  await page.getByRole("menuitem", { name: "Running VMs can be moved" }).click()
  await expect.poll(() => explorer.fragment()).toContain("&goal=share-least@Design:0.85,migration:live&")
  expect(await violations(page)).toEqual([])
  await builder.root.getByRole("button", { name: "Remove the goal: Native share" }).click()
  await expect(add).toBeFocused()
  await expect.poll(() => explorer.fragment()).toContain("&goal=migration:live&")
  await builder.undo.click()
  await expect.poll(() => explorer.fragment()).toContain("&goal=share-least@Design:0.85,migration:live&")
})

test("in an embedded view the chosen inputs stand beside it, and its goal turns green as the slider moves", async ({ explorer, page }) => {
  await explorer.open("vm=knowledge-worker:200&goal=gpus-most:20", "?embed=gpus&controls=count,network&lock=network")
  const goals = page.getByRole("region", { name: "Goals" })
  await expect(goals.getByRole("heading")).toHaveText("The goal is not met yet")
  const inputs = page.getByRole("region", { name: "Inputs" })
  await expect(inputs.getByRole("combobox", { name: /^Workload of / })).toHaveCount(0)
  await expect(inputs.getByLabel("Migration network")).toBeDisabled()
  const slider = inputs.getByRole("slider", { name: /^Number of VMs: / })
  await slider.focus()
  // Far enough: fewer VMs may need more GPUs, where another GPU is the cheaper one for them.
  for (let presses = 0; presses < 10; presses++) await slider.press("ArrowLeft")
  await expect(goals.getByRole("heading")).toHaveText("The goal is met")
  await expect(goals.getByRole("status")).toHaveText("Goal met: at most 20 GPUs.")
  expect(await violations(page)).toEqual([])

  // One starts over from what the author wrote.
  await inputs.getByRole("button", { name: "Start over" }).click()
  await expect(goals.getByRole("listitem")).toHaveText(/Not met: 25 GPUs$/)
  await expect.poll(() => explorer.fragment()).toContain("goal=gpus-most:20")
})

for (const part of ["workload", "needs", "technique", "slice", "network", "goals", "builder"] as const) {
  test(`the inputs “${part}” of an embedded view are the builder's own, and can be used`, async ({ explorer, page }) => {
    await explorer.open("vm=knowledge-worker:200&goal=migration:live", `?embed=board&controls=${part}`)
    const inputs = page.getByRole("region", { name: part === "builder" ? "What should run?" : "Inputs" })
    const used = {
      workload: () => inputs.getByRole("combobox", { name: /^Workload of / }).selectOption("cad-medium"),
      needs: () => inputs.getByRole("checkbox", { name: "VMs must suspend and resume" }).check(),
      technique: () => inputs.getByRole("switch", { name: /API remoting/ }).click(),
      slice: async () => {
        await inputs.getByLabel("Compare one more option").fill("vsphere")
        await page.getByRole("option", { name: /^VMware vSphere with NVIDIA vGPU/ }).click()
        await inputs.getByRole("button", { name: "Compare it" }).click()
      },
      network: () => inputs.getByLabel("Round trip to the GPU hosts").fill("2"),
      goals: () => inputs.getByRole("button", { name: /^Remove the goal/ }).click(),
      builder: () => inputs.getByRole("textbox", { name: /^Number of VMs: / }).fill("50"),
    }
    const left = {
      workload: "vm=cad-medium:200",
      needs: "need=suspend",
      technique: "compare=fixed",
      slice: "option=vmware-vgpu-nvidia",
      network: "rtt=2",
      goals: "",
      builder: "vm=knowledge-worker:50",
    }
    await used[part]()
    await expect.poll(() => explorer.fragment()).toMatch(new RegExp(left[part] === "" ? "^$" : left[part]))
    expect(await violations(page)).toEqual([])
  })
}

test("the page around sets and asks by messages, hears when its reader reaches a goal; strangers and nonsense change nothing", async ({
  page,
  baseURL,
}) => {
  const origin = baseURL ?? ""
  const host = await startHost(`<script src="${origin}/embed.js"></script>
    <gpu-explorer view="gpus" controls="count" scenario="vm=knowledge-worker:200"></gpu-explorer><iframe id="stranger" src="about:blank" title="Another"></iframe>`)
  await page.goto(host.url)
  const state = await page.evaluate(() => {
    const element = document.querySelector("gpu-explorer") as HTMLElement & {
      set: (what: object) => Promise<unknown>
      get: () => Promise<unknown>
    }
    Object.assign(window, { reached: [] as unknown[], told: [] as unknown[] })
    const { reached, told } = window as unknown as { reached: unknown[]; told: unknown[] }
    element.addEventListener("gpu-explorer-goal-reached", (event) => reached.push((event as CustomEvent).detail))
    element.addEventListener("gpu-explorer-goals", (event) => told.push((event as CustomEvent).detail))
    // Asked before the view is there: it waits.
    return element.set({ scenario: "vm=knowledge-worker:200", goal: "gpus<=20" })
  })
  expect(state).toMatchObject({ view: "gpus", answered: true, repairs: [], goals: [{ goal: "gpus-most:20", state: "missed" }] })
  const frame = page.frameLocator("gpu-explorer iframe")
  await expect(frame.getByRole("region", { name: "Goals" }).getByRole("listitem")).toHaveText(/Not met: 25 GPUs$/)
  await expect.poll(() => page.evaluate(() => (window as unknown as { told: unknown[] }).told.length)).toBe(1)

  // Thousands from the parent that mean nothing, and well-formed ones from a window that is not the parent.
  await page.evaluate(() => {
    const explorer = document.querySelector("gpu-explorer")?.shadowRoot?.querySelector("iframe")?.contentWindow
    const target = "gpu-virtualization-explorer"
    const forms = [
      null,
      7,
      "set",
      [],
      {},
      { target },
      { target, type: "set", scenario: 4 },
      { target, type: "set", view: "hardware" },
      { target, type: "set", scenario: "vm=a:1", x: 1 },
      { type: "set", scenario: "vm=task-worker:1" },
      { target, type: "__proto__" },
      { target, type: "set", goal: "x".repeat(30_000) },
    ]
    for (let at = 0; at < 4000; at++) explorer?.postMessage(forms[at % forms.length], "*")
    const stranger = document.querySelector<HTMLIFrameElement>("#stranger")?.contentWindow as
      (Window & { eval: (text: string) => void }) | null
    Object.assign(stranger ?? {}, { explorer })
    stranger?.eval(`explorer.postMessage({ target: "${target}", type: "set", scenario: "vm=task-worker:1" }, "*")`)
  })
  const after = await page.evaluate(() => (document.querySelector("gpu-explorer") as HTMLElement & { get: () => Promise<unknown> }).get())
  expect(after).toMatchObject({ fragment: (state as { fragment: string }).fragment, view: "gpus" })

  const slider = frame.getByRole("slider", { name: /^Number of VMs: / })
  await slider.focus()
  for (let presses = 0; presses < 40; presses++) {
    if (await frame.getByText("The goal is met", { exact: true }).isVisible()) break
    await slider.press("ArrowLeft")
  }
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { reached: unknown[] }).reached))
    .toEqual([{ goal: "gpus-most:20", says: "At most 20 GPUs", all: true, already: false }])
  const other = await page.evaluate(() =>
    (document.querySelector("gpu-explorer") as HTMLElement & { set: (what: object) => Promise<unknown> }).set({ view: "cost" }),
  )
  expect(other).toMatchObject({ view: "cost" })
  await expect(frame.getByRole("figure", { name: /^Cost over/ })).toBeVisible()
  await page.close()
  await host.close()
})

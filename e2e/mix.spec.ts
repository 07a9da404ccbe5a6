import { expect, test } from "./watch.ts"

test("several groups are each served their own way below the board, and what one way for all costs beyond that is said", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:1500:Office,llm-inference:16:Models")
  const section = page.getByRole("region", { name: "Each group its own way" })
  await expect(section.getByText(/One way for all costs \$[\d.]+[kM] more\.$/)).toBeVisible({ timeout: 60_000 })
  const rows = section.getByRole("rowheader")
  await expect(rows).toHaveText([/^Office 1,500$/, /^Models 16$/, /^All parts 1,516$/])
  await expect(section.getByRole("row").nth(1)).toContainText("Mediated pass-through")
  await expect(section.getByRole("row").nth(2)).toContainText("Fixed pass-through")

  // The whole is the board's fifth row, with the figures that it has below.
  const whole = section.getByRole("row", { name: /^All parts/ })
  const fifth = explorer.board.table.getByRole("row", { name: /Each group its own way/ })
  for (const figure of await whole
    .getByRole("cell")
    .filter({ hasText: /^[\d$]/ })
    .evaluateAll((cells) => cells.map((cell) => /^[$\d.,–]+( %|[kM])?/.exec(cell.textContent)?.[0] ?? "")))
    if (!/^\d{1,2}$/.test(figure)) await expect(fifth).toContainText(figure)
  await expect(fifth).toContainText("best fit: cheapest")
  await fifth.getByRole("link", { name: "Each group its own way" }).click()
  await expect(page.getByRole("heading", { name: "Each group its own way" })).toBeFocused()
})

test("where nothing meets every need the plan of parts that comes closest is what verdict, board, picture and Decide speak of", async ({
  explorer,
  page,
}) => {
  test.setTimeout(150_000)
  await explorer.open("vm=knowledge-worker:300,cad-medium:40,llm-inference:8&budget=300000")
  await expect(page.getByText(/^Closest comes a plan of parts, .*: it likely costs about \$1\.2M; the budget is \$300k\.$/)).toBeVisible({
    timeout: 60_000,
  })
  await expect(explorer.board.table.getByRole("row", { name: /Each group its own way/ })).toContainText("comes closest")
  await explorer.openView("datacenter", "vm=knowledge-worker:300,cad-medium:40,llm-inference:8&budget=300000")
  await expect(page.getByText(/each group its own way\. Does not meet the requirements: likely costs about/)).toBeVisible({
    timeout: 60_000,
  })
  await explorer.openView("explore", "vm=knowledge-worker:300,cad-medium:40,llm-inference:8&budget=300000")
  await expect(page.getByRole("region", { name: "Which inputs move the answer" })).toContainText(
    /Each group its own way: .* likely \$1\.2M/,
    {
      timeout: 100_000,
    },
  )
  const cards = page.getByRole("region", { name: "What would make it feasible" }).getByRole("article")
  await expect(cards.first()).toContainText(/Each group its own way.*Raise the budget from \$300k to \$1\.2\d+M/)
})

test("the cost of a plan and of each of its parts answers why, and so do the parts' GPUs and native shares", async ({ explorer, page }) => {
  await explorer.open("vm=knowledge-worker:1500:Office,llm-inference:16:Models")
  const section = page.getByRole("region", { name: "Each group its own way" })
  await section.getByRole("button", { name: /: why\? Cost of all parts$/ }).click({ timeout: 60_000 })
  const why = page.getByRole("dialog", { name: "Cost over 4 years" })
  await expect(why.getByRole("rowheader")).toHaveText([/^Office: .+, A16$/, /^Models: .+, \S+/])
  await expect(why.getByRole("button", { name: /^Office: .+, A16/ })).toBeVisible()
  await page.keyboard.press("Escape")
  for (const [figure, title] of [
    [/: why\? Cost of Models$/, "Cost over 4 years"],
    [/: why\? GPUs of Office$/, /GPU/],
    [/: why\? Share of native of Office$/, /[Nn]ative/],
  ] as const) {
    const asked = section.getByRole("button", { name: figure })
    await asked.click()
    await expect(page.getByRole("dialog", { name: title })).toContainText("How it is worked out")
    await page.keyboard.press("Escape")
    await expect(asked).toBeFocused()
  }
})

test("a single group has one way, and nothing is added below its board", async ({ explorer, page }) => {
  await explorer.open("vm=cad-light:40")
  await expect(explorer.board.table).toBeVisible()
  await expect(page.getByRole("heading", { name: "Each group its own way" })).toHaveCount(0)
})

test("a plan pinned for a single group stands below its board, as it does beside others", async ({ explorer, page }) => {
  await explorer.open("vm=knowledge-worker:100&plan=1:kvm-vgpu-nvidia@l4")
  const pinned = page.getByRole("region", { name: "Plans that you pinned" }).getByRole("region", { name: "Pinned plan 1" })
  await expect(pinned).toContainText(/^Pinned plan 1L4 by mediated pass-through for Knowledge worker: \d+ GPUs/, { timeout: 60_000 })
})

test("a need of one group is stated in its details, stands in the link, and binds its own part of the plan alone", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:300:Office,llm-inference:8:Models")
  await explorer.builder.details(0).click()
  const office = explorer.builder.groups.nth(0)
  await office.getByRole("button", { name: /^Needs of its own as all groups/ }).click()
  await office.getByLabel("Moves between hosts while running").selectOption("Must")
  await expect.poll(() => page.url()).toContain("vm=knowledge-worker:300:Office*need:live-migration,llm-inference:8:Models")
  const section = page.getByRole("region", { name: "Each group its own way" })
  await expect(section.getByRole("row").nth(1)).toContainText(/Office.*live/, { timeout: 60_000 })
  await expect(section.getByRole("row").nth(2)).toContainText(/Models.*Fixed pass-through/)
})

test("where the plan of parts is cheaper it is the page's answer, in one sentence, with what one way for all costs beyond it", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:300:Office*need:live-migration,llm-inference:8:Models")
  await expect(explorer.verdict).toContainText(
    /^For 308 VMs in 2 groups, A16 by mediated pass-through for Office and \S+ by fixed pass-through for Models: .+, live migration under conditions where asked\./,
    { timeout: 60_000 },
  )
  await expect(page.getByRole("main").getByText(/^One way for all costs \$[\d.]+[kM] more\.$/)).toBeVisible()
  await explorer.builder.type(explorer.builder.count(0), "600")
  await expect(explorer.verdict).toContainText("For 608 VMs in 2 groups, A16", { timeout: 60_000 })
})

test("the picture draws the plan of parts where it is the answer, each kind of host beside the others, until an option is chosen", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:300:Office,llm-inference:8:Models&view=datacenter")
  const [office, models] = [page.getByRole("region", { name: /^Office: / }), page.getByRole("region", { name: /^Models: / })]
  await expect(office.getByRole("img", { name: /: 8 × Office/ }).first()).toBeVisible({ timeout: 60_000 })
  await expect(models.getByRole("img", { name: /: 1 × Models/ })).toHaveCount(8)
  await expect(explorer.datacenter.root).toContainText(/^.*308 VMs on \d+ GPUs in \d+ hosts, and 2 spare hosts, each group its own way\./)
  const plan = page.getByRole("button", { name: /^Each group its own way/ })
  await expect(plan).toHaveAttribute("aria-pressed", "true")

  await explorer.datacenter.option(/^VFIO on KVM/).click()
  await expect(plan).toHaveAttribute("aria-pressed", "false")
  await expect(office).toHaveCount(0)
  await plan.click()
  await expect(office).toBeVisible()
  await expect.poll(() => page.url()).toContain("focus=mix")
})

test("a plan is pinned as found or made of one's own, stands beside the cheapest with what it costs beyond it, and in the link", async ({
  explorer,
  page,
}) => {
  await explorer.open("vm=knowledge-worker:300:Office,llm-inference:8:Models&plan=1_2:kvm-vgpu-nvidia@l40s")
  const section = page.getByRole("region", { name: "Each group its own way" })
  const plans = section.getByRole("region", { name: /^Pinned plan/ })
  await expect(plans).toHaveCount(1, { timeout: 60_000 })
  await expect(plans.first()).toContainText(
    /L40S by mediated pass-through for Office and Models: \d+ GPUs, \$[\d.]+[kM], \$[\d.]+[kM] more than the cheapest plan\./,
  )

  await section.getByRole("button", { name: "Pin this plan" }).click()
  await expect(plans).toHaveCount(2, { timeout: 60_000 })
  await expect(plans.nth(1)).toContainText("about as much as the cheapest plan.")
  await expect(section.getByRole("button", { name: "Pin this plan" })).toHaveCount(0)

  await section.getByRole("button", { name: "Compare a plan of your own" }).click()
  await section.getByLabel("Models served by").selectOption({ index: 0 })
  await section.getByRole("button", { name: "Compare this plan" }).click()
  await expect.poll(() => explorer.fragment()).toMatch(/plan=1_2:kvm-vgpu-nvidia@l40s&plan=1:[^&]*\*2:[^&]*&plan=/)

  await plans.first().getByRole("button", { name: "Remove: Pinned plan 1" }).click()
  await expect.poll(() => explorer.fragment()).not.toContain("plan=1_2:kvm-vgpu-nvidia@l40s")
  await expect(plans).toHaveCount(2, { timeout: 60_000 })
})

const engineers = "vm=knowledge-worker:1500,cad-medium:120,llm-inference:16&need=live-migration"

test("the answer is the same above the board and each of its charts, with the parts of the plan below and what to mind of them", async ({
  explorer,
  page,
}) => {
  await explorer.open(engineers)
  const said = /^For 1,636 VMs in 3 groups, A16 .+: \d+ GPUs on \d+ boards, about .+, live migration under conditions where asked\./
  await expect(explorer.verdict).toContainText(said, { timeout: 60_000 })
  const section = page.getByRole("region", { name: "Each group its own way" })
  for (const view of ["native", "gpus", "cost", "migration"]) {
    await page.locator(`[data-chart="${view}"]`).first().click()
    await expect(page.getByRole("button", { name: "All four questions" })).toBeVisible()
    await expect(explorer.verdict).toContainText(said)
    await expect(section.getByRole("rowheader").first()).toHaveText(/^Knowledge worker/)
    await expect(section.getByText(/Medium CAD would fall below the 65 % that its work asks for/).first()).toBeVisible()
    await page.getByRole("button", { name: "All four questions" }).click()
  }

  await explorer.open(`${engineers}&view=cost`)
  await expect(explorer.verdict).toContainText(said, { timeout: 60_000 })
})

test("where a part of the plan serves several groups its picture tells whose letter is whose", async ({ explorer, page }) => {
  await explorer.open(`${engineers}&view=datacenter`)
  const part = page.getByRole("region", { name: /^Medium CAD, LLM inference: / })
  await expect(part).toBeVisible({ timeout: 60_000 })
  const letters = (await part.getByRole("group").locator("text").allTextContents()).filter((text) => /^[A-Z]$/.test(text))
  const told = await part
    .locator("p")
    .getByText(/^[A-Z]$/)
    .allTextContents()
  expect(told).toEqual([...new Set(letters)].toSorted())
  expect(told.length).toBe(2)
})

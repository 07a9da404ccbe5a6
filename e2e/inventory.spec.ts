import { expect, test as base } from "./watch.ts"
import { violations } from "./axe.ts"
import { rvToolsSheets, workbook } from "../src/scenario/inventory/formats/workbook.fixture.ts"
import { InventoryPage } from "./pages/inventory.ts"

const test = base.extend<{ inventory: InventoryPage }>({
  inventory: async ({ page }, run) => run(new InventoryPage(page)),
})

const vms = `name,vcpu,ram_gib,gpu,gpu_model
small-1,4,8,0.25,
small-2,4,8,0.6,
small-3,4,8,0.6,
small-4,4,8,0.6,
wide,400,8,0.1,
other,4,8,1,Radeon 9000
odd,four,8,1,
`
const hosts = "name,cores,ram_gib,gpus,gpu_model\nh1,64,256,2,L40S\n"

test("two pasted tables are placed; what does not fit is named with the rule, and a bad row with what is wrong", async ({
  explorer,
  inventory,
  page,
}) => {
  await explorer.openView("inventory")
  await inventory.give(vms, hosts)
  await expect(inventory.headline).toHaveText("3 of 6 VMs fit, on 1 of 1 host; 3 are left over.")
  await expect(inventory.left.getByRole("row").filter({ hasText: "wide" })).toContainText("1 host has too few vCPUs")
  await expect(inventory.left.getByRole("row").filter({ hasText: "other" })).toContainText("has no GPU of a model it may use")
  await expect(inventory.left.getByRole("row").filter({ hasText: /small-\d/ })).toContainText("too little left on each GPU")
  await expect(inventory.answer.getByText('Line 8: "four" in column vcpu is no number.').last()).toBeVisible()
  await expect(page.getByRole("figure", { name: "GPUs in use, free and stranded" }).getByRole("img").first()).toHaveAccessibleName(
    /^L40S: 1\.45 of 2 GPUs in use; .*stranded/,
  )
  expect(explorer.fragment(), "nothing of it stands in the address").toBe("view=inventory")
})

test("the example shows a verdict, the reasons and the fragmentation, and survives a visit to another view", async ({
  explorer,
  inventory,
  page,
}) => {
  await explorer.openView("inventory")
  await inventory.example.click()
  await expect(inventory.headline).toHaveText(/^\d+ of 500 VMs fit, on \d+ of 52 hosts; \d+ are left over\.$/)
  await expect(inventory.answer.getByText(/^No placement can give out more than/)).toBeVisible()
  const csv = (await inventory.saved("Placement as CSV")).trimEnd().split("\r\n")
  expect(csv).toHaveLength(501)
  const json = JSON.parse(await inventory.saved("Placement as JSON")) as { totals: { placed: number }; placed: unknown[] }
  expect(json.placed).toHaveLength(json.totals.placed)
  await page.getByRole("navigation", { name: "Datacenter" }).getByRole("link", { name: "Your scenario" }).click()
  await explorer.arrived("datacenter")
  await page.getByRole("navigation", { name: "Datacenter" }).getByRole("link", { name: "An inventory" }).click()
  await expect(inventory.headline).toContainText("of 500 VMs fit")
})

test("a file is dropped or chosen, and another way of slicing gives another answer", async ({ explorer, inventory, page }) => {
  await explorer.openView("inventory")
  await page
    .getByLabel("VMs: file")
    .setInputFiles({ name: "vms.csv", mimeType: "text/csv", buffer: Buffer.from("name,gpu,vcpu,ram_gib\na,0.5,2,4\nb,0.5,2,4\n") })
  await expect(inventory.form.getByText("vms.csv")).toBeVisible()
  await inventory.box("Hosts").fill(hosts)
  await inventory.place.click()
  await expect(inventory.headline).toHaveText("All 2 VMs fit on 1 of 1 host.")
  await inventory.form.getByLabel("GPUs are divided by").selectOption({ label: "MIG profiles" })
  await expect(page.getByText("Something was changed since")).toBeVisible()
  await inventory.place.click()
  await expect(inventory.headline).toHaveText("0 of 2 VMs fit, on 0 of 1 host; 2 are left over.")
  await expect(inventory.left).toContainText("no slice")
})

test("with the keyboard alone: tables typed, placed, and the answer reached", async ({ explorer, inventory, page }) => {
  await explorer.openView("inventory")
  await inventory.box("VMs").focus()
  await page.keyboard.insertText("name,gpu,vcpu,ram_gib\na,1,2,4\n")
  await inventory.box("Hosts").focus()
  await page.keyboard.insertText(hosts)
  await inventory.place.focus()
  await page.keyboard.press("Enter")
  await expect(inventory.headline).toHaveText("All 1 VM fit on 1 of 1 host.")
  await page.keyboard.press("Tab")
  await expect(inventory.answer.getByRole("button", { name: "Placement as CSV" })).toBeFocused()
})

/** Put before the worker's own code: it says that it is at work, and then throws. */
const dying = `addEventListener("message", (event) => {
  if (event.data.kind !== "place") return
  event.stopImmediatePropagation()
  postMessage({ kind: "progress", stage: "placing", share: 0 })
  setTimeout(() => { throw new Error("gone") })
});`

base("a worker that dies over its work is told in a sentence, and can be started again", async ({ page, watched }) => {
  const inventory = new InventoryPage(page)
  let broken = true
  await page.route(/inventory\.worker/, async (route) => {
    if (!broken) return route.continue()
    const response = await route.fetch()
    await route.fulfill({ response, body: dying + (await response.text()) })
  })
  await page.goto("/#view=inventory")
  await inventory.example.click()
  await expect(page.getByRole("alert")).toContainText("stopped unexpectedly")
  broken = false
  await page.getByRole("button", { name: "Start again" }).click()
  await expect(inventory.headline).toContainText("of 500 VMs fit")
  // The fault was ours.
  watched.faults.splice(0)
})

test("before placing, each column shows what it is taken for and can be taken for something else; the answer names what was not counted", async ({
  explorer,
  inventory,
  page,
}) => {
  await explorer.openView("inventory")
  await inventory.box("VMs").fill("VM,CPUs,Memory,GPU note\na,4,8192,x\nb,8,16384,y\n")
  await inventory.box("Hosts").fill("Host,Cores,RAM GB,Model\nh,64,512,PowerEdge R750\n")
  const look = page.getByRole("region", { name: "How the VMs are read" })
  await expect(look).toContainText("2 VMs · 3 of 4 columns used")
  await expect(look).toContainText('it is read as MiB ("8192" is 8 GiB; as GiB it would be 8,192 GiB)')
  await expect(look).toContainText("though the names speak of a GPU, CPU or memory: GPU note")
  await look.getByLabel("Unit of Memory").selectOption("GiB")
  await expect(look.getByRole("row").filter({ hasText: "Memory" })).toContainText("8192 → 8,192 GiB")
  await look.getByLabel("Unit of Memory").selectOption("MiB")
  await expect(look.getByRole("row").filter({ hasText: "Memory" })).toContainText("as you chose")
  await expect(page.getByRole("region", { name: "How the hosts are read" })).toContainText("its cells name no GPU: the server's model")
  await inventory.place.click()
  await expect(inventory.headline).toHaveText("All 2 VMs fit by vCPU and RAM on 1 of 1 host; GPUs could not be counted.")
  await expect(inventory.answer.getByRole("list", { name: "What this rests on" })).toContainText("GPUs were not in the table of VMs.")
  // The example takes nothing away.
  await inventory.example.click()
  await expect(inventory.headline).toContainText("of 500 VMs fit")
  await inventory.form.getByRole("button", { name: "Back to your tables" }).click()
  await expect(inventory.box("VMs")).toHaveValue("VM,CPUs,Memory,GPU note\na,4,8192,x\nb,8,16384,y\n")
  await expect(inventory.headline).toHaveText("All 2 VMs fit by vCPU and RAM on 1 of 1 host; GPUs could not be counted.")
})

test("a file that cannot be read is refused in a sentence", async ({ explorer, page }) => {
  await explorer.openView("inventory")
  await page.getByLabel("VMs: file").setInputFiles({ name: "a.xlsx", mimeType: "", buffer: Buffer.from("PK\u0003\u0004") })
  await expect(page.getByRole("region", { name: "How the VMs are read" })).toContainText("This workbook is cut off or damaged")
})

test("a workbook given once serves for VMs and hosts; what it is known as is shown, and another sheet can be chosen", async ({
  explorer,
  inventory,
  page,
}) => {
  await explorer.openView("inventory")
  const buffer = Buffer.from(workbook(rvToolsSheets))
  await page.getByLabel("VMs: file").setInputFiles({ name: "rvtools.xlsx", mimeType: "", buffer })
  const vms = page.getByRole("region", { name: "How the VMs are read" })
  const hosts = page.getByRole("region", { name: "How the hosts are read" })
  await expect(vms).toContainText("Recognized: RVTools vInfo, version 4.7.1.4 (Excel workbook)")
  await expect(hosts).toContainText("Recognized: RVTools vHost, version 4.7.1.4 (Excel workbook)")
  await hosts.getByLabel("GPUs of each of these hosts").fill("2x L40S")
  await vms.getByLabel("A GPU for each of these VMs").fill("0.25")
  await inventory.place.click()
  await expect(inventory.headline).toHaveText("All 2 VMs fit on 1 of 2 hosts.")
  await vms.getByLabel("Sheet of the VMs").selectOption("vCPU")
  await expect(vms).toContainText("Recognized: columns of no known export (Excel workbook)")
  await expect(vms).toContainText("RAM was not in the table of VMs.")
})

test("VMs and hosts get GPUs by rules that show what they catch; rules and choices of columns are kept on the device", async ({
  explorer,
  inventory,
  page,
}) => {
  await explorer.openView("inventory")
  const given = { name: "rvtools.xlsx", mimeType: "", buffer: Buffer.from(workbook(rvToolsSheets)) }
  await page.getByLabel("VMs: file").setInputFiles(given)
  const vms = page.getByRole("region", { name: "How the VMs are read" })
  const hosts = page.getByRole("region", { name: "How the hosts are read" })
  await vms.getByRole("button", { name: "Give VMs a GPU by rule" }).click()
  await vms.getByLabel("VMs whose, rule 1").selectOption("folder")
  await vms.getByLabel("Pattern of rule 1").fill("VDI*")
  await vms.getByLabel("What they need by rule 1").fill("knowledge work")
  await expect(vms).toContainText('"knowledge work" is no kind of work')
  await vms.getByLabel("What they need by rule 1").fill("knowledge workers")
  await expect(vms).toContainText("It catches 1 VM: desk-001.")
  await hosts.getByRole("button", { name: "Give hosts GPUs by rule" }).click()
  await hosts.getByLabel("What they hold by rule 1").fill("2x L40S")
  await expect(hosts).toContainText("It catches 2 hosts: esx01, esx02.")
  await vms.getByRole("button", { name: /more columns? not used/ }).click()
  await vms.getByLabel("Cluster is taken for").selectOption("Folder, pool or namespace")
  await expect(vms).toContainText("What you chose for these columns is remembered on this device.")
  await inventory.place.click()
  await expect(inventory.headline).toHaveText("All 2 VMs fit on 1 of 2 hosts.")
  await page.reload()
  await page.getByLabel("VMs: file").setInputFiles(given)
  await expect(vms.getByLabel("Cluster is taken for")).toHaveValue("folder")
  await vms.getByRole("button", { name: "Forget it" }).click()
  await expect(vms.getByLabel("Folder is taken for")).toHaveValue("folder")
  await expect(vms).toContainText("It catches 1 VM: desk-001.")
})

test("an estate becomes a scenario: groups with what they count beyond the need, hosts one has, opened in the builder", async ({
  explorer,
  page,
}) => {
  await explorer.openView("inventory")
  await page.getByLabel("VMs: file").setInputFiles({ name: "rvtools.xlsx", mimeType: "", buffer: Buffer.from(workbook(rvToolsSheets)) })
  const plan = page.getByRole("region", { name: "Plan this estate" })
  await expect(plan).toContainText("None of the 2 VMs needs a GPU by what is given")
  await page.getByLabel("A GPU for each of these VMs").fill("2 GiB")
  await page.getByLabel("GPUs of each of these hosts").fill("2x L40S")
  await expect(plan).toContainText("2 VMs as 2 groups. Nothing is counted beyond what the VMs need.")
  await expect(plan).toContainText("2 hosts of 1 kind as hosts you have")
  await plan.getByLabel("Groups at most").fill("1")
  await expect(plan).toContainText("2 VMs as 1 group. That counts 60 % more vCPU and 78 % more RAM than the VMs need")
  await plan.getByRole("button", { name: "Plan this estate" }).click()
  await explorer.arrived("board")
  const fragment = explorer.fragment()
  expect(fragment).toContain("owned=custom:2*l40s:2")
  expect(fragment).toMatch(/vm=[^&]*knowledge-worker:2/)
})

test("an estate is planned from the top of Compare, and without the needs of what stood there before, unless they are kept", async ({
  explorer,
  inventory,
  page,
}) => {
  await explorer.openView("inventory", "need=live-migration")
  await inventory.example.click()
  await expect(inventory.headline).toBeVisible()
  const plan = page.getByRole("region", { name: "Plan this estate" })
  await expect(plan).toContainText("the table names models of GPUs: their groups ask for these alone")
  const keep = plan.getByRole("checkbox", { name: /Keep the needs set before/ })
  await expect(keep).not.toBeChecked()
  await plan.getByRole("button", { name: "Plan this estate" }).click()
  await explorer.arrived("board")
  expect(explorer.fragment()).not.toContain("need=live-migration")
  await expect.poll(() => page.evaluate(() => [scrollY, document.activeElement?.id])).toEqual([0, "content"])
})

test("the example's proposed rules are taken, its estate is planned, and the answer serves every group", async ({
  explorer,
  inventory,
  page,
}) => {
  await explorer.openView("inventory")
  await inventory.example.click()
  await expect(inventory.headline).toBeVisible({ timeout: 60_000 })
  const plan = page.getByRole("region", { name: "Plan this estate" })
  await plan.getByRole("button", { name: /^Take all \d+ rules$/ }).click()
  await expect(plan.getByRole("button", { name: /^Take all \d+ rules$/ })).toHaveCount(0)
  await plan.getByRole("button", { name: "Plan this estate" }).click()
  await explorer.arrived("board")
  await expect(explorer.verdict).toContainText(/^For [\d,]+ VMs in \d+ groups, /, { timeout: 60_000 })
  await expect(explorer.verdict).not.toContainText("nothing compared")
})

test("nothing for axe to say, before and after", async ({ explorer, inventory, page }) => {
  await explorer.openView("inventory")
  expect(await violations(page)).toEqual([])
  await inventory.example.click()
  await expect(inventory.headline).toBeVisible()
  await page.getByRole("button", { name: "Every host" }).click()
  expect(await violations(page)).toEqual([])
})

test("on a phone nothing is wider than the screen", async ({ explorer, inventory, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await explorer.openView("inventory")
  await inventory.example.click()
  await expect(inventory.headline).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

test("ten thousand VMs are read and placed without holding up the page, and can be cancelled", async ({ explorer, inventory, page }) => {
  await explorer.openView("inventory")
  const many = [
    "name,gpu,vcpu,ram_gib",
    ...Array.from({ length: 10_000 }, (_, i) => `vm-${i},${(1 + (i % 9)) / 10},${1 + (i % 7)},${2 + (i % 11)}`),
  ]
  const racks = [
    "name,cores,ram_gib,gpus,gpu_model",
    ...Array.from({ length: 1500 }, (_, i) => `host-${i},96,512,4,${i % 2 ? "L40S" : "A10"}`),
  ]
  await page.getByLabel("VMs: file").setInputFiles({ name: "many.csv", mimeType: "text/csv", buffer: Buffer.from(many.join("\n")) })
  await page.getByLabel("Hosts: file").setInputFiles({ name: "racks.csv", mimeType: "text/csv", buffer: Buffer.from(racks.join("\n")) })
  await inventory.place.click()
  await page.getByRole("button", { name: "Cancel" }).click()
  await expect(page.getByRole("progressbar")).toHaveCount(0)
  await expect(inventory.answer).toHaveCount(0)
  await inventory.place.click()
  await expect(inventory.headline).toHaveText(/^All 10,000 VMs fit on [\d,]+ of 1,500 hosts\.$/, { timeout: 15_000 })
})

import { expect, test } from "./walker.ts"

test("answers about a machine bring what it needs, each with a source, and stand in the link", async ({ explorer, page }) => {
  await explorer.show("advisor")
  const machine = page.getByRole("form", { name: "Your machine" })
  await expect(page.getByText(/^1\d\d rules/)).toBeVisible()
  await expect(machine.getByLabel("Optimus"), "asked of laptops only").toHaveCount(0)
  await machine.getByLabel("What you want to do").selectOption({ label: "Give one VM a whole GPU (fixed pass-through)" })
  await machine.getByLabel("Maker of the GPU").selectOption({ label: "NVIDIA" })
  await machine.getByLabel("Architecture of the GPU").selectOption({ label: "Pascal" })
  await machine.getByLabel("Machine", { exact: true }).selectOption({ label: "Laptop" })
  await machine.getByLabel("The guest sees an ACPI battery").selectOption({ label: "No" })
  const hypervisor = machine.getByLabel("Hypervisor", { exact: true })
  await hypervisor.fill("kvm")
  await page.getByRole("option", { name: /^KVM/ }).click()
  const needed = page.getByRole("region", { name: "Needed", exact: true })
  await expect(needed.getByRole("article").filter({ hasText: "Laptop driver wants a battery" })).toContainText("ACPI table")
  await expect(needed.getByRole("list", { name: "Sources" }).first().getByRole("link").first()).toHaveAttribute("href", /^https?:/)
  await expect(page.getByText(/^Nothing answered so far forbids it; (one step|\d+ steps) cannot be skipped\. Still open: /)).toBeVisible()
  await expect.poll(() => explorer.fragment()).toMatch(/filter=,.*battery:no.*hypervisor:kvm/)
  await page.reload()
  await expect(needed).toContainText("Laptop driver wants a battery")
  await machine.getByRole("button", { name: "Start again" }).click()
  await expect(needed).toHaveCount(0)
})

test("a machine that cannot is told so, with the rule that forbids it and a way round", async ({ explorer, page }) => {
  await explorer.show("advisor")
  await page.getByRole("link", { name: "VirtualBox 7" }).click()
  await expect(page.getByText(/^Cannot be done as described/)).toBeVisible()
  const forbids = page.getByRole("region", { name: "Forbids it" })
  await expect(forbids).toContainText("Use another hypervisor")
  await forbids.getByRole("link", { name: "VirtualBox has no PCI pass-through" }).click()
  await expect(page.getByRole("heading", { name: "VirtualBox has no PCI pass-through" })).toBeFocused()
  await expect.poll(() => explorer.fragment()).toMatch(/view=quirks&focus=vbox-no-pci/)
})

test("a rule that is open names the questions that decide it, and leads to them by keyboard", async ({ explorer, page }) => {
  await explorer.show("advisor", "filter=,want:fixed-pass-through,hypervisor:kvm,gpu-vendor:nvidia,machine:desktop")
  const open = page.getByRole("region", { name: "Depends on what is not answered" }).getByRole("listitem")
  const rule = open.filter({ hasText: "VBIOS must be given to the guest" })
  await rule.getByRole("button", { name: "The host boots with this GPU" }).focus()
  await page.keyboard.press("Enter")
  await expect(page.getByLabel("The host boots with this GPU")).toBeFocused()
})

test("each quirk has a page that leads into the advisor", async ({ explorer, page }) => {
  await explorer.show("quirks")
  await expect(page.getByRole("status").filter({ hasText: /^1\d\d rows$/ })).toBeVisible()
  await explorer.show("quirks", "filter=GVT-g stops at 7")
  await page.getByRole("rowheader").getByRole("link", { name: "GVT-g stops at 7 VMs" }).click()
  await page.getByRole("link", { name: "See it in the advisor" }).click()
  await expect(page.getByRole("region", { name: "Forbids it" })).toContainText("GVT-g stops at 7 VMs")
})

test("nothing is said to be out of the way while it is open whether the GPU is alone in its group", async ({ explorer, page }) => {
  const machine = "want:fixed-pass-through,hypervisor:kvm,gpu-vendor:nvidia,architecture:ampere,line:professional,machine:desktop,iommu:yes"
  await explorer.show("advisor", `filter=,${machine}`)
  const said = page.getByText(/Still open: .*is the GPU alone in its IOMMU group\?/)
  await expect(said).toBeVisible()
  await page.getByLabel("The GPU is alone in its IOMMU group").selectOption({ label: "Yes" })
  await page.getByLabel("It is the only GPU of the machine").selectOption({ label: "No" })
  await page.getByLabel("Memory is encrypted by").selectOption({ label: "nothing" })
  await expect(page.getByText(/^(Nothing known stands in the way|Can be done)/)).toBeVisible()
})

test("on a phone the answer stands before the questions", async ({ explorer, page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await explorer.show("advisor", "filter=,want:fixed-pass-through,hypervisor:virtualbox,hypervisor-version:7.0")
  await expect(page.getByText(/^Cannot be done as described/)).toBeInViewport()
  await expect(page.getByLabel("Version of the hypervisor"), "answered").toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})

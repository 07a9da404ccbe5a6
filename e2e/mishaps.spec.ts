import { InventoryPage } from "./pages/inventory.ts"
import { expect, test } from "./watch.ts"

/** A browser that has no workers, and one whose workers start and never say anything. */
const without = {
  "without workers": () => Reflect.deleteProperty(globalThis, "Worker"),
  "with workers that never answer": () => {
    globalThis.Worker = class extends EventTarget {
      onmessage = null
      onmessageerror = null
      onerror = null
      postMessage(): void {}
      terminate(): void {}
    } as unknown as typeof Worker
  },
}

for (const [how, spoil] of Object.entries(without)) {
  test.describe(how, () => {
    test.setTimeout(150_000)
    test.beforeEach(({ page }) => page.addInitScript(spoil))

    test("an inventory is looked at and placed all the same", async ({ explorer, page }) => {
      const inventory = new InventoryPage(page)
      await explorer.openView("inventory")
      await inventory.give(
        "name,vcpu,ram_gib,gpu\na,4,8,0.5\nb,4,8,0.6\nc,4,8,0.5\n",
        "name,cores,ram_gib,gpus,gpu_model\nh1,64,256,1,L40S\n",
      )
      await expect(inventory.headline).toHaveText("2 of 3 VMs fit, on 1 of 1 host; 1 is left over.", { timeout: 30_000 })
      await expect(page.getByRole("region", { name: "How the VMs are read" })).toBeVisible({ timeout: 30_000 })
    })

    test("Decide is worked out all the same, and why it takes longer is said", async ({ explorer, page }) => {
      await explorer.open("vm=knowledge-worker:60&view=explore")
      await expect(page.getByText(/takes longer/)).toBeVisible({ timeout: 60_000 })
      await expect(page.getByRole("region", { name: "All options, ranked" }).getByText("meet every requirement")).toBeVisible({
        timeout: 100_000,
      })
    })
  })
}

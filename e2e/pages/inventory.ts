import { expect, type Locator, type Page } from "@playwright/test"

/** The view that places an inventory. */
export class InventoryPage {
  readonly page: Page
  readonly form: Locator
  readonly answer: Locator
  readonly place: Locator
  readonly example: Locator
  readonly headline: Locator
  readonly left: Locator

  constructor(page: Page) {
    this.page = page
    this.form = page.getByRole("form", { name: "Your inventory" })
    this.answer = page.getByRole("region", { name: "What fits" })
    this.place = this.form.getByRole("button", { name: "Place the VMs" })
    this.example = this.form.getByRole("button", { name: "Try the example" })
    this.headline = this.answer.getByRole("status").first()
    this.left = page.getByRole("region", { name: "VMs that do not fit" })
  }

  box(name: "VMs" | "Hosts"): Locator {
    return this.form.getByRole("textbox", { name, exact: true })
  }

  async give(vms: string, hosts: string): Promise<void> {
    await this.box("VMs").fill(vms)
    await this.box("Hosts").fill(hosts)
    await this.place.click()
    await expect(this.headline).toBeVisible()
  }

  /** The text of a file that a button saves. */
  async saved(name: string): Promise<string> {
    const waiting = this.page.waitForEvent("download")
    await this.answer.getByRole("button", { name }).click()
    const stream = await (await waiting).createReadStream()
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(part as Buffer)
    return Buffer.concat(parts).toString("utf8")
  }
}

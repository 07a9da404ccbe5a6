import type { Locator, Page } from "@playwright/test"

/** The answer to "why?", at the side of the page. */
export class WhyPanel {
  readonly page: Page
  readonly dialog: Locator
  readonly inputs: Locator
  readonly sources: Locator
  readonly close: Locator

  constructor(page: Page) {
    this.page = page
    this.dialog = page.getByRole("dialog")
    this.inputs = this.dialog.getByRole("table", { name: "What went in" })
    this.sources = this.dialog.getByRole("list", { name: /^Source of / }).getByRole("link")
    this.close = this.dialog.getByRole("button", { name: "Close" })
  }

  formula(): Locator {
    return this.dialog.getByText("How it is worked out").first().locator("..")
  }
}

import { expect, type Locator, type Page } from "@playwright/test"
import { readFile } from "node:fs/promises"

export const techniqueNames = ["API remoting", "Fixed pass-through", "Mediated pass-through", "Device emulation"] as const
export type TechniqueName = (typeof techniqueNames)[number]

/** The view of the techniques: four drawings, then the dimensions. */
export class Techniques {
  readonly page: Page
  readonly matrix: Locator

  constructor(page: Page) {
    this.page = page
    this.matrix = page.getByRole("region", { name: "Techniques", exact: true })
  }

  card(technique: TechniqueName): Locator {
    return this.page.getByRole("article", { name: technique, exact: true })
  }

  drawing(technique: TechniqueName): Locator {
    return this.card(technique).getByRole("img", { name: /one call in/ })
  }

  /** Which way of a technique is drawn; on its own page the only such choice. */
  way(technique: TechniqueName): Locator {
    return this.page.getByRole("combobox", { name: `Way of ${technique.toLowerCase()}` })
  }

  row(dimension: string): Locator {
    return this.matrix.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name: dimension, exact: true }) })
  }

  async download(button: Locator): Promise<{ readonly fileName: string; readonly text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), button.click()])
    return { fileName: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") }
  }

  async arrived(): Promise<void> {
    await expect(this.matrix.getByRole("rowheader").first()).toBeVisible()
  }
}

/** Whether the page must be scrolled sideways. */
export const sideways = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)

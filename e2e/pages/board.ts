import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test"

export const techniques = ["API remoting", "Fixed pass-through", "Mediated pass-through", "Device emulation"] as const
export type Technique = (typeof techniques)[number]

export const columns = ["Native performance", "GPUs", "Cost", "Migration"] as const
export type Column = (typeof columns)[number]

export const flat = (text: string): string => text.replaceAll(/\s+/g, " ").trim()
const startOf = (name: string): RegExp => new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&")}`)

/** The comparison: a row for each option, a column for each question. */
export class Board {
  readonly page: Page | FrameLocator
  readonly table: Locator

  constructor(page: Page | FrameLocator) {
    this.page = page
    this.table = page.getByRole("table", { name: /^What each technique makes of/ })
  }

  /** An option's rows: its figures and, where it cannot be, its reasons. Named by its technique or, for a pin, by its product. */
  option(name: string): Locator {
    return this.table.getByRole("rowgroup").filter({ has: this.page.getByRole("rowheader", { name: startOf(name) }) })
  }

  /** The figure that can be asked why. */
  figure(option: string, column: Column): Locator {
    return this.option(option).getByRole("button", { name: new RegExp(`: why\\? ${column} of `) })
  }

  /** What is shown belongs to the scenario asked for: a large one, or a slow machine, takes a moment. */
  async answered(): Promise<void> {
    await expect(this.page.locator('[aria-busy="true"]').filter({ has: this.table })).toHaveCount(0)
  }

  async text(option: string, column: Column): Promise<string> {
    await this.answered()
    return flat(await this.figure(option, column).innerText())
  }

  async gpus(option: string): Promise<number> {
    const text = (await this.text(option, "GPUs")).replace("would be ", "")
    return text === "no GPU" ? 0 : Number(text.replaceAll(",", ""))
  }

  /** Why an option cannot be; there is none for one that can. */
  reasons(option: string): Locator {
    return this.option(option)
      .getByRole("row")
      .filter({ hasText: /Cannot\./ })
  }

  opener(column: Column): Locator {
    return this.table.getByRole("columnheader", { name: column }).getByRole("button")
  }

  /** All that the board says, row by row, as its reader sees it. */
  async rows(): Promise<string[]> {
    return (await this.table.getByRole("row").allInnerTexts()).map(flat)
  }
}

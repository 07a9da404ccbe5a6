import type { FrameLocator, Locator, Page } from "@playwright/test"
import { flat } from "./board.ts"

/** One column of the board as a chart of its own. */
export class Chart {
  readonly page: Page | FrameLocator
  readonly figure: Locator
  readonly asTable: Locator

  constructor(page: Page | FrameLocator, title: string | RegExp) {
    this.page = page
    this.figure = page.getByRole("figure", { name: title })
    this.asTable = this.figure.getByRole("button", { name: "Show as table" })
  }

  table(title: string | RegExp): Locator {
    return this.figure.getByRole("table", { name: title })
  }

  /** The table's body: a line for each row, its cells as text. */
  async rows(title: string | RegExp): Promise<string[][]> {
    const rows = await this.table(title).getByRole("row").all()
    return Promise.all(
      rows.slice(1).map(async (row) => (await row.getByRole("rowheader").or(row.getByRole("cell")).allInnerTexts()).map(flat)),
    )
  }
}

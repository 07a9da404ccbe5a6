import type { Download, Locator, Page } from "@playwright/test"
import { readFile } from "node:fs/promises"
import { flat } from "./board.ts"

/** A table of the dataset: sort, filter, choose columns, open rows, download. */
export class DataTable {
  readonly page: Page
  readonly root: Locator
  readonly table: Locator
  readonly search: Locator
  readonly count: Locator
  readonly csv: Locator

  constructor(page: Page, name: string) {
    this.page = page
    this.root = page.getByRole("region", { name, exact: true })
    this.table = this.root.getByRole("table").first()
    this.search = this.root.getByRole("searchbox")
    this.count = this.root.getByRole("status").first()
    this.csv = this.root.getByRole("button", { name: "CSV" })
  }

  header(column: string): Locator {
    return this.table.getByRole("columnheader", { name: column, exact: true })
  }

  async headers(): Promise<string[]> {
    return (await this.table.getByRole("columnheader").allInnerTexts()).map(flat)
  }

  facet(name: string): Locator {
    return this.root.getByRole("combobox", { name, exact: true })
  }

  /** The body's rows; none of them opened. */
  rows(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader") })
  }

  /** One column's texts, from the top. */
  async column(name: string): Promise<string[]> {
    const at = (await this.headers()).indexOf(name)
    return this.rows().evaluateAll(
      (rows, index) => rows.map((row) => (row.children[index]?.textContent ?? "").replaceAll(/\s+/g, " ").trim()),
      at,
    )
  }

  /** The link to a row's page. */
  opener(row: string): Locator {
    return this.table.getByRole("rowheader").getByRole("link", { name: row, exact: true })
  }

  /** Rows there are, in sight or not. */
  async length(): Promise<number> {
    return Number(await this.table.getAttribute("aria-rowcount")) - 1
  }

  async showColumn(name: string, shown: boolean): Promise<void> {
    await this.root.getByRole("button", { name: "Columns" }).click()
    await this.page.getByRole("dialog", { name: "Columns shown" }).getByRole("checkbox", { name, exact: true }).setChecked(shown)
    await this.page.keyboard.press("Escape")
  }

  async download(): Promise<{ readonly fileName: string; readonly text: string }> {
    const [download] = await Promise.all([this.page.waitForEvent("download"), this.csv.click()])
    return { fileName: download.suggestedFilename(), text: await textOf(download) }
  }
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8")
}

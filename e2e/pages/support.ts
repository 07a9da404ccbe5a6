import { expect, type Download, type Locator, type Page } from "@playwright/test"
import { readFile } from "node:fs/promises"
import { flat } from "./board.ts"

/** The support matrix: products against APIs and operations, and hypervisors against technologies. */
export class SupportMatrix {
  readonly page: Page
  readonly table: Locator
  readonly answer: Locator
  readonly footnotes: Locator
  /** What an opened cell says. */
  readonly window: Locator

  constructor(page: Page) {
    this.page = page
    const main = page.getByRole("main")
    this.table = main.getByRole("table")
    this.answer = main.getByRole("status").first()
    this.footnotes = main.getByRole("region", { name: "Footnotes" })
    this.window = page.getByRole("dialog")
  }

  /** All rows are there: the first come at once, the rest when the browser has time, and move what stands below. */
  async complete(products: number): Promise<void> {
    await expect(this.table.getByRole("rowheader").getByRole("link")).toHaveCount(products)
  }

  row(name: string): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader", { name, exact: true }) })
  }

  cell(row: string, column: string): Locator {
    return this.row(row).getByRole("button", { name: new RegExp(`(^|, )${column}(:|,|$)`) })
  }

  /** The names of the rows, from the top. */
  async names(): Promise<string[]> {
    return (await this.table.getByRole("rowheader").getByRole("link").allInnerTexts()).map(flat)
  }

  async headers(): Promise<string[]> {
    return (await this.table.getByRole("columnheader").allInnerTexts()).map(flat)
  }

  columns(name: "APIs" | "Operations" | "Both"): Locator {
    return this.page.getByRole("group", { name: "Columns" }).getByRole("button", { name, exact: true })
  }

  /** Chooses what a product must do. */
  async must(...names: readonly string[]): Promise<void> {
    await this.page.getByRole("button", { name: /^What must it do\?/ }).click()
    for (const name of names) await this.page.getByRole("dialog").getByRole("checkbox", { name, exact: true }).check()
    await this.page.keyboard.press("Escape")
  }

  async download(kind: "CSV" | "JSON"): Promise<{ readonly fileName: string; readonly text: string }> {
    const [file] = await Promise.all([this.page.waitForEvent("download"), this.page.getByRole("button", { name: kind }).click()])
    return { fileName: file.suggestedFilename(), text: await textOf(file) }
  }
}

async function textOf(file: Download): Promise<string> {
  return readFile(await file.path(), "utf8")
}

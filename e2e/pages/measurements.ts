import type { Locator, Page } from "@playwright/test"
import { DataTable } from "./dataTable.ts"

/** The picture of published shares of native, with its table. */
export class Measurements {
  readonly figure: Locator
  readonly table: DataTable
  readonly rows: Locator
  readonly dots: Locator
  readonly card: Locator

  constructor(page: Page) {
    this.figure = page.getByRole("figure", { name: "Share of native performance, as published" })
    this.table = new DataTable(page, "Measurements")
    this.rows = this.figure.getByRole("group", { name: /measurement/ })
    this.dots = this.figure.getByRole("link", { name: /of native,/ })
    this.card = this.figure.getByRole("complementary")
  }

  /** One row of the picture: a class of work within a technique, or the other way round. */
  row(group: string, name: RegExp): Locator {
    return this.figure.getByRole("region", { name: group, exact: true }).getByRole("group", { name })
  }
}

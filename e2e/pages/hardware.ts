import { expect, type Locator, type Page } from "@playwright/test"
import { flat } from "./board.ts"
import type { Explorer } from "./explorer.ts"

/** The hardware view: all GPUs, all servers, and the page of one of them with its partitions. */
export class Hardware {
  readonly explorer: Explorer
  readonly page: Page
  readonly articleTable: Locator
  readonly partitions: Locator
  /** The GPU with what stands on it. */
  readonly drawing: Locator
  /** Why something cannot be added. */
  readonly reasons: Locator

  constructor(explorer: Explorer) {
    this.explorer = explorer
    this.page = explorer.page
    this.articleTable = this.page.getByRole("region", { name: "The article's table of hardware" }).getByRole("table")
    this.partitions = this.page.getByRole("region", { name: "Partitions" })
    this.drawing = this.partitions.getByRole("img").first()
    this.reasons = this.partitions.getByRole("status").filter({ hasText: /[.?]/ }).last()
  }

  table(name: "Hardware" | "Servers"): Locator {
    return this.page.getByRole("region", { name, exact: true })
  }

  /** Opens a GPU's or a server's page by its link, and waits for it. */
  async openPage(focus: string, name: string, filter = ""): Promise<void> {
    await this.explorer.go(`view=hardware&focus=${focus}${filter === "" ? "" : `&filter=${filter}`}`)
    await expect(this.page.getByRole("heading", { level: 2, name })).toBeVisible()
  }

  /** A way of dividing the GPU, or a series. */
  choice(name: string): Locator {
    return this.partitions.getByRole("button", { name, exact: true })
  }

  more(type: string): Locator {
    return this.partitions.getByRole("button", { name: `One more ${type}`, exact: true })
  }

  fewer(type: string): Locator {
    return this.partitions.getByRole("button", { name: `One ${type} fewer`, exact: true })
  }

  fill(type: string): Locator {
    return this.partitions.getByRole("button", { name: new RegExp(`: add all, ${type}$`) })
  }

  count(type: string): Locator {
    return this.partitions.getByRole("status", { name: `${type} on the GPU`, exact: true })
  }

  /** A place on the slots where a type may start. */
  place(type: string, slots: string): Locator {
    return this.partitions.getByRole("button", { name: new RegExp(`^${type} at ${slots}(,|$)`) })
  }

  /** The drawing again as a table. */
  async places(): Promise<string[]> {
    const opener = this.partitions.getByRole("button", { name: /^What stands where/ })
    if ((await opener.getAttribute("aria-expanded")) === "false") await opener.click()
    const rows = this.partitions
      .getByRole("table")
      .getByRole("row")
      .filter({ has: this.page.getByRole("rowheader") })
    return (await rows.allInnerTexts()).map(flat)
  }
}

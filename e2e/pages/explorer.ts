import { expect, type Locator, type Page } from "@playwright/test"
import type { View as KnownView } from "../../src/scenario/view.ts"
import { Board, flat } from "./board.ts"
import { Builder } from "./builder.ts"
import { Datacenter } from "./datacenter.ts"
import { WhyPanel } from "./why.ts"

/** Every view with the name of its entry in the navigation, and what is on the screen once it has arrived. */
export const views = {
  board: "Compare",
  native: "Compare",
  gpus: "Compare",
  cost: "Compare",
  migration: "Compare",
  datacenter: "Datacenter",
  explore: "Decide",
  beside: "Decide",
  inventory: "Datacenter",
  techniques: "Techniques",
  call: "Techniques",
  share: "Techniques",
  move: "Techniques",
  emulate: "Techniques",
  glossary: "Techniques",
  lessons: "Techniques",
  support: "Products",
  products: "Products",
  hardware: "Hardware",
  measurements: "Measurements",
  validation: "Measurements",
  advisor: "Pass-through",
  quirks: "Pass-through",
  sources: "Sources & data",
  workloads: "Sources & data",
  data: "Sources & data",
} as const satisfies Readonly<Record<KnownView, string>>
export type View = keyof typeof views
export const viewNames = Object.keys(views) as View[]

const chartTitles: Partial<Record<View, RegExp>> = {
  native: /^Native performance/,
  gpus: /^GPUs/,
  cost: /^Cost over/,
  migration: /^Migration/,
}
/** The whole page. */
export class Explorer {
  readonly page: Page
  readonly main: Locator
  readonly verdict: Locator
  readonly notices: Locator
  readonly builder: Builder
  readonly board: Board
  readonly datacenter: Datacenter
  readonly why: WhyPanel

  constructor(page: Page) {
    this.page = page
    this.main = page.getByRole("main")
    this.verdict = this.main
      .getByRole("paragraph")
      .filter({ hasText: /^(For .+,|Nothing is compared)/ })
      .first()
    this.notices = this.main.getByRole("status").filter({ hasText: /\S/ })
    this.builder = new Builder(page)
    this.board = new Board(page)
    this.datacenter = new Datacenter(page)
    this.why = new WhyPanel(page)
  }

  /** Loads the page afresh with a scenario in its address. */
  async open(fragment = "", query = ""): Promise<void> {
    // From another document, so that a new fragment is a new visit.
    if (this.page.url() !== "about:blank") await this.page.goto("about:blank")
    await this.page.goto(`/${query}${fragment === "" ? "" : `#${fragment}`}`)
    // The page is there before it can answer.
    await this.page.locator("html[data-live]").waitFor({ state: "attached", timeout: 45_000 })
    // What is edited stands in the address soon after: at once only when the page is bound to it, or says that it cannot be.
    if (!/\b(embed|present)\b/.test(query))
      await this.page.waitForFunction(
        () => performance.getEntriesByName("bound").length > 0 || document.body.textContent.includes("do not stand in the address yet"),
      )
  }

  /**
   * Brings a view of the dataset onto the screen: where the page is open, by its address alone, from another view, so that nothing of what was
   * opened before is left. What a first visit does is tested by `open`.
   */
  async go(fragment: string): Promise<void> {
    if (!this.page.url().includes("/#")) return this.open(fragment)
    await this.paste("view=data&focus=nothing")
    await expect(this.main.getByText("The dataset has no “nothing”")).toBeVisible()
    await this.paste(fragment)
  }

  async show(view: View, fragment = ""): Promise<void> {
    await this.go([fragment, `view=${view}`].filter((part) => part !== "").join("&"))
    await this.arrived(view)
  }

  async openView(view: View, fragment = ""): Promise<void> {
    await this.open([fragment, `view=${view}`].filter((part) => part !== "").join("&"))
    await this.arrived(view)
  }

  /** Puts another link into the address of the page that is open: nothing is loaded again. */
  async paste(fragment: string): Promise<void> {
    await this.page.evaluate(
      (hash) =>
        new Promise<void>((resolve) => {
          const before = location.href
          addEventListener("hashchange", () => resolve(), { once: true })
          location.assign(`#${hash}`)
          if (location.href === before) resolve()
        }),
      fragment,
    )
  }

  async goView(view: View, fragment: string): Promise<void> {
    await this.paste(`${fragment}&view=${view}`)
    await this.arrived(view)
  }

  /** Waits until a view shows its content. */
  async arrived(view: View): Promise<void> {
    const chart = chartTitles[view]
    if (view === "board") await expect(this.board.table).toBeVisible()
    else if (view === "datacenter") await expect(this.datacenter.gpus().first()).toBeVisible()
    else if (chart) await expect(this.page.getByRole("figure", { name: chart })).toBeVisible()
    else {
      await expect(this.main.getByText(/^(On its way…|Loading the .+ …)$/)).toHaveCount(0)
      await expect(this.main.locator("article, form, table, figure, h3").filter({ visible: true }).first()).toBeVisible()
    }
  }

  nav(name: string): Locator {
    return this.page.getByRole("navigation", { name: "Views" }).getByRole("link", { name, exact: true })
  }

  /** The part of the address behind "#". */
  fragment(): string {
    return new URL(this.page.url()).hash.replace(/^#/, "")
  }

  /** The plan in which each group goes its own way comes after the board and the charts: the verdict and a row of each chart may be its own. */
  async planned(): Promise<void> {
    if ((await this.builder.groups.count()) < 2) return
    const plan = this.main.getByRole("region", { name: "Each group its own way" })
    await expect(plan).toBeVisible()
    await expect(plan.getByText("Being worked out …")).toHaveCount(0, { timeout: 60_000 })
    await expect(plan.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 })
    // Its row on the board comes in a file of its own.
    await expect(this.board.table.locator('tbody[aria-busy="true"]')).toHaveCount(0)
  }

  /** Verdict and board in words: what two readers of one link must agree on. */
  async figures(): Promise<string[]> {
    await expect(this.board.table).toBeVisible()
    await this.board.answered()
    await this.planned()
    return [flat(await this.verdict.innerText()), ...(await this.board.rows())]
  }
}

import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test"
import { Board } from "./board.ts"
import { Datacenter } from "./datacenter.ts"

/** Views of the scenario. */
export const embedViews = ["board", "native", "gpus", "cost", "migration", "datacenter"] as const
export type EmbedView = (typeof embedViews)[number]

/** A view inside somebody else's page. */
export class Embedded {
  readonly page: Page
  readonly selector: string
  readonly iframe: Locator
  readonly frame: FrameLocator
  readonly board: Board
  readonly datacenter: Datacenter
  readonly title: Locator
  readonly link: Locator

  constructor(page: Page, selector = "iframe") {
    this.page = page
    this.selector = selector
    this.iframe = page.locator(selector)
    this.frame = page.frameLocator(selector)
    this.board = new Board(this.frame)
    this.datacenter = new Datacenter(this.frame)
    this.title = this.frame.getByRole("heading", { level: 2 })
    this.link = this.frame.getByRole("link", { name: /^Open in the GPU Virtualization Explorer/ })
  }

  async arrived(view: EmbedView): Promise<void> {
    if (view === "board") await expect(this.board.table).toBeVisible()
    else if (view === "datacenter") await expect(this.datacenter.gpus().first()).toBeVisible()
    else await expect(this.frame.getByRole("figure")).toBeVisible()
  }

  /** Px of content that the frame is too short for. */
  hidden(): Promise<number> {
    return this.frame.locator("html").evaluate((html) => html.scrollHeight - innerHeight)
  }

  /** Everything that the frame has stored; where the browser refuses storage, nothing can be. */
  stored(): Promise<number[]> {
    return this.inside(() =>
      [() => localStorage.length, () => sessionStorage.length, () => document.cookie.length].map((look) => {
        try {
          return look()
        } catch {
          return 0
        }
      }),
    )
  }

  /** Runs in the frame's own document. */
  inside<T>(look: () => T | Promise<T>): Promise<T> {
    return this.frame.locator("html").evaluate(look)
  }
}

import type { FrameLocator, Locator, Page } from "@playwright/test"

/** Hosts, boards and GPUs as tiles. */
export class Datacenter {
  readonly page: Page | FrameLocator
  readonly root: Locator
  readonly switch: Locator
  readonly picture: Locator

  constructor(page: Page | FrameLocator) {
    this.page = page
    this.root = page.getByRole("region", { name: "Picture of the datacenter" })
    this.switch = this.root.getByRole("group", { name: "Option in the picture" })
    this.picture = this.root.getByRole("group", { name: /^Hosts, boards and GPUs of / })
  }

  option(name: string | RegExp): Locator {
    return this.switch.getByRole("button", { name })
  }

  /** Tiles that are GPUs; a tile may stand for several. */
  gpus(): Locator {
    return this.picture.getByRole("img", { name: /GPU/ })
  }
}

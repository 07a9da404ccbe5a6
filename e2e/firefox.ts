import puppeteer, { type Browser, type ElementHandle, type Page } from "puppeteer-core"

/** ms: a machine that does other work at the same time answers late. */
const patience = 90_000

/** Starts Firefox, driven over WebDriver BiDi. Gives a sentence where it does not start. */
export async function startFirefox(executablePath: string): Promise<Browser | string> {
  try {
    return await puppeteer.launch({ browser: "firefox", executablePath, headless: true, protocolTimeout: patience, timeout: patience })
  } catch (error) {
    return `Firefox does not start here: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error)}`
  }
}

/** A tab of Firefox, with what it complained of. */
export class FirefoxPage {
  readonly page: Page
  readonly faults: string[] = []
  readonly #site: string

  constructor(page: Page, site: string) {
    this.page = page
    this.#site = site
    page.setDefaultTimeout(patience)
    page.on("console", (message) => {
      if (message.type() === "error") this.faults.push(message.text())
    })
    page.on("pageerror", (error) => this.faults.push(error instanceof Error ? error.message : String(error)))
  }

  static async in(browser: Browser, site: string): Promise<FirefoxPage> {
    const page = await browser.newPage()
    await page.setViewport({ width: 1280, height: 900 })
    return new FirefoxPage(page, site)
  }

  /** Goes to another address once nothing is under way: Firefox complains of files whose page is left while they come through the service worker. */
  async leave(address: string): Promise<void> {
    await this.page.waitForNetworkIdle({ idleTime: 300 })
    await this.page.goto(address)
  }

  /** Loads the page afresh and waits until it answers and nothing is on its way. */
  async open(fragment: string): Promise<void> {
    await this.leave("about:blank")
    await this.page.goto(`${this.#site}/${fragment}`)
    await this.page.waitForSelector("html[data-live]")
    await this.page.waitForFunction(() => {
      const words = document.querySelector("main")?.innerText ?? ""
      const isBusy = document.querySelector("main [aria-busy=true]") !== null
      return /\w{4}/.test(words) && !isBusy && !/being worked out|on its way|Loading the/i.test(words)
    })
  }

  async says(words: string): Promise<void> {
    await this.page.waitForFunction((text) => document.body.innerText.replaceAll(/\s+/g, " ").includes(text), {}, words)
  }

  /** Waits until the address holds these words behind its #. */
  async links(words: string): Promise<void> {
    await this.page.waitForFunction((text) => decodeURIComponent(location.hash).includes(text), {}, words)
  }

  /** What answers to these words: its label, or else its text, begins with them. */
  async called(selector: string, words: string): Promise<ElementHandle<HTMLElement>> {
    const found = await this.page.waitForFunction(
      (candidates, beginning) =>
        [...document.querySelectorAll<HTMLElement>(candidates)].find((one) => {
          const [label] = one instanceof HTMLInputElement ? (one.labels ?? []) : []
          return (one.ariaLabel ?? label?.textContent ?? one.textContent).startsWith(beginning)
        }) ?? null,
      {},
      selector,
      words,
    )
    return found as ElementHandle<HTMLElement>
  }

  /** The board in words. */
  board(): Promise<string> {
    return this.page.$eval("main table", (table) => table.innerText.replaceAll(/\s+/g, " "))
  }
}

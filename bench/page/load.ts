import type { Browser } from "playwright"

export interface Load {
  /** Files and bytes on the wire, until the page has answered a press of a key on the slider, and until it asks for nothing more. */
  readonly untilInput: Transfer
  readonly inAll: Transfer
  /** ms from navigation until the press was answered, without throttling. */
  readonly answersInput: number
}

export interface Transfer {
  readonly files: number
  readonly bytes: number
}

/** A phone's screen. */
export const phone = { width: 412, height: 823 } as const
export const desk = { width: 1280, height: 800 } as const

/** Loads the untouched page with an empty cache and tries the slider until it moves. */
export async function load(browser: Browser, url: string): Promise<Load> {
  const context = await browser.newContext({ viewport: desk })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send("Network.enable")
    const so: { files: number; bytes: number } = { files: 0, bytes: 0 }
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      so.files += 1
      so.bytes += encodedDataLength
    })
    const started = performance.now()
    await page.goto(url, { waitUntil: "commit" })
    const slider = page.getByRole("slider").first()
    await slider.waitFor()
    const before = await slider.getAttribute("aria-valuenow")
    do {
      await slider.press("ArrowRight")
    } while ((await slider.getAttribute("aria-valuenow")) === before)
    const answersInput = performance.now() - started
    const untilInput = { ...so }
    await page.waitForLoadState("networkidle")
    // What is fetched in idle time, too.
    await page.waitForTimeout(3000)
    return { untilInput, inAll: { ...so }, answersInput }
  } finally {
    await context.close()
  }
}

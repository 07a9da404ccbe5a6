import type { Browser, Page } from "playwright"
import { desk } from "./load.ts"
import { percentile } from "./statistics.ts"

export interface Drag {
  /** ms from a move of the pointer until the frame after it was drawn, 75th percentile and worst. */
  readonly paint75: number
  readonly paintWorst: number
  /** Tasks above 50 ms on the page's thread while the pointer moved: how many, and the longest in ms. */
  readonly longTasks: number
  readonly longest: number
  /** Different verdicts that were shown on the way. */
  readonly answers: number
  /** ms from the last move until the verdict stood still. */
  readonly settled: number
}

interface Seen {
  readonly paints: number[]
  readonly tasks: number[]
  readonly verdicts: { at: number; text: string }[]
  lastMove: number
}

declare global {
  var seen: Seen
}

/** Runs in the page. */
function watch(): void {
  const seen: Seen = { paints: [], tasks: [], verdicts: [], lastMove: 0 }
  globalThis.seen = seen
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(entry.duration)
  }).observe({ type: "longtask" })
  addEventListener(
    "pointermove",
    (event) => {
      const at = event.timeStamp
      seen.lastMove = at
      // A task posted from within the frame runs when the frame has been drawn.
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => seen.paints.push(performance.now() - at)
        channel.port2.postMessage(null)
      })
    },
    { capture: true },
  )
  const verdict = (): string => document.querySelector("main p")?.textContent ?? ""
  let last = verdict()
  new MutationObserver(() => {
    const text = verdict()
    if (text === last) return
    last = text
    seen.verdicts.push({ at: performance.now(), text })
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}

const moves = 60
/** ms between two moves: a hand that drags for two seconds. */
const pause = 33

async function sweep(page: Page): Promise<void> {
  const thumb = await page.getByRole("slider").first().locator("..").boundingBox()
  const track = await page.getByRole("slider").first().locator("../..").boundingBox()
  if (!thumb || !track) throw new Error("The page has no slider.")
  const y = thumb.y + thumb.height / 2
  await page.mouse.move(thumb.x + thumb.width / 2, y)
  await page.mouse.down()
  for (let step = 1; step <= moves; step++) {
    const along = 0.3 + 0.35 * Math.sin((step / moves) * Math.PI * 2)
    await page.mouse.move(track.x + track.width * along, y)
    await page.waitForTimeout(pause)
  }
}

/** Drags the first group's number of VMs there and back with a processor slowed down `slowdown` times. */
export async function drag(browser: Browser, url: string, slowdown: number): Promise<Drag> {
  const context = await browser.newContext({ viewport: desk })
  try {
    const page = await context.newPage()
    await page.goto(url)
    await page.getByRole("table").first().waitFor()
    await page.waitForLoadState("networkidle")
    // What comes in idle time is there, and code that has never run is not what is measured.
    await page.waitForTimeout(3000)
    await sweep(page)
    await page.mouse.up()
    const session = await context.newCDPSession(page)
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown })
    await page.waitForTimeout(1500)
    // tsx wraps named functions in a helper of its own, which the page has not.
    await page.evaluate("globalThis.__name = (one) => one")
    await page.evaluate(watch)
    await sweep(page)
    await page.waitForTimeout(2500)
    const { paints, tasks, verdicts, lastMove } = await page.evaluate(() => globalThis.seen)
    await page.mouse.up()
    return {
      paint75: percentile(paints, 0.75),
      paintWorst: Math.max(...paints),
      longTasks: tasks.length,
      longest: Math.max(0, ...tasks),
      answers: verdicts.length,
      settled: Math.max(0, (verdicts.at(-1)?.at ?? lastMove) - lastMove),
    }
  } finally {
    await context.close()
  }
}

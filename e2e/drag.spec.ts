import type { Page } from "@playwright/test"
import type { Explorer } from "./pages/explorer.ts"
import { expect, test } from "./watch.ts"

interface Spot {
  readonly x: number
  readonly y: number
}

/** A way to move the slider to fewer VMs and hold it there, and to let go. */
interface Hand {
  readonly name: string
  readonly take: (page: Page, explorer: Explorer, from: Spot) => Promise<() => Promise<void>>
}

const moved = 24

const hands: readonly Hand[] = [
  {
    name: "a mouse",
    take: async (page, _, { x, y }) => {
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.mouse.move(x - moved, y, { steps: 4 })
      return () => page.mouse.up()
    },
  },
  {
    name: "a finger",
    take: async (page, _, { x, y }) => {
      const screen = await page.context().newCDPSession(page)
      const touch = (type: "touchStart" | "touchMove" | "touchEnd", touchPoints: readonly Spot[]) =>
        screen.send("Input.dispatchTouchEvent", { type, touchPoints: [...touchPoints] })
      await touch("touchStart", [{ x, y }])
      for (let step = 1; step <= 4; step++) await touch("touchMove", [{ x: x - (step * moved) / 4, y }])
      return async () => {
        await touch("touchEnd", [])
      }
    },
  },
  {
    name: "a held key",
    take: async (page, explorer) => {
      await explorer.builder.slider().focus()
      for (let step = 0; step < 5; step++) await page.keyboard.down("PageDown")
      return () => page.keyboard.up("PageDown")
    },
  },
]

test.use({ hasTouch: true })

for (const { name, take } of hands) {
  test(`while ${name} drags, the axes hold and each bar shows where it stood; they follow when it lets go`, async ({ explorer, page }) => {
    await explorer.open("vm=knowledge-worker:2000")
    const { table } = explorer.board
    const axis = async () => (await table.locator("thead").innerText()).replace("Dashed: before", "").trim()
    const before = await axis()
    const fixed = table.locator("tbody").nth(1)
    const lines = await fixed.locator("svg line").count()
    const spot = await explorer.builder.slider().evaluate((thumb) => {
      const { x, y, width, height } = (thumb.parentElement ?? thumb).getBoundingClientRect()
      return { x: x + width / 2, y: y + height / 2 }
    })
    const letGo = await take(page, explorer, spot)
    await expect(table.getByText("Dashed: before")).toBeVisible()
    // A line each for GPUs and cost.
    await expect(fixed.locator("svg line")).toHaveCount(lines + 2)
    expect(await axis()).toBe(before)
    await letGo()
    await expect(table.getByText("Dashed: before")).toHaveCount(0)
    await expect.poll(axis).not.toBe(before)
  })
}

import { expect, test } from "./watch.ts"

const workloads = ["knowledge-worker", "cad-light", "task-worker", "power-user", "developer-gpu", "cad-medium", "data-scientist"]
const groups = (first: number): string =>
  Array.from({ length: 20 }, (_, i) => `${workloads[i % workloads.length]}:${i === 0 ? first : 40 + i}`).join()

test("twenty groups edited in quick succession end with the figures that a fresh visit gives", async ({ explorer, page }) => {
  const { board, builder } = explorer
  await explorer.open(`vm=${groups(100)}`)
  await expect(board.table).toBeVisible()
  const slider = builder.slider()
  await slider.focus()
  for (let step = 0; step < 12; step++) await page.keyboard.press("ArrowRight")
  const vms = Number(await builder.count().inputValue())
  expect(vms).toBeGreaterThan(100)
  const edited = await explorer.figures()
  await explorer.open(`vm=${groups(vms)}`)
  await expect(board.table).toBeVisible()
  expect(edited).toEqual(await explorer.figures())
})

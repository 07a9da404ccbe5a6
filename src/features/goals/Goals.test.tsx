import { afterEach, expect, it } from "vitest"
import { page } from "vitest/browser"
import { cleanup, render } from "vitest-browser-react"
import "../../ui/global.css"
import { catalogue } from "../../dataset/load.ts"
import { evaluate } from "../../engine/evaluate.ts"
import { decodeFragment, knownIds } from "../../scenario/url/index.ts"
import { GoalsPlace } from "./Goals.tsx"
import { GoalStrip } from "./GoalStrip.tsx"

afterEach(async () => {
  await cleanup()
  await page.viewport(414, 896)
})

it.each([
  [360, 1],
  [360, 3],
  [1024, 1],
  [1024, 4],
])("at %i px the place kept for %i goals is as high as they are, to a line", async (width, goals) => {
  await page.viewport(width, 800)
  const link = `vm=knowledge-worker:200&goal=${["gpus-most:20", "share-least:0.5", "hosts-most:9", "vms-least:1"].slice(0, goals).join(",")}`
  const { scenario } = decodeFragment(link, knownIds(catalogue)).state
  const report = evaluate(scenario, catalogue)
  const option = report.options[0] ?? null
  const screen = await render(
    <div>
      <GoalsPlace goals={goals} />
      <GoalStrip report={report} scenario={scenario} option={option} focus={null} />
    </div>,
  )
  const [place, strip] = [...(screen.container.firstElementChild?.children ?? [])].map((one) => one.getBoundingClientRect().height)
  expect(strip).toBeGreaterThan(60)
  expect(Math.abs((place ?? 0) - (strip ?? 0))).toBeLessThanOrEqual(24)
})

import { expect, test } from "vitest"
import { defaultScenario } from "../engine/scenario.ts"
import { reportFor } from "./reportFor.ts"

test("a report is computed once for each scenario", () => {
  const report = reportFor(defaultScenario)
  expect(report.options.length).toBeGreaterThan(0)
  expect(reportFor(defaultScenario)).toBe(report)
  expect(reportFor({ ...defaultScenario })).not.toBe(report)
})

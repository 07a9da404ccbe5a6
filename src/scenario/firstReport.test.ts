import { expect, test } from "vitest"
import firstReport from "virtual:first-report"
import { catalogue } from "../dataset/load.ts"
import { first } from "../dataset/first.ts"
import { firstOf } from "../dataset/firstData.ts"
import { evaluate } from "../engine/evaluate.ts"
import { defaultScenario } from "../engine/scenario.ts"
import { plainLink, currentVersions } from "./link.ts"
import { encodeFragment } from "./url/encode.ts"
import { noBeside, noVersions, views } from "./view.ts"

test("the answer that comes with the page is the engine's, to the last digit", () => {
  expect(firstReport).toEqual(JSON.parse(JSON.stringify(evaluate(defaultScenario, catalogue))))
})

test("what comes first of the dataset is the dataset's", () => {
  expect(first).toMatchObject(firstOf(catalogue))
})

test("a view of the untouched scenario has the same link without the codec", () => {
  for (const view of views) {
    const state = { scenario: defaultScenario, view: { view, focus: null, table: {} }, kept: [], versions: noVersions, beside: noBeside }
    expect(plainLink(view)).toBe(encodeFragment(state, currentVersions))
  }
})

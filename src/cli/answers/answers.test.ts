import { describe, expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { loadSources } from "../../dataset/sources.ts"
import { put } from "./ask.ts"
import { chapters } from "./index.ts"

const cases = chapters.flatMap((chapter) => chapter.cases)

describe("answers that were once wrong", () => {
  test("have ids of their own", () => {
    expect(new Set(cases.map((one) => one.id)).size).toBe(cases.length)
  })

  test("name sources of the dataset", async () => {
    const sources = await loadSources()
    const unknown = cases.flatMap((one) => one.sources.filter((each) => !sources[each.source]).map((each) => `${one.id}: ${each.source}`))
    expect(unknown).toEqual([])
    expect(cases.filter((one) => one.sources.length === 0).map((one) => one.id)).toEqual([])
  })

  test.each(cases.map((one) => ({ id: one.id, title: one.title, one })))("$title ($id)", ({ one }) => {
    expect(one.wrong(put(one, catalogue))).toEqual([])
  })
})

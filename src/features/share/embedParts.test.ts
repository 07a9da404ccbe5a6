import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { views } from "../../scenario/view.ts"
import { partNames, partsOf } from "./embedParts.ts"
import { embedViews, hideable as ofAll } from "./embedQuery.ts"
import { viewParts } from "./viewParts.ts"

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => readFileSync(`src/${path}`, "utf8"))
  .join("\n")
const hideable = [...ofAll, ...viewParts]
const guide = readFileSync("docs/embed.md", "utf8")

describe("the parts of embedded views", () => {
  it("stand in every view: each view of the page can be embedded", () => {
    expect(views.filter((view) => !(embedViews as readonly string[]).includes(view))).toEqual([])
  })

  it("belong to a view each, and have a name for who makes a frame", () => {
    const named = new Set(Object.values(partsOf).flat())
    expect(hideable.filter((part) => !named.has(part))).toEqual([])
    expect(Object.keys(partNames).toSorted()).toEqual([...hideable].toSorted())
  })

  it("are marked where they are drawn", () => {
    // Settings of mechanisms are marked by their own word, `is={setting}`; the rest of a mechanism is all of its parts but a few.
    const bySetting = new Set(["calls", "rtt", "vcpu", "ram", "fb", "net", "written"])
    const marked = (part: string): boolean => sources.includes(part === "rest" ? `.includes("${part}")` : `<Part is="${part}">`)
    expect(viewParts.filter((part) => !bySetting.has(part) && !marked(part))).toEqual([])
  })

  it("stand in the guide, view by view", () => {
    const rows = embedViews.map((view) => `| \`${view}\` | ${partsOf[view].map((part) => `\`${part}\``).join(", ")} |`)
    expect(rows.filter((row) => !guide.includes(row))).toEqual([])
  })
})

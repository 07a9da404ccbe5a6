import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { lookable } from "../../dataset/schema/looks.ts"
import { elementCode, embedQuery, embedUrl, iframeCode } from "./embedCode.ts"
import {
  embedInputs,
  embedThemes,
  embedViews,
  fullUrl,
  hideable,
  isOfScenario,
  lockable,
  parseEmbed,
  type EmbedSettings,
} from "./embedQuery.ts"
import { viewParts } from "./viewParts.ts"

const settings: fc.Arbitrary<EmbedSettings> = fc
  .record({
    view: fc.constantFrom(...embedViews),
    theme: fc.constantFrom(null, ...embedThemes),
    hide: fc.subarray([...hideable, ...viewParts]),
    lock: fc.subarray([...lockable, ...viewParts]),
    controls: fc.subarray([...embedInputs]),
    look: fc.subarray([...lookable]),
  })
  // Views of the dataset have no inputs.
  .map((one) => (isOfScenario(one.view) ? one : { ...one, controls: [] }))
const plain: EmbedSettings = { view: "gpus", theme: null, hide: [], lock: [], look: [], controls: [] }

describe("the query of an embedded view", () => {
  it("gives back every setting that was written", () => {
    fc.assert(
      fc.property(settings, (wanted) => {
        expect(parseEmbed(`?${embedQuery(wanted)}`, viewParts, lookable)).toEqual({ ...wanted, problems: [], isUnsure: false })
      }),
    )
  })

  it("shows the board and says so where the view is unknown", () => {
    const { view, problems } = parseEmbed("?embed=pie")
    expect(view).toBe("board")
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^There is no view “pie” to embed; it can be board, .+ or data\. The comparison board is shown instead\.$/)
    expect(parseEmbed("?embed=").problems[0]).toMatch(/^“embed=” names no view/)
  })

  it("never throws and reports words it does not know", () => {
    expect(parseEmbed("?embed=cost&theme=pink&hide=link,me&lock=why", viewParts).problems).toHaveLength(3)
    fc.assert(
      fc.property(fc.string(), (search) => {
        expect(embedViews).toContain(parseEmbed(search).view)
      }),
    )
  })

  it("forgives case and spaces", () => {
    expect(parseEmbed("?embed=Datacenter&hide=Link,%20why&theme=DARK")).toEqual({
      view: "datacenter",
      theme: "dark",
      hide: ["link", "why"],
      lock: [],
      look: [],
      controls: [],
      isUnsure: false,
      problems: [],
    })
  })

  it("knows what a reader can be asked to look at", () => {
    expect(parseEmbed("?embed=share&look=Curve,picture", viewParts, lookable)).toMatchObject({ look: ["picture", "curve"], problems: [] })
    expect(parseEmbed("?embed=share&look=curve")).toMatchObject({ look: ["curve"], isUnsure: true })
    expect(parseEmbed("?embed=share&look=here", viewParts, lookable).problems[0]).toMatch(
      /^“look=” knows no “here”; it can be api-remoting, .+ or reasons\.$/,
    )
  })

  it("knows the inputs that a view may have, and says so where it has none", () => {
    expect(parseEmbed("?embed=gpus&controls=count,Builder&lock=count")).toMatchObject({
      controls: ["count", "builder"],
      lock: ["count"],
      problems: [],
    })
    expect(parseEmbed("?embed=gpus&controls=colour").problems[0]).toMatch(
      /^“controls=” knows no “colour”; it can be count, .+ or builder\.$/,
    )
    expect(parseEmbed("?embed=hardware&controls=count")).toMatchObject({
      controls: [],
      problems: ["“controls=” belongs to views of the scenario; this view has no inputs."],
    })
  })
})

describe("embedded addresses and code", () => {
  it("keep the scenario in the fragment and how it is shown in the query", () => {
    expect(embedUrl("https://example.org/x/?old=1#vm=a:1", { ...plain, theme: "dark" }, "vm=knowledge-worker:200&years=3")).toBe(
      "https://example.org/x/?embed=gpus&theme=dark#vm=knowledge-worker:200&years=3",
    )
  })

  it("lead back to the full page without the query", () => {
    expect(fullUrl("https://example.org/x/?embed=gpus&theme=dark#vm=a:1", "vm=b:2")).toBe("https://example.org/x/#vm=b:2")
    expect(fullUrl("https://example.org/x/index.html?embed=gpus", "")).toBe("https://example.org/x/index.html")
  })

  it("name the inputs in the query and as the element's attribute", () => {
    const code = {
      page: "https://example.org/x/",
      settings: { ...plain, controls: ["count", "goals"] as const },
      fragment: "",
      height: 400,
      title: "T",
    }
    expect(iframeCode(code)).toContain("?embed=gpus&amp;controls=count,goals")
    expect(elementCode(code)).toContain('controls="count,goals"')
  })

  it("escape what HTML would read as markup", () => {
    const code = {
      page: "https://example.org/",
      settings: plain,
      fragment: "vm=a:1&years=3",
      height: 420,
      title: '"><script>alert(1)</script>',
    }
    for (const text of [iframeCode(code), elementCode(code)]) {
      expect(text).not.toContain("<script>alert")
      expect(text).toContain("vm=a:1&amp;years=3")
    }
  })

  it("find the script beside the page", () => {
    expect(
      elementCode({ page: "https://example.org/gpu/index.html#vm=a:1", settings: plain, fragment: "", height: 300, title: "GPUs" }),
    ).toBe(
      '<script src="https://example.org/gpu/embed.js" async></script>\n<gpu-explorer view="gpus" height="300" label="GPUs"></gpu-explorer>',
    )
  })
})

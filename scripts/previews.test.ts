import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { fullCatalogue } from "../src/dataset/full.ts"
import { presets } from "../src/scenario/presets.ts"
import { decodeFragment, knownIds } from "../src/scenario/url/index.ts"
import { cards, drawnText, pageCard, previewSize } from "./preview-list.ts"
import { oembed, pageTags, sharePage } from "./previews-plugin.ts"

const site = "https://explorer.example.org/gpu/"

test("the pictures are drawn of today's words, each as large as previews are; else run npm run previews", () => {
  expect(readFileSync("previews/drawn.json", "utf8")).toBe(drawnText())
  expect(readdirSync("previews").toSorted()).toEqual([...cards.map(({ id }) => `${id}.png`), "drawn.json"].toSorted())
  for (const { id } of cards) {
    const png = readFileSync(`previews/${id}.png`)
    expect([id, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([id, previewSize.width, previewSize.height])
    expect(png.length).toBeLessThan(120_000)
  }
})

test("every example has one, and each opens what it says, without a repair", () => {
  const known = knownIds(fullCatalogue)
  for (const { id, fragment } of cards) {
    const { state, repairs } = decodeFragment(fragment, known)
    const preset = presets.find((one) => one.id === id)
    expect([id, repairs]).toEqual([id, []])
    expect([id, preset ? state.scenario : state.view.view]).toEqual([id, preset ? preset.state : id === pageCard.id ? "board" : id])
  }
  expect(presets.filter(({ id }) => !cards.some((card) => card.id === id))).toEqual([])
})

test("a page to share has its title, words, picture and way on, all absolute, and no script", () => {
  const card = cards.find(({ id }) => id === "museum")!
  const html = sharePage(card, site)
  expect(html).toContain('<meta property="og:title" content="Museum of emulated PCs" />')
  expect(html).toContain(`<meta property="og:image" content="${site}share/museum.png" />`)
  expect(html).toMatch(/http-equiv="refresh" content="0; url=https:\/\/explorer\.example\.org\/gpu\/#vm=[^"]*&amp;/)
  expect(html).not.toMatch(/<script|&(?!amp;|quot;|lt;)/)
})

test("a page to share names its oEmbed file, which frames the view that the page leads to", () => {
  const known = knownIds(fullCatalogue)
  for (const card of cards.filter((one) => one !== pageCard)) {
    const [, href] = /type="application\/json\+oembed" href="([^"]*)"/.exec(sharePage(card, site)) ?? []
    expect(href).toBe(`${site}share/${card.id}.json`)
    const said = JSON.parse(oembed(card, site)) as Readonly<Record<string, unknown>>
    expect(said).toMatchObject({ version: "1.0", type: "rich", title: card.title, thumbnail_url: `${site}share/${card.id}.png` })
    expect([typeof said["width"], typeof said["height"]]).toEqual(["number", "number"])
    const [, src = ""] = /^<iframe src="([^"]*)"/.exec(String(said["html"])) ?? []
    const address = new URL(src.replaceAll("&amp;", "&"))
    expect(address.searchParams.get("embed")).toBe(presets.some(({ id }) => id === card.id) ? "board" : card.id)
    expect(decodeFragment(address.hash, known)).toEqual(decodeFragment(card.fragment, known))
  }
})

test("the page's own preview names the address it was built for", () => {
  const tags = pageTags(site).map(({ attrs }) => [attrs?.["property"], attrs?.["content"]])
  expect(tags).toContainEqual(["og:url", site])
  expect(tags).toContainEqual(["og:image", `${site}share/page.png`])
})

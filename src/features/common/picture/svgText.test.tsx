import { expect, test } from "vitest"
import { svgText } from "./svgText.ts"

function textOf(drawing: string): string {
  document.body.innerHTML = `<svg width="100" height="50" aria-label="A chart" style="--surface: #fff">${drawing}</svg>`
  const svg = document.querySelector("svg")
  if (!svg) throw new Error("no drawing")
  return svgText(svg).text
}

test("a mark that is see-through on the page is so in the file, and never black", () => {
  const text = textOf(
    '<path id="hollow" style="fill: transparent; stroke: #0a0" d="M0 0h9"/><path id="half" style="fill: rgb(0 0 255 / 50%)" d="M0 0h9"/>',
  )
  expect(/<path id="hollow"[^>]*>/.exec(text)?.[0]).toMatch(/fill="none".*stroke="#00aa00"/)
  expect(/<path id="half"[^>]*>/.exec(text)?.[0]).toMatch(/fill="#0000ff".*fill-opacity="0\.50\d"/)
})

test("opacity of a paint is kept beside its colour, and fonts are named", () => {
  const text = textOf('<text id="said" style="fill: #123456; fill-opacity: 0.25; font-family: \'Explorer Sans\', sans-serif">Words</text>')
  expect(/<text id="said"[^>]*>/.exec(text)?.[0]).toMatch(/fill="#123456".*fill-opacity="0\.25".*font-family="'Explorer Sans', sans-serif"/)
})

test("a figure’s title, names of rows and keys stand about its drawing in their places; its controls and what is only heard do not", () => {
  document.body.innerHTML = `<figure style="--surface: #fff; margin: 0"><h3>Cost over years</h3><div data-take="no"><button>Show as table</button></div>
    <span style="position: absolute; width: 1px; height: 1px; overflow: hidden">heard</span>
    <svg id="key" width="10" height="10"><rect width="9" height="9"/></svg> Licences
    <svg id="drawing" width="100" height="50" aria-label="A chart"><path d="M0 0h9"/></svg></figure>`
  const svg = document.querySelector<SVGSVGElement>("#drawing")
  if (!svg) throw new Error("no drawing")
  const { text, size } = svgText(svg)
  expect(text).toMatch(/<text [^>]*font-family="[^"]+"[^>]*>Cost over years<\/text>/)
  expect(text).toMatch(/>Licences<\/text>/)
  expect(text).toMatch(/<svg[^>]* id="key"/)
  expect(text).not.toMatch(/Show as table|heard/)
  expect(size.height).toBeGreaterThan(60)
})

test("whatever is said in a drawing, the file is XML that any program reads", () => {
  const said = '5\u00a0% < 6\u00a0% & "more"'
  document.body.innerHTML = '<svg width="100" height="50" style="--surface: #fff"><text></text></svg>'
  const svg = document.querySelector("svg")
  const words = svg?.querySelector("text")
  if (!svg || !words) throw new Error("no drawing")
  svg.setAttribute("aria-label", said)
  words.setAttribute("data-said", said)
  words.textContent = said
  const read = new DOMParser().parseFromString(svgText(svg).text, "image/svg+xml")
  expect(read.querySelector("parsererror")).toBeNull()
  expect(read.querySelector("title")?.textContent).toBe(said)
  expect(read.querySelector("text")?.textContent).toBe(said)
  expect(read.documentElement.namespaceURI).toBe("http://www.w3.org/2000/svg")
})

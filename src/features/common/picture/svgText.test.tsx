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

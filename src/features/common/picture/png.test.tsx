import { expect, test } from "vitest"
import "../../../ui/fonts/explorer-sans.css"
import { pngOf } from "./png.ts"

const words = "WWW Measured iiii 0123456789"
const size = 20

/** From the first to the last column of the picture that is not its ground, in pixels of the picture. */
async function inkWidth(png: Blob): Promise<number> {
  const bitmap = await createImageBitmap(png)
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext("2d")
  if (!context) throw new Error("no canvas")
  context.drawImage(bitmap, 0, 0)
  const { data, width, height } = context.getImageData(0, 0, bitmap.width, bitmap.height)
  const inked = Array.from({ length: width }, (_, x) => x).filter((x) =>
    Array.from({ length: height }, (_, y) => data[(y * width + x) * 4] ?? 255).some((red) => red < 128),
  )
  return (inked.at(-1) ?? 0) - (inked[0] ?? 0)
}

const widthIn = (font: string): number => {
  const context = new OffscreenCanvas(10, 10).getContext("2d")
  if (!context) throw new Error("no canvas")
  context.font = `${size}px ${font}`
  return context.measureText(words).width
}

test("a chart saved as PNG is set in the page's font, at twice its size", async () => {
  await document.fonts.load(`${size}px "Explorer Sans"`, words)
  document.body.innerHTML = `<svg width="500" height="60" aria-label="A chart" style="--surface: #fff"><text x="10" y="40" font-size="${size}" fill="#000" style="font-family: 'Explorer Sans', monospace">${words}</text></svg>`
  const svg = document.querySelector("svg")
  if (!svg) throw new Error("no drawing")
  const drawn = await inkWidth(await pngOf(svg))
  const [own, other] = [2 * widthIn('"Explorer Sans"'), 2 * widthIn("monospace")]
  expect(Math.abs(own - other)).toBeGreaterThan(40)
  expect(Math.abs(drawn - own)).toBeLessThan(10)
})

import { fontRules } from "./fonts.ts"
import { svgText, type DrawnSize } from "./svgText.ts"

/** Pixels for one of the drawing's own. */
const density = 2

const tries = 20
const restMs = 80

/** Letters of a picture come a little after it, and are unseen until then: it is drawn until two drawings are alike. */
async function drawnWhole(context: CanvasRenderingContext2D, image: HTMLImageElement): Promise<void> {
  const { width, height } = context.canvas
  const draw = (): Uint32Array => {
    context.clearRect(0, 0, width, height)
    context.drawImage(image, 0, 0, width, height)
    return new Uint32Array(context.getImageData(0, 0, width, height).data.buffer)
  }
  let before = draw()
  for (let at = 0; at < tries; at++) {
    await new Promise((go) => setTimeout(go, restMs))
    const now = draw()
    if (now.every((pixel, place) => pixel === before[place])) return
    before = now
  }
}

/** The drawing as pixels, at twice its size. Throws where the browser cannot draw it. */
export async function pngOf(svg: SVGSVGElement, asked?: DrawnSize): Promise<Blob> {
  const { text: drawn, size } = svgText(svg, asked)
  // A picture loads nothing: without its letters it would be set in the system's.
  const rules = await fontRules()
  const text = drawn.replace("</title>", () => `</title><style><![CDATA[${rules}]]></style>`)
  const image = new Image(size.width, size.height)
  // Of the page's own text: an address of its own that the content security policy lets through.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement("canvas")
  canvas.width = Math.round(size.width * density)
  canvas.height = Math.round(size.height * density)
  const context = canvas.getContext("2d", { willReadFrequently: true })
  if (!context) throw new Error("This browser draws no pictures.")
  await drawnWhole(context, image)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))), "image/png"),
  )
}

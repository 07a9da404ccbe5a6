import { baseline, marksIn, placed, wordsIn } from "./words.ts"

const painted = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "paint-order",
] as const

interface Paint {
  readonly colour: string
  /** 0..1. */
  readonly opacity: number
}

/** Any colour of CSS as the six digits that every program reads, and how much it covers; "none" stays. */
function plainColour(): (colour: string) => Paint {
  const context = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true })
  return (colour) => {
    if (!context || colour === "none" || colour === "") return { colour, opacity: 1 }
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data
    if (alpha === 0) return { colour: "none", opacity: 1 }
    const digits = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")
    return { colour: `#${digits}`, opacity: Number((alpha / 255).toFixed(3)) }
  }
}

/** The theme's ground, worked out by an element that has it: a variable by itself says what it is made of. */
function surfaceOf(svg: SVGSVGElement): string {
  const probe = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "rect"))
  probe.style.fill = "var(--surface)"
  const { fill } = getComputedStyle(probe)
  probe.remove()
  return fill
}

/** A drawing's own size, where it has one that the page does not show it in. */
export interface DrawnSize {
  readonly width: number
  readonly height: number
}

/** In the page, or what its view box says where that is more: it is shown smaller, or not at all. */
function sizeOf(svg: SVGSVGElement): DrawnSize {
  const { width, height } = svg.getBoundingClientRect()
  const box = svg.viewBox.baseVal
  return width >= box.width ? { width, height } : { width: box.width, height: box.height }
}

const made = <Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Readonly<Record<string, string | number>>) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}

/** A copy of a drawing with the page's styles written into it. */
function paintedCopy(svg: SVGSVGElement, plain: (colour: string) => Paint): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const ours = [svg, ...svg.querySelectorAll("*")]
  const theirs = [copy, ...copy.querySelectorAll("*")]
  ours.forEach((element, at) => {
    const style = getComputedStyle(element)
    const target = theirs[at]
    if (!target) return
    target.removeAttribute("class")
    target.removeAttribute("style")
    for (const name of painted) {
      const value = style.getPropertyValue(name).replaceAll('"', "'")
      if (name !== "fill" && name !== "stroke") target.setAttribute(name, value)
      else {
        const { colour, opacity } = plain(value)
        target.setAttribute(name, colour)
        const whole = opacity * Number(style.getPropertyValue(`${name}-opacity`) || 1)
        if (whole < 1) target.setAttribute(`${name}-opacity`, String(whole))
      }
    }
    // A fill that names a pattern of this drawing is computed to an address of the page.
    const fill = element.getAttribute("fill")
    if (fill?.startsWith("url(")) target.setAttribute("fill", fill)
  })
  return copy
}

/** The drawing with the words and marks that stand about it, in their places. */
function withWords(
  svg: SVGSVGElement,
  holder: Element,
  plain: (colour: string) => Paint,
): { readonly whole: SVGSVGElement; readonly size: DrawnSize } {
  const own = svg.getBoundingClientRect()
  const drawings = [{ svg, ...placed(own) }, ...marksIn(holder, svg)]
  const words = wordsIn(holder)
  const boxes = [...drawings, ...words]
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))]
  const width = Math.ceil(Math.max(...boxes.map((one) => one.x + one.width)) - left)
  const height = Math.ceil(Math.max(...boxes.map((one) => one.y + one.height)) - top)
  const whole = made("svg", { viewBox: `0 0 ${width} ${height}` })
  for (const one of drawings) {
    const copy = paintedCopy(one.svg, plain)
    if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${one.width} ${one.height}`)
    const place = { x: one.x - left, y: one.y - top, width: one.width, height: one.height, overflow: "visible" }
    for (const [key, value] of Object.entries(place)) copy.setAttribute(key, String(value))
    whole.append(copy)
  }
  for (const { text, x, y, height: tall, style } of words) {
    const { colour, opacity } = plain(style.color)
    const element = made("text", {
      x: (x - left).toFixed(1),
      y: (y - top + baseline * tall).toFixed(1),
      fill: colour,
      "fill-opacity": opacity,
      "font-family": style.fontFamily.replaceAll('"', "'"),
      "font-size": style.fontSize,
      "font-weight": style.fontWeight,
    })
    element.textContent = text
    whole.append(element)
  }
  return { whole, size: { width, height } }
}

/** The drawing as a file that looks the same anywhere: the page's styles and its fonts' names are written into it, on the page's own ground. Words and keys of its figure stand about it. */
export function svgText(svg: SVGSVGElement, asked?: DrawnSize): { readonly text: string; readonly size: DrawnSize } {
  const plain = plainColour()
  const figure = asked ? null : svg.closest("figure, [data-take='all']")
  const { whole: copy, size } = figure ? withWords(svg, figure, plain) : { whole: paintedCopy(svg, plain), size: asked ?? sizeOf(svg) }
  copy.prepend(made("rect", { width: "100%", height: "100%", fill: plain(surfaceOf(svg)).colour }))
  if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`)
  for (const side of ["width", "height"] as const) copy.setAttribute(side, String(size[side]))
  const title = made("title", {})
  title.textContent = svg.getAttribute("aria-label") ?? ""
  copy.prepend(title)
  // As XML: what a page writes of itself has entities and marks in attributes that no other program reads.
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`, size }
}

import { download } from "../../common/table/csv.ts"

/** A drawing as a file of its own: the theme's variables are replaced by what they stand for. */
export function svgFile(svg: SVGSVGElement, width: number, height: number): string {
  const theme = getComputedStyle(svg)
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.removeAttribute("class")
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg")
  copy.setAttribute("width", String(width))
  copy.setAttribute("height", String(height))
  const text = new XMLSerializer().serializeToString(copy)
  return text.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => theme.getPropertyValue(name).trim().replaceAll('"', "'"))
}

export const saveSvg = (svg: SVGSVGElement, width: number, height: number, name: string): void =>
  download(`${name}.svg`, `${svgFile(svg, width, height)}\n`, "image/svg+xml")

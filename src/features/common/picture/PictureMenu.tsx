import { useState, type ReactElement, type RefObject } from "react"
import { fetched, NotLoaded } from "../../../base/notLoaded.ts"
import { Button } from "../../../ui/Button.tsx"
import { Menu, type MenuEntry } from "../../../ui/Menu.tsx"
import { Part } from "../Part.tsx"
import { download } from "../download.ts"
import styles from "./PictureMenu.module.css"
import type { DrawnSize } from "./svgText.ts"
import { jsonOf, valuesOf, type Values } from "./values.ts"

interface PictureMenuProps {
  /** What holds the drawing, and the table where `values` are not given. */
  readonly of: RefObject<Element | null>
  /** Without its ending. */
  readonly fileName: string
  /** What stands in the chart; left out: the table beside it, if there is one. */
  readonly values?: () => Values
  /** The drawing's own size, where the page shows it in another. */
  readonly size?: DrawnSize
  /** There is a drawing; else the values alone can be had. */
  readonly drawn?: boolean
}

const pictures: readonly MenuEntry[] = [
  { id: "png", label: "PNG", detail: "a picture at twice its size" },
  { id: "svg", label: "SVG", detail: "a drawing for slides and print" },
  { id: "copy", label: "Copy as image" },
]
const files: readonly MenuEntry[] = [
  { id: "csv", label: "CSV", detail: "its values for a spreadsheet" },
  { id: "json", label: "JSON", detail: "its values for a program" },
]

/** The largest of the drawings in there: the others are marks and keys. */
function drawingIn(holder: Element | null): SVGSVGElement | null {
  const all = holder instanceof SVGSVGElement ? [holder] : [...(holder?.querySelectorAll("svg") ?? [])]
  const area = (svg: SVGSVGElement): number => {
    const { width, height } = svg.getBoundingClientRect()
    return width * height
  }
  return all.toSorted((a, b) => area(b) - area(a))[0] ?? null
}

/** Beside every chart: takes it along as a picture, or as its values. */
export function PictureMenu({ of, fileName, values, size, drawn = true }: PictureMenuProps): ReactElement {
  const [said, setSaid] = useState("")
  const take = async (id: string): Promise<void> => {
    setSaid("")
    try {
      setSaid(await took(id, { of, fileName, ...(values ? { values } : {}), ...(size ? { size } : {}) }))
    } catch (error) {
      if (error instanceof NotLoaded) setSaid("A file of the page could not be loaded: try again.")
      else setSaid(id === "copy" ? "The browser did not allow it: save it as PNG." : "It could not be made here.")
    }
  }
  return (
    <Part is="save">
      <span className={styles.root} data-print="no">
        <Menu
          trigger={
            <Button variant="quiet" icon="download">
              Save
            </Button>
          }
          align="end"
          sections={[...(drawn ? [{ entries: pictures }] : []), ...(values || !drawn ? [{ entries: files }] : [])]}
          onSelect={(id) => void take(id)}
        />
        <output className={styles.said}>{said}</output>
      </span>
    </Part>
  )
}

/** Does it, and says what has become of it; nothing where the browser shows that itself. */
async function took(id: string, { of, fileName, values, size }: Omit<PictureMenuProps, "drawn">): Promise<string> {
  if (id === "csv" || id === "json") {
    const { valuesCsv } = await fetched(import("../table/csv.ts"))
    const table = of.current?.querySelector("table")
    const found = values?.() ?? (table ? valuesOf(table) : null)
    if (!found) return "It has no table of values."
    if (id === "csv") download(`${fileName}.csv`, valuesCsv(found.columns, found.rows))
    else download(`${fileName}.json`, jsonOf(found), "application/json")
    return ""
  }
  const svg = drawingIn(of.current)
  if (!svg) return "Show the drawing first."
  const [{ svgText }, { pngOf }] = await fetched(Promise.all([import("./svgText.ts"), import("./png.ts")]))
  if (id === "svg") download(`${fileName}.svg`, svgText(svg, size).text, "image/svg+xml")
  else if (id === "png") download(`${fileName}.png`, await pngOf(svg, size), "image/png")
  else {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": pngOf(svg, size) })])
    return "It is in your clipboard."
  }
  return ""
}

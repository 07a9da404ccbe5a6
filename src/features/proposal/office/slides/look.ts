import type PptxGenJS from "pptxgenjs"
import type { CostPart } from "../../../../engine/basics/why/cost.ts"
import type { TechniqueId } from "../../../../dataset/core.ts"

/** 16:9, in inches. */
export const page = { width: 13.333, height: 7.5, left: 0.6, top: 1.45, inner: 12.13, bottom: 6.95, foot: 7.05 } as const

export const ink = "17212B"
export const faint = "46525E"
export const rule = "B4BFC9"
export const sunk = "EBEDE9"
export const accent = "1B4F9C"
/** On every computer that shows slides, or replaced by one of its width. */
export const font = "Calibri"

/** The page's own hues and marks (ui/tokens.css, light). */
export const techniqueLook: Readonly<Record<TechniqueId, { readonly color: string; readonly mark: PptxGenJS.SHAPE_NAME }>> = {
  "api-remoting": { color: "9A5B00", mark: "ellipse" },
  "fixed-pass-through": { color: "2457B8", mark: "rect" },
  "mediated-pass-through": { color: "0B7A6B", mark: "diamond" },
  "device-emulation": { color: "96307F", mark: "triangle" },
}

/** Apart in grey, too: neighbours of a stack differ in lightness. */
export const partColors: Readonly<Record<CostPart, string>> = {
  gpus: "1B4F9C",
  hosts: "8AB0F7",
  network: "46525E",
  licences: "E3A53F",
  broker: "9A5B00",
  rights: "F3DFBD",
  energy: "0B7A6B",
  maintenance: "C6E8E1",
  space: "96307F",
  staff: "E08FCE",
  financing: "8F9BA7",
}

/** Low, likely, high of one figure. */
export const endColors = ["B4BFC9", "1B4F9C", "8AB0F7"] as const

// Control characters and halves of pairs may not stand in XML.
const unfit = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu
/** A text that may stand in the file, no longer than a slide has room for. */
export function fit(text: string, longest = 600): string {
  const clean = text.replaceAll(unfit, "")
  return clean.length > longest ? `${clean.slice(0, longest - 1).trimEnd()}…` : clean
}

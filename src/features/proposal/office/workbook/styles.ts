import type { CellObject } from "write-excel-file/universal"
import type { Look } from "./cells.ts"

type Style = Omit<CellObject, "value" | "type">

const ink = "#17212b"
const sunk = "#ebede9"
const line = "#b4bfc9"

const cents = "#,##0.00"

const head: Style = {
  fontWeight: "bold",
  backgroundColor: sunk,
  textColor: ink,
  wrap: true,
  alignVertical: "top",
  height: 32,
  bottomBorderStyle: "thin",
  bottomBorderColor: line,
}

/** Inputs are blue on yellow, as spreadsheets of money are mostly read; an input that nobody knows has a frame and waits. */
export const styles: Readonly<Record<Look, Style>> = {
  title: { fontWeight: "bold", fontSize: 18, textColor: ink, height: 28 },
  heading: { fontWeight: "bold", fontSize: 13, textColor: ink, height: 24, alignVertical: "bottom" },
  head: { ...head, indent: 1 },
  "head-right": { ...head, align: "right" },
  paragraph: { wrap: true, alignVertical: "top" },
  text: { align: "left", indent: 1, wrap: true, alignVertical: "top" },
  wrapped: { wrap: true, alignVertical: "top" },
  note: { alignVertical: "top", textColor: "#46525e", fontStyle: "italic" },
  money: { format: cents, alignVertical: "top" },
  // Years in which nothing is paid are quiet.
  flow: { format: `${cents};-${cents};"–"`, align: "right", alignVertical: "top" },
  unknown: { format: `${cents};-${cents};"not known"`, align: "right", alignVertical: "top" },
  cents: { format: `${cents};-${cents};0.00`, alignVertical: "top" },
  number: { format: "#,##0.####", alignVertical: "top" },
  input: { format: "#,##0.######", textColor: "#1b4f9c", backgroundColor: "#fff8dc", alignVertical: "top" },
  open: {
    format: "#,##0.######",
    textColor: "#1b4f9c",
    backgroundColor: "#fff8dc",
    borderStyle: "dashed",
    borderColor: "#9a5b00",
    alignVertical: "top",
  },
  percent: { format: "0.0%", alignVertical: "top" },
  total: { format: cents, fontWeight: "bold", topBorderStyle: "thin", topBorderColor: ink, alignVertical: "top" },
  "total-text": { indent: 1, fontWeight: "bold", topBorderStyle: "thin", topBorderColor: ink, alignVertical: "top" },
  link: { textColor: "#1b4f9c", textDecoration: { underline: true }, alignVertical: "top" },
}

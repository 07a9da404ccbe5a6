import { cut, lessonLimit, textLimit } from "../bounds.ts"
import { defaultView, views, type PageState, type View } from "../view.ts"
import { escapeText, unescapeText } from "./escape.ts"
import { once, type KeyRow } from "./lists.ts"
import { keyTold, readId, type Reader } from "./reader.ts"

const viewRow: KeyRow = {
  key: "view",
  section: "View",
  encode: ({ view }) => (view.view === defaultView.view ? [] : [escapeText(view.view, false)]),
  decode: (text, read) => {
    if (text.trim() === "") return read.report("ignored", "no-value", { key: keyTold("view") })
    const id = readId(read, unescapeText(text, false), new Set(views), "view", text)
    if (id === null) return
    once(read)
    read.state = { ...read.state, view: { ...read.state.view, view: id as View } }
  },
}

interface TextPlace {
  readonly get: (state: PageState) => string | null | undefined
  readonly set: (state: PageState, text: string) => PageState
  /** Left out: with what a text of several words needs. */
  readonly written?: (text: string) => string
  readonly read?: (text: string) => string
}

/** A free text; an empty one is none. */
function textRow(
  about: Omit<KeyRow, "encode" | "decode">,
  { get, set, written = (text) => escapeText(text), read: readText = (text) => unescapeText(text) }: TextPlace,
): KeyRow {
  return {
    ...about,
    encode: (state) => {
      const text = get(state)
      return text ? [written(text)] : []
    },
    decode: (text, read: Reader) => {
      const whole = readText(text)
      if (whole === "") return read.report("ignored", "no-value", { key: keyTold(about.key) })
      if (whole.length > textLimit) read.report("truncated", "value-cut", { key: keyTold(about.key), most: textLimit })
      once(read)
      read.state = set(read.state, cut(whole, textLimit))
    },
  }
}

/** Option keys read better with their `@`, `:` and `*` as they are. */
const optionKeyText = (text: string): string =>
  text
    .split(/([@:*])/)
    .map((part, at) => (at % 2 === 1 ? part : escapeText(part, false)))
    .join("")

/** Filters keep their `:` and `*`, and a comma stands for the `;` between their parts: ",vendor:nvidia,status:current", ",pack:a16-2q*3". */
const filterText = (text: string): string =>
  text
    .split(/([:;*])/)
    .map((part, at) => (at % 2 === 0 ? escapeText(part) : part === ";" ? "," : part))
    .join("")
const readFilterText = (text: string): string =>
  text
    .split(",")
    .map((part) => unescapeText(part))
    .join(";")

/** A lesson of the reader's own. What is in it is for the view that plays it to judge. */
const lessonRow: KeyRow = {
  key: "lesson",
  section: "View",
  encode: ({ view: { table } }) => (table.lesson ? [table.lesson] : []),
  decode: (text, read) => {
    const packed = text.trim()
    if (packed === "") return read.report("ignored", "no-value", { key: keyTold("lesson") })
    if (!/^[A-Za-z0-9_-]+$/.test(packed)) return read.report("ignored", "no-packed-lesson", { key: keyTold("lesson") })
    if (packed.length > lessonLimit) return read.report("ignored", "value-too-long", { key: keyTold("lesson"), most: lessonLimit })
    once(read)
    read.state = { ...read.state, view: { ...read.state.view, table: { ...read.state.view.table, lesson: packed } } }
  },
}

/** What the page shows, and how. */
export const viewRows: readonly KeyRow[] = [
  viewRow,
  textRow(
    {
      key: "focus",
      section: "View",
    },
    {
      get: (state) => state.view.focus,
      set: (state, text) => ({ ...state, view: { ...state.view, focus: text } }),
      written: optionKeyText,
      read: (text) => unescapeText(text, false),
    },
  ),
  textRow(
    {
      key: "sort",
      section: "View",
    },
    {
      get: (state) => state.view.table.sort,
      set: (state, text) => ({ ...state, view: { ...state.view, table: { ...state.view.table, sort: text } } }),
    },
  ),
  textRow(
    {
      key: "filter",
      section: "View",
    },
    {
      get: (state) => state.view.table.filter,
      set: (state, text) => ({ ...state, view: { ...state.view, table: { ...state.view.table, filter: text } } }),
      written: filterText,
      read: readFilterText,
    },
  ),
  lessonRow,
]

/** What a link was made with. Written last, and only when anything else is. */
export const linkRows: readonly KeyRow[] = [
  textRow(
    {
      key: "was",
      section: "Link",
    },
    {
      get: (state) => state.versions.answer,
      set: (state, answer) => ({ ...state, versions: { ...state.versions, answer } }),
      written: optionKeyText,
    },
  ),
  textRow(
    {
      key: "data",
      section: "Link",
    },
    { get: (state) => state.versions.dataset, set: (state, text) => ({ ...state, versions: { ...state.versions, dataset: text } }) },
  ),
  textRow(
    {
      key: "model",
      section: "Link",
    },
    { get: (state) => state.versions.model, set: (state, text) => ({ ...state, versions: { ...state.versions, model: text } }) },
  ),
]

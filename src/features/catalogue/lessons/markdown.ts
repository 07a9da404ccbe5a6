import type { ReactElement } from "react"
import Markdown, { type Components, type Options } from "react-markdown"

/** Elements that a lesson's text may have. Pictures would be fetched from wherever their author likes; headings are the page's own. */
export const allowedElements = ["p", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "br", "hr"] as const

/** Where a link of a text may lead: a place of this page (`#…`), or a page of the web. Null: nowhere. */
export function allowedUrl(url: string): string | null {
  if (url.startsWith("#")) return url
  const parsed = URL.parse(url)
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}

/** Lists, quotes and emphasis that may stand in each other; what is deeper is one text. */
const deepest = 12

interface Node {
  readonly type: string
  readonly value?: string
  children?: Node[]
}

/** All texts of a tree, in order; trees can be deeper than a function can call itself. */
function textOf(tree: Node): string {
  const texts: string[] = []
  const rest = [tree]
  for (let node = rest.pop(); node; node = rest.pop()) {
    if (node.type === "text" && node.value !== undefined) texts.push(node.value)
    rest.push(...(node.children ?? []).toReversed())
  }
  return texts.join("")
}

/** Makes trees no deeper than browsers draw. */
const shallow = () => (tree: Node) => {
  let level = [tree]
  for (let depth = 0; depth < deepest; depth++) level = level.flatMap(({ children = [] }) => children)
  for (const node of level) if (node.children) node.children = [{ type: "text", value: textOf(node) }]
}

const options: Options = {
  rehypePlugins: [shallow],
  allowedElements,
  unwrapDisallowed: true,
  urlTransform: (url, key) => (key === "href" ? (allowedUrl(url) ?? "") : ""),
}

/** Characters of one text; the longest of the page's own has a ninth. The parser's time grows with the square of what a text holds. */
export const longestText = 5_000

/** A line whose quotes and lists stand in each other deeper than is drawn: the parser calls itself for each. */
const deepLine = /^[ \t]*(?:(?:>[ \t]*|[*+-][ \t]+|\d{1,9}[.)][ \t]+)){13,}/m

/** Null for texts that no author means and a parser chokes on. */
const parsed = (text: string, rest: Options): ReactElement | null =>
  text.length > longestText || deepLine.test(text) ? null : Markdown({ ...rest, children: text })

/** A lesson's text, drawn: HTML in it is text, and links lead to where they may alone. Null where it is to be shown as it is written. */
export const drawn = (text: string, components: Components): ReactElement | null => parsed(text, { ...options, components })

/** Where the links of a text lead, as they are written; what draws the text finds them. Null where it is not drawn. */
export function linksIn(text: string): readonly string[] | null {
  const found: string[] = []
  const urlTransform = (url: string): string => {
    found.push(url)
    return url
  }
  return parsed(text, { urlTransform }) && found
}

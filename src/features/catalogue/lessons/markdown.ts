import Markdown, { type Options } from "react-markdown"

/** Elements that a lesson's text may have. Pictures would be fetched from wherever their author likes; headings are the page's own. */
export const allowedElements = ["p", "strong", "em", "a", "ul", "ol", "li", "blockquote", "code", "pre", "br", "hr"] as const

/** Where a link of a text may lead: a place of this page (`#…`), or a page of the web. Null: nowhere. */
export function allowedUrl(url: string): string | null {
  if (url.startsWith("#")) return url
  const parsed = URL.parse(url)
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.href : null
}

/** What every text of a lesson is read with: HTML in it is text, and links lead to where they may alone. */
export const markdownOptions: Options = {
  allowedElements,
  unwrapDisallowed: true,
  urlTransform: (url, key) => (key === "href" ? (allowedUrl(url) ?? "") : ""),
}

/** Where the links of a text lead, as they are written; what draws the text finds them. */
export function linksIn(text: string): readonly string[] {
  const found: string[] = []
  Markdown({
    children: text,
    urlTransform: (url) => {
      found.push(url)
      return url
    },
  })
  return found
}

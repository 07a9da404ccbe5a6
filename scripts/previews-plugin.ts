import { readFileSync } from "node:fs"
import type { HtmlTagDescriptor, Plugin } from "vite"
import { siteUrl } from "./pages.ts"
import { cards, pageCard, previewSize, type Card } from "./preview-list.ts"

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")

/** What a card says in the words of Open Graph, as pairs of property and content. */
const properties = ({ id, title, text }: Card, site: string, address: string): readonly (readonly [string, string])[] => [
  ["og:type", "website"],
  ["og:site_name", pageCard.title],
  ["og:title", title],
  ["og:description", text],
  ["og:url", address],
  ["og:image", `${site}share/${id}.png`],
  ["og:image:width", String(previewSize.width)],
  ["og:image:height", String(previewSize.height)],
  ["og:image:alt", `${title}: ${text}`],
  ["twitter:card", "summary_large_image"],
]

/** A page of a few lines: previews are read from it, and whoever opens it is led on to the explorer, without a script. */
export function sharePage(card: Card, site: string): string {
  const to = escaped(`${site}#${card.fragment}`)
  const metas = properties(card, site, `${site}share/${card.id}.html`).map(
    ([property, content]) => `    <meta property="${property}" content="${escaped(content)}" />`,
  )
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>${escaped(card.title)}</title>
    <meta name="description" content="${escaped(card.text)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta http-equiv="refresh" content="0; url=${to}" />
${metas.join("\n")}
  </head>
  <body>
    <p><a href="${to}">${escaped(card.title)}</a>: ${escaped(card.text)}</p>
  </body>
</html>
`
}

/** What the page itself tells those who show previews of its address. */
export const pageTags = (site: string): HtmlTagDescriptor[] =>
  properties(pageCard, site, site).map(([property, content]) => ({ tag: "meta", attrs: { property, content }, injectTo: "head" }))

/**
 * Link previews, where SITE_URL says where the build will stand, for they need absolute addresses: in index.html for the page, and below share/ a page
 * and a picture for each example and view. What stands behind a `#` reaches no server, so a link into the page always has the page's own preview.
 */
export function publishPreviews(): Plugin {
  const site = siteUrl(process.env["SITE_URL"])
  return {
    name: "publish-previews",
    apply: (config, { command }) => command === "build" && !config.build?.ssr && site !== null,
    transformIndexHtml: { order: "post", handler: () => (site === null ? [] : pageTags(site)) },
    generateBundle() {
      if (site === null) return
      for (const card of cards) {
        this.emitFile({ type: "asset", fileName: `share/${card.id}.png`, source: readFileSync(`previews/${card.id}.png`) })
        if (card !== pageCard) this.emitFile({ type: "asset", fileName: `share/${card.id}.html`, source: sharePage(card, site) })
      }
    },
  }
}

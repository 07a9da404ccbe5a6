import { readFileSync } from "node:fs"
import type { HtmlTagDescriptor, Plugin } from "vite"
import { embedViews } from "../src/features/share/embedQuery.ts"
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

/** CSS px that an embedded view is given where nobody asks for another size. */
const embedSize = { width: 960, height: 640 } as const

/**
 * What an oEmbed consumer (oembed.com, 1.0, "rich") is told of a card: a frame that shows its view. A file answers every request alike, so
 * `maxwidth` and `maxheight` are not heeded: the frame is as wide as its place, and its height is its own.
 */
export function oembed(card: Card, site: string): string {
  const view = embedViews.find((one) => one === card.id) ?? "board"
  const src = escaped(`${site}?embed=${view}#${card.fragment}`)
  const frame = `<iframe src="${src}" title="${escaped(card.title)}" width="100%" height="${embedSize.height}" style="border:0" loading="lazy"></iframe>`
  const said = {
    version: "1.0",
    type: "rich",
    title: card.title,
    provider_name: pageCard.title,
    provider_url: site,
    thumbnail_url: `${site}share/${card.id}.png`,
    thumbnail_width: previewSize.width,
    thumbnail_height: previewSize.height,
    ...embedSize,
    html: frame,
  }
  return `${JSON.stringify(said, null, 1)}\n`
}

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
    <link rel="alternate" type="application/json+oembed" href="${escaped(`${site}share/${card.id}.json`)}" title="${escaped(card.title)}" />
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
 * Link previews, where SITE_URL says where the build will stand, for they need absolute addresses: in index.html for the page, and below share/ a page,
 * a picture and an answer to oEmbed for each example and view. What stands behind a `#` reaches no server, so a link into the page always has the page's own preview.
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
        if (card === pageCard) continue
        this.emitFile({ type: "asset", fileName: `share/${card.id}.html`, source: sharePage(card, site) })
        this.emitFile({ type: "asset", fileName: `share/${card.id}.json`, source: oembed(card, site) })
      }
    },
  }
}

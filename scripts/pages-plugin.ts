import { readFileSync } from "node:fs"
import type { Plugin } from "vite"
import { pageData, siteUrl, textsOf } from "./pages.ts"

/** Publishes what the page knows as text: llms.txt, a Markdown page for each technique, product and GPU, and, where SITE_URL is set, sitemap.xml. */
export function publishPages(root: string): Plugin {
  return {
    name: "publish-pages",
    apply: (config, { command }) => command === "build" && !config.build?.ssr,
    generateBundle() {
      const texts = textsOf(pageData(root), siteUrl(process.env["SITE_URL"]), readFileSync("docs/url.md", "utf8"))
      for (const [fileName, source] of texts) this.emitFile({ type: "asset", fileName, source })
    },
  }
}

import { readFileSync } from "node:fs"
import { createElement, type ReactElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { micromark } from "micromark"
import { transformWithOxc } from "vite"
import { describe, expect, it } from "vitest"
import { embedUrl, iframeCode, type CodeOptions } from "./embedCode.ts"
import { hostOf, hosts, type HostId } from "./hosts.ts"

/** The example of docs/embed.md. */
const example: CodeOptions = {
  page: "https://example.org/explorer/",
  settings: { view: "board", theme: null, hide: [], lock: [], look: [], controls: ["count"] },
  fragment: "vm=knowledge-worker:200&goal=gpus-most:20",
  height: 640,
  title: "The comparison board: GPU Virtualization Explorer",
}
const address = embedUrl(example.page, example.settings, example.fragment)
const code = (host: HostId, options = example): string => hostOf[host].code(options)

/** Attributes of the one frame in some HTML, as a browser reads them. */
function frameIn(html: string): Readonly<Record<string, string>> {
  const [tag = "", ...more] = html.match(/<iframe\b[^>]*>/g) ?? []
  expect(more).toEqual([])
  return Object.fromEntries(
    [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      value.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&amp;", "&"),
    ]),
  )
}

describe("the code for each host", () => {
  it("stands in the documentation, to be copied, word for word", () => {
    const guide = readFileSync("docs/embed.md", "utf8")
    const section = guide.slice(guide.indexOf("## Examples to copy"), guide.indexOf("## A script"))
    const blocks = [...section.matchAll(/```\w*\n([\s\S]*?)\n```/g)].map(([, block]) => block)
    expect(blocks).toEqual(hosts.map((host) => code(host)))
  })

  it("is 16:9 whatever its width where it stands on a slide, and says no height of its own", () => {
    const slide = { ...example, isSlide: true }
    const { height, style } = frameIn(code("iframe", slide))
    expect({ height, style }).toEqual({ height: undefined, style: "aspect-ratio:16/9;border:0" })
    expect(frameIn(code("reveal", slide))["style"]).toBe("width:100%;aspect-ratio:16/9;border:0")
    expect(code("mdx", slide)).toContain('style={{ aspectRatio: "16 / 9", border: 0 }}')
    expect(code("jupyter", slide)).toContain("width=1280, height=720")
  })

  it("leads every host to the same address", () => {
    const frames = ["iframe", "markdown", "moodle", "mdx"] as const
    expect(frames.map((host) => frameIn(code(host))["src"])).toEqual(frames.map(() => address))
    expect(frameIn(code("reveal"))["data-src"]).toBe(address)
    expect(code("powerpoint")).toBe(address)
    expect(JSON.parse(/^IFrame\(("[^"]*"), width="100%", height=640\)$/m.exec(code("jupyter"))?.[1] ?? "null")).toBe(address)
  })

  it("is left as it is by a Markdown that takes HTML, between paragraphs", () => {
    const html = micromark(`Look:\n\n${code("markdown")}\n\nAnd then?`, { allowDangerousHtml: true })
    expect(html).toBe(`<p>Look:</p>\n${code("markdown")}\n<p>And then?</p>`)
    expect(frameIn(html)).toEqual(frameIn(iframeCode(example)))
  })

  it("compiles as the JSX that MDX has in it, to the frame of plain HTML", async () => {
    const compiled = await transformWithOxc(`return ${code("mdx")}`, "example.jsx", { jsx: { runtime: "classic" }, sourceType: "commonjs" })
    // The example's own code, just compiled.
    // oxlint-disable-next-line typescript/no-implied-eval, no-new-func
    const make = new Function("React", compiled.code) as (react: { createElement: typeof createElement }) => ReactElement
    expect(frameIn(renderToStaticMarkup(make({ createElement })))).toEqual(frameIn(iframeCode(example)))
  })

  it("stays one frame whatever the title and the address hold", () => {
    const hostile = { ...example, page: 'https://example.org/"><script>x</script>/', title: '"/><script>alert(1)</script>{x}' }
    const inHtml = hosts.filter((one) => one !== "powerpoint" && one !== "jupyter")
    expect(inHtml.filter((host) => code(host, hostile).includes("<script>"))).toEqual([])
    expect(code("jupyter", hostile).split("\n")).toHaveLength(2)
  })
})

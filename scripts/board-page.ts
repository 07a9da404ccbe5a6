/** The page of the MCP App (src/mcp/board/) as one HTML file: no host of such pages lets them fetch anything. */
import { resolve } from "node:path"
import { build, type Plugin, type Rolldown } from "vite"

const folder = resolve("src/mcp/board")

const plain: Readonly<Record<string, string>> = { "ViewLink.tsx": "PlainLink.tsx", "PlanAnswer.tsx": "PlainAnswer.tsx" }

/** Links to views of the explorer, of which there are none around this page, become words, and nothing asks “why?”; the scenario's store and the worker stay away with them. */
const plainParts: Plugin = {
  name: "plain-parts",
  enforce: "pre",
  resolveId(source) {
    const part = plain[source.slice(source.lastIndexOf("/") + 1)]
    return part === undefined ? null : resolve(folder, part)
  },
}

/** In a script or a style sheet within HTML only its own end tag and a comment's start mean anything. */
const within = (code: string): string => code.replaceAll(/<(?=\/(?:script|style)|!--)/gi, "\\x3C")

/** Builds the page. `plugins` see what it is built of, as the notices of licences must. */
export async function boardPage(plugins: readonly Plugin[] = []): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    plugins: [plainParts, ...plugins],
    // Said outright: within a test run the builder would take the page for one that is being worked on.
    define: { "process.env.NODE_ENV": '"production"' },
    oxc: { jsx: { runtime: "automatic", development: false } },
    build: {
      write: false,
      target: "es2023",
      cssCodeSplit: false,
      modulePreload: false,
      assetsInlineLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: { input: resolve(folder, "main.tsx"), output: { format: "iife" } },
    },
  })) as Rolldown.RolldownOutput
  const code = built.output.flatMap((one) => (one.type === "chunk" ? one.code : []))
  const styles = built.output.flatMap((one) => (one.type === "asset" && one.fileName.endsWith(".css") ? String(one.source) : []))
  if (code.length !== 1 || built.output.length !== code.length + styles.length)
    throw new Error(`The board's page is to be one script and its styles, not ${built.output.map(({ fileName }) => fileName).join(", ")}`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>GPU Virtualization Explorer</title>
<style>${styles.join("\n")}</style>
</head>
<body>
<div id="root"></div>
<script>${within(code.join(""))}</script>
</body>
</html>
`
}

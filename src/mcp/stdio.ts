/** `gpu-virtualization-explorer mcp`: the explorer as an MCP server over standard input and output. */
import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { serveStdio } from "@modelcontextprotocol/server/stdio"
import { explorerServer } from "./server.ts"

/** Of the package, or of the sources: both lie two folders above. */
const { version } = createRequire(import.meta.url)("../../package.json") as { readonly version: string }

/** The package brings the board's page, built; beside the sources there is none. */
const page = new URL("board.html", import.meta.url)
const html = existsSync(page) ? readFileSync(page, "utf8") : null

serveStdio(({ era }) => explorerServer(version, html === null ? null : { html, era }))

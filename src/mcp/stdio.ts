/** `gpu-virtualization-explorer mcp`: the explorer as an MCP server over standard input and output. */
import { createRequire } from "node:module"
import { serveStdio } from "@modelcontextprotocol/server/stdio"
import { explorerServer } from "./server.ts"

/** Of the package, or of the sources: both lie two folders above. */
const { version } = createRequire(import.meta.url)("../../package.json") as { readonly version: string }

serveStdio(() => explorerServer(version))

import {
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  type McpServer,
  type RegisteredTool,
  type ServerContext,
} from "@modelcontextprotocol/server"
import { appMime, appsExtension, boardUri } from "./names.ts"

const showsApps = (client: ClientCapabilities | undefined): boolean => {
  const mimeTypes: unknown = client?.extensions?.[appsExtension]?.["mimeTypes"]
  return Array.isArray(mimeTypes) && mimeTypes.includes(appMime)
}

/** Whether the client that asks shows apps: since revision 2026-07-28 each request says so, before it the greeting did. */
export const wantsBoard = (server: McpServer, { mcpReq: { envelope } }: ServerContext): boolean =>
  // oxlint-disable-next-line typescript/no-deprecated -- of older clients nothing else tells
  showsApps(
    (envelope as { readonly [CLIENT_CAPABILITIES_META_KEY]?: ClientCapabilities } | undefined)?.[CLIENT_CAPABILITIES_META_KEY] ??
      server.server.getClientCapabilities(),
  )

/** The page of the MCP App (scripts/board-page.ts). Of the legacy era, before revision 2026-07-28, a client says once what it can, since then with each request. */
export interface BoardOffered {
  readonly html: string
  readonly era: "legacy" | "modern"
}

/**
 * Serves the board's page, as it was built, and says of the tool that it shows its result. To clients that show no such pages neither is said, where that is
 * known before they ask what there is.
 */
export function offerBoard(server: McpServer, tool: RegisteredTool, { html, era }: BoardOffered): void {
  const ui = { csp: { connectDomains: [], resourceDomains: [] }, prefersBorder: true }
  const page = server.registerResource(
    "board",
    boardUri,
    {
      title: "The board",
      description: "The four techniques side by side, drawn from what evaluate answers.",
      mimeType: appMime,
      _meta: { ui },
    },
    () => ({ contents: [{ uri: boardUri, mimeType: appMime, text: html, _meta: { ui } }] }),
  )
  const offer = (): void => {
    page.enabled = true
    tool._meta = { ui: { resourceUri: boardUri, visibility: ["model", "app"] } }
  }
  page.enabled = false
  if (era === "modern") offer()
  else
    server.server.oninitialized = () => {
      // oxlint-disable-next-line typescript/no-deprecated -- of older clients nothing else tells
      if (showsApps(server.server.getClientCapabilities())) offer()
    }
}

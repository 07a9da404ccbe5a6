import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import type { VerdictOfParts } from "../../features/compare/verdict.ts"

// MCP Apps, version 2026-01-26 (the extension's specification in modelcontextprotocol/ext-apps): what server and page must call alike.

export const appsVersion = "2026-01-26"
export const appsExtension = "io.modelcontextprotocol/ui"
export const appMime = "text/html;profile=mcp-app"
export const boardUri = "ui://gpu-virtualization-explorer/board.html"

/** Under this name a result's `_meta` holds what the board draws: for the page, not for the model, which is told in words. */
export const boardKey = "gpu-virtualization-explorer/board"

/** The same report and scenario that the explorer's own board is drawn from. */
export interface Drawn {
  readonly report: Report
  readonly scenario: Scenario
  /** What is said of plans of parts; null where there can be none. */
  readonly ofParts: VerdictOfParts | null
}

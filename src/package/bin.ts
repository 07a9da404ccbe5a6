#!/usr/bin/env node
/**
 * `gpu-virtualization-explorer evaluate …`, `… place …` and `… plan …`: the command line, as `npm run evaluate`, `npm run place` and `npm run plan` have it; `… mcp`: the MCP server.
 * Exit 2 and a sentence on standard error for a command it does not know.
 */
import { argv } from "node:process"

const commands: Readonly<Record<string, () => Promise<unknown>>> = {
  evaluate: () => import("../cli/evaluate.ts"),
  place: () => import("../cli/place.ts"),
  plan: () => import("../cli/plan.ts"),
  mcp: () => import("../mcp/stdio.ts"),
}

const usage = `Usage: gpu-virtualization-explorer evaluate [--all] [--plans] '<fragment or URL>'   answers a scenario as JSON
       gpu-virtualization-explorer place vms.csv hosts.csv [options]                  places an inventory: CSV, JSON, workbooks
       gpu-virtualization-explorer place estate.xlsx [options]                        the same of one file with both
       gpu-virtualization-explorer plan estate.xlsx [options]                         the estate as a scenario, with link and answer
       gpu-virtualization-explorer mcp                                                serves assistants (Model Context Protocol, stdio)
`

const [name = ""] = argv.splice(2, 1)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) await command()
else if (name === "--help" || name === "-h" || name === "help") process.stdout.write(usage)
else {
  process.stderr.write(`${name === "" ? "A command is missing." : `"${name}" is no command.`}\n${usage}`)
  process.exitCode = 2
}

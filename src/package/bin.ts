#!/usr/bin/env node
/**
 * `gpu-virtualization-explorer evaluate …`, `… place …` and `… plan …`: the command line, as `npm run evaluate`, `npm run place` and `npm run plan` have it; `… mcp`: the MCP server.
 * Exit 2 and a sentence on standard error for a command it does not know.
 */
import { argv } from "node:process"
import { asksForHelp } from "../cli/called.ts"
import { evaluateTakes } from "../cli/commandLine.ts"

const commands: Readonly<Record<string, () => Promise<unknown>>> = {
  evaluate: () => import("../cli/evaluate.ts"),
  place: () => import("../cli/place.ts"),
  plan: () => import("../cli/plan.ts"),
  mcp: () => import("../mcp/stdio.ts"),
}

const bin = "gpu-virtualization-explorer"
const served = `${bin} mcp                                                serves assistants (Model Context Protocol, stdio)`
const usage = `Usage: ${bin} evaluate ${evaluateTakes}
                                                   answers a scenario as JSON
       ${bin} place vms.csv hosts.csv [options]                  places an inventory: CSV, JSON, workbooks
       ${bin} place estate.xlsx [options]                        the same of one file with both
       ${bin} plan estate.xlsx [options]                         the estate as a scenario, with link and answer
       ${served}
       ${bin} <command> --help                                   what a command takes
`

const [name = ""] = argv.splice(2, 1)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (name === "mcp" && asksForHelp(argv.slice(2))) process.stdout.write(`Usage: ${served}\n`)
else if (command) await command()
else if (asksForHelp([name]) || name === "help") process.stdout.write(usage)
else {
  process.stderr.write(`${name === "" ? "A command is missing." : `"${name}" is no command.`}\n${usage}`)
  process.exitCode = 2
}

/**
 * `npm run --silent evaluate -- [--all] [--plans] [--growth] [--workbook out.xlsx] [--slides out.pptx] '<fragment or URL>'` prints the results as JSON; with `-` it reads one such line after
 * another and prints one line of JSON for each; `--all` adds the ranking of all options that meet the needs, `--plans` the best plans made of parts, `--growth` the years of each option. `--workbook` and `--slides` write a proposal's files besides.
 * Exit 0; exit 2 and a sentence on standard error for input that cannot be read.
 */
import { createInterface } from "node:readline"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { answerWith, UnreadableInput } from "./answer.ts"
import type { Answer } from "./answerSchema.ts"
import { asksForHelp } from "./called.ts"
import { evaluateArguments, evaluateUsage, UnreadableArguments } from "./commandLine.ts"
import { UnwritableFile, writeOffice } from "./officeFiles.ts"

async function main(args: readonly string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(`${evaluateUsage}\n`)
    return 0
  }
  try {
    const asked = evaluateArguments(args)
    const { input, ...besides } = asked
    const answerOf = (text: string): Answer => answerWith(text, besides, catalogue)
    if (input !== "-") {
      process.stdout.write(`${JSON.stringify(answerOf(input), null, 2)}\n`)
      await writeOffice(asked, catalogue)
      return 0
    }
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
      process.stdout.write(`${JSON.stringify(orError(answerOf, line))}\n`)
    }
    return 0
  } catch (problem) {
    if (!(problem instanceof UnreadableInput || problem instanceof UnreadableArguments || problem instanceof UnwritableFile)) throw problem
    process.stderr.write(`${problem.message}\n`)
    return 2
  }
}

function orError(answerOf: (text: string) => Answer, line: string): Answer | { readonly error: string } {
  try {
    return answerOf(line)
  } catch (problem) {
    if (problem instanceof UnreadableInput) return { error: problem.message }
    throw problem
  }
}

process.exitCode = await main(process.argv.slice(2))

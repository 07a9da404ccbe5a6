/**
 * `npm run --silent evaluate -- '<fragment or URL>'` prints the results as JSON; with `-` it reads one such line after
 * another and prints one line of JSON for each. Exit 0; exit 2 and a sentence on standard error for input that cannot be read.
 */
import { createInterface } from "node:readline"
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { answer, UnreadableInput } from "./answer.ts"

const usage = "Usage: npm run --silent evaluate -- '<fragment or URL>'   or   … -- -   to read one per line from standard input."

async function main(args: readonly string[]): Promise<number> {
  const [input, ...rest] = args
  if (input === undefined || rest.length > 0) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  if (input !== "-") {
    try {
      process.stdout.write(`${JSON.stringify(answer(input, catalogue), null, 2)}\n`)
      return 0
    } catch (problem) {
      if (!(problem instanceof UnreadableInput)) throw problem
      process.stderr.write(`${problem.message}\n`)
      return 2
    }
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    process.stdout.write(`${JSON.stringify(answerLine(line))}\n`)
  }
  return 0
}

function answerLine(line: string): unknown {
  try {
    return answer(line, catalogue)
  } catch (problem) {
    if (problem instanceof UnreadableInput) return { error: problem.message }
    throw problem
  }
}

process.exitCode = await main(process.argv.slice(2))

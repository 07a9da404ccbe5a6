/**
 * `npm run --silent plan -- estate.xlsx`, or vms.csv hosts.csv, or vms.csv alone: the estate as a scenario, with its link and its answer, as JSON; `--file` writes the
 * scenario file too. Exit 0; unreadable input: 2. See docs/inventory.md.
 */
import { UnreadableInput } from "./answer.ts"
import { planEstate } from "./planEstate.ts"
import { UnreadableTables } from "./tables.ts"

try {
  process.stdout.write(`${await planEstate(process.argv.slice(2))}\n`)
} catch (problem) {
  if (!(problem instanceof UnreadableTables || problem instanceof UnreadableInput)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 2
}

/** `npm run --silent place -- vms.csv hosts.csv`, or one file that holds both: places an inventory and prints the answer as JSON. Exit 0; unreadable input: 2. See docs/inventory.md. */
import { fullCatalogue as catalogue } from "../dataset/full.ts"
import { goals, placeInventory, slicings, tooLarge, type Goal, type Slicing } from "../engine/inventory/placeInventory.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { inventoryOf } from "../scenario/inventory/inventory.ts"
import { uncountedOf } from "../scenario/inventory/uncounted.ts"
import { sayInventory } from "../words/inventory.ts"
import { inventoryAnswer } from "../words/inventoryAnswer.ts"
import { sayHeadline } from "../words/reading.ts"
import { asksForHelp, called } from "./called.ts"
import { givenIn, readingUsage, readTables, UnreadableTables } from "./tables.ts"

const usage = `Usage: ${called("place")} vms.csv hosts.csv   or   … estate.xlsx
  [--slicing=${slicings.join("|")}] [--goal=${goals.join("|")}]
${readingUsage}`

function oneOf<Word extends string>(name: string, given: string, words: readonly Word[]): Word {
  const found = words.find((one) => one === given)
  if (found === undefined) throw new UnreadableTables(`--${name} must be one of ${words.join(", ")}, not "${given}".`)
  return found
}

async function main(args: readonly string[]): Promise<string> {
  if (asksForHelp(args)) return usage.trimEnd()
  const given = givenIn(args, ["slicing", "goal"], usage)
  const slicing: Slicing = oneOf("slicing", given.options.get("slicing") ?? "shares", slicings)
  const goal: Goal = oneOf("goal", given.options.get("goal") ?? "gpus", goals)
  const { vms, hosts, notes, bad, aside } = await readTables(given)
  const { inventory, heeded } = inventoryOf(vms, hosts, { slicing, goal })
  const refused = tooLarge(inventory)
  if (refused !== null) throw new UnreadableTables(sayInventory(refused))
  const report = placeInventory(inventory, catalogue)
  const headline = sayHeadline({ totals: report.totals, unplaced: report.unplaced.length }, heeded)
  const versions = { datasetVersion: catalogue.version, modelVersion }
  return JSON.stringify(
    inventoryAnswer(inventory, report, { headline, notes, bad, aside, uncounted: uncountedOf(vms, hosts, slicing) }, versions),
    null,
    1,
  )
}

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`)
} catch (problem) {
  if (!(problem instanceof UnreadableTables)) throw problem
  process.stderr.write(`${problem.message}\n`)
  process.exitCode = 2
}

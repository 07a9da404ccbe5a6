/** `npm run dataset:check`: says in sentences what is wrong with the data. Exit 0 when nothing is. */
import { pathToFileURL } from "node:url"
import { BrokenFile, loadDataset, type Dataset } from "./dataset.ts"
import { debtsOf, findingsOf, settle } from "./debts.ts"
import { rules } from "./rules.ts"

/** The problems, one a line, and the line that sums up. */
export function report(dataset: Dataset): { readonly problems: readonly string[]; readonly summary: string } {
  const found = findingsOf(dataset, rules)
  const readable = !found.some((one) => one.rule === "schema")
  const debts = debtsOf(dataset)
  const { open, tolerated, paid, excess } = settle(found, debts)
  const problems = [
    ...open.map(({ rule, file, id, sentence }) => `data/${file}.json: ${id}: ${sentence} (${rule})`),
    ...(readable ? paid : []).map(
      ({ rule, file, id }) => `data/debts.json: "${id}" of ${file} no longer breaks ${rule}: strike it off the list`,
    ),
    ...(excess > 0
      ? [`data/debts.json: ${debts.debts.length} debts are listed and at most ${debts.most} are allowed: the list may only shrink`]
      : []),
    ...(excess < 0 ? [`data/debts.json: only ${debts.debts.length} debts are left: lower "most" to ${debts.debts.length}`] : []),
  ]
  const files = Object.keys(dataset.files).length
  const verdict = problems.length === 0 ? "nothing wrong" : `${problems.length} ${problems.length === 1 ? "problem" : "problems"}`
  const waiting = readable ? "" : "; the other rules wait until every file keeps to its schema"
  return {
    problems,
    summary: `${Object.keys(rules).length} rules over ${files} files: ${verdict}, ${tolerated.length} known debts${waiting}.`,
  }
}

function run(): number {
  try {
    const { problems, summary } = report(loadDataset())
    for (const problem of problems) process.stderr.write(`${problem}\n`)
    process.stdout.write(`${summary}\n`)
    return problems.length > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exitCode = run()

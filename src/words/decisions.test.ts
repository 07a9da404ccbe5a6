import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

/**
 * What the page says may be said in any language tomorrow. So nothing may be decided by how a sentence reads: which words it holds, how it
 * begins or ends, or which of two comes first.
 */
const asksWords = [
  // Rendered words, asked for their letters.
  /\bsay\w*\([^()]*(?:\([^()]*\))?[^()]*\)\.(?:includes|startsWith|endsWith|match|indexOf|localeCompare|split)\(/,
  // Sentences by the names that they have.
  /\b(?:label|text|title|note|formula|sentence|said|reason|warning|hurdle)\.(?:includes|startsWith|endsWith|match|indexOf|localeCompare)\(\s*["'`/]/,
  /\.test\(\s*(?:say\w*\(|\w+\.(?:label|title|note|formula|told)\b)/,
]

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return files(path)
    return /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name) ? [path] : []
  })
}

/** Text that came from a link, a file or a field, not from us: reading it is what these do. */
const readsInput = [
  "src/features/catalogue/palette/",
  "src/features/common/table/tableState.ts",
  "src/features/catalogue/advisor/columns.ts",
  "src/features/catalogue/data/paths.ts",
  "src/features/catalogue/sources/part.ts",
  "src/words/message.ts",
]

const found = (text: string): readonly string[] => text.split("\n").filter((line) => asksWords.some((pattern) => pattern.test(line)))

test("nothing in the engine or the features decides by reading a sentence", () => {
  const decided = ["src/engine", "src/features", "src/words"]
    .flatMap(files)
    .filter((path) => !readsInput.some((one) => path.startsWith(one)))
    .flatMap((path) => found(readFileSync(path, "utf8")).map((line) => `${path}: ${line.trim()}`))
  expect(decided).toEqual([])
})

test("what would decide so is found", () => {
  for (const line of [
    'inputs.filter((one) => !one.label.startsWith("Fit on"))',
    'sayAnswer(reason.told).includes("licence")',
    "/^Rests on/.test(sayAnswer(option.thinEvidence))",
    'if (reason.includes("CUDA")) return',
  ])
    expect([line, found(line).length]).toEqual([line, 1])
})

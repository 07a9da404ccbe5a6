import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"

/**
 * The engine tells facts and words make sentences of them, so neither engine nor scenario holds a sentence, nor a name of several words.
 * Read are literal strings and templates; what is thrown speaks of a fault of ours, and nobody outside reads it.
 */
function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return files(path)
    return /\.tsx?$/.test(entry.name) && !/\.(?:test|fixture)\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const blank = (text: string): string => text.replaceAll(/[^\n]/g, " ")

/** The strings of a program, templates with a dot in place of what is put in. */
function strings(program: string): readonly string[] {
  const code = program.replaceAll(/\/\*.*?\*\//gs, blank).replaceAll(/(^|\s)\/\/.*/g, blank)
  return [...code.matchAll(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)].flatMap(({ 0: text, index }) => {
    const before = code.slice(code.lastIndexOf("\n", index) + 1, index)
    return /\b(?:import|from|[A-Za-z]*Error\(|super\()/.test(before)
      ? []
      : [text.slice(1, -1).replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, "·")]
  })
}

/** Two words in a row, or a word beside something put in. */
const english = (text: string): boolean => /[A-Za-z]{2,},? [a-z]{2,}|[a-z]{2,} ·|· [a-z]{2,}/.test(text)

const found = (path: string): number => strings(readFileSync(path, "utf8")).filter(english).length

/** Where words stand with reason, and how many; tables of other people's words grow as those are met. */
const allowed: Readonly<Record<string, readonly [count: number | "a table", why: string]>> = {
  // Not said by us, or not said at all.
  "src/engine/cost/energy.ts": [1, "where in a source a figure stands"],
  "src/engine/performance/families.ts": [3, "names of levels in data/models/pooling.json"],
  "src/engine/performance/published.ts": [9, "the same"],
  "src/scenario/arbitrary.ts": [3, "names of groups, made at random for tests"],
  "src/scenario/presets.ts": [6, "names of groups, which are their owner's"],
  "src/scenario/url/hintTables.ts": ["a table", "words that people type"],
  "src/scenario/inventory/columns.ts": ["a table", "words by which columns of other people's tables are known"],
  "src/scenario/inventory/layouts.ts": ["a table", "the same, by the tools that write them"],
  "src/scenario/inventory/rvToolsLayouts.ts": ["a table", "the same, of RVTools"],
  "src/scenario/inventory/madeColumns.ts": [5, "the same, of tables that are made here"],
  "src/scenario/inventory/take.ts": [1, "the same"],
  "src/scenario/inventory/formats/workbook.ts": [1, "the same"],
  "src/scenario/inventory/formats/texts.ts": [3, "commands whose output is read, and how a tool names a row"],
  "src/scenario/inventory/estate.ts": [1, "names of groups, which are their owner's from then on"],
  "src/scenario/inventory/gpuRows.ts": [1, "the name of a host that a file does not name"],
}

test("engine and scenario hold no English but what is named here, with its reason", () => {
  const all = ["src/engine", "src/scenario"].flatMap(files).flatMap((path) => {
    const count = found(path)
    return count === 0 ? [] : [[path, allowed[path]?.[0] === "a table" ? "a table" : count] as const]
  })
  expect(Object.fromEntries(all)).toEqual(Object.fromEntries(Object.entries(allowed).map(([path, [count]]) => [path, count])))
})

test("a sentence, a name of two words and a template are found; codes, paths and faults of ours are not", () => {
  const program = `
    const a = "Most goes to waiting", b = "frame buffer", c = \`Price of \${name}\`, d = "live-migration", e = "gpu-price/\${id}"
    // "a comment in quotes"
    throw new Error("No message says this.")
  `
  expect(strings(program).filter(english)).toEqual(["Most goes to waiting", "frame buffer", "Price of ·"])
})

/**
 * The house's one structural rule: imports point down (design: data < dataset < engine < scenario < features < app, embed, cli),
 * features never import each other (features/common is what they share), and ui knows nothing of the subject.
 */
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { pathToFileURL } from "node:url"

const floors: readonly (readonly [string, number])[] = [
  ["data", 0],
  ["src/ui", 1],
  ["src/dataset", 1],
  ["src/engine", 2],
  ["src/scenario", 3],
  ["src/features/common", 4],
  ["src/features", 5],
  ["src/app", 6],
  ["src/embed", 6],
  ["src/cli", 6],
]

const floorOf = (path: string): readonly [string, number] | undefined =>
  floors.filter(([folder]) => path.startsWith(`${folder}/`)).sort((a, b) => b[0].length - a[0].length)[0]

/** What is wrong with one import, or null. Paths are relative to the project's root. */
export function judge(from: string, to: string): string | null {
  const here = floorOf(from)
  const there = floorOf(to)
  if (!here || !there) return null
  if (here[0] === "src/ui" && there[0] !== "src/ui") return "ui imports nothing of the subject"
  if (there[0] === "src/ui") return here[1] >= 4 || here[0] === "src/ui" ? null : "only features and doors draw with ui"
  if (there[0] === "data" && here[0] !== "src/dataset") return "only dataset reads data; everybody else asks the catalogue"
  if (here[0] === "src/dataset" && there[0] === "src/engine") return "imports point down"
  if (here[0] === "src/features" && there[0] === "src/features") {
    const feature = (path: string): string => path.split("/")[2] ?? ""
    return feature(from) === feature(to) ? null : "features never import each other"
  }
  return there[1] > here[1] ? "imports point down" : null
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return files(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

export function check(root: string): string[] {
  const problems: string[] = []
  for (const file of files(join(root, "src"))) {
    const from = relative(root, file)
    if (/\.test\.tsx?$/.test(from)) continue
    const text = readFileSync(file, "utf8")
    for (const match of text.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)["'](\.[^"']+)["']/g)) {
      const to = relative(root, resolve(dirname(file), match[1] ?? ""))
      const problem = judge(from, to)
      if (problem) problems.push(`${from} imports ${to}: ${problem}.`)
    }
  }
  return problems
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const problems = check(process.cwd())
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = problems.length > 0 ? 1 : 0
}

/**
 * The house's one structural rule: imports point down (data < dataset < engine < scenario < words < features < app, embed, cli, package, mcp; within the
 * engine from room to room), features never import each other (features/common is what they share), ui knows nothing of the subject,
 * base knows nothing at all, and there is no circle, from file to file or from room to room. What runs without the page's build reaches no module
 * that only the build makes.
 */
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"
import { pathToFileURL } from "node:url"

const floors: readonly (readonly [string, number])[] = [
  ["data", 0],
  ["src/base", 0],
  ["src/ui", 1],
  ["src/dataset", 1],
  ["src/engine", 2],
  ["src/scenario", 3],
  ["src/words", 3.5],
  ["src/features/common", 4],
  ["src/features", 5],
  ["src/app", 6],
  ["src/embed", 6],
  ["src/cli", 6],
  ["src/package", 6],
  ["src/mcp", 6],
]

/** The engine's rooms from the ground up: each imports from itself, from rooms before it, and from the landing. */
export const rooms = [
  "basics",
  "workload",
  "placement",
  "licensing",
  "performance",
  "feasibility",
  "cost",
  "migration",
  "cloud",
  "quirks",
  "inventory",
  "plan",
  "search",
  "mix",
  "why",
  "decisions",
  "growth",
] as const

/** Files on the engine's landing that all rooms may name: what is asked, and what is answered. */
const landing: ReadonlySet<string> = new Set(["scenario.ts", "supply.ts", "goal.ts", "report.ts"])

/** A room's number; of a file that stands on the engine's landing, by what it is: types that all may name, else the door. */
function roomOf(path: string): number {
  const [, , room = "", file] = path.split("/")
  if (file !== undefined) return rooms.findIndex((one) => one === room)
  return landing.has(room) ? -1 : rooms.length
}

function judgeRooms(from: string, to: string): string | null {
  const [here, there] = [roomOf(from), roomOf(to)]
  if (here === -1 && from.split("/").length > 3) return `the engine has no room of that name: ${from.split("/")[2]}`
  // Types of the landing may name those of the ground floor, and decisions ask the whole engine anew.
  if (here === -1 || there === -1) return here === -1 && there > 0 ? "imports point down" : null
  if (from.startsWith("src/engine/decisions/") && to === "src/engine/evaluate.ts") return null
  return there > here ? `imports point down: ${rooms[there] ?? "evaluate"} stands above ${rooms[here] ?? "it"}` : null
}

const floorOf = (path: string): readonly [string, number] | undefined =>
  floors.filter(([folder]) => path.startsWith(`${folder}/`)).sort((a, b) => b[0].length - a[0].length)[0]

/** What is wrong with one import, or null. Paths are relative to the project's root. */
export function judge(from: string, to: string): string | null {
  const here = floorOf(from)
  const there = floorOf(to)
  if (!here || !there) return null
  if (here[0] === "src/base") return there[0] === "src/base" ? null : "base knows nothing of the house above it"
  if (there[0] === "src/base") return null
  if (here[0] === "src/ui" && there[0] !== "src/ui") return "ui imports nothing of the subject"
  if (there[0] === "src/ui") return here[1] >= 4 || here[0] === "src/ui" ? null : "only features and doors draw with ui"
  if (there[0] === "data" && here[0] !== "src/dataset") return "only dataset reads data; everybody else asks the catalogue"
  if (here[0] === "src/dataset" && there[0] === "src/engine") return "imports point down"
  if (here[0] === "src/features" && there[0] === "src/features") {
    const feature = (path: string): string => path.split("/")[2] ?? ""
    return feature(from) === feature(to) ? null : "features never import each other"
  }
  if (here[0] === "src/engine" && there[0] === "src/engine") return judgeRooms(from, to)
  return there[1] > here[1] ? "imports point down" : null
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return files(path)
    return /\.tsx?$/.test(entry.name) ? [path] : []
  })
}

const noted = /(?:from\s+|import\s*\(\s*|import\s+)["'](\.[^"']+)["']/g

export function check(root: string): string[] {
  const problems: string[] = []
  for (const file of files(join(root, "src"))) {
    const from = relative(root, file)
    if (/\.test\.tsx?$/.test(from)) continue
    const text = readFileSync(file, "utf8")
    for (const match of text.matchAll(noted)) {
      const to = relative(root, resolve(dirname(file), match[1] ?? ""))
      const problem = judge(from, to)
      if (problem) problems.push(`${from} imports ${to}: ${problem}.`)
    }
  }
  return problems
}

/** Doors that Node opens from the sources. */
const doors = /^src\/(?:cli|mcp)\/[^/]+\.ts$/
/** What only the page's build makes. */
const madeByBuild = /from\s+["']virtual:/
/** Imports of values, which are there as soon as the file is. */
const needed = /^(?:import|export)\s+(?!type\b)(?:[^"';]*?from\s+)?["'](\.[^"']+)["']/gm

/** The files by which a door leads to a module of the page's build, if it does: it could not be opened from the sources. */
export function wayToBuild(door: string, read: (file: string) => string): readonly string[] | null {
  const ways: (readonly string[])[] = [[door]]
  const seen = new Set([door])
  for (const way of ways) {
    const file = way.at(-1) ?? door
    const text = read(file)
    if (madeByBuild.test(text)) return way
    for (const match of text.matchAll(needed)) {
      const to = join(dirname(file), match[1] ?? "")
      if (!/\.tsx?$/.test(to) || seen.has(to)) continue
      seen.add(to)
      ways.push([...way, to])
    }
  }
  return null
}

export function checkDoors(root: string): string[] {
  return files(join(root, "src")).flatMap((file) => {
    const door = relative(root, file)
    if (!doors.test(door) || /\.(?:test|fixture)\.ts$/.test(door)) return []
    const way = wayToBuild(door, (path) => readFileSync(join(root, path), "utf8"))
    return way ? [`${way.join(" → ")}: only the page's build makes what this needs, and Node starts ${door} from the sources.`] : []
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const problems = [...check(process.cwd()), ...checkDoors(process.cwd())]
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = problems.length > 0 ? 1 : 0
}

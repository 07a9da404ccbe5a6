/** `npm run lms -- --standard scorm12|scorm2004|cmi5 [--lesson id] [--to folder]`: a package for a learning management system, out of dist. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { lessons } from "../src/dataset/lessons.ts"
import { standards, type Standard } from "../src/features/catalogue/lms/attempt.ts"
import { courseOf, packageName, packed } from "../src/features/catalogue/lms/pack.ts"
import { packedFilesOf } from "./lms-plugin.ts"

export interface Wanted {
  readonly standard: Standard
  /** Null: the course. */
  readonly lesson: string | null
  readonly to: string
}

/** Reads what follows the command; a text says what is wrong with it. */
export function wantedOf(args: readonly string[]): Wanted | string {
  const words = new Map<string, string>()
  for (let at = 0; at < args.length; at += 2) {
    const name = args[at] ?? ""
    const value = args[at + 1]
    if (!["--standard", "--lesson", "--to"].includes(name) || value === undefined) return `“${name}” means nothing here, or lacks a value.`
    words.set(name, value)
  }
  const standard = standards.find((one) => one === words.get("--standard"))
  if (!standard) return `--standard must be ${standards.join(", ")}.`
  const lesson = words.get("--lesson") ?? null
  if (lesson !== null && !lessons.some(({ id }) => id === lesson))
    return `There is no lesson “${lesson}”. There are ${lessons.map(({ id }) => id).join(", ")}.`
  return { standard, lesson, to: words.get("--to") ?? "." }
}

/** Writes the package, and gives its path. */
export function writePackage({ standard, lesson, to }: Wanted, dist = "dist"): string {
  const course = courseOf(
    standard,
    lessons.filter(({ id }) => lesson === null || id === lesson),
  )
  const files = new Map(packedFilesOf(dist).map((path): [string, Uint8Array] => [path, new Uint8Array(readFileSync(join(dist, path)))]))
  mkdirSync(to, { recursive: true })
  const path = join(to, packageName(course))
  writeFileSync(path, packed(course, files))
  return path
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const wanted = wantedOf(process.argv.slice(2))
  const problem = typeof wanted === "string" ? wanted : existsSync("dist/lms.js") ? null : "Build first: npm run build."
  if (problem !== null || typeof wanted === "string") {
    process.stderr.write(`${problem ?? ""}\n`)
    process.exitCode = 2
  } else process.stdout.write(`${writePackage(wanted)}\n`)
}

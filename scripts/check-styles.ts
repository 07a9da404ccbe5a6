/**
 * What nobody uses stands in no style sheet, what code takes of one is there, and the page turns at few widths. Reads the CSS modules with the code that imports them:
 * a class counts as used where its name stands in such a file, as a property, a string or a code that is looked up.
 */
import { readdirSync, readFileSync } from "node:fs"
import { basename, dirname, join, relative } from "node:path"
import { pathToFileURL } from "node:url"

/** Widths and heights of the window at which anything changes, em. Native CSS has no name for them in a query, so they are named and kept here. */
export const breakpoints: Readonly<Record<string, string>> = {
  "20": "the smallest phones, and pages enlarged fourfold",
  "30": "a phone held upright",
  "31.25": "low: a phone on its side",
  "37.5": "the header has room for words beside its signs",
  "40": "fields and tables of two columns",
  "46": "rows with a label, a value and more beside each other",
  "56.25": "the wide page: the builder beside the answer",
  "60": "a form beside its results",
  "64": "an entry's page in two columns",
  "75": "the builder at its full width",
  "87.5": "the header has room for its keys",
  "100": "a large screen: names in full, lists in two columns",
  "112.5": "a projector: everything larger",
}

function files(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return files(path, ending)
    return ending.test(entry.name) ? [path] : []
  })
}

const withoutComments = (css: string): string => css.replaceAll(/\/\*.*?\*\//gs, "")

/** Classes that a sheet's selectors name, those of other people's elements apart. */
export function classesOf(css: string): readonly string[] {
  const selectors = withoutComments(css)
    .replaceAll(/:global\([^)]*\)/g, "")
    .replaceAll(/[^{};]*;/g, "")
  return [...new Set([...selectors.matchAll(/\.([A-Za-z][\w-]*)/g)].map((match) => match[1] ?? ""))]
}

const isNamed = (name: string, code: string): boolean => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(code)

/** Widths and heights of the window that a sheet asks for otherwise than by a breakpoint. */
export const strayWidths = (css: string): readonly string[] =>
  [...withoutComments(css).matchAll(/@media[^{]*/g)].flatMap(([query]) =>
    [...query.matchAll(/\((?:min-|max-)?(?:width|height)[^)]*\)/g)].map(([part]) => part).filter((part) => !isBreakpoint(part)),
  )

function isBreakpoint(part: string): boolean {
  const [, em] = /^\((?:width|height) (?:<|>|<=|>=) ([\d.]+)em\)$/.exec(part) ?? []
  return em !== undefined && em in breakpoints
}

/** Classes of a sheet that no such code names. */
export const unusedIn = (css: string, code: readonly string[]): readonly string[] =>
  classesOf(css).filter((one) => !code.some((text) => isNamed(one, text)))

/** Classes looked up by the ids of a table: parts of the cost. */
const lookedUp = /styles\[\w+\]|css\[\w+\]/

const imported = /^import (\w+) from "(\.[^"]+\.module\.css)"/gm

/** Classes that code takes of its sheets and that these do not have; `read` gives a sheet by the path in its import. */
export const missingIn = (code: string, read: (path: string) => string): readonly string[] =>
  [...code.matchAll(imported)].flatMap(([, sheet = "", path = ""]) => {
    const known = new Set(classesOf(read(path)))
    const taken = [...code.matchAll(new RegExp(`\\b${sheet}(?:\\.([A-Za-z]\\w*)|\\["([\\w-]+)"\\])`, "g"))]
    return [...new Set(taken.flatMap(([, named, quoted]) => named ?? quoted ?? []))].filter((one) => !known.has(one))
  })

/** The same of all code of the house. */
const missing = (root: string): string[] =>
  files(join(root, "src"), /\.tsx?$/).flatMap((path) =>
    missingIn(readFileSync(path, "utf8"), (sheet) => readFileSync(join(dirname(path), sheet), "utf8")).map(
      (one) => `${relative(root, path)}: no style sheet of it has .${one}.`,
    ),
  )

export function check(root: string): string[] {
  return [...missing(root), ...unused(root)]
}

function unused(root: string): string[] {
  const code = files(join(root, "src"), /\.tsx?$/).map((path) => readFileSync(path, "utf8"))
  return files(join(root, "src"), /\.css$/).flatMap((path) => {
    const css = readFileSync(path, "utf8")
    const name = relative(root, path)
    const stray = strayWidths(css).map((part) => `${name}: ${part} is no breakpoint (scripts/check-styles.ts).`)
    if (!path.endsWith(".module.css")) return stray
    const users = code.filter((text) => text.includes(basename(path)))
    const told = users.some((text) => lookedUp.test(text)) ? code : users
    return [...stray, ...unusedIn(css, told).map((one) => `${name}: nobody uses .${one}.`)]
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const problems = check(process.cwd())
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = problems.length > 0 ? 1 : 0
}

import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, relative, resolve } from "node:path"

/** What the declarations of the schema are written in. They come along, so that the package needs no other. */
const valibot = "node_modules/valibot/dist/index.d.mts"
/** Two names of the DOM stand in them, of which nothing here makes use; a program for Node may not have them. */
const withoutDom =
  "interface Blob { readonly size: number; readonly type: string }\ninterface File extends Blob { readonly name: string }\n"
const named = /((?:from|import)\s*\(?\s*)(["'])([^"']+)\2/g

/** Declarations of every module below `src`, in a folder. */
function declare(entry: string, outDir: string): void {
  const config = join(outDir, "tsconfig.json")
  const options = {
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    noCheck: true,
    rootDir: resolve("src"),
    outDir,
    types: ["node"],
  }
  writeFileSync(
    config,
    JSON.stringify({
      extends: resolve("tsconfig.base.json"),
      compilerOptions: { ...options, typeRoots: [resolve("node_modules/@types")] },
      files: [resolve(entry), resolve("src/json.d.ts")],
    }),
  )
  const { status, stdout } = spawnSync("npx", ["tsc", "-p", config], { encoding: "utf8" })
  if (status !== 0) throw new Error(`The declarations were not made:\n${stdout}`)
}

/**
 * Writes the declarations of an entry, and of whatever it names, into a folder: one file for each module, named as in `src`, naming each other as
 * programs do (`./evaluate.js`).
 */
export function writeTypes(entry: string, folder: string): void {
  const cache = resolve("node_modules/.cache")
  mkdirSync(cache, { recursive: true })
  const made = mkdtempSync(join(cache, "types-"))
  try {
    declare(entry, made)
    const waiting = [relative("src", entry).replace(/\.ts$/, ".d.ts")]
    for (const path of waiting) {
      const text = readFileSync(join(made, path), "utf8").replaceAll(named, (_, before: string, quote: string, to: string) => {
        if (to === "valibot") return `${before}${quote}${step(path, "valibot.js")}${quote}`
        if (!to.startsWith(".")) throw new Error(`${path} names ${to}, which the package does not have.`)
        const target = join(dirname(path), to)
        const declared = target.replace(/\.ts$/, ".d.ts")
        if (!existsSync(join(made, declared))) throw new Error(`${path} names ${to}, of which there are no declarations.`)
        if (!waiting.includes(declared)) waiting.push(declared)
        return `${before}${quote}${step(path, target.replace(/\.ts$/, ".js"))}${quote}`
      })
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    writeFileSync(join(folder, "valibot.d.ts"), `${withoutDom}${readFileSync(valibot, "utf8")}`)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
}

/** How one file names another of the same folder. */
function step(from: string, to: string): string {
  const path = relative(dirname(from), to)
  return path.startsWith(".") ? path : `./${path}`
}

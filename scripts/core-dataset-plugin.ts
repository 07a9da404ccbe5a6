import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import type { Plugin } from "vite"
import { coreOf } from "../src/dataset/core.ts"
import { pack } from "../src/dataset/pack.ts"
import { shortTypeNames } from "../src/dataset/typeNames.ts"
import { tablesOf } from "../src/dataset/tables.ts"
import { dataFiles } from "./dataset-plugin.ts"

const name = "virtual:core-dataset"
const resolved = `\0${name}`

/** The core of the dataset below a folder, packed, as JSON. */
export function packedCore(root: string): string {
  const files = dataFiles(root).map((path) => [path, JSON.parse(readFileSync(join(root, `${path}.json`), "utf8"))] as const)
  return JSON.stringify(pack([shortTypeNames(coreOf(tablesOf(Object.fromEntries(files))))]))
}

/** Makes what the first view needs of the dataset importable as `virtual:core-dataset`, worked out of the data files at every build. */
export function coreDataset(root: string): Plugin {
  return {
    name: "core-dataset",
    resolveId: (id) => (id === name ? resolved : undefined),
    load(id) {
      if (id !== resolved) return undefined
      for (const path of dataFiles(root)) this.addWatchFile(resolve(root, `${path}.json`))
      // Parsed as JSON at run time: several times as fast as the same written as JavaScript.
      return `export default JSON.parse(${JSON.stringify(packedCore(root))})`
    },
    // The development server knows no dependence of a virtual module on files.
    hotUpdate({ file, modules }) {
      const core = this.environment.moduleGraph.getModuleById(resolved)
      return core && file.startsWith(`${resolve(root)}/`) && file.endsWith(".json") ? [...modules, core] : undefined
    },
  }
}

import { readFileSync } from "node:fs"
import { join, resolve } from "node:path"
import type { Plugin } from "vite"
import { makeCatalogue } from "../src/dataset/catalogue.ts"
import type { CoreData } from "../src/dataset/core.ts"
import { coreOf } from "../src/dataset/cutCore.ts"
import { firstOf } from "../src/dataset/firstData.ts"
import { pack } from "../src/dataset/pack.ts"
import { withNumbers } from "../src/dataset/evidenceNumbers.ts"
import { shortTypeNames } from "../src/dataset/typeNames.ts"
import { tablesOf } from "../src/dataset/tables.ts"
import { evaluate } from "../src/engine/evaluate.ts"
import { defaultScenario } from "../src/engine/scenario.ts"
import { dataFiles } from "./dataset-plugin.ts"

/** The core of the dataset below a folder. */
function coreBelow(root: string): CoreData {
  const files = dataFiles(root).map((path) => [path, JSON.parse(readFileSync(join(root, `${path}.json`), "utf8"))] as const)
  return coreOf(tablesOf(Object.fromEntries(files)))
}

/** The same packed, as JSON. */
export const packedCore = (root: string): string => JSON.stringify(pack([shortTypeNames(coreBelow(root))]))

/** What can be imported, and the JSON it is worked out to. */
const modules: Readonly<Record<string, (root: string) => string>> = {
  "virtual:core-dataset": packedCore,
  /** What of it the page needs to be there (src/dataset/first.ts). */
  "virtual:first-dataset": (root) => JSON.stringify(firstOf(coreBelow(root))),
  /** The answer to the untouched scenario, so that the page need not work it out. */
  "virtual:first-report": (root) => JSON.stringify(evaluate(defaultScenario, makeCatalogue(withNumbers(coreBelow(root))))),
}

/** Makes what the first view needs of the dataset importable, worked out of the data files at every build. */
export function coreDataset(root: string): Plugin {
  return {
    name: "core-dataset",
    resolveId: (id) => (id in modules ? `\0${id}` : undefined),
    load(id) {
      const json = modules[id.slice(1)]
      if (!id.startsWith("\0") || !json) return undefined
      for (const path of dataFiles(root)) this.addWatchFile(resolve(root, `${path}.json`))
      // Parsed as JSON at run time: several times as fast as the same written as JavaScript.
      return `export default JSON.parse(${JSON.stringify(json(root))})`
    },
    // The development server knows no dependence of a virtual module on files.
    hotUpdate({ file, modules: changed }) {
      if (!file.startsWith(`${resolve(root)}/`) || !file.endsWith(".json")) return changed
      const made = Object.keys(modules).map((name) => this.environment.moduleGraph.getModuleById(`\0${name}`))
      return [...changed, ...made.filter((one) => one !== undefined)]
    },
  }
}

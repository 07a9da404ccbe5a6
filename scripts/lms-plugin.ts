import { readdirSync, writeFileSync } from "node:fs"
import { join, relative, resolve, sep } from "node:path"
import { build, type Plugin } from "vite"
import { isPacked } from "../src/features/catalogue/lms/pack.ts"

/** What a package for an LMS takes from the build, as a list that the page can read. */
export const packedListName = "lms-files.json"

export const packedFilesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter(isPacked)
    .toSorted()

/** Builds lms.js, which a package's launch.html runs: one file that needs nothing of the page. */
async function buildLauncher(folder: string): Promise<void> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      write: false,
      target: "es2023",
      rolldownOptions: { input: "src/features/catalogue/lms/launch.ts", output: { format: "iife" } },
    },
  })
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ("output" in one ? one.output : []))
  const code = outputs.find((output) => output.type === "chunk")?.code
  if (code === undefined) throw new Error("the launcher of packages was not built")
  writeFileSync(join(folder, "lms.js"), code)
}

/** Lays beside the page what packages for learning management systems are made of. */
export function packForLms(): Plugin {
  let folder = ""
  let writes = true
  return {
    name: "pack-for-lms",
    enforce: "post",
    apply: (config, { command }) => command === "build" && !config.build?.ssr,
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
      writes = config.build.write
    },
    // Before the list of what is kept offline is made (offline-plugin.ts).
    closeBundle: {
      order: "post",
      sequential: true,
      async handler(error) {
        // A build that is only looked at has no folder.
        if (error || !writes) return
        await buildLauncher(folder)
        writeFileSync(join(folder, packedListName), JSON.stringify(packedFilesOf(folder)))
      },
    },
  }
}

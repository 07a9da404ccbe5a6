import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { toJsonSchema } from "@valibot/to-json-schema"
import type { Plugin } from "vite"
import { schemaName, schemaOf } from "../src/dataset/schema/registry.ts"

/** Every data file below a folder, as paths relative to it without ".json". */
export function dataFiles(root: string, folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return dataFiles(root, path)
    return entry.name.endsWith(".json") ? [path.slice(0, -".json".length)] : []
  })
}

/** The JSON Schema of one data file, or null where none is registered. Checks that JSON Schema cannot say are left to the runtime check. */
export function jsonSchemaOf(path: string): Record<string, unknown> | null {
  const schema = schemaOf(path)
  return schema
    ? { ...toJsonSchema(schema, { errorMode: "ignore" }), title: `GPU Virtualization Explorer dataset: ${schemaName(path)}` }
    : null
}

/** Publishes the dataset with the page: data/<path>.json, data/schema/<name>.schema.json and data/index.json, at stable paths. */
export function publishDataset(root: string): Plugin {
  return {
    name: "publish-dataset",
    // Bundles for Node (the benchmarks) publish nothing.
    apply: (config, { command }) => command === "build" && !config.build?.ssr,
    generateBundle() {
      const index: { path: string; schema: string }[] = []
      const schemas = new Set<string>()
      for (const path of dataFiles(root)) {
        const schema = `schema/${schemaName(path)}.schema.json`
        this.emitFile({ type: "asset", fileName: `data/${path}.json`, source: readFileSync(join(root, `${path}.json`), "utf8") })
        index.push({ path: `${path}.json`, schema })
        if (schemas.has(schema)) continue
        schemas.add(schema)
        this.emitFile({ type: "asset", fileName: `data/${schema}`, source: `${JSON.stringify(jsonSchemaOf(path), null, 1)}\n` })
      }
      const version = JSON.parse(readFileSync(join(root, "version.json"), "utf8")) as Record<string, unknown>
      this.emitFile({ type: "asset", fileName: "data/index.json", source: `${JSON.stringify({ ...version, files: index }, null, 1)}\n` })
      this.emitFile({ type: "asset", fileName: "data/LICENSE", source: readFileSync(join(root, "LICENSE"), "utf8") })
    },
  }
}

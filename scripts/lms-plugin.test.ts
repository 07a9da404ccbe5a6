import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { build } from "vite"
import { afterEach, expect, test } from "vitest"
import { packedListName, packForLms } from "./lms-plugin.ts"

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Builds a page of one line; gives the folder that it goes to. */
async function built(write: boolean): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "lms-plugin-"))
  folders.push(root)
  writeFileSync(join(root, "index.html"), "<!doctype html><title>A page</title>")
  await build({ root, configFile: false, logLevel: "silent", build: { write }, plugins: [packForLms()] })
  return join(root, "dist")
}

test("a build that writes has the launcher and the list of what a package takes", async () => {
  const dist = await built(true)
  expect(JSON.parse(readFileSync(join(dist, packedListName), "utf8"))).toEqual(["index.html", "lms.js"])
})

test("a build that writes nothing succeeds, and leaves no folder", async () => {
  expect(existsSync(await built(false))).toBe(false)
})

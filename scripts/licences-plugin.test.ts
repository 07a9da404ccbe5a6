import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, expect, test } from "vitest"
import { noticesOf, packageFolder, partOf } from "./licences-plugin.ts"

const folders: string[] = []
function packageWith(manifest: object, files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "part-"))
  folders.push(folder)
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

test("a module's package is the innermost one it lies in", () => {
  expect(packageFolder("/p/node_modules/react/index.js")).toBe("/p/node_modules/react")
  expect(packageFolder("/p/node_modules/@base-ui/react/esm/tabs/index.js")).toBe("/p/node_modules/@base-ui/react")
  expect(packageFolder("/p/node_modules/a/node_modules/b/c.js?x")).toBe("/p/node_modules/a/node_modules/b")
  expect(packageFolder("\0/p/node_modules/a/c.js?commonjs-module")).toBe("/p/node_modules/a")
  expect(packageFolder("\0vite/preload-helper.js")).toBe(join(process.cwd(), "node_modules", "vite"))
  expect(packageFolder("/p/src/app/main.tsx")).toBeNull()
  expect(packageFolder("/p/node_modules/.cache/x.js")).toBeNull()
})

test("a package's licence and notice files are passed on whole, however they are called", () => {
  const folder = packageWith(
    { name: "a", version: "1.0.0", license: "Apache-2.0" },
    { LICENCE: "terms", "NOTICE.md": "made by A", "third-party.txt": "and B", "license.js": "code", "README.md": "no" },
  )
  expect(partOf(folder)).toMatchObject({ licence: "Apache-2.0", notice: "terms\n\nmade by A\n\nand B" })
})

test("a package without a licence text is named with its licence and author; one without a licence fails the build", () => {
  expect(partOf(packageWith({ name: "a", version: "1.0.0", license: { type: "MIT" }, author: { name: "Ann" } })).notice).toContain(
    "MIT by Ann",
  )
  expect(() => partOf(packageWith({ name: "nameless", version: "1.0.0" }))).toThrow(/nameless names no licence/)
})

test("what a build tool bundles into itself is left out", () => {
  const folder = packageWith(
    { name: "tool", version: "1.0.0", license: "MIT" },
    { "LICENSE.md": "terms\n\n# Licenses of bundled dependencies\n\nx" },
  )
  expect(partOf(folder).notice).toBe("terms")
})

test("the text begins with our own terms and lists every part once by name", () => {
  const part = (name: string) => ({ name, version: "1.0.0", licence: "MIT", homepage: "", notice: `terms of ${name}` })
  const text = noticesOf([part("b"), part("a")], readFileSync("LICENSE", "utf8"))
  expect(text.indexOf("MIT License")).toBeLessThan(text.indexOf("a 1.0.0: MIT"))
  expect(text).toMatch(/ {2}a 1\.0\.0: MIT\n {2}b 1\.0\.0: MIT\n[^]*terms of a[^]*terms of b\n$/)
})

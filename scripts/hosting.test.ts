import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { brotliDecompressSync, gunzipSync } from "node:zlib"
import { describe, expect, test } from "vitest"
import { compressFolder } from "./compress.ts"
import { icons } from "./icon-list.ts"
import { keptFilesOf } from "./offline-plugin.ts"

const folder = (files: Record<string, string>): string => {
  const root = mkdtempSync(join(tmpdir(), "built-"))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, ".."), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}
const long = "all of this is text. ".repeat(100)

test("compressed copies unfold to the very files; short files, pictures and copies of an earlier build have none", async () => {
  const root = folder({ "a.js": long, "data/b.json": long, "short.txt": "x", "c.woff2": long, "gone.js.br": "old" })
  const { files } = await compressFolder(root, 5)
  expect(files).toBe(2)
  expect(brotliDecompressSync(readFileSync(join(root, "a.js.br"))).toString()).toBe(long)
  expect(gunzipSync(readFileSync(join(root, "data/b.json.gz"))).toString()).toBe(long)
  expect(readdirSync(root).toSorted()).toEqual(["a.js", "a.js.br", "a.js.gz", "c.woff2", "data", "short.txt"])
  rmSync(root, { recursive: true })
})

describe("the list of files that are kept for offline use", () => {
  const first = {
    "index.html": "page",
    "assets/a-12345678.js": "a",
    "theme.js": "t",
    "data/x.json": "{}",
    "sw.js": "old",
    "a.js.br": "z",
    "pages/gpus/l4.md": "#",
    "llms.txt": "#",
  }
  test("names every file but the worker itself, the server's copies and texts for readers without a screen; the page stands as its folder", () => {
    const root = folder(first)
    const kept = keptFilesOf(root)
    expect(Object.keys(kept.needed)).toEqual(["assets/a-12345678.js", "", "theme.js"])
    expect(Object.keys(kept.linked)).toEqual(["data/x.json"])
    expect(kept.needed["assets/a-12345678.js"]).toBe("")
    rmSync(root, { recursive: true })
  })
  test("has another build's name as soon as one file's content differs, and not before", () => {
    const builds = [first, first, { ...first, "theme.js": "t2" }, { ...first, "data/x.json": "{ }" }].map((files) => {
      const root = folder(files)
      const { build } = keptFilesOf(root)
      rmSync(root, { recursive: true })
      return build
    })
    expect(builds[1]).toBe(builds[0])
    expect(new Set(builds).size).toBe(3)
  })
})

test("every icon is the square its name and the manifest say", () => {
  const manifest = JSON.parse(readFileSync("public/manifest.json", "utf8")) as { icons: { src: string; sizes: string }[] }
  const html = readFileSync("index.html", "utf8")
  for (const { file, size } of icons) {
    const png = readFileSync(join("public", file))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size])
    const named = manifest.icons.find(({ src }) => src === `./${file}`)
    // The one for Apple's systems stands in the page itself.
    expect(named?.sizes ?? /apple-touch-(\d+)/.exec(html)?.[1]).toContain(String(size))
  }
})

test("what the container's recipe copies is there", () => {
  const sources = [...readFileSync("hosting/docker/Dockerfile", "utf8").matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap((match) =>
    (match[1] ?? "").split(" "),
  )
  expect(sources.length).toBeGreaterThan(5)
  expect(sources.filter((source) => !existsSync(source))).toEqual([])
})

test("every file in hosting/ is named where one reads how to host", () => {
  const page = readFileSync("docs/hosting.md", "utf8")
  const files = readdirSync("hosting", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const isNamed = (name: string): boolean => page.includes(name) || (name.endsWith(".conf") && page.includes("hosting/nginx/"))
  expect(files.map(({ name }) => name).filter((name) => !name.endsWith(".dockerignore") && !isNamed(name))).toEqual([])
})

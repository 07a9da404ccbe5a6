import { spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"
import { unzipSync } from "fflate"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { nextOf, problemsOf, withVersion, type Standing } from "./release-plan.ts"

const changelog = "# Changes\n\n## Next\n\n### Answers\n\n- More.\n\n## 0.1.0 (2026-11-22)\n\n- The first.\n"
const ready: Standing = { current: "0.1.0", dirty: [], tags: ["v0.1.0"], changelog }

describe("what stands against a release", () => {
  test("nothing, where the tree is clean, the version later and the changelog written", () => {
    expect(problemsOf("0.2.0", ready)).toEqual([])
    expect(problemsOf("1.0.0", { ...ready, current: "0.10.0" })).toEqual([])
    expect(problemsOf("0.10.0", { ...ready, current: "0.9.9" })).toEqual([])
  })
  test("all of it is told at once", () => {
    const problems = problemsOf("0.1.0", {
      ...ready,
      dirty: ["src/a.ts"],
      changelog: "# Changes\n\n## Next\n\n### Answers\n\n## 0.1.0\n\n- x\n",
    })
    expect(problems.join(" ")).toMatch(/not later than 0\.1\.0.*tag v0\.1\.0 is there.*src\/a\.ts.*nothing under "## Next"/)
  })
  test.each(["next", "1.2", "v1.2.0", "1.2.0-beta", ""])("%j is no version", (version) => {
    expect(problemsOf(version, ready)[0]).toContain("is no version")
  })
})

test("what stood under Next becomes the version's, and Next is empty for the time after", () => {
  const after = withVersion(changelog, "0.2.0", "2026-12-01")
  expect(nextOf(after)).toBe("")
  expect(after).toContain("## 0.2.0 (2026-12-01)\n\n### Answers\n\n- More.\n\n## 0.1.0")
})

test("the changelog of the page can be released from: Next says something, and versions are dated, the newest first", () => {
  const text = readFileSync("CHANGELOG.md", "utf8")
  expect(nextOf(text)).not.toBe("")
  const headings = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? "")
  expect(headings[0]).toBe("Next")
  expect(headings.slice(1).filter((heading) => !/^\d+\.\d+\.\d+ \(\d{4}-\d\d-\d\d\)$/.test(heading))).toEqual([])
})

// Each run starts a program that builds: a machine that does other work at the same time takes its time.
describe("npm run release, in a repository with a page of one line", { timeout: 300_000 }, () => {
  const root = mkdtempSync(join(tmpdir(), "release-test-"))
  const here = resolve(".")
  const run = (command: string, ...args: string[]) => spawnSync(command, args, { cwd: root, encoding: "utf8" })
  const release = (...args: string[]) => run(join(here, "node_modules/.bin/tsx"), join(here, "scripts/release.ts"), ...args)
  const git = (...args: string[]): string => run("git", "-c", "user.name=A", "-c", "user.email=a@example.org", ...args).stdout.trim()

  beforeAll(() => {
    const files: Record<string, string> = {
      "package.json": `${JSON.stringify({ name: "page", version: "0.1.0", type: "module", scripts: { package: "node package.js" } }, null, 2)}\n`,
      // A package of one file, made as the page's is: built for a version that is not written down yet, and packed beside.
      "package.js": `import { spawnSync } from "node:child_process"
import { mkdirSync, writeFileSync } from "node:fs"
const [into, version] = process.argv.slice(2).map((one) => one.split("=")[1])
mkdirSync(into + "/package", { recursive: true })
writeFileSync(into + "/package/package.json", JSON.stringify({ name: "page", version }))
console.log(spawnSync("npm", ["pack", "--silent", "--pack-destination", into], { cwd: into + "/package", encoding: "utf8" }).stdout.trim())
`,
      "package-lock.json": '{\n  "version": "0.1.0",\n  "packages": { "": { "version": "0.1.0" }, "x": { "version": "0.1.0" } }\n}\n',
      "CHANGELOG.md": changelog,
      "index.html": "<!doctype html><title>A page</title>\n",
      ".gitignore": "node_modules\nrelease\n",
    }
    for (const [path, text] of Object.entries(files)) writeFileSync(join(root, path), text)
    mkdirSync(join(root, "docs"))
    for (const path of ["LICENSE", "docs/hosting.md", "docs/embed.md", "docs/url.md", "hosting"])
      cpSync(path, join(root, path), { recursive: true })
    symlinkSync(join(here, "node_modules"), join(root, "node_modules"))
    git("init", "-q", "-b", "main")
    git("config", "user.name", "A")
    git("config", "user.email", "a@example.org")
    git("add", "-A")
    git("commit", "-qm", "A page")
  })
  afterAll(() => rmSync(root, { recursive: true }))

  test("a dry run builds and packs, says what it would do, and changes nothing", () => {
    const { status, stdout, stderr } = release("0.2.0", "--dry-run")
    expect([status, stderr]).toEqual([0, ""])
    expect(stdout).toMatch(
      /gpu-virtualization-explorer-0\.2\.0\.zip: [\d.]+ MB[^]*page-0\.2\.0\.tgz[^]*would write version 0\.2\.0[^]*Nothing was changed/,
    )
    expect(git("status", "--porcelain")).toBe("")
    expect(git("tag")).toBe("")
    expect(readdirSync(root)).not.toContain("release")
  })

  test("with a change that is not committed, or an argument it does not know, it refuses in a sentence", () => {
    writeFileSync(join(root, "left.txt"), "x")
    expect(release("0.2.0")).toMatchObject({ status: 1, stderr: expect.stringContaining("left.txt") as string })
    rmSync(join(root, "left.txt"))
    expect(release("0.2.0", "--force")).toMatchObject({ status: 2, stderr: expect.stringContaining("--force is not known") as string })
  })

  test("a release leaves a commit, a tag with what changed, and a zip with the page, its terms and how to host it, the package beside it", () => {
    expect(release("0.2.0")).toMatchObject({ status: 0, stderr: "" })
    expect(git("log", "-1", "--format=%s")).toBe("Release 0.2.0")
    expect(git("tag", "-l", "--format=%(contents)")).toContain("### Answers\n\n- More.")
    expect(git("status", "--porcelain")).toBe("")
    expect(JSON.parse(readFileSync(join(root, "package.json"), "utf8"))).toMatchObject({ version: "0.2.0" })
    expect(readFileSync(join(root, "package-lock.json"), "utf8")).toContain('"x": { "version": "0.1.0" }')
    expect(readdirSync(join(root, "release")).toSorted()).toEqual(["gpu-virtualization-explorer-0.2.0.zip", "page-0.2.0.tgz"])
    const zip = unzipSync(readFileSync(join(root, "release/gpu-virtualization-explorer-0.2.0.zip")))
    const names = Object.keys(zip).map((name) => name.replace("gpu-virtualization-explorer-0.2.0/", ""))
    expect(names).toEqual(
      expect.arrayContaining(["dist/index.html", "LICENSE", "CHANGELOG.md", "docs/hosting.md", "hosting/nginx/snippets/explorer.conf"]),
    )
    expect(new TextDecoder().decode(zip["gpu-virtualization-explorer-0.2.0/CHANGELOG.md"])).toContain("## 0.2.0 (")
  })
})

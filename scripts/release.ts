/**
 * `npm run release -- <version> [--test] [--dry-run]`: checks, builds and tags a release, and packs the page as a zip and the
 * package for programs as a tarball in release/.
 * Nothing is pushed: the last lines say how. With --dry-run everything is checked, built and packed, in a folder of its own that goes
 * again, and nothing of the repository changes.
 */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative, resolve, sep } from "node:path"
import { zipSync, type Zippable } from "fflate"
import { nextOf, problemsOf, withVersion } from "./release-plan.ts"

const say = (line: string): unknown => process.stdout.write(`${line}\n`)

function give(command: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: "utf8" })
  if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${stderr.trim()}`)
  return stdout
}
function show(command: string, ...args: string[]): void {
  if (spawnSync(command, args, { stdio: "inherit" }).status !== 0) throw new Error(`${command} ${args.join(" ")} failed.`)
}

/** What lies beside the build in the zip. */
const beside = ["LICENSE", "CHANGELOG.md", "docs/hosting.md", "docs/embed.md", "docs/url.md", "hosting"]

const below = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => below(join(path, name))) : [path]

/** The zip: one folder named after the version, the build in its dist/. The same files always give the same bytes. */
function pack(version: string, dist: string, changelog: string, day: string): Uint8Array {
  const files: Zippable = {}
  const mtime = new Date(`${day}T12:00:00`)
  const add = (name: string, content: Uint8Array): void => {
    files[`gpu-virtualization-explorer-${version}/${name.split(sep).join("/")}`] = [content, { mtime }]
  }
  for (const path of below(dist)) add(join("dist", relative(dist, path)), readFileSync(path))
  for (const path of beside.flatMap(below)) add(path, path === "CHANGELOG.md" ? new TextEncoder().encode(changelog) : readFileSync(path))
  return zipSync(files, { level: 9 })
}

/** Writes the version into package.json and package-lock.json, and leaves every other sign as it is. */
function setVersion(current: string, version: string): void {
  for (const [path, times] of [
    ["package.json", 1],
    ["package-lock.json", 2],
  ] as const) {
    let text = readFileSync(path, "utf8")
    // Of the lock file the first two: of the file itself and of the package at its root.
    for (let time = 0, from = 0; time < times; time++) {
      const at = text.indexOf(`"version": "${current}"`, from)
      if (at < 0) throw new Error(`${path} does not say version ${current}`)
      text = `${text.slice(0, at)}"version": "${version}"${text.slice(at + `"version": "${current}"`.length)}`
      from = at + 1
    }
    writeFileSync(path, text)
  }
}

function release(version: string, { isDry, isTested }: { readonly isDry: boolean; readonly isTested: boolean }): void {
  const { version: current } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string }
  const changelog = readFileSync("CHANGELOG.md", "utf8")
  const dirty = give("git", "status", "--porcelain")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.slice(3))
  const problems = problemsOf(version, { current, dirty, tags: give("git", "tag").split("\n"), changelog })
  if (problems.length > 0) throw new Error(problems.join("\n"))
  if (isTested) show("npm", "test")
  else say("Not tested here: --test runs all tests first.")

  const day = new Date().toISOString().slice(0, 10)
  const newChangelog = withVersion(changelog, version, day)
  const folder = isDry ? mkdtempSync(join(tmpdir(), "release-")) : resolve("release")
  const dist = join(folder, "dist")
  try {
    show("npx", "vite", "build", "--outDir", dist, "--emptyOutDir", "--logLevel", "error")
    const zip = pack(version, dist, newChangelog, day)
    const name = `gpu-virtualization-explorer-${version}.zip`
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), zip)
    say(`${name}: ${(zip.length / 1e6).toFixed(1)} MB, ${below(dist).length} files of the build.`)
    show("npm", "run", "--silent", "package", "--", `--into=${folder}`, `--release=${version}`)
    rmSync(join(folder, "package"), { recursive: true, force: true })
    if (isDry) {
      say(`Dry run: would write version ${version} into package.json and package-lock.json, "${version} (${day})" into CHANGELOG.md,`)
      say(`commit "Release ${version}" and tag it v${version}. Nothing was changed.`)
      return
    }
    setVersion(current, version)
    writeFileSync("CHANGELOG.md", newChangelog)
    give("git", "commit", "-qam", `Release ${version}`)
    give("git", "tag", "-a", `v${version}`, "-m", `Release ${version}\n\n${nextOf(changelog)}`, "--cleanup=whitespace")
    say(`Tagged v${version}; the zip and the package lie in release/.`)
    say(`To publish: git push --follow-tags, then hand out release/${name} and the package beside it.`)
  } finally {
    rmSync(isDry ? folder : dist, { recursive: true, force: true })
  }
}

const args = process.argv.slice(2)
const flags = args.filter((arg) => arg.startsWith("--"))
const [version, ...more] = args.filter((arg) => !arg.startsWith("--"))
const unknown = flags.find((flag) => flag !== "--dry-run" && flag !== "--test")
if (version === undefined || more.length > 0 || unknown !== undefined) {
  process.stderr.write(`${unknown ? `${unknown} is not known. ` : ""}Usage: npm run release -- <version> [--test] [--dry-run]\n`)
  process.exit(2)
}
try {
  release(version, { isDry: flags.includes("--dry-run"), isTested: flags.includes("--test") })
} catch (error) {
  process.stderr.write(`No release. ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

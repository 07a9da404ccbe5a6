/**
 * `npm run package`: builds the package into release/package/ and packs it beside (release/gpu-virtualization-explorer-<version>.tgz).
 * `--build` leaves it unpacked; `--into=FOLDER` takes another folder than release/, `--release=VERSION` that version, with the changelog as its release writes it.
 */
import { spawnSync } from "node:child_process"
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs"
import { join, relative, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { build } from "vite"
import { boardPage } from "./board-page.ts"
import { licencesName, publishLicences } from "./licences-plugin.ts"
import { writeTypes } from "./package-types.ts"
import { withVersion } from "./release-plan.ts"

const entries = { "package/index": "src/package/index.ts", "package/bin": "src/package/bin.ts" }

/** npm packs no folder of the name node_modules. */
const placeOf = (module: string): string => `${module.replace(/^node_modules\//, "parts/")}.js`

interface Manifest {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly license: string
  readonly engines: Readonly<Record<string, string>>
}

/** What the package says of itself. It needs no other package: whatever it is built of is in it, with its notices in licences.txt. */
const manifestOf = ({ name, version, description, license, engines }: Manifest): Readonly<Record<string, unknown>> => ({
  name,
  version,
  description,
  license,
  type: "module",
  engines,
  sideEffects: ["./lib/package/bin.js", "./lib/cli/evaluate.js", "./lib/cli/place.js", "./lib/cli/plan.js", "./lib/mcp/stdio.js"],
  exports: { ".": { types: "./lib/package/index.d.ts", default: "./lib/package/index.js" }, "./package.json": "./package.json" },
  bin: { [name]: "lib/package/bin.js" },
  files: ["lib", "LICENSE", "data", "licences.txt", "CHANGELOG.md", "README.md"],
})

/** Builds the package into a folder, which is emptied first. Another version than package.json's is of a release that is being made, with its changelog. */
export async function buildPackage(folder: string, release?: { readonly version: string; readonly changelog: string }): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  const lib = join(folder, "lib")
  mkdirSync(lib, { recursive: true })
  const root = { ...(JSON.parse(readFileSync("package.json", "utf8")) as Manifest), ...(release && { version: release.version }) }
  const licences = publishLicences()
  const board = await boardPage([licences.worker()])
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    // Every module stays one, so that whoever bundles a part takes no more than that part.
    build: {
      ssr: true,
      target: "node20.19",
      minify: false,
      outDir: lib,
      rolldownOptions: {
        input: entries,
        output: { format: "es", preserveModules: true, preserveModulesRoot: "src", entryFileNames: ({ name }) => placeOf(name) },
      },
    },
    json: { stringify: true },
    // As one file: its modules require each other in a circle, which modules of their own do not survive.
    resolve: { alias: { jszip: "jszip/dist/jszip.js" } },
    ssr: { noExternal: true, target: "node" },
    // Whatever else the page publishes is not for programs.
    plugins: [{ ...licences.page, apply: "build" }],
  })
  writeFileSync(join(lib, "mcp/board.html"), board)
  renameSync(join(lib, licencesName), join(folder, licencesName))
  writeTypes(entries["package/index"], lib)
  chmodSync(join(lib, "package/bin.js"), 0o755)
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifestOf(root), null, 2)}\n`)
  copyFileSync("LICENSE", join(folder, "LICENSE"))
  copyFileSync("data/LICENSE", join(folder, "data"))
  writeFileSync(join(folder, "CHANGELOG.md"), release?.changelog ?? readFileSync("CHANGELOG.md", "utf8"))
  copyFileSync("docs/package.md", join(folder, "README.md"))
}

/** Packs a built package, beside it. Gives the path of the tarball. */
export function pack(folder: string): string {
  const into = resolve(folder, "..")
  const { status, stdout, stderr } = spawnSync("npm", ["pack", "--json", "--pack-destination", into], { cwd: folder, encoding: "utf8" })
  if (status !== 0) throw new Error(`npm pack: ${stderr.trim()}`)
  const [{ filename } = { filename: "" }] = JSON.parse(stdout) as { readonly filename: string }[]
  return join(into, filename)
}

/** What follows `--name=` among the arguments. */
const given = (name: string): string | undefined => process.argv.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3)

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = resolve(given("into") ?? "release", "package")
  const version = given("release")
  const changelog = readFileSync("CHANGELOG.md", "utf8")
  const day = new Date().toISOString().slice(0, 10)
  await buildPackage(folder, version === undefined ? undefined : { version, changelog: withVersion(changelog, version, day) })
  const files = readdirSync(folder, { recursive: true }).length
  if (process.argv.includes("--build")) process.stdout.write(`${relative(".", folder)}/: ${files} files.\n`)
  else {
    const tarball = pack(folder)
    process.stdout.write(`${tarball}: ${(statSync(tarball).size / 1e6).toFixed(2)} MB, ${files} files.\n`)
  }
}

import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildPackage, pack } from "./package.ts"

export const name = "gpu-virtualization-explorer"

const made = mkdtempSync(join(tmpdir(), "package-"))
/** Where the tarball is installed: a folder that knows nothing of this one. */
export const home = join(made, "empty")
export const installed = join(home, "node_modules", name)

export interface Run {
  readonly status: number | null
  readonly out: string
  readonly err: string
}
export function run(command: string, args: readonly string[], input = ""): Run {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: home,
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    timeout: 3_600_000,
  })
  return { status, out: stdout, err: stderr }
}
export const commandLine = (args: readonly string[], input = ""): Run => run(join(home, "node_modules/.bin", name), args, input)

/** Builds and packs it, and installs the tarball where there is no network. */
export async function installPackage(): Promise<void> {
  await buildPackage(join(made, "built"))
  const tarball = pack(join(made, "built"))
  mkdirSync(home)
  writeFileSync(join(home, "package.json"), '{ "type": "module" }')
  const { status, err } = run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball])
  if (status !== 0) throw new Error(`The package cannot be installed:\n${err}`)
}

export const removePackage = (): void => rmSync(made, { recursive: true, force: true })

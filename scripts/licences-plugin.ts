import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Plugin, Rolldown } from "vite"

export const licencesName = "licences.txt"

/** A package of which something is in the build. */
export interface Part {
  readonly name: string
  readonly version: string
  /** As its package.json says: an SPDX expression. */
  readonly licence: string
  readonly homepage: string
  /** What its licence asks to be passed on, as it stands in the package. */
  readonly notice: string
}

/** The folder of the package a module lies in, or null where it is none of node_modules. */
export function packageFolder(module: string): string | null {
  // The bundler's own helpers, which load what comes later.
  const helper = /^\0(vite|rolldown)\//.exec(module)?.[1]
  if (helper) return join(process.cwd(), "node_modules", helper)
  const path = module.replace(/^\0+/, "").replace(/[?#].*$/, "")
  const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? null
  return found?.includes("/node_modules/.") ? null : found
}

/** What a build tool contains is not in what it builds, but for the few lines of its own that load what comes later. */
const isTool = /\/node_modules\/(vite|rolldown)$/
const toolsOwn = /\n#+ Licenses of bundled dependencies[^]*$/i
const noticeFile = /^(licen[cs]e|copying|notice|third.?party)/i

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string | { readonly type: string }
  readonly homepage?: string
  readonly author?: string | { readonly name: string }
}

/** What a package says of its licence. Fails where it says nothing: nothing is passed on without its terms. */
export function partOf(folder: string): Part {
  const { name, version, license, homepage = "", author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest
  const licence = typeof license === "object" ? license.type : license
  if (!licence) throw new Error(`${name} names no licence: it cannot be part of the build`)
  const wanted = isTool.test(folder) ? /^licen[cs]e/i : noticeFile
  const files = readdirSync(folder).filter((file) => wanted.test(file) && !/\.(m|c)?js$/.test(file))
  const notices = files
    .toSorted()
    .map((file) => readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").replace(toolsOwn, "").trim())
  const by = typeof author === "object" ? author.name : author
  const notice =
    notices.length > 0
      ? notices.join("\n\n")
      : `Published under ${licence}${by ? ` by ${by}` : ""}; the package brings no licence text of its own.`
  return { name, version, licence, homepage, notice }
}

const rule = "-".repeat(80)

/** The notices as one text: our own terms, then every part by name. */
export function noticesOf(parts: readonly Part[], own: string): string {
  const all = parts.toSorted((a, b) => a.name.localeCompare(b.name, "en") || a.version.localeCompare(b.version, "en"))
  const list = all.map(({ name, version, licence }) => `  ${name} ${version}: ${licence}`).join("\n")
  const texts = all.map((part) =>
    [`${part.name} ${part.version} (${part.licence})`, part.homepage, "", part.notice]
      .filter((line, at) => line !== "" || at === 2)
      .join("\n"),
  )
  return [
    `GPU Virtualization Explorer\n\nThe page's code:\n\n${own.trim()}\n\nThe dataset (data/): CC BY 4.0, see data/LICENSE.`,
    `Parts by others that this build contains:\n\n${list}`,
    ...texts,
  ]
    .join(`\n\n${rule}\n\n`)
    .concat("\n")
}

/**
 * Writes licences.txt: the notices of every package of which code, styles or fonts are in the build, its workers' too.
 * `page` goes among the page's plugins, `worker` among the workers'.
 */
export function publishLicences(own = "LICENSE"): { readonly page: Plugin; readonly worker: () => Plugin } {
  const folders = new Set<string>()
  const note = (module: string): void => {
    const folder = packageFolder(module)
    if (folder && existsSync(join(folder, "package.json"))) folders.add(folder)
  }
  const collect = (bundle: Rolldown.OutputBundle, modules: Iterable<string>): void => {
    for (const output of Object.values(bundle)) {
      if (output.type === "chunk") {
        for (const [id, module] of Object.entries(output.modules)) if (module.renderedLength > 0) note(id)
      } else for (const file of output.originalFileNames) note(join(process.cwd(), file))
    }
    // Style sheets leave no code behind, but what they say is in the build.
    for (const id of modules) if (/\.css($|\?)/.test(id)) note(id)
  }
  return {
    worker: () => ({
      name: "collect-worker-licences",
      apply: "build",
      generateBundle(_, bundle) {
        collect(bundle, this.getModuleIds())
      },
    }),
    page: {
      name: "publish-licences",
      enforce: "post",
      apply: (config, { command }) => command === "build" && !config.build?.ssr,
      generateBundle(_, bundle) {
        collect(bundle, this.getModuleIds())
        this.emitFile({ type: "asset", fileName: licencesName, source: noticesOf([...folders].map(partOf), readFileSync(own, "utf8")) })
      },
    },
  }
}

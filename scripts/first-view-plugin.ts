import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { pathToFileURL } from "node:url"
import { build, minifySync, type Plugin, type Rolldown } from "vite"
import { scenarioViews } from "../src/features/share/embedQuery.ts"

const prerender = "src/app/prerender.tsx"
const main = "src/app/main.tsx"
const place = '<div id="root"></div>'
const script = /<script\s+src="\.\/first\.js"/

/** The HTML of the untouched page: the app built for Node, and run. */
async function untouchedPage(root: string): Promise<string> {
  const outDir = join(root, "node_modules/.cache/first-view")
  await build({ root, logLevel: "error", build: { ssr: prerender, outDir, emptyOutDir: true, minify: false } })
  try {
    const { untouchedPage: render } = (await import(`${pathToFileURL(join(outDir, "prerender.js")).href}?${Date.now()}`)) as {
      untouchedPage: () => string
    }
    return render()
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}

type Chunk = Rolldown.OutputChunk & { readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } }

interface Files {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

/** The files of a module that is imported as the page is: its own chunk's and those of every chunk it cannot run without, these first. */
function filesOf(moduleEnd: string, bundle: Rolldown.OutputBundle): Files {
  const chunks = Object.values(bundle).filter((one): one is Chunk => one.type === "chunk")
  const first = chunks.find((one) => Object.keys(one.modules).some((id) => id.endsWith(moduleEnd)))
  if (!first) throw new Error(`No chunk of the build has ${moduleEnd}.`)
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const seen = new Set<string>()
  const walk = (one: Chunk): void => {
    if (seen.has(one.fileName)) return
    seen.add(one.fileName)
    for (const name of one.imports) {
      const next = chunks.find(({ fileName }) => fileName === name)
      if (next) walk(next)
    }
    scripts.add(one.fileName)
    for (const css of one.viteMetadata?.importedCss ?? []) styles.add(css)
  }
  walk(first)
  return { scripts: [...scripts], styles: [...styles] }
}

/** The files of several modules that are needed together. */
const filesOfAll = (moduleEnds: readonly string[], bundle: Rolldown.OutputBundle): Files => {
  const all = moduleEnds.map((end) => filesOf(end, bundle))
  return { scripts: [...new Set(all.flatMap(({ scripts }) => scripts))], styles: [...new Set(all.flatMap(({ styles }) => styles))] }
}

const textOf = (fileName: string, bundle: Rolldown.OutputBundle): string => {
  const asset = bundle[fileName]
  if (asset?.type !== "asset") throw new Error(`The build has no ${fileName}.`)
  return asset.source.toString()
}

/** A style sheet as it may stand in index.html, one folder above: its addresses are relative to itself. */
const lifted = (css: string, fileName: string): string =>
  css.replace(/url\((?!data:|["']?data:)(["']?)\.?\/?/g, `url($1./${dirname(fileName)}/`)

/** Makes a script of the built folder as small as the bundler's own: it came there as it is written. */
function shorten(file: string): void {
  const { code, errors } = minifySync(file, readFileSync(file, "utf8"))
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  writeFileSync(file, code)
}

const link = (attributes: string): string => `<link ${attributes}>`

/**
 * Makes the first view HTML: index.html gets the untouched page, the styles it needs, a word to the browser to fetch its font at once, and for
 * public/first.js the files that the page needs and those that an embedded view needs. The page's code asks for them when the picture is painted
 * (src/app/entry.ts) and takes it over (src/app/takeOver.ts).
 */
export function firstView(): Plugin {
  let root = "."
  let folder = "."
  return {
    name: "first-view",
    apply: (config, { command }) => command === "build" && !config.build?.ssr,
    configResolved(config) {
      root = config.root
      folder = resolve(config.root, config.build.outDir)
    },
    writeBundle: () => shorten(join(folder, "first.js")),
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle }) {
        if (!bundle) return html
        const entry = filesOf("src/app/entry.ts", bundle)
        const page = filesOfAll([main, "src/app/start.tsx"], bundle)
        const binding = filesOf("src/scenario/binding.ts", bundle)
        const embed = filesOfAll([main, "src/embed/Embed.tsx"], bundle)
        const catalogue = filesOf("src/features/catalogue/CatalogueView.tsx", bundle)
        const further = filesOf("src/app/further.ts", bundle)
        const font = Object.keys(bundle).find((name) => /explorer-sans-[^/]*\.woff2$/.test(name))
        if (!html.includes(place) || !script.test(html) || !font)
          throw new Error("index.html has no place for the first view, or its font has gone.")
        const without = (files: Files, ...there: Files[]): string =>
          files.scripts.filter((name) => !there.some(({ scripts }) => scripts.includes(name))).join(" ")
        const head = [
          // The first paint has the answer in it: a paint before that is one more layout, and the answer comes later for it.
          link(`rel="expect" href="#content" blocking="render"`),
          link(`rel="preload" as="font" type="font/woff2" crossorigin href="./${font}"`),
          `<style>${page.styles.map((name) => lifted(textOf(name, bundle), name)).join("")}</style>`,
          // They stand above. The bundler's loader looks for them before it fetches any; a disabled sheet is not fetched.
          ...page.styles.map((name) => link(`rel="stylesheet" disabled href="./${name}"`)),
        ]
        const rendered = await untouchedPage(root)
        return (
          html
            .replaceAll(/\s*(?:<link rel="stylesheet"[^>]*>|<!--.*?-->)/g, "")
            // The page is there without them: its text and its font come first.
            .replaceAll(/<(?:link rel="modulepreload"|script type="module")/g, '$& fetchpriority="low"')
            .replace(
              script,
              (tag) =>
                `${head.join("\n    ")}\n    ${tag} data-page="${without(page, entry)}" data-binding="${without(binding, entry, page)}" data-embed="${without(embed, entry)}" data-embed-binding="${without(binding, entry, embed)}" data-catalogue="${without(catalogue, entry, page)}" data-further="${without(further, entry, page)}" data-answers="${scenarioViews.join(" ")}"`,
            )
            .replace(place, () => `<div id="root">${rendered}</div>`)
        )
      },
    },
  }
}

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { makeCatalogue, type FullCatalogue } from "../src/dataset/catalogue.ts"
import type { Sources } from "../src/dataset/sources.ts"
import type { Gpu, Product, Technique } from "../src/dataset/schema/index.ts"
import { tablesOf } from "../src/dataset/tables.ts"
import { shareText, titleOf } from "../src/features/catalogue/measurements/words.ts"
import { techniqueNames } from "../src/features/common/table/columnSpec.ts"
import { gpuFacts, productFacts, sliceFacts, techniqueFacts, type Fact, type FactSource } from "../src/package/facts.ts"
import { dataFiles } from "./dataset-plugin.ts"

/** What the pages are made of. */
export interface PageData {
  readonly catalogue: FullCatalogue
  readonly techniques: readonly Technique[]
  readonly sources: Sources
}

export function pageData(root: string): PageData {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(root, `${path}.json`), "utf8"))
  const files = Object.fromEntries(dataFiles(root).map((path) => [path, read(path)]))
  return {
    catalogue: makeCatalogue(tablesOf(files)),
    techniques: files["techniques"] as readonly Technique[],
    sources: files["sources"] as Sources,
  }
}

/** The build's own address from SITE_URL, with a slash at its end; null where none is set, and then nothing absolute is written. */
export function siteUrl(said: string | undefined): string | null {
  if (said === undefined || said.trim() === "") return null
  const url = URL.canParse(said.trim()) ? new URL(said.trim()) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "") {
    throw new Error(`SITE_URL must be the address of the page, such as https://explorer.example.org/gpu/, not "${said}".`)
  }
  return url.href.endsWith("/") ? url.href : `${url.href}/`
}

/** Text in a cell of a table. */
const cell = (text: string): string =>
  text.replaceAll("\\", "\\\\").replaceAll("|", "\\|").replaceAll("<", "&lt;").replace(/\s+/g, " ").trim()
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows.map((row) => row.map(cell))].map((row) => `| ${row.join(" | ")} |`).join("\n")

const sourceText = (sources: readonly FactSource[]): string =>
  [...new Set(sources.map(({ id, locator }) => (locator ? `${id} (${locator})` : id)))].join("; ")

const factTable = (facts: readonly Fact[]): string =>
  table(
    ["what", "value", "known by", "source"],
    facts.map(({ label, value, basis, sources }) => [label, value ?? "unknown", value === null ? "unknown" : basis, sourceText(sources)]),
  )

/** Titles and addresses of what a page cites. */
function sourceList(facts: readonly Fact[], sources: Sources): string {
  const ids = [...new Set(facts.flatMap((fact) => fact.sources.map(({ id }) => id)))].toSorted()
  return ids
    .flatMap((id) => {
      const source = sources[id]
      if (!source) return []
      const { title, publisher, date, url } = source
      const said = [publisher, date].filter(Boolean).join(", ")
      return `- \`${id}\`: ${url ? `[${title.replace(/[[\]]/g, "")}](<${url}>)` : title}${said === "" ? "" : `, ${said}`}`
    })
    .join("\n")
}

interface Page {
  readonly title: string
  /** The fragment that opens the same in the explorer. */
  readonly link: string
  readonly facts: readonly Fact[]
  readonly sections?: readonly { readonly title: string; readonly text: string; readonly facts: readonly Fact[] }[]
}

const pageText = ({ title, link, facts, sections = [] }: Page, { catalogue, sources }: PageData, home: string): string =>
  [
    `# ${title}`,
    `From the dataset of the GPU Virtualization Explorer, version ${catalogue.version} (CC BY 4.0). [Open it in the explorer](${home}#${link}). Every row says how it is known and by whom; what nobody is known to have said is unknown, which is neither no nor zero.`,
    factTable(facts),
    ...sections.flatMap((section) => [`## ${section.title}`, section.text]),
    "## Sources",
    sourceList([...facts, ...sections.flatMap((section) => section.facts)], sources),
  ].join("\n\n") + "\n"

/** Measurements of a product, each with its basis and sources. */
function published(product: Product, { catalogue }: PageData): NonNullable<Page["sections"]> {
  const rows = catalogue.measurements.filter(({ products }) => products.includes(product.id))
  const facts = rows.map((row): Fact => {
    const sources = row.evidence.map(({ source, locator, basis }) => ({ id: source, basis, ...(locator ? { locator } : {}) }))
    return { label: titleOf(row), value: shareText(row), basis: row.evidence[0]?.basis ?? "unknown", sources }
  })
  if (facts.length === 0) return []
  return [{ title: "Published shares of native", text: factTable(facts), facts }]
}

function slices(gpu: Gpu, { catalogue }: PageData): NonNullable<Page["sections"]> {
  return sliceFacts(gpu.id, catalogue).map(({ family, technology, sharing, evidence, types }) => ({
    title: `Slices: ${family}`,
    text: [
      `${technology}, ${sharing}; ${evidence.basis}, by ${sourceText(evidence.sources)}.`,
      table(
        ["slice", "frame buffer", "on a GPU at most"],
        types.map(({ name, frameBuffer, perGpu }) => [name, frameBuffer ?? "unknown", perGpu === null ? "unknown" : String(perGpu)]),
      ),
    ].join("\n\n"),
    facts: [evidence],
  }))
}

const inTechnique = (technique: Technique, { catalogue }: PageData): string =>
  catalogue.products
    .filter((product) => product.technique === technique.id)
    .map((product) => `- [${product.name}](../products/${product.id}.md)`)
    .join("\n")

/** A Markdown page for each technique, product and GPU, by its path in the build. `home`: how a page names the explorer. */
function pagesOf(data: PageData, home: string): ReadonlyMap<string, string> {
  const { catalogue, techniques } = data
  const pages = new Map<string, string>()
  for (const technique of techniques) {
    const sections = [{ title: "Products", text: inTechnique(technique, data), facts: [] }]
    const page = { title: technique.name, link: `view=techniques&focus=${technique.id}`, facts: techniqueFacts(technique), sections }
    pages.set(`pages/techniques/${technique.id}.md`, pageText(page, data, home))
  }
  for (const product of catalogue.products) {
    const facts = productFacts(product, catalogue)
    const page = { title: product.name, link: `view=products&focus=${product.id}`, facts, sections: published(product, data) }
    pages.set(`pages/products/${product.id}.md`, pageText(page, data, home))
  }
  for (const gpu of catalogue.gpus) {
    const page = { title: gpu.name, link: `view=hardware&focus=${gpu.id}`, facts: gpuFacts(gpu, catalogue), sections: slices(gpu, data) }
    pages.set(`pages/gpus/${gpu.id}.md`, pageText(page, data, home))
  }
  return pages
}

/** A guide for programs that read: what the page is, how to ask it, and where everything stands as text. */
function llmsText({ catalogue, techniques }: PageData, at: string): string {
  const line = (name: string, path: string, more = ""): string =>
    `- [${name.replace(/[[\]]/g, "")}](${at}${path})${more === "" ? "" : `: ${more}`}`
  return (
    [
      "# GPU Virtualization Explorer",
      "> A page that plans GPU virtualization: VMs that need a GPU, the GPUs and the hosts are put in, and four techniques are compared by share of native performance, GPUs, cost and migration, every figure as a range with its formula and published source. It computes in the reader's browser.",
      `Dataset ${catalogue.version}. Figures in the pages below are known as each row says: documented, measured, vendor-claim, secondary, estimate, recalled; unknown is neither no nor zero. Quote them with their source.`,
      "## Asking",
      [
        `- A scenario is a link: \`${at}#vm=knowledge-worker:200,cad-medium:40&need=live-migration&years=5\`. Workloads: ${catalogue.workloads.map(({ id }) => id).join(", ")}.`,
        line("Grammar of links", "pages/links.md"),
        "- The answer to a link is worked out by the page's code and stands in no file. A program asks the package or its MCP server (`gpu-virtualization-explorer mcp`), which answer as the page does.",
      ].join("\n"),
      "## Data",
      [
        line("Every table as JSON", "data/index.json", "with its JSON Schema"),
        line("Licence of the dataset", "data/LICENSE", "CC BY 4.0"),
      ].join("\n"),
      "## Techniques",
      techniques.map(({ id, name, summary }) => line(name, `pages/techniques/${id}.md`, summary)).join("\n"),
      "## Products",
      catalogue.products.map(({ id, name, technique }) => line(name, `pages/products/${id}.md`, techniqueNames[technique])).join("\n"),
      "## GPUs",
      catalogue.gpus.map(({ id, name, class: kind, status }) => line(name, `pages/gpus/${id}.md`, `${kind}, ${status}`)).join("\n"),
    ].join("\n\n") + "\n"
  )
}

const sitemap = (site: string, paths: readonly string[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...["", ...paths].map((path) => `  <url><loc>${`${site}${path}`.replaceAll("&", "&amp;")}</loc></url>`),
    "</urlset>",
    "",
  ].join("\n")

/** All texts for readers without a screen, by their path in the build; a sitemap only where the site's address is known. */
export function textsOf(data: PageData, site: string | null, grammar: string): ReadonlyMap<string, string> {
  const texts = new Map([...pagesOf(data, site ?? "../../"), ["pages/links.md", grammar], ["llms.txt", llmsText(data, site ?? "./")]])
  if (site !== null) texts.set("sitemap.xml", sitemap(site, [...texts.keys()]))
  return texts
}

/** The table of everything the encyclopedia article names, with the place in the page where each can be seen: docs/systems.md. */
import { readFileSync, writeFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

interface Seen {
  readonly kind: string
  readonly id: string
}
export interface NamedSystem {
  readonly name: string
  readonly kind: string
  /** Words by which it is called where it is seen. */
  readonly words: string
  readonly seenIn: readonly Seen[]
}

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), "utf8")

export const namedSystems = (): readonly NamedSystem[] => JSON.parse(read("data/checklists/seed-systems.json")) as readonly NamedSystem[]

/** The fragment of the link under which a row is seen. */
export function fragmentOf({ kind, id }: Seen): string {
  switch (kind) {
    case "technique":
      return `view=techniques&focus=${id}`
    case "nativeShare":
      return "view=techniques&focus=mediated-pass-through"
    case "product":
      return `view=products&focus=${id}`
    case "hypervisor":
      return `view=products&focus=hypervisor.${id}`
    case "gpu":
      return `view=hardware&focus=${id}`
    case "architecture":
      return `view=hardware&filter=${id.toLowerCase()}`
    case "quirk":
      return `view=quirks&focus=${id}`
    case "api":
      return "view=support"
    default:
      throw new Error(`No view shows a ${kind}.`)
  }
}

/** The scenario in which a product is computed, beside the best of each technique. */
const scenarioOf = (product: string): string => `any=1&option=${product}`

const link = (text: string, fragment: string): string => `[${text}](../#${fragment})`

/** The links of one name, each once. */
const links = (list: readonly Seen[], fragment: (seen: Seen) => string): string =>
  [...new Map(list.map((seen) => [fragment(seen), seen]))].map(([target, { id }]) => link(id, target)).join(", ")

/** The file's whole text. */
export function systemsPage(systems: readonly NamedSystem[]): string {
  const rows = systems.map(({ name, kind, seenIn }) => {
    const products = seenIn.filter((seen) => seen.kind === "product")
    return `| ${name} | ${kind} | ${links(seenIn, fragmentOf)} | ${links(products, ({ id }) => scenarioOf(id))} |`
  })
  return `# Where everything that the article names can be seen

The encyclopedia article on GPU virtualization names ${systems.length} techniques, products, devices and quirks. Each stands here with the links under which the
page shows what is known of it, and, where it is a product, with the scenario in which it is computed beside the best of each technique. Put a link
behind the page's address: \`…/#view=products&focus=pcem\`.

Generated from \`data/checklists/seed-systems.json\` by \`npx tsx scripts/systems.ts\`; tests open every link.

| name | what it is | seen in the catalogue | at work in a scenario |
| --- | --- | --- | --- |
${rows.join("\n")}
`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(new URL("../docs/systems.md", import.meta.url), systemsPage(namedSystems()))
}

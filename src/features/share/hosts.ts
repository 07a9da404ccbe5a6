import { attribute, elementCode, embedUrl, iframeCode, type CodeOptions } from "./embedCode.ts"

/** Where an embedded view can stand; each has its own words for a frame. */
export const hosts = ["iframe", "element", "reveal", "markdown", "mdx", "jupyter", "moodle", "powerpoint"] as const
export type HostId = (typeof hosts)[number]

interface HostOf {
  /** In a list to choose from. */
  readonly label: string
  /** What to do with the code there. What was not tried in that program says so (docs/embed.md tells what was). */
  readonly hint: string
  readonly code: (options: CodeOptions) => string
}

const addressOf = ({ page, settings, fragment }: CodeOptions): string => embedUrl(page, settings, fragment)

const oneLine = (options: CodeOptions): string => iframeCode(options).replaceAll(/\n\s*/g, " ")

const revealCode = (options: CodeOptions): string =>
  [
    "<section>",
    `  <iframe ${options.isSlide ? "" : 'class="r-stretch" '}data-src="${attribute(addressOf(options))}"`,
    `    title="${attribute(options.title)}" style="width:100%;${options.isSlide ? "aspect-ratio:16/9;" : ""}border:0" allow="clipboard-write"></iframe>`,
    "</section>",
  ].join("\n")

const mdxCode = (options: CodeOptions): string =>
  [
    "<iframe",
    `  src="${attribute(addressOf(options))}"`,
    `  title="${attribute(options.title)}"`,
    '  width="100%"',
    ...(options.isSlide ? ['  style={{ aspectRatio: "16 / 9", border: 0 }}'] : [`  height="${options.height}"`, "  style={{ border: 0 }}"]),
    '  loading="lazy"',
    '  allow="clipboard-write"',
    "/>",
  ].join("\n")

/** A text as Python and JSON both read it. */
const quoted = (text: string): string => JSON.stringify(text)

const jupyterCode = (options: CodeOptions): string =>
  `from IPython.display import IFrame\nIFrame(${quoted(addressOf(options))}, ${options.isSlide ? "width=1280, height=720" : `width="100%", height=${options.height}`})`

export const hostOf: Readonly<Record<HostId, HostOf>> = {
  iframe: {
    label: "A frame: works wherever HTML is allowed",
    hint: "Put it where the view should stand.",
    code: iframeCode,
  },
  element: {
    label: "A script: the frame takes the height it needs",
    hint: "The script is needed once a page; the element as often as you like.",
    code: elementCode,
  },
  reveal: {
    label: "A slide of reveal.js",
    hint: "A slide of its own, among the others in .slides; it loads when the slide is shown.",
    code: revealCode,
  },
  markdown: {
    label: "Markdown that takes HTML, such as MkDocs",
    hint: "A line of its own between two empty ones. Where HTML is filtered out, as in READMEs on GitHub, nothing is shown.",
    code: oneLine,
  },
  mdx: {
    label: "MDX, such as Docusaurus",
    hint: "In a page that is read as MDX, which Docusaurus does with every .md and .mdx unless told otherwise.",
    code: mdxCode,
  },
  jupyter: {
    label: "A Jupyter notebook",
    hint: "In a code cell. The notebook keeps the address, not a picture: whoever opens it needs the connection.",
    code: jupyterCode,
  },
  moodle: {
    label: "Moodle, in a page or a label",
    hint: "In the editor’s source view, </>. From memory, not tried: Moodle keeps frames in texts by teachers, not in those by students.",
    code: oneLine,
  },
  powerpoint: {
    label: "PowerPoint, in its Web Viewer",
    hint: "Insert, Add-ins, Web Viewer, and give it this address. From memory, not tried: it takes addresses with https alone, and needs the connection when you present.",
    code: addressOf,
  },
}

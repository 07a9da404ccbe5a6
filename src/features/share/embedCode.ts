import { pageAddress, type EmbedInput, type EmbedSettings } from "./embedQuery.ts"

// Addresses and code of embedded views, for who makes them: the views themselves only read theirs (embedQuery.ts).

export const inputNames: Readonly<Record<EmbedInput, string>> = {
  count: "how many VMs",
  workload: "what they do",
  needs: "needs",
  technique: "techniques compared",
  slice: "options by product, GPU and slice",
  network: "network",
  goals: "goals, to be changed",
  builder: "the whole builder",
}

/** The query of an embedded address, without "?": only what differs from the defaults. */
export function embedQuery({ view, theme, hide, lock, look, controls }: EmbedSettings): string {
  return [
    `embed=${view}`,
    ...(theme ? [`theme=${theme}`] : []),
    ...(controls.length > 0 ? [`controls=${controls.join(",")}`] : []),
    ...(hide.length > 0 ? [`hide=${hide.join(",")}`] : []),
    ...(lock.length > 0 ? [`lock=${lock.join(",")}`] : []),
    ...(look.length > 0 ? [`look=${look.join(",")}`] : []),
  ].join("&")
}

/** The address of an embedded view. `page` is the explorer's own address; its query and fragment are replaced. */
export const embedUrl = (page: string, settings: EmbedSettings, fragment: string): string =>
  `${pageAddress(page)}?${embedQuery(settings)}${fragment === "" ? "" : `#${fragment}`}`

/** A text as an attribute's value in HTML or JSX. */
export const attribute = (value: string): string => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;")

export interface CodeOptions {
  readonly page: string
  readonly settings: EmbedSettings
  readonly fragment: string
  readonly height: number
  readonly title: string
  /** 16:9 whatever its width, in place of `height`. */
  readonly isSlide?: boolean
}

/** A frame of fixed height or shape: works wherever HTML is allowed. */
export const iframeCode = ({ page, settings, fragment, height, title, isSlide = false }: CodeOptions): string =>
  `<iframe src="${attribute(embedUrl(page, settings, fragment))}"\n  title="${attribute(title)}" width="100%"${isSlide ? "" : ` height="${height}"`}\n  style="${isSlide ? "aspect-ratio:16/9;" : ""}border:0" loading="lazy" allow="clipboard-write"></iframe>`

/** The custom element: the frame takes the height of what it shows. */
export function elementCode({ page, settings: { view, theme, hide, lock, look, controls }, fragment, height, title }: CodeOptions): string {
  const attributes = [
    `view="${view}"`,
    ...(fragment === "" ? [] : [`scenario="${attribute(fragment)}"`]),
    ...(theme ? [`theme="${theme}"`] : []),
    ...(controls.length > 0 ? [`controls="${controls.join(",")}"`] : []),
    ...(hide.length > 0 ? [`hide="${hide.join(",")}"`] : []),
    ...(lock.length > 0 ? [`lock="${lock.join(",")}"`] : []),
    ...(look.length > 0 ? [`look="${look.join(",")}"`] : []),
    `height="${height}"`,
    `label="${attribute(title)}"`,
  ]
  const script = `${pageAddress(page).replace(/[^/]*$/, "")}embed.js`
  return `<script src="${attribute(script)}" async></script>\n<gpu-explorer ${attributes.join(" ")}></gpu-explorer>`
}

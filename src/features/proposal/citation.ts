import type { ProposalContents } from "./contents.ts"

type Cited = Pick<ProposalContents, "cover" | "link" | "versions">

const work = "GPU Virtualization Explorer"

const titleOf = ({ cover }: Cited): string => cover.title.trim() || "Proposal"

/** One line for a list of references: title, tool, versions, day, link. */
export const citationText = (cited: Cited): string =>
  `${titleOf(cited)}. ${work}, dataset ${cited.versions.dataset}, model ${cited.versions.model}, worked out on ${cited.cover.date}. ${cited.link}`

const special = /[\\{}$&#^_~%]/g

/** Signs that LaTeX takes for its own. */
const escaped = (text: string): string =>
  text.replaceAll(special, (sign) =>
    sign === "\\" ? "\\textbackslash{}" : sign === "^" ? "\\textasciicircum{}" : sign === "~" ? "\\textasciitilde{}" : `\\${sign}`,
  )

/** The same as a BibTeX entry. Addresses stand in \url, which takes all signs but braces and percent signs as they are. */
export function citationBibtex(cited: Cited): string {
  const { cover, link, versions } = cited
  const [year = "", month = "", day = ""] = cover.date.split("-")
  const url = link.replaceAll(/[{}\\]/g, (sign) => encodeURIComponent(sign))
  return [
    `@misc{gpu-virtualization-explorer-${year}${month}${day},`,
    `  title = {{${escaped(titleOf(cited))}}},`,
    `  howpublished = {${work}},`,
    ...(cover.preparedBy.trim() === "" ? [] : [`  author = {{${escaped(cover.preparedBy.trim())}}},`]),
    `  year = {${year}},`,
    `  note = {Dataset ${versions.dataset}, model ${versions.model}, worked out on ${cover.date}},`,
    `  url = {${url}},`,
    "}",
  ].join("\n")
}

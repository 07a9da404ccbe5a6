import type { ProposalContents } from "../../contents.ts"

/** What a slide's notes say: what its figures rest on, source by source. */
export type NotesAbout = "plan" | "asked" | "techniques" | "prices" | "all"

const lead: Readonly<Record<NotesAbout, string>> = {
  plan: "What is proposed, as the explorer worked it out. Low, likely and high take the low, likely and high ends of all inputs together.",
  asked: "What was put in. Figures of work come from the workload's row unless they were set by hand.",
  techniques:
    "The best that each technique can do for the same VMs. 100 % of native is the same work alone on the same whole GPU without virtualization.",
  prices: "Prices with their dates. An older price is an older price: ask for an offer before you decide.",
  all: "Every source that a figure rests on.",
}

const most = 40

export function notesOf({ sources, materials, versions, link }: ProposalContents, about: NotesAbout): string {
  const ids = new Set(materials.flatMap(({ pricedBy }) => pricedBy.map(({ source }) => source)))
  const cited = sources.filter(({ id, isProposed }) =>
    about === "prices" ? ids.has(id) : about === "plan" || about === "asked" ? isProposed : true,
  )
  const lines = cited
    .slice(0, most)
    .map(({ title, date, url }) => `• ${title}${date === null ? "" : ` (${date})`}${url === null ? "" : ` – ${url}`}`)
  const more = cited.length - most
  return [
    lead[about],
    "Sources:",
    ...lines,
    ...(more > 0 ? [`… and ${more} more: in the workbook, and behind the link.`] : []),
    `Dataset ${versions.dataset}, model ${versions.model}. ${link}`,
  ].join("\n")
}

// Which part of the view is shown stands in the link's filter beside the table's own: ";show:weak".

export const parts = ["sources", "weak", "coverage"] as const
export type Part = (typeof parts)[number]

const isOwn = (text: string): boolean => text.startsWith("show:")

export const partOf = (filter = ""): Part => {
  const said = filter.split(";").find(isOwn)?.slice("show:".length)
  return parts.find((one) => one === said) ?? "sources"
}

export function withPart(filter = "", part: Part): string {
  const [text = "", ...rest] = filter.split(";")
  return [text, ...rest.filter((one) => !isOwn(one)), ...(part === "sources" ? [] : [`show:${part}`])].join(";")
}

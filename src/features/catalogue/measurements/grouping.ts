import { groupings, type Grouping } from "./plot.ts"

// The picture's choice stands in the link's filter beside the table's own: "grid;technique:api-remoting;rows:class".

const isOwn = (part: string): boolean => part.startsWith("rows:")

export const groupingOf = (filter = ""): Grouping => {
  const said = filter.split(";").find(isOwn)?.slice("rows:".length)
  return groupings.find((one) => one === said) ?? "technique"
}

/** The filter with this choice in it; the usual one is not written. */
export function withGrouping(filter = "", grouping: Grouping): string {
  const [text = "", ...parts] = filter.split(";")
  return [text, ...parts.filter((part) => !isOwn(part)), ...(grouping === "technique" ? [] : [`rows:${grouping}`])].join(";")
}

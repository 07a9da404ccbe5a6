import { figure } from "../../../base/figures.ts"
import { words } from "../../common/table/columnSpec.ts"

export type Node = Readonly<Record<string, unknown>>
export const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && !Array.isArray(value)

interface Span {
  readonly low: number
  readonly likely: number
  readonly high: number
}
export const isSpan = (value: unknown): value is Span =>
  isNode(value) && Object.keys(value).length === 3 && ["low", "likely", "high"].every((key) => typeof value[key] === "number")

/** Years and other whole numbers that are no quantity keep their digits together. */
export const fieldFigure = (value: number, field = ""): string =>
  /year/i.test(field) || (value !== 0 && Math.abs(value) < 1e-3) ? figure(value, 20, { apart: false }) : figure(value, 6)

/** Units that field names end in, longest first. */
const units: readonly (readonly [suffix: string, unit: string])[] = [
  ["KgCo2ePerKwh", "kg/kWh"],
  ["PerKwh", "per kWh"],
  ["UsdPerHour", "USD/h"],
  ["UsdPerYear", "USD/year"],
  ["BytesPerSecond", "B/s"],
  ["MibPerSecond", "MiB/s"],
  ["RackUnits", "U"],
  ["Tflops", "10^12/s"],
  ["Seconds", "s"],
  ["Percent", "%"],
  ["Watts", "W"],
  ["Gbps", "Gbit/s"],
  ["Mbps", "Mbit/s"],
  ["Kbps", "kbit/s"],
  ["Kwh", "kWh"],
  ["Mib", "MiB"],
  ["Gib", "GiB"],
  ["Usd", "USD"],
  ["Fps", "frames/s"],
  ["Pct", "%"],
  ["Gb", "GB"],
  ["Ms", "ms"],
]

export interface Titled {
  readonly header: string
  readonly unit: string | undefined
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "boardTdpWatts" -> "Board TDP" in W. */
export function titled(field: string): Titled {
  const found = units.find(([suffix]) => field.endsWith(suffix) || field === suffix.charAt(0).toLowerCase() + suffix.slice(1))
  const bare = found && field.length > found[0].length ? field.slice(0, -found[0].length) : field
  const spoken = words(bare)
    .replace(/\btdp\b/g, "TDP")
    .replace(/\bapi(s?)\b/g, "API$1")
    .replace(/\bfp32\b/g, "FP32")
    .replace(/\b(ecc|pue|cve|cvss|mig|sr iov|nvenc|ram|os|ha|sku)\b/g, (word) => word.toUpperCase())
    .replace(/\bid\b/g, "id")
  return { header: capital(spoken), unit: found?.[1] }
}

/** Where in a row a fact stands: "dimensions.live-migration.statements[2]" -> "Dimensions › live migration › statements 2". */
export const fieldText = (path: string): string =>
  path
    .split(".")
    .map((field, at) => {
      const [, name = field, place] = /^(.*?)\[(\d+)\]$/.exec(field) ?? []
      const { header, unit } = titled(name)
      const text = at === 0 ? header : header.charAt(0).toLowerCase() + header.slice(1)
      return `${text}${unit === undefined ? "" : `, ${unit}`}${place === undefined ? "" : ` ${place}`}`
    })
    .join(" › ")

/** Figures of a text with their thousands told apart. */
export const grouped = (text: string): string => text.replace(/\d{4,}(\.\d+)?/g, (digits) => fieldFigure(Number(digits)))

/** A range in words, an exact figure as one. */
export const spanText = ({ low, likely, high }: Span): string =>
  low === high ? fieldFigure(likely) : `${fieldFigure(likely)} (${fieldFigure(low)} to ${fieldFigure(high)})`

/** Any value in one line. Evidence is told apart from it, so it is left out. */
export function compact(value: unknown, field = ""): string {
  if (value === null || value === undefined) return "not stated"
  if (typeof value === "boolean") return value ? "yes" : "no"
  if (typeof value === "number") return fieldFigure(value, field)
  if (typeof value === "string") return value
  if (Array.isArray(value))
    return value.length === 0 ? "none" : value.map((one) => compact(one, field)).join(value.every((one) => !isNode(one)) ? ", " : "; ")
  if (isSpan(value)) return spanText(value)
  if (!isNode(value)) return ""
  const parts = Object.entries(value).filter(([key, one]) => key !== "evidence" && one !== null)
  if (parts.length === 0) return "not stated"
  return parts.map(([key, one]) => `${words(key)}: ${isNode(one) && !isSpan(one) ? `(${compact(one)})` : compact(one, key)}`).join(", ")
}

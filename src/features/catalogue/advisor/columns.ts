import type { Quirk } from "../../../dataset/schema/index.ts"
import type { TableSpec } from "../../common/table/columnSpec.ts"
import { words } from "../../common/table/columnSpec.ts"

const comparisons: Readonly<Record<string, string>> = {
  gte: "or later",
  gt: "later than",
  lte: "or earlier",
  lt: "before",
  eq: "",
  ne: "not",
}

/** The same of what is counted. */
const countComparisons: Readonly<Record<string, string>> = { gte: "or more", gt: "more than", lte: "or fewer", lt: "fewer than" }
const counted: ReadonlySet<string> = new Set(["vmsPerGpu"])

/** Words of the conditions that ids do not carry. */
const properNames: Readonly<Record<string, string>> = {
  nvidia: "NVIDIA",
  amd: "AMD",
  intel: "Intel",
  kvm: "KVM",
  qemu: "QEMU",
  virtualbox: "VirtualBox",
  vsphere: "vSphere",
  xenserver: "XenServer",
  "hyper-v": "Hyper-V",
  esxi: "ESXi",
}

function value(of: unknown, compared = comparisons): string {
  if (Array.isArray(of)) return of.map((one) => value(one)).join(" or ")
  if (typeof of === "boolean") return of ? "yes" : "no"
  if (typeof of === "object" && of !== null) {
    return Object.entries(of)
      .map(([key, limit]) => {
        const word = compared[key] ?? key
        return word.startsWith("or ") ? `${String(limit)} ${word}` : `${word} ${String(limit)}`.trim()
      })
      .join(" and ")
  }
  return properNames[String(of)] ?? String(of)
}

const same = (id: string): string => id

/** Each condition's name and value: "Hypervisor version", "6.1.0 or later". `productName` turns ids of products into names. */
export function conditionTexts(
  { when }: Pick<Quirk, "when">,
  productName: (id: string) => string = same,
): readonly (readonly [string, string])[] {
  const named = (key: string, of: unknown): unknown =>
    key === "product" ? (Array.isArray(of) ? of.map((id) => productName(String(id))) : productName(String(of))) : of
  return Object.entries(when).map(([key, of]) => {
    const name = words(key)
    return [name.charAt(0).toUpperCase() + name.slice(1), value(named(key, of), counted.has(key) ? countComparisons : comparisons)] as const
  })
}

/** "Hypervisor: VirtualBox; hypervisor version: 6.1.0 or later". */
export const whenText = (quirk: Pick<Quirk, "when">, productName: (id: string) => string = same): string =>
  conditionTexts(quirk, productName)
    .map(
      ([name, text], at) => `${at === 0 ? name : /^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1)}: ${text}`,
    )
    .join("; ")

/** "Fixed pass-through unavailable. Required: none possible. Instead: use another hypervisor". */
export function thenText({ then }: Pick<Quirk, "then">): string {
  const { effect, requirement, workaround, ...rest } = then as Record<string, unknown>
  const parts = [
    effect === undefined ? null : value(effect),
    requirement === undefined
      ? null
      : `required: ${Array.isArray(requirement) ? requirement.map((one) => value(one)).join("; ") : value(requirement)}`,
    workaround === undefined ? null : `instead: ${value(workaround)}`,
    ...Object.entries(rest).map(([key, of]) => `${words(key)}: ${value(of)}`),
  ].filter((part) => part !== null)
  return parts.join(". ").replace(/(^|\. )\p{Ll}/gu, (start) => start.toUpperCase())
}

const severityOrder = ["blocker", "critical", "major", "minor", "info", "unknown"]

export const quirkSpec = (productName: (id: string) => string): TableSpec<Quirk> => ({
  name: "Quirks",
  caption: "Quirks of pass-through and sharing: when a condition holds, what follows",
  view: "quirks",
  fileName: "gpu-virtualization-quirks",
  rowId: (quirk) => quirk.id,
  sort: "title",
  evidence: (quirk) => [...quirk.evidence, ...quirk.corroboration.flatMap((one) => one.evidence)],
  columns: [
    { id: "title", header: "Quirk", kind: "text", value: (quirk) => quirk.title },
    { id: "technique", header: "Technique", kind: "technique", value: (quirk) => quirk.technique, facet: "main" },
    { id: "when", header: "When", kind: "text", value: (quirk) => whenText(quirk, productName), wide: true },
    { id: "then", header: "Then", kind: "text", value: thenText, wide: true },
    { id: "severity", header: "Severity", kind: "text", value: (quirk) => quirk.severity, facet: "main" },
    {
      id: "severity-rank",
      header: "Severity rank",
      kind: "number",
      value: (quirk) => severityOrder.indexOf(quirk.severity) + 1,
      optional: true,
    },
    { id: "in-article", header: "In the article", kind: "flag", value: (quirk) => quirk.inArticle, facet: "main" },
    { id: "source", header: "Source", kind: "list", value: (quirk) => [...new Set(quirk.evidence.map((one) => one.source))] },
  ],
})

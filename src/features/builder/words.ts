import type { Catalogue } from "../../dataset/catalogue.ts"
import type { ApiNeed, Gpu, GuestSystem, IsolationLevel, Scheduler } from "../../dataset/core.ts"
import { apiName } from "../../words/names.ts"
import type { OptionGroup } from "../../ui/SelectField.tsx"
import { vendorNames } from "./summaries.ts"

export * from "./summaries.ts"

export const guestNames: Readonly<Record<GuestSystem, string>> = {
  windows: "Windows",
  linux: "Linux",
  macos: "macOS",
  android: "Android",
  freebsd: "FreeBSD",
  solaris: "Solaris",
  dos: "DOS",
  "windows-9x": "Windows 9x",
  other: "Another system",
}

export const isolationNames: Readonly<Record<IsolationLevel, string>> = {
  weak: "Weak: one host process serves all",
  moderate: "Moderate: hardware contexts or time slices",
  strong: "Strong: IOMMU, own engines, or no GPU",
}

export const schedulerNames: Readonly<Record<Exclude<Scheduler, "spatial">, string>> = {
  "best-effort": "Best effort: whoever asks",
  "equal-share": "Equal share of those present",
  "fixed-share": "Fixed share of the fullest",
}

/** Currencies offered by name; any other can be had by link. Rates are the user's own: the page fetches nothing. */
export const currencies = [
  "USD",
  "EUR",
  "GBP",
  "CHF",
  "JPY",
  "CNY",
  "INR",
  "KRW",
  "CAD",
  "AUD",
  "BRL",
  "SEK",
  "NOK",
  "DKK",
  "PLN",
  "CZK",
] as const

export const needText = (need: ApiNeed): string =>
  need.anyOf.map(({ api, minVersion }) => (minVersion ? `${apiName(api)} ${minVersion}` : apiName(api))).join(" or ")

export const needsText = (needs: readonly ApiNeed[]): string =>
  needs.length === 0 ? "none in particular" : needs.map(needText).join(", and ")

/** The two ways in which a GPU is listed: those to be had today, and the rest. */
export function gpuGroups(catalogue: Catalogue, all: boolean): readonly OptionGroup[] {
  const byVendor = (rows: readonly Gpu[], suffix: string) =>
    Object.entries(vendorNames).flatMap(([vendor, name]) => {
      const own = rows.filter((gpu) => gpu.vendor === vendor)
      return own.length === 0 ? [] : [{ label: `${name}${suffix}`, options: own.map((gpu) => ({ value: gpu.id, label: gpu.shortName })) }]
    })
  const current = byVendor(
    catalogue.gpus.filter((gpu) => gpu.buyable),
    "",
  )
  if (!all) return current
  return [
    ...current,
    ...byVendor(
      catalogue.gpus.filter((gpu) => !gpu.buyable),
      ", no longer sold or not for datacenters",
    ),
  ]
}

import type { Catalogue } from "../../dataset/catalogue.ts"
import type { ApiNeed, Gpu, GpuVendor, GuestSystem, IsolationLevel, Scheduler, Workload } from "../../dataset/core.ts"
import { apiName } from "../../words/names.ts"
import type { Scenario, VmGroup } from "../../engine/scenario.ts"
import { frameBufferOf } from "../../engine/workload/llm.ts"
import { describedLlm } from "../../engine/workload/llmDemand.ts"
import { count, memory, money, number, percent, plural, type Currency } from "../../ui/format.ts"
import type { OptionGroup } from "../../ui/SelectField.tsx"
import { techniqueOrder, techniqueStyle } from "../common/techniqueStyle.ts"

export const vendorNames: Readonly<Record<GpuVendor, string>> = {
  nvidia: "NVIDIA",
  amd: "AMD",
  intel: "Intel",
  apple: "Apple",
  arm: "Arm",
  imagination: "Imagination",
  qualcomm: "Qualcomm",
  "moore-threads": "Moore Threads",
  biren: "Biren",
  "3dfx": "3dfx",
  s3: "S3",
}

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

export const currencyOf = ({ economics }: Scenario): Currency => ({ code: economics.currency, perUsd: economics.currencyPerUsd })

export const needText = (need: ApiNeed): string =>
  need.anyOf.map(({ api, minVersion }) => (minVersion ? `${apiName(api)} ${minVersion}` : apiName(api))).join(" or ")

export const needsText = (needs: readonly ApiNeed[]): string =>
  needs.length === 0 ? "none in particular" : needs.map(needText).join(", and ")

const kindNames = { graphics: "Desktops and graphics", compute: "Compute and AI", media: "Media" } as const

/** Workloads by kind, for select and menu. */
export function workloadGroups(catalogue: Catalogue): readonly (OptionGroup & { readonly workloads: readonly Workload[] })[] {
  return (["graphics", "compute", "media"] as const).flatMap((kind) => {
    const workloads = catalogue.workloads.filter((workload) => workload.kind === kind)
    if (workloads.length === 0) return []
    return [{ label: kindNames[kind], workloads, options: workloads.map(({ id, shortName }) => ({ value: id, label: shortName })) }]
  })
}

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

export const groupName = (group: VmGroup, catalogue: Catalogue): string =>
  group.name ?? catalogue.workload(group.workload)?.shortName ?? group.workload

/** What one VM of a group asks for, in one line. */
export function groupSummary(group: VmGroup, workload: Workload | undefined, catalogue: Catalogue): string {
  const { overrides } = group
  const frameBuffer = workload ? frameBufferOf(group, workload, catalogue) : overrides.frameBufferMib
  // The demand of a described language model depends on the GPU.
  const duty = overrides.gpuDuty ?? (describedLlm(group, catalogue) ? undefined : workload?.gpuDutyMean)
  const active = overrides.activeShare ?? workload?.activeShare
  const changed = Object.keys(overrides).length
  return [
    overrides.gpusPerVm && overrides.gpusPerVm > 1 ? `${count(overrides.gpusPerVm)} GPUs` : "",
    frameBuffer === undefined ? "" : memory(frameBuffer),
    duty === undefined ? "" : `${percent(duty)} GPU`,
    active === undefined ? "" : `${percent(active)} active`,
    changed === 0 ? "" : `${count(changed)} changed`,
  ]
    .filter((part) => part !== "")
    .join(" · ")
}

const listed = (parts: readonly (string | false)[], none: string): string => parts.filter((part) => part !== false).join(" · ") || none

const vendorName = (id: string): string => Object.entries(vendorNames).find(([vendor]) => vendor === id)?.[1] ?? `“${id}”`

export function needsSummary(scenario: Scenario): string {
  const { policies } = scenario
  return listed(
    [
      policies.liveMigration && "live migration",
      policies.suspendResume && "suspend",
      policies.leastIsolation !== null && `${policies.leastIsolation} isolation`,
      policies.unknownNeeds.length > 0 && policies.unknownNeeds.map((need) => `“${need}”`).join(", "),
      policies.vendors.length > 0 && policies.vendors.map(vendorName).join(", "),
      policies.hypervisors.length > 0 && plural(policies.hypervisors.length, "hypervisor"),
      policies.budgetUsd !== null && `≤ ${money(policies.budgetUsd, currencyOf(scenario))}`,
      policies.powerCapKw !== null && `≤ ${number(policies.powerCapKw)} kW`,
      policies.includeUnsupported && "older products too",
    ],
    "nothing special",
  )
}

export function hardwareSummary({ supply, scheduler, busyPoint }: Scenario, catalogue: Catalogue, defaultBusyPoint: number): string {
  const { host } = supply
  const [onlyGpu] = supply.gpus
  return listed(
    [
      supply.gpus.length === 0
        ? "any GPU"
        : supply.gpus.length === 1 && onlyGpu !== undefined
          ? (catalogue.gpu(onlyGpu)?.shortName ?? onlyGpu)
          : plural(supply.gpus.length, "GPU model"),
      host === "auto" ? "any host" : "custom" in host ? "own host" : (catalogue.host(host.id)?.name ?? host.id),
      supply.spareHosts === 0 ? "no spare host" : plural(supply.spareHosts, "spare host"),
      supply.hostLimit !== null && `≤ ${plural(supply.hostLimit, "host")}`,
      Object.keys(supply.gpuLimits).length > 0 && "GPUs limited",
      supply.networkRttMs !== null && `${supply.networkRttMs} ms to the GPUs`,
      supply.networkGbps !== null && `${supply.networkGbps} Gbit/s to the GPUs`,
      scheduler !== null && scheduler.replace("-", " "),
      busyPoint !== defaultBusyPoint && `busy hour ${percent(busyPoint)}`,
    ],
    "",
  )
}

export function moneySummary({ economics }: Scenario, catalogue: Catalogue): string {
  const power = economics.electricityUsdPerKwh ?? catalogue.planningDefault("electricity").value.likely
  const priced = Object.keys(economics.prices).length
  const currency = { code: economics.currency, perUsd: economics.currencyPerUsd }
  return listed(
    [plural(economics.years, "year"), `${money(power, currency)}/kWh`, economics.currency, priced > 0 && plural(priced, "own price")],
    "",
  )
}

export function comparedSummary({ techniques, pins }: Scenario): string {
  const best =
    techniques.length === techniqueOrder.length
      ? "all four techniques"
      : techniques.length === 0
        ? "no technique"
        : techniques.map((id) => techniqueStyle[id].shortName).join(", ")
  return listed([best, pins.length > 0 && `${count(pins.length)} pinned`], "")
}

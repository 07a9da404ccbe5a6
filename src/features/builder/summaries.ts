import type { GpuVendor } from "../../dataset/core.ts"
import type { FirstCatalogue, FirstWorkload } from "../../dataset/first.ts"
import type { GroupNeeds, GroupOverrides, Scenario, VmGroup } from "../../engine/scenario.ts"
import { isolated } from "../../scenario/isolated.ts"
import { count, memory, money, number, percent, plural, yearsText } from "../../ui/format.ts"
import type { OptionGroup } from "../../ui/SelectField.tsx"
import { currencyOf, rateNote } from "../common/currency.ts"
import { techniqueOrder, techniqueStyle } from "../common/techniqueStyle.ts"

// What the builder says before anything of it is opened.

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

const kindNames = { graphics: "Desktops and graphics", compute: "Compute and AI", media: "Media" } as const

/** Workloads by kind, for select and menu. */
export function workloadGroups(
  catalogue: Pick<FirstCatalogue, "workloads">,
): readonly (OptionGroup & { readonly workloads: readonly FirstWorkload[] })[] {
  return (["graphics", "compute", "media"] as const).flatMap((kind) => {
    const workloads = catalogue.workloads.filter((workload) => workload.kind === kind)
    if (workloads.length === 0) return []
    return [{ label: kindNames[kind], workloads, options: workloads.map(({ id, shortName }) => ({ value: id, label: shortName })) }]
  })
}

export const groupName = (group: VmGroup, catalogue: FirstCatalogue): string =>
  isolated(group.name ?? catalogue.workload(group.workload)?.shortName ?? group.workload)

export interface LlmAsk {
  /** MiB. */
  readonly frameBuffer?: number | undefined
  readonly describesLlm?: boolean
}

/** What one VM of a group asks for, in one line. */
export function groupSummary(
  group: VmGroup,
  workload: FirstWorkload | undefined,
  // Of a group that describes a language model, frame buffer and demand follow from the model (details.ts).
  { frameBuffer = group.overrides.frameBufferMib ?? workload?.frameBufferMib.default, describesLlm = false }: LlmAsk = {},
): string {
  const { overrides } = group
  // The demand of a described language model depends on the GPU.
  const duty = overrides.gpuDuty ?? (describesLlm ? undefined : workload?.gpuDutyMean)
  const active = overrides.activeShare ?? workload?.activeShare
  const changed = changedFigures(overrides).length
  return [
    overrides.gpusPerVm && overrides.gpusPerVm > 1 ? `${count(overrides.gpusPerVm)} GPUs` : "",
    frameBuffer === undefined ? "" : memory(frameBuffer),
    duty === undefined ? "" : `${percent(duty)} GPU`,
    active === undefined ? "" : `${percent(active)} active`,
    changed === 0 ? "" : `${count(changed)} changed`,
    overrides.needs ? ownNeedsSummary(overrides.needs) : "",
  ]
    .filter((part) => part !== "")
    .join(" · ")
}

/** Figures of the workload that the group states for itself. */
export const changedFigures = (overrides: GroupOverrides): readonly Exclude<keyof GroupOverrides, "needs">[] =>
  (Object.keys(overrides) as (keyof GroupOverrides)[]).filter((key) => key !== "needs")

/** What a group needs otherwise than all others. */
export function ownNeedsSummary(own: GroupNeeds): string {
  const { unknownNeeds = [], vendors, hypervisors, gpus, techniques } = own
  return listed(
    [
      own.liveMigration !== undefined && `${own.liveMigration ? "" : "no "}live migration`,
      own.suspendResume !== undefined && `${own.suspendResume ? "" : "no "}suspend`,
      own.leastIsolation !== undefined && `${own.leastIsolation ?? "any"} isolation`,
      unknownNeeds.length > 0 && unknownNeeds.map((need) => `“${need}”`).join(", "),
      techniques !== undefined && (techniques.length === 0 ? "any technique" : techniques.map(techniqueName).join(", ")),
      gpus !== undefined && (gpus.length === 0 ? "any GPU" : plural(gpus.length, "GPU model")),
      vendors !== undefined && (vendors.length === 0 ? "any vendor" : vendors.map(vendorName).join(", ")),
      hypervisors !== undefined && (hypervisors.length === 0 ? "any hypervisor" : plural(hypervisors.length, "hypervisor")),
    ],
    "as all groups",
  )
}

const techniqueName = (id: string): string => {
  const known = techniqueOrder.find((one) => one === id)
  return known ? techniqueStyle[known].shortName : `“${id}”`
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

export function hardwareSummary({ supply, scheduler, busyPoint }: Scenario, catalogue: FirstCatalogue, defaultBusyPoint: number): string {
  const { host } = supply
  const [onlyGpu] = supply.gpus
  return listed(
    [
      supply.gpus.length === 0
        ? "any GPU"
        : supply.gpus.length === 1 && onlyGpu !== undefined
          ? (catalogue.gpus[onlyGpu] ?? onlyGpu)
          : plural(supply.gpus.length, "GPU model"),
      host === "auto" ? "any host" : "custom" in host ? "own host" : (catalogue.hosts[host.id] ?? host.id),
      supply.spareHosts === 0 ? "no spare host" : plural(supply.spareHosts, "spare host"),
      supply.gpuTotal !== null && `≤ ${plural(supply.gpuTotal, "GPU")}`,
      supply.hostLimit !== null && `≤ ${plural(supply.hostLimit, "host")}`,
      supply.rackLimit !== null && `≤ ${plural(supply.rackLimit, "rack")}`,
      supply.owned.length > 0 &&
        `${plural(
          supply.owned.reduce((sum, one) => sum + one.count, 0),
          "host",
        )} there`,
      Object.keys(supply.gpuLimits).length > 0 && "GPUs limited",
      supply.networkRttMs !== null && `${supply.networkRttMs} ms to the GPUs`,
      supply.networkGbps !== null && `${supply.networkGbps} Gbit/s to the GPUs`,
      scheduler !== null && scheduler.replace("-", " "),
      busyPoint !== defaultBusyPoint && `busy hour ${percent(busyPoint)}`,
    ],
    "",
  )
}

export function moneySummary(scenario: Scenario, catalogue: FirstCatalogue): string {
  const { economics } = scenario
  const power = economics.electricityUsdPerKwh ?? catalogue.electricityUsd
  const priced = Object.keys(economics.prices).length
  return listed(
    [
      yearsText(economics.years),
      `${money(power, currencyOf(scenario))}/kWh`,
      rateNote(scenario) === null ? economics.currency : `no rate for ${economics.currency}`,
      priced > 0 && plural(priced, "own price"),
    ],
    "",
  )
}

export function comparedSummary({ techniques, pins, planPins }: Scenario): string {
  const best =
    techniques.length === techniqueOrder.length
      ? "all four techniques"
      : techniques.length === 0
        ? "no technique"
        : techniques.map((id) => techniqueStyle[id].shortName).join(", ")
  return listed([best, pins.length + planPins.length > 0 && `${count(pins.length + planPins.length)} pinned`], "")
}

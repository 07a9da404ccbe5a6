import type { Binding, CostLine, Figure, MigrationLevel, OptionResult, Reason, ReasonCode } from "../../engine/report.ts"

export { gpuShortName, migrationStep, migrationWords, sentence, yearsPhrase } from "../common/optionWords.ts"

/** The charts a column of the board opens into. */
export type ChartView = "native" | "gpus" | "cost" | "migration"

export const columnNames: Readonly<Record<ChartView, string>> = {
  native: "Native performance",
  gpus: "GPUs",
  cost: "Cost",
  migration: "Migration",
}

/** What a "why?" is asked about. */
export interface WhyTarget {
  readonly key: string
  readonly figure: Figure
}
export type AskWhy = (target: WhyTarget) => void

/** In a sentence, after figures and commas. */
export const migrationPhrases: Readonly<Record<MigrationLevel, string>> = {
  live: "live migration",
  "live-with-conditions": "live migration under conditions",
  "suspend-only": "suspend and resume but no live migration",
  "cold-only": "VMs move only when shut down",
  none: "no migration",
  unknown: "migration not documented",
}

export const bindingWords: Readonly<Record<Binding, string>> = {
  "frame-buffer": "frame buffer",
  "instances-per-gpu": "instances per GPU",
  performance: "native performance asked for",
  "one-vm-per-gpu": "one VM per GPU",
  slots: "GPU slots of a host",
  power: "power of a host",
  ram: "RAM of a host",
  vcpu: "vCPUs of a host",
  "anti-affinity": "anti-affinity",
  encoders: "video encoders",
  none: "nothing",
}

export const costPartNames: Readonly<Record<CostLine["part"], string>> = {
  gpus: "GPUs",
  hosts: "Hosts",
  licences: "Licences",
  energy: "Energy",
  maintenance: "Maintenance",
  network: "Network",
  broker: "Connection broker",
  rights: "Windows desktop rights",
  space: "Floor space",
  staff: "Administrators",
  financing: "Interest",
}

/** The need behind a reason, for "… rules out most". */
export const needWords: Readonly<Record<ReasonCode, string>> = {
  api: "the graphics or compute API asked for",
  "api-unknown": "the graphics or compute API asked for, which is not documented,",
  "guest-system": "the guest operating system",
  encoders: "the video to be encoded",
  "gpus-per-vm": "several GPUs a VM",
  "frame-buffer": "the frame buffer asked for",
  series: "the kind of vGPU the workload needs",
  "gpu-vendor": "the choice of GPU vendor",
  "gpu-technology": "what the GPUs can do",
  "no-instance-type": "the lack of a large enough slice",
  "vendor-policy": "the choice of vendors",
  "hypervisor-policy": "the choice of hypervisors",
  "no-vm": "containers, not VMs",
  "unknown-need": "a requirement that is not known here",
  "unknown-host": "a host that is not known here",
  "gpu-policy": "the choice of GPUs",
  "technique-policy": "the choice of techniques for a group",
  "live-migration": "live migration",
  "suspend-resume": "suspend and resume",
  isolation: "the isolation asked for",
  status: "support that can be bought today",
  "gpu-status": "GPUs that can be bought today",
  "support-list": "GPUs that are listed for the product or the host",
  "host-fit": "the host, which does not take the GPU,",
  "host-size": "the size of a host",
  performance: "the native performance asked for",
  pace: "the pace of work asked for",
  "cloud-only": "products that can be installed on one's own hosts",
  "gpu-limit": "the ceiling on the number of GPUs",
  "gpu-total": "the number of GPUs in all",
  "host-limit": "the number of hosts",
  "rack-limit": "the number of racks",
  "owned-limit": "GPUs of yours that can't be bought any more",
  budget: "the budget",
  "power-cap": "the power cap",
  "unknown-product": "a product that the dataset does not know",
  "unknown-gpu": "a GPU that the dataset does not know",
  "unknown-instance-type": "an instance type that the dataset does not know",
  "unknown-workload": "a workload that the dataset does not know",
  "price-unknown": "a price that is not known",
}

export const figureNames: Readonly<Record<Figure, string>> = {
  nativeShare: "Native performance",
  gpus: "GPUs",
  hosts: "Hosts",
  cost: "Cost",
  migration: "Migration",
  feasibility: "Feasibility",
}

/** Distinct least shares of the groups, ascending. */
export const targetsOf = (option: OptionResult): readonly number[] =>
  [...new Set(option.groups.map((group) => group.targetShare))].filter((target) => target > 0).sort((a, b) => a - b)

/** The group that a reason concerns, where there are several. */
export const groupOfReason = ({ group }: Reason, { groups }: OptionResult): string | null =>
  (groups.length > 1 && groups.find((one) => one.index === group)?.name) || null

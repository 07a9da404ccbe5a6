import { isFixedPlan, type Fixed } from "../../engine/decisions/fixedPlan.ts"
import type { Dial, Winner } from "../../engine/decisions/breakEven.ts"
import type { Word } from "../../engine/basics/told.ts"
import { nameOf } from "../../words/names.ts"
import type { Relaxation } from "../../engine/decisions/relaxations.ts"
import type { MigrationLevel } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import type { Range } from "../../dataset/core.ts"
import { count, memory, money, number, plural, yearsText, type Currency } from "../../ui/format.ts"
import { currencyOf } from "../common/currency.ts"
import { groupName } from "../common/groupName.ts"
import type { NamedShare } from "../common/shares.ts"
import { vendorName } from "../common/table/columnSpec.ts"

/** "CUDA or OpenCL 3": what a need would take. */
const wantedText = (wanted: readonly Word[]): string => wanted.map(nameOf).join(" or ")

export const migrationWords: Readonly<Record<MigrationLevel, string>> = {
  live: "live",
  "live-with-conditions": "live, with conditions",
  "suspend-only": "suspend only",
  "cold-only": "cold only",
  none: "none",
  unknown: "unknown",
}

/** Groups with their shares, to be told beside the mean of all VMs. */
export const namedShares = (scenario: Scenario, shares: readonly Range[]): readonly NamedShare[] =>
  shares.map((nativeShare, index) => ({ name: groupName(scenario, index), nativeShare }))

/** Native share as a figure is called that is a mean where there are several groups. */
export const shareTitle = ({ groups }: Scenario): string => (groups.length > 1 ? "Native share, mean" : "Native share")

/** "NVIDIA vGPU on KVM, A16". */
export const optionName = (one: { readonly productName: string; readonly gpuName: string | null }): string =>
  one.gpuName ? `${one.productName}, ${one.gpuName}` : one.productName

/** What is held while figures move: an option, or a plan by its GPUs. */
export function fixedName(one: Fixed): string {
  if (!isFixedPlan(one)) return optionName(one)
  const named = one.place === null ? "Each group its own way" : `Pinned plan ${one.place + 1}`
  return `${named}: ${listed([...new Set(one.parts.map(({ option }) => option.gpuName ?? option.productName))])}`
}

/** To a tenth of a percent: thresholds are exact. */
const exactPercent = (share: number): string => `${number(Math.round(share * 1000) / 10, 4)}\u00a0%`

const guests: Readonly<Record<string, string>> = { windows: "Windows", linux: "Linux" }

/** " for CAD", where a relaxation concerns one group. */
const forGroup = ({ group }: { readonly group: number | null }, scenario: Scenario): string =>
  group === null ? "" : ` for ${groupName(scenario, group)}`

function allowed({ what, id, name }: Extract<Relaxation, { readonly kind: "allow" }>): string {
  switch (what) {
    case "vendors":
      return `GPUs made by ${vendorName(id)}`
    case "hypervisors":
      return `${name} as hypervisor`
    case "gpus":
      return `${name} GPUs`
    case "techniques":
      return nameOf({ word: "technique", id })
  }
}

const anyWords = { vendors: "vendor of GPUs", hypervisors: "hypervisor", gpus: "GPU model", techniques: "technique" } as const

/** "lower the least native share of CAD from 80 % to 74 %". */
export function relaxationWords(one: Relaxation, scenario: Scenario): string {
  const currency = currencyOf(scenario)
  switch (one.kind) {
    case "drop":
      return `do without ${one.policy === "liveMigration" ? "live migration" : "suspend and resume"}${forGroup(one, scenario)}`
    case "isolation":
      return `accept ${one.to} isolation in place of ${one.from}${forGroup(one, scenario)}`
    case "allow":
      return `allow ${allowed(one)}${forGroup(one, scenario)}`
    case "any":
      return `let any ${anyWords[one.what]} do${forGroup(one, scenario)}`
    case "no-spares":
      return one.spares === 1 ? "do without a spare host" : `do without the ${count(one.spares)} spare hosts`
    case "include-unsupported":
      return "accept products and GPUs that are no longer sold or not made for datacenters"
    case "any-host":
      return "let the kind of host be chosen freely"
    case "api":
      return one.version
        ? `accept an older version than ${wantedText(one.wanted)} for ${groupName(scenario, one.group)}`
        : `do without ${wantedText(one.wanted)} for ${groupName(scenario, one.group)}`
    case "guest-system":
      return `run ${guests[one.to] ?? one.to} in place of ${guests[one.from] ?? one.from} in ${groupName(scenario, one.group)}`
    case "least-share":
      return `lower the least native share of ${groupName(scenario, one.group)} from ${exactPercent(one.from)} to ${exactPercent(one.to ?? 0)}`
    case "frame-buffer":
      return `lower the frame buffer of ${groupName(scenario, one.group)} from ${memory(one.from)} to ${memory(one.to ?? 0)}`
    case "gpus-per-vm":
      return `give a VM of ${groupName(scenario, one.group)} ${plural(one.to ?? 1, "GPU")} in place of ${one.from}`
    case "more-gpus-per-vm":
      return `give a VM of ${groupName(scenario, one.group)} ${plural(one.more, "GPU")} in place of ${one.from}`
    case "tokens-per-second":
      return `ask ${groupName(scenario, one.group)} for ${number(one.to ?? 0)} tokens/s in place of ${number(one.from)}`
    case "budget":
      return `raise the budget from ${money(one.from, currency)} to ${one.to === null ? "whatever it takes" : money(one.to, currency, 4)}`
    case "power-cap":
      return `raise the power cap from ${number(one.from)} kW to ${one.to === null ? "whatever it takes" : `${number(one.to, 4)} kW`}`
    case "host-limit":
      return `allow ${one.to === null ? "as many hosts as it takes" : `${count(one.to)} hosts`} in place of ${count(one.from)}`
    case "rack-limit":
      return `allow ${one.to === null ? "as many racks as it takes" : plural(one.to, "rack")} in place of ${count(one.from)}`
    case "gpu-total":
      return `allow ${one.to === null ? "as many GPUs as it takes" : `${count(one.to)} GPUs`} in place of ${count(one.from)}`
    case "gpu-limit":
      return `have ${one.to === null ? "as many as it takes" : count(one.to)} ${one.name} GPUs in place of ${count(one.from)}`
  }
}

export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`

export function dialName(dial: Dial, scenario: Scenario): string {
  switch (dial.kind) {
    case "vms":
      return `Number of VMs: ${groupName(scenario, dial.group)}`
    case "least-share":
      return `Least native share: ${groupName(scenario, dial.group)}`
    case "years":
      return "Horizon in years"
    case "electricity":
      return "Price of electricity"
    case "busy-point":
      return "Busy hour, from mean to peak demand"
    case "network-rtt":
      return "Round trip to the GPU hosts"
    case "network-gbps":
      return "Link to the GPU hosts"
    case "gpu-price":
      return `Price of one ${dial.name} board`
    case "licence-price":
      return `Price of ${dial.name}`
  }
}

export function dialValue(dial: Dial, value: number, currency: Currency): string {
  switch (dial.kind) {
    case "vms":
      return plural(value, "VM")
    case "least-share":
    case "busy-point":
      return exactPercent(value)
    case "years":
      // Where the winner changes is found by halving: to a hundredth, as one asks for a horizon.
      return yearsText(Math.round(value * 100) / 100)
    case "electricity":
      return `${money(value, currency, 2)} per kWh`
    case "network-rtt":
      return `${number(value)} ms`
    case "network-gbps":
      return `${number(value)} Gbit/s`
    case "gpu-price":
    case "licence-price":
      return money(value, currency)
  }
}

/** "NVIDIA vGPU on KVM, A16", or of a plan of parts what serves whom. */
export function winnerName(winner: Winner | null, scenario: Scenario): string {
  if (!winner) return "none of the compared options"
  if (winner.technique !== null) return winner.parts.map(optionName).join("")
  const part = (one: Winner["parts"][number]): string =>
    `${optionName(one)} for ${listed(one.groups.map((index) => groupName(scenario, index)))}`
  return `each group its own way: ${winner.parts.map(part).join("; ")}`
}

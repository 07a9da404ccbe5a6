import type { Licence } from "../../dataset/core.ts"
import type { CostInput, HostChoice } from "./input.ts"
import { concurrentUsers, totalVms } from "./input.ts"
import type { Weights } from "./weights.ts"
import { gpuWeights, hostWeights, normalise, usedGpuWeights, vmWeights } from "./weights.ts"
import { usersOf } from "./input.ts"

/** How often a licence is paid for, in words, and by whom. */
export interface Units {
  readonly quantity: number
  readonly unit: string
  readonly weights: Weights
}

/**
 * Core licences for `hosts` hosts: each socket counts at least `minCoresPerCpu` cores, each server at least
 * `minCoresPerServer`, the order at least `minCoresPerOrder`. Cores are spread evenly over the sockets.
 */
export function coreUnits(licence: Licence, host: HostChoice, hosts: number): number {
  if (hosts === 0) return 0
  const sockets = Math.max(1, host.sockets)
  const perSocket = Math.max(Math.ceil(host.cores / sockets), licence.minCoresPerCpu ?? 0)
  const perHost = Math.max(perSocket * sockets, licence.minCoresPerServer ?? 0)
  return Math.max(perHost * hosts, licence.minCoresPerOrder ?? 0)
}

/** Subscriptions for one host where each covers so many cores at most; else one. */
const perHostSubscriptions = (licence: Licence, host: HostChoice): number =>
  licence.maxCoresPerSubscription ? Math.max(1, Math.ceil(host.cores / licence.maxCoresPerSubscription)) : 1

/**
 * Units of a licence by its metric. Hosts and sockets count the spares too: a spare must be licensed to take over.
 * Null: the row states a rule or a status and is not sold.
 */
export function unitsOf(input: CostInput, licence: Licence): Units | null {
  const { gpus, hosts } = input.placement
  const bought = hosts.count + hosts.spare
  switch (licence.metric) {
    case "core":
      return { quantity: coreUnits(licence, input.host, bought), unit: "core", weights: hostWeights(input) }
    case "socket":
      return { quantity: Math.max(1, input.host.sockets) * bought, unit: "socket", weights: hostWeights(input) }
    case "host":
      return { quantity: perHostSubscriptions(licence, input.host) * bought, unit: "host", weights: hostWeights(input) }
    case "cluster":
      return { quantity: bought > 0 ? 1 : 0, unit: "cluster", weights: hostWeights(input) }
    case "gpu":
      return { quantity: gpus.count, unit: "GPU", weights: usedGpuWeights(input) }
    case "board":
      return { quantity: gpus.boards, unit: "board", weights: gpuWeights(input) }
    case "vm":
      return { quantity: totalVms(input.groups), unit: "VM", weights: vmWeights(input) }
    case "named-user":
      return { quantity: totalVms(input.groups), unit: "named user", weights: vmWeights(input) }
    case "concurrent-user":
      return { quantity: concurrentUsers(input.groups), unit: "concurrent user", weights: userWeights(input) }
    case "rule":
    case "status":
      return null
  }
}

const userWeights = (input: CostInput): Weights => normalise([...input.groups.map(usersOf), 0])

/** How often the price falls due over the horizon: terms of a year, a month or an hour; a perpetual licence once. */
export function termsIn(term: Licence["term"], years: number): number {
  switch (term) {
    case "year":
      return years
    case "month":
      return years * 12
    case "hour":
      return years * 8760
    case "perpetual":
    case "none":
      return 1
  }
}

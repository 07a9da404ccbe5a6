import type { Licence } from "../../dataset/core.ts"
import type { WhyUnit } from "../basics/why/units.ts"
import type { CostInput } from "./input.ts"
import type { HostChoice } from "../basics/hostChoice.ts"
import { concurrentUsers, totalVms } from "./input.ts"
import type { Weights } from "./weights.ts"
import { gpuWeights, hostWeights, normalise, usedGpuWeights, vmWeights } from "./weights.ts"
import { usersOf } from "./input.ts"

/** How often a licence is paid for, and by whom. */
export interface Units {
  readonly quantity: number
  readonly unit: WhyUnit
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
 * How many of a licence are needed, by its metric. Hosts and sockets count the spares too: a spare must be licensed to take over.
 * Null: the row states a rule or a status and is not sold.
 */
export function quantityOf(input: CostInput, licence: Licence): number | null {
  const { gpus, hosts } = input.placement
  const bought = hosts.count + hosts.spare
  switch (licence.metric) {
    case "core":
      return coreUnits(licence, input.host, bought)
    case "socket":
      return Math.max(1, input.host.sockets) * bought
    case "host":
      return perHostSubscriptions(licence, input.host) * bought
    case "cluster":
      return bought > 0 ? 1 : 0
    case "gpu":
      return gpus.count
    case "board":
      return gpus.boards
    case "vm":
    case "named-user":
      return totalVms(input.groups)
    case "concurrent-user":
      return concurrentUsers(input.groups)
    case "rule":
    case "status":
      return null
  }
}

/** What a licence is counted by, and who is charged for it. */
const shares: Readonly<
  Record<Exclude<Licence["metric"], "rule" | "status">, { readonly unit: WhyUnit; readonly weights: (input: CostInput) => Weights }>
> = {
  core: { unit: "core", weights: (input) => hostWeights(input) },
  socket: { unit: "socket", weights: (input) => hostWeights(input) },
  host: { unit: "host", weights: (input) => hostWeights(input) },
  cluster: { unit: "cluster", weights: (input) => hostWeights(input) },
  gpu: { unit: "gpu", weights: (input) => usedGpuWeights(input) },
  board: { unit: "board", weights: (input) => gpuWeights(input) },
  vm: { unit: "vm", weights: (input) => vmWeights(input) },
  "named-user": { unit: "named-user", weights: (input) => vmWeights(input) },
  "concurrent-user": { unit: "concurrent-user", weights: (input) => userWeights(input) },
}

/** Units of a licence with who is charged for them; null where it is not sold. */
export function unitsOf(input: CostInput, licence: Licence): Units | null {
  const quantity = quantityOf(input, licence)
  if (quantity === null || licence.metric === "rule" || licence.metric === "status") return null
  const { unit, weights } = shares[licence.metric]
  return { quantity, unit, weights: weights(input) }
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

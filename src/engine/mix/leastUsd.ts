import { likelyLicenceUsd } from "../cost/licences.ts"
import { sparing } from "../cost/leastCost.ts"
import { boardsPerHost, type HostOption } from "../feasibility/hardware.ts"
import { packingRules, usesGpu } from "../feasibility/technology.ts"
import type { GroupPlan } from "../plan/candidate.ts"
import { costInput, leastPlacement } from "../plan/placed.ts"
import { usableRamGib } from "../plan/placePlan.ts"
import { capOf, instancesPerGpu, migShape } from "../placement/limits.ts"
import type { PackingRules } from "../placement/place.ts"
import type { Search } from "../search/search.ts"
import type { Way } from "./ways.ts"

/** So many machines that nothing which is there, and no least order, counts any more. */
const many = 1e6

/** USD for one more of something, where so many cost `usdOf`. */
const slopeOf = (usdOf: (count: number) => number): number => (usdOf(2 * many) - usdOf(many)) / many

/** What may be short on a GPU: memory or instances, the speed that VMs need, its encoders, the VMs that it takes in all. */
const shorts = [0, 1, 2, 3] as const

/** Shares of one GPU that a VM takes at least, whatever else stands there, by what may be short. */
function sharesOf({ placement, others }: GroupPlan, rules: PackingRules, gpuMemoryMib: number | null): readonly number[] {
  const cap = capOf(rules)
  const shares = [placement, ...others.map((one) => one.placement)].map((one) => {
    const { instanceType: type, frameBufferMib } = one
    const byMemory = gpuMemoryMib === null ? 0 : frameBufferMib / gpuMemoryMib
    const byInstances = type ? 1 / instancesPerGpu(type, frameBufferMib, gpuMemoryMib) : Infinity
    const slices = type && rules.kind === "mig" ? migShape(type) : null
    const bySlices = slices && type?.totalMemorySlices ? slices.size / type.totalMemorySlices : Infinity
    return [
      Math.min(byMemory, byInstances, bySlices),
      1 / one.maxPerGpuByPerformance,
      1 / (one.maxPerGpuByEncoders ?? Infinity),
      cap === null ? 0 : 1 / cap,
    ]
  })
  // Each adds up by itself: what is short for one group may be plenty for another on the same GPU.
  return shorts.map((at) => (placement.gpusPerVm ?? 1) * Math.min(...shares.map((one) => one[at]!)))
}

/** What a served group costs at least, as one thing after another is taken for what is short; by group of the scenario. Infinity: it is not served. */
type Rates = readonly (readonly number[])[]

/** What machines cost of which so many are needed: at the price of one more, or of one that is there. */
interface Machines {
  readonly hostUsd: number
  readonly boardUsd: number
}

/** Each group's share of GPUs and of hosts on one kind of host, none rounded up, with its licences: for each of the things that may be short, of GPUs and of hosts. */
function ratesOf(way: Way, host: HostOption, { hostUsd, boardUsd }: Machines, search: Search): Rates {
  const { plan } = way
  const { scenario, catalogue, units } = search
  const { technology, product } = plan.candidate
  const gpu = usesGpu(technology) ? plan.candidate.gpu : null
  const rules = packingRules(technology, product, gpu)
  const perBoard = gpu?.gpusPerBoard ?? 1
  const cores = host.cores * scenario.supply.vcpuPerCore
  const ram = usableRamGib(host, catalogue)
  const boardsMost = gpu ? boardsPerHost(gpu, host, catalogue) : 1
  const licencesAt = (groups: readonly GroupPlan[], count: number, gpus: number): number => {
    const placement = leastPlacement(gpus, gpus / perBoard, count, 0, host.id)
    return likelyLicenceUsd(sparing(costInput({ ...plan, groups }, { host, placement, groups: [] }, scenario, catalogue)))
  }
  const usdPerHost = hostUsd + slopeOf((count) => licencesAt([], count, 0))
  const rates = (gpu ? shorts : [0]).flatMap(() => [0, 1, 2].map(() => scenario.groups.map(() => Infinity)))
  for (const one of plan.groups) {
    if (!way.serves[one.index]) continue
    const { count, vcpu, ramGib } = one.placement
    const work = ((count * vcpu * one.model.activeShare) / cores) * units.hostWork(host)
    const shares = gpu ? sharesOf(one, rules, gpu.memoryMib) : [0]
    for (const [at, share] of shares.entries()) {
      const gpus = share * count
      const usd = work + licencesAt([one], 0, gpus) + (boardUsd * gpus) / perBoard
      const hosts = [(count * vcpu) / cores, (count * ramGib) / ram, gpus / perBoard / boardsMost]
      for (const [by, needed] of hosts.entries()) rates[3 * at + by]![one.index] = usd + usdPerHost * needed
    }
  }
  return rates
}

/**
 * The greatest bound that was found among those that take, for each way and kind of host, one thing for what is short. Each is a bound: whatever stands on such machines, of that thing no more is taken than they have. Begun with
 * what all groups together take most of; then, where a group is cheapest, what that group takes most of, as long as the bound does not fall.
 */
function sharpest(all: readonly Rates[], groups: number): number {
  const at = (rates: Rates, option: number, group: number): number => rates[option]![group]!
  const sumOf = (usd: readonly number[]): number => usd.reduce((sum, one) => sum + (one === Infinity ? 0 : one), 0)
  const chosen = all.map((rates) => rates.reduce((most, one, option) => (sumOf(one) > sumOf(rates[most]!) ? option : most), 0))
  const indexes = Array.from({ length: groups }, (_, group) => group)
  const cheapest = (group: number, but = -1): number =>
    all.reduce(
      (best, rates, p) => (p !== but && (best < 0 || at(rates, chosen[p]!, group) < at(all[best]!, chosen[best]!, group)) ? p : best),
      -1,
    )
  const usdAt = (p: number, group: number): number => (p < 0 ? Infinity : at(all[p]!, chosen[p]!, group))
  let best = indexes.map((group) => cheapest(group))
  const tried = new Set<string>()
  for (const group of indexes)
    for (;;) {
      const p = best[group]!
      const key = `${p}|${group}`
      if (p < 0 || tried.has(key)) break
      tried.add(key)
      const rates = all[p]!
      const option = rates.reduce((most, one, other) => (one[group]! > rates[most]![group]! ? other : most), chosen[p]!)
      if (at(rates, option, group) <= usdAt(p, group)) break
      const least = indexes.map((one) => {
        const other = best[one] === p ? cheapest(one, p) : best[one]!
        return at(rates, option, one) <= usdAt(other, one) ? p : other
      })
      const before = indexes.reduce((sum, one) => sum + usdAt(best[one]!, one), 0)
      const kept = chosen[p]!
      chosen[p] = option
      const after = indexes.reduce((sum, one) => sum + usdAt(least[one]!, one), 0)
      if (after < before) {
        chosen[p] = kept
        break
      }
      best = least
    }
  return indexes.reduce((sum, group) => sum + usdAt(best[group]!, group), 0)
}

/**
 * No plan made of parts by these ways costs less, USD, however groups are divided or split: each group by the way and on the hosts that make its shares of GPUs and machines cheapest, nothing
 * rounded up, with the spare hosts of one part. What is there already counts either at its price where it is used, or with all that it saves. Infinity where some group has no way.
 */
export function leastUsd(ways: readonly Way[], search: Search): number {
  const { scenario, units } = search
  const asBought: Rates[] = []
  const asOwned: Rates[] = []
  let spareUsd = Infinity
  const saved = new Map<number, number>()
  for (const way of ways)
    // A part of other groups may stand on hosts that are too small for the largest VM here.
    for (const host of way.plan.fitting) {
      const { gpu, technology } = way.plan.candidate
      const hostUsd = (count: number): number => units.hosts(host, count)
      const boardUsd = (count: number): number => (gpu && usesGpu(technology) ? units.boards(gpu, host, count) : 0)
      const more = { hostUsd: slopeOf(hostUsd), boardUsd: slopeOf(boardUsd) }
      const there = { hostUsd: Math.min(more.hostUsd, hostUsd(1)), boardUsd: Math.min(more.boardUsd, boardUsd(1)) }
      const bought = ratesOf(way, host, more, search)
      asBought.push(bought)
      asOwned.push(host.owned ? ratesOf(way, host, there, search) : bought)
      spareUsd = Math.min(spareUsd, there.hostUsd)
      if (!host.owned) continue
      const savedUsd = more.hostUsd * many - hostUsd(many) + (more.boardUsd * many - boardUsd(many))
      saved.set(host.owned.index, Math.max(saved.get(host.owned.index) ?? 0, savedUsd))
    }
  const groups = scenario.groups.length
  const atPrices = sharpest(asBought, groups)
  const all = [...saved.values()].reduce((sum, usd) => sum + usd, 0)
  const atLeast = saved.size === 0 ? atPrices : Math.max(atPrices - all, sharpest(asOwned, groups))
  return atLeast + (Number.isFinite(spareUsd) ? scenario.supply.spareHosts * spareUsd : 0)
}

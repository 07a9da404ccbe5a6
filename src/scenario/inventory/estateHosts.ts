import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Gpu } from "../../dataset/core.ts"
import type { InventoryHost } from "../../engine/inventory/placeInventory.ts"
import { limits } from "../../engine/scenario.ts"
import type { CustomHost, OwnedHosts, Supply } from "../../engine/supply.ts"
import { defaultCustomHost } from "../bounds.ts"

/** The hosts of an inventory, as hosts that are there in a scenario. */

/** Hosts alike, as an inventory has them. null: the table does not tell. */
export interface HostKind {
  readonly cores: number | null
  readonly ramGib: number | null
  readonly model: string | null
  readonly gpus: number
  readonly count: number
}

/** Kinds of hosts, those of the most GPUs first, then the most. */
export function hostKinds(hosts: readonly InventoryHost[], vcpuPerCore: number): readonly HostKind[] {
  const found = new Map<string, HostKind>()
  for (const { vcpu, ramGib, model, gpus } of hosts) {
    const cores = vcpu > 0 ? Math.max(1, Math.round(vcpu / vcpuPerCore)) : null
    const kind = { cores, ramGib: ramGib > 0 ? Math.max(1, Math.round(ramGib)) : null, model, gpus, count: 1 }
    const key = [cores, kind.ramGib, model, gpus].join(";")
    const same = found.get(key)
    found.set(key, same ? { ...same, count: same.count + 1 } : kind)
  }
  return [...found.values()].toSorted((a, b) => b.gpus * b.count - a.gpus * a.count || b.count - a.count)
}

/** Memory of the hosts' GPUs, MiB, where they are all of one model; else null. */
export function sharedMemoryMib(kinds: readonly HostKind[], catalogue: Pick<Catalogue, "gpus">): number | null {
  const [only, ...others] = new Set(kinds.flatMap(({ model }) => model ?? []))
  return others.length > 0 ? null : (catalogue.gpus.find((gpu) => gpu.shortName === only)?.memoryMib ?? null)
}

export interface OwnedEstate {
  readonly owned: readonly OwnedHosts[]
  /** The kind that the scenario describes exactly; null: there are no hosts. */
  readonly host: CustomHost | null
  /** What is counted of hosts beyond what they are, or below it, as shares of it. */
  readonly off: { readonly cores: number; readonly ramGib: number }
  /** Hosts of kinds beyond as many as a scenario holds. */
  readonly leftOut: number
  /** Hosts whose GPUs' model is not one of the dataset: they stand without them. */
  readonly unknownGpus: number
  /** Hosts of which the table does not tell cores or RAM: planning values stand for them. */
  readonly untold: { readonly cores: number; readonly ramGib: number }
}

/** What stands for cores and RAM that no table tells. */
const planned = { cores: defaultCustomHost.cores, ramGib: defaultCustomHost.ramGib }

/**
 * The first kind is described as it is; a scenario describes one kind of host, so that each other is the dataset's class most like it that takes as many
 * boards. What a table does not tell of the described one (power, slots, the price of one more) are the planning values of a host described by hand.
 */
export function ownedOf(kinds: readonly HostKind[], catalogue: Pick<Catalogue, "gpus" | "hosts">): OwnedEstate {
  const shown = kinds.slice(0, limits.ownedKinds.max)
  const classes = catalogue.hosts.filter(
    (host) => host.kind === "class" && host.cores !== null && host.ramGib !== null && host.integratedGpus === undefined,
  )
  const gpuOf = ({ model }: HostKind): Gpu | null =>
    model === null ? null : (catalogue.gpus.find((gpu) => gpu.shortName === model) ?? null)
  const isModule = (gpu: Gpu | null) => gpu?.form === "sxm" || gpu?.form === "oam"
  const boardsOf = (kind: HostKind, gpu: Gpu | null) => (gpu === null ? 0 : Math.ceil(kind.gpus / gpu.gpusPerBoard))
  const nearest = (kind: HostKind, gpu: Gpu | null) => {
    const far = (host: (typeof classes)[number]) =>
      Math.abs(Math.log(host.cores! / (kind.cores ?? host.cores!))) + Math.abs(Math.log(host.ramGib! / (kind.ramGib ?? host.ramGib!)))
    const fit = classes.filter((host) => (isModule(gpu) ? (host.gpuModules ?? 0) >= boardsOf(kind, gpu) : host.gpuModules === 0))
    return (fit.length > 0 ? fit : classes).toSorted((a, b) => far(a) - far(b))[0]
  }
  let unknownGpus = 0
  const untold = { cores: 0, ramGib: 0 }
  const counted = { cores: 0, ramGib: 0 }
  const real = { cores: 0, ramGib: 0 }
  const owned = shown.map((kind, i): OwnedHosts => {
    const gpu = gpuOf(kind)
    if (kind.gpus > 0 && gpu === null) unknownGpus += kind.count
    const like = i === 0 ? null : nearest(kind, gpu)
    for (const of of ["cores", "ramGib"] as const) {
      const told = kind[of]
      if (told === null) untold[of] += kind.count
      real[of] += (told ?? 0) * kind.count
      counted[of] += (told === null ? 0 : (like?.[of] ?? told)) * kind.count
    }
    const boards = boardsOf(kind, gpu)
    return {
      host: like?.id ?? "custom",
      count: kind.count,
      boards: gpu !== null && boards > 0 ? { gpu: gpu.id, perHost: boards } : null,
      valueUsd: 0,
    }
  })
  const [first] = shown
  const firstGpu = first ? gpuOf(first) : null
  const slots = first ? boardsOf(first, firstGpu) : 0
  return {
    owned,
    host: first
      ? {
          ...defaultCustomHost,
          cores: first.cores ?? planned.cores,
          ramGib: first.ramGib ?? planned.ramGib,
          ...(isModule(firstGpu) ? { gpuModules: slots } : firstGpu?.slotWidth === 1 ? { gpuSlotsSingleWide: Math.max(slots, defaultCustomHost.gpuSlotsSingleWide) } : { gpuSlotsDoubleWide: Math.max(slots, defaultCustomHost.gpuSlotsDoubleWide) }), // prettier-ignore
        }
      : null,
    off: {
      cores: real.cores > 0 ? counted.cores / real.cores - 1 : 0,
      ramGib: real.ramGib > 0 ? counted.ramGib / real.ramGib - 1 : 0,
    },
    leftOut: kinds.slice(limits.ownedKinds.max).reduce((sum, kind) => sum + kind.count, 0),
    unknownGpus,
    untold,
  }
}

/** What a scenario's supply takes over of the hosts. */
export const supplyOf = ({ owned, host }: OwnedEstate, vcpuPerCore: number): Pick<Supply, "owned" | "vcpuPerCore"> & Partial<Supply> => ({
  owned,
  vcpuPerCore,
  ...(host === null ? {} : { host: { custom: host } }),
})

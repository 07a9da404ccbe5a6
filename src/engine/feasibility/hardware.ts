import type { Catalogue } from "../../dataset/catalogue.ts"
import type { Evidence, Gpu, Host } from "../../dataset/core.ts"
import type { HostChoice } from "../cost/cost.ts"
import type { Scenario } from "../scenario.ts"

/** A host as the engine uses it, whether from the dataset or described by the user. */
export interface HostOption extends HostChoice {
  readonly gpuSlotsDoubleWide: number
  readonly gpuSlotsSingleWide: number
  readonly gpuModules: number
  readonly maxGpuWatts: number
  /** GPUs inside its processors; above 0 it is a PC, not a server. */
  readonly integratedGpus: number
}

const yours: readonly Evidence[] = []

function fromDataset(host: Host): HostOption | null {
  const { cores, ramGib, idleWatts, peakWatts } = host
  if (cores === null || ramGib === null || idleWatts === null || peakWatts === null) return null
  return {
    id: host.id,
    name: host.name,
    sockets: host.sockets ?? 2,
    cores,
    ramGib,
    idleWatts,
    peakWatts,
    priceUsd: host.priceUsd,
    evidence: host.evidence,
    gpuSlotsDoubleWide: host.gpuSlotsDoubleWide ?? 0,
    gpuSlotsSingleWide: host.gpuSlotsSingleWide ?? 0,
    gpuModules: host.gpuModules ?? 0,
    maxGpuWatts: host.maxGpuWatts ?? 0,
    integratedGpus: host.integratedGpus ?? 0,
  }
}

const memory = new WeakMap<Catalogue, readonly HostOption[]>()

/** Host classes of the dataset that state all a plan needs (cores, RAM, watts). */
export function hostClasses(catalogue: Catalogue): readonly HostOption[] {
  const known = memory.get(catalogue)
  if (known) return known
  const made = catalogue.hosts.filter((host) => host.kind === "class").flatMap((host) => fromDataset(host) ?? [])
  memory.set(catalogue, made)
  return made
}

/** The hosts to try for a scenario: the one asked for, or every class. A named model fills what it does not state from the class most like it. */
export function hostOptions(scenario: Scenario, catalogue: Catalogue): readonly HostOption[] {
  const { host } = scenario.supply
  if (host === "auto") return hostClasses(catalogue)
  if ("custom" in host) {
    const { priceUsd, ...rest } = host.custom
    return [
      {
        id: "custom",
        name: "Your host",
        evidence: yours,
        priceUsd: { low: priceUsd, likely: priceUsd, high: priceUsd },
        integratedGpus: 0,
        ...rest,
      },
    ]
  }
  const named = catalogue.host(host.id)
  if (!named) return hostClasses(catalogue)
  return [fromDataset(named) ?? completed(named, catalogue)]
}

function completed(model: Host, catalogue: Catalogue): HostOption {
  const slots = (model.gpuSlotsDoubleWide ?? 0) + (model.gpuSlotsSingleWide ?? 0) / 2 + (model.gpuModules ?? 0)
  const near = [...hostClasses(catalogue)].sort((a, b) => Math.abs(room(a) - slots) - Math.abs(room(b) - slots))[0]
  if (!near) throw new Error("The dataset has no host class.")
  return {
    ...near,
    id: model.id,
    name: model.name,
    evidence: [...model.evidence, ...near.evidence],
    sockets: model.sockets ?? near.sockets,
    cores: model.cores ?? near.cores,
    ramGib: model.ramGib ?? near.ramGib,
    gpuSlotsDoubleWide: model.gpuSlotsDoubleWide ?? 0,
    gpuSlotsSingleWide: model.gpuSlotsSingleWide ?? 0,
    gpuModules: model.gpuModules ?? 0,
    maxGpuWatts: model.maxGpuWatts ?? near.maxGpuWatts,
    idleWatts: model.idleWatts ?? near.idleWatts,
    peakWatts: model.peakWatts ?? near.peakWatts,
    priceUsd: model.priceUsd ?? near.priceUsd,
  }
}

const room = (host: HostOption): number => host.gpuSlotsDoubleWide + host.gpuSlotsSingleWide / 4 + host.gpuModules

/** Boards of this GPU that the host takes, by slot width or module and by the watts a slot allows. 0: does not fit. */
export function boardsPerHost(gpu: Gpu, host: HostOption): number {
  if (gpu.boardTdpWatts !== null && host.maxGpuWatts > 0 && gpu.boardTdpWatts > host.maxGpuWatts) return 0
  switch (gpu.form) {
    case "sxm":
    case "oam":
      return host.gpuModules
    case "pcie":
      return gpu.slotWidth === 1 ? Math.max(host.gpuSlotsSingleWide, host.gpuSlotsDoubleWide) : host.gpuSlotsDoubleWide
    case "integrated":
      return host.integratedGpus
    // Blade modules, sockets and chips go into machines of their own, which the dataset does not price.
    case "superchip":
    case "socket":
    case "mxm":
    case "ip-core":
    case "emulated":
      return 0
  }
}

/** Why a GPU goes into none of the hosts offered. */
export function fitText(gpu: Gpu, host: HostOption): string {
  if (gpu.form === "ip-core") return `${gpu.shortName} is part of an embedded chip, not a board for a server`
  if (gpu.form === "integrated") return `${gpu.shortName} is part of a processor; ${host.name} has none with integrated graphics`
  if (gpu.form === "mxm") return `${gpu.shortName} is a module for blades and laptops; no host of the dataset takes it`
  if (gpu.form === "socket" || gpu.form === "superchip")
    return `${gpu.shortName} is the processor of a machine of its own, which the dataset does not price`
  if (gpu.boardTdpWatts !== null && host.maxGpuWatts > 0 && gpu.boardTdpWatts > host.maxGpuWatts) {
    return `${gpu.shortName} draws ${gpu.boardTdpWatts} W; a slot of ${host.name} allows ${host.maxGpuWatts} W`
  }
  return `${host.name} has no ${gpu.form === "sxm" || gpu.form === "oam" ? "module socket" : gpu.slotWidth === 1 ? "slot" : "double-wide slot"} for ${gpu.shortName}`
}

// What the plan is built of: hosts and GPUs that may be bought, those that are there, and the links between them.

/** A host the dataset does not know. */
export interface CustomHost {
  readonly cores: number
  readonly ramGib: number
  readonly sockets: number
  readonly gpuSlotsDoubleWide: number
  readonly gpuSlotsSingleWide: number
  /** SXM or OAM modules it takes; 0 for a PCIe host. */
  readonly gpuModules: number
  /** Most that one GPU may draw; 0: no limit. */
  readonly maxGpuWatts: number
  /** The same in a single-wide slot, where that is another; left out: as `maxGpuWatts`. */
  readonly singleWideWatts?: number
  /** What the supplies give all GPUs together; left out: no limit. */
  readonly gpuPowerWatts?: number
  readonly idleWatts: number
  readonly peakWatts: number
  readonly priceUsd: number
  /** Height in a rack, rack units; left out: not known. */
  readonly rackUnits?: number
}

/** Hosts that are there already, all alike, and fitted alike. */
export interface OwnedHosts {
  /** A host id of the dataset, or "custom": the one that `Supply.host` describes. */
  readonly host: string
  readonly count: number
  /** The GPU of their boards (id), and boards in each host; null: no boards yet. */
  readonly boards: { readonly gpu: string; readonly perHost: number } | null
  /** What one of them with its boards still counts for, USD; 0: it is paid. */
  readonly valueUsd: number
}

/** What of the hosts that are there a part of a plan stands on: a kind (place in `Supply.owned`); where `emptied` is stated, so many of it whose boards stand in the others. */
export interface OwnedShare {
  readonly kind: number
  readonly emptied?: number | undefined
}

/** Of all kinds only that is there (null: none). The others keep their places, by which hosts are named. */
export const onlyShare = (owned: readonly OwnedHosts[], share: OwnedShare | null): readonly OwnedHosts[] =>
  onlyKind(owned, share?.kind ?? null).map((kind, place) =>
    place === share?.kind && share.emptied !== undefined ? { ...kind, count: share.emptied, boards: null } : kind,
  )

/** Of all kinds only the one at that place is there (null: none). The others keep their places, by which hosts are named. */
export const onlyKind = (owned: readonly OwnedHosts[], at: number | null): readonly OwnedHosts[] =>
  owned.map((kind, place) => (place === at ? kind : { ...kind, count: 0 }))

export interface Supply {
  /** "auto": the cheapest host class that takes the GPU; a host id of the dataset; or a host described here. */
  readonly host: "auto" | { readonly id: string } | { readonly custom: CustomHost }
  /** GPU ids allowed; empty: any. One that is not known stays in the list and allows nothing. */
  readonly gpus: readonly string[]
  /** GPUs of a model at most, by id. Empty: as many as it takes. */
  readonly gpuLimits: Readonly<Record<string, number>>
  /** What is there already: used before anything alike is bought. Empty: nothing. */
  readonly owned: readonly OwnedHosts[]
  /** Hosts available at most, spares included; null: as many as it takes. */
  readonly hostLimit: number | null
  /** GPUs of all models together at most, those on boards of spare hosts included; null: as many as it takes. */
  readonly gpuTotal: number | null
  /** Racks at most, spare hosts included; null: as many as it takes. */
  readonly rackLimit: number | null
  /** IT power that one rack gives, kW, and its height in rack units; null: the dataset's. */
  readonly rackKw: number | null
  readonly rackUnits: number | null
  /** N+k: hosts bought beyond what the VMs need. */
  readonly spareHosts: number
  /** vCPUs scheduled on one physical core. */
  readonly vcpuPerCore: number
  /** Network for live migration, Gbit/s. */
  readonly migrationGbps: number
  /** Share of a VM's frame buffer that is in use when it is moved, 0..1; null: the dataset's range. */
  readonly usedFrameBufferShare: number | null
  /** Round-trip time between the VMs and the GPU hosts, ms, for techniques that forward calls over a network; null: the range of each one's own link. */
  readonly networkRttMs: number | null
  /** Rate of the same link, Gbit/s; null: each one's own. */
  readonly networkGbps: number | null
}

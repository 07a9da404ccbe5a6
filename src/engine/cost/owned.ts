import type { HostChoice } from "../basics/hostChoice.ts"
import type { Placement } from "../report.ts"

/** What a placement takes of hardware that is there already; the rest of what it needs is bought. */
export interface OwnedUse {
  readonly hosts: number
  readonly boards: number
}

const none: OwnedUse = { hosts: 0, boards: 0 }

/** Hosts and boards that are there come first, those in spare hosts included. */
export function ownedUse({ owned }: Pick<HostChoice, "owned">, { gpus, hosts }: Pick<Placement, "gpus" | "hosts">): OwnedUse {
  if (!owned) return none
  return {
    hosts: Math.min(owned.count, hosts.count + hosts.spare),
    boards: Math.min(owned.count * owned.boards, gpus.boards + gpus.spareBoards),
  }
}

/** VMs on the hosts that are there, when these are the fullest. */
export function vmsOnOwned({ owned }: Pick<HostChoice, "owned">, { hostPatterns, gpuPatterns }: Placement): number {
  let left = owned?.count ?? 0
  const runs = hostPatterns
    .map(({ hosts, gpus, vms }) => {
      const onGpus = gpus.reduce((sum, { pattern, count }) => sum + count * vmsOf(gpuPatterns[pattern]), 0)
      return { hosts, vms: onGpus + vms.reduce((sum, one) => sum + one.vms, 0) }
    })
    .sort((a, b) => b.vms - a.vms)
  let carried = 0
  for (const { hosts, vms } of runs) {
    const used = Math.min(left, hosts)
    carried += used * vms
    left -= used
  }
  return Math.round(carried)
}

const vmsOf = (pattern: Placement["gpuPatterns"][number] | undefined): number =>
  (pattern?.contents ?? []).reduce((sum, { vms, gpusPerVm = 1 }) => sum + vms / gpusPerVm, 0)

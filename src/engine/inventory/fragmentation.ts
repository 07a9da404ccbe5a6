import type { HostState } from "./hostState.ts"
import type { Reach } from "./demand.ts"
import type { Prepared } from "./kinds.ts"
import type { Lack } from "./types.ts"

/** Kinds of VM that fragmentation is judged by: all where they are few, else spread evenly over all of them, each standing for its part. */
const KINDS_ASKED = 64

/** Kinds that need GPUs, with the chance that a VM drawn at random is of one of them. */
export function typicalKinds({ kinds }: Prepared, { gpusOf }: Reach): readonly { readonly kind: number; readonly chance: number }[] {
  const asking = kinds.map((_, k) => k).filter((k) => kinds[k]!.vm.gpus > 0 && gpusOf[k] !== null)
  const byFrequency = asking.toSorted((a, b) => kinds[b]!.members.length - kinds[a]!.members.length || gpusOf[a]! - gpusOf[b]! || a - b)
  const step = Math.max(1, byFrequency.length / KINDS_ASKED)
  const chosen = Array.from({ length: Math.min(KINDS_ASKED, byFrequency.length) }, (_, i) => byFrequency[Math.floor(i * step)]!)
  const total = chosen.reduce((sum, k) => sum + kinds[k]!.members.length, 0)
  return chosen.map((kind) => ({ kind, chance: kinds[kind]!.members.length / total }))
}

/**
 * GPUs of a host that are free and that a VM of the inventory, drawn at random, could not use, by the rule that keeps it off. A VM that does not fit on the
 * host loses all its free GPUs; one that does, those GPUs which have no room for it. The measure of Weng et al., "Beware of Fragmentation" (USENIX ATC 2023).
 */
export function strandedOn(
  host: HostState,
  prepared: Prepared,
  typical: readonly { readonly kind: number; readonly chance: number }[],
): readonly { lack: Lack; gpus: number }[] {
  const free = host.gpusFree
  if (free < 1e-6) return []
  const by = new Map<Lack, number>()
  const add = (lack: Lack, gpus: number) => by.set(lack, (by.get(lack) ?? 0) + gpus)
  for (const { kind, chance } of typical) {
    const { vm, needs } = prepared.kinds[kind]!
    const need = needs[host.modelIndex]!
    const lack = host.lack(vm, need)
    if (lack !== null) add(lack, chance * free)
    else for (const part of host.unusable(need)) add(part.lack, chance * part.gpus)
  }
  return [...by]
    .filter(([, gpus]) => gpus > 1e-9)
    .map(([lack, gpus]) => ({ lack, gpus }))
    .toSorted((a, b) => b.gpus - a.gpus || (a.lack < b.lack ? -1 : 1))
}

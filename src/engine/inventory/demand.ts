import type { Kind, Need, Prepared } from "./kinds.ts"
import { HostState } from "./hostState.ts"
import type { Lack } from "./types.ts"

export const isNeed = (need: Need | Lack | undefined): need is Need => typeof need === "object"

/** Hosts that could hold a kind while empty, by shape: hosts alike in model, GPUs, vCPU and RAM are asked once. */
export interface Reach {
  /** By host: its shape. */
  readonly shapeOf: readonly number[]
  /** By shape: an empty host of it, and how many there are. */
  readonly shapes: readonly { readonly empty: HostState; readonly hosts: number }[]
  /** By kind, by shape: what even an empty host lacks, null where the VM fits. */
  readonly lacks: readonly (readonly (Lack | null)[])[]
  /** By kind: GPUs that one VM takes, on the host it fits where it takes least; null where it fits none. */
  readonly gpusOf: readonly (number | null)[]
}

export function reachOf(prepared: Prepared): Reach {
  const { inventory, modelOf, kinds } = prepared
  const shapes: { empty: HostState; hosts: number }[] = []
  const indexOf = new Map<string, number>()
  const shapeOf = inventory.hosts.map((host, index) => {
    const key = `${modelOf[index]!}|${host.gpus}|${host.vcpu}|${host.ramGib}`
    let shape = indexOf.get(key)
    if (shape === undefined) {
      shape = shapes.push({ empty: new HostState(prepared, index), hosts: 0 }) - 1
      indexOf.set(key, shape)
    }
    shapes[shape]!.hosts++
    return shape
  })
  const lacks = kinds.map(({ vm, needs }) => shapes.map(({ empty }) => empty.lack(vm, needs[empty.modelIndex]!)))
  const gpusOf = kinds.map(({ vm, needs }, k) => {
    let least: number | null = null
    shapes.forEach(({ empty }, shape) => {
      const need = needs[empty.modelIndex]
      if (lacks[k]![shape] !== null || !isNeed(need)) return
      const gpus = (vm.gpus * need.milli) / 1000
      if (least === null || gpus < least) least = gpus
    })
    return least
  })
  return { shapeOf, shapes, lacks, gpusOf }
}

/** The order in which kinds are placed: those that take most of a GPU first, then those with fewer hosts to go to, then the larger ones. */
export function orderOf(kinds: readonly Kind[], { gpusOf, lacks, shapes }: Reach): number[] {
  const hosts = lacks.map((one) => one.reduce((sum, lack, shape) => sum + (lack === null ? shapes[shape]!.hosts : 0), 0))
  const size = (k: number) => kinds[k]!.vm.vcpu + kinds[k]!.vm.ramGib / 8
  return kinds
    .map((_, k) => k)
    .filter((k) => gpusOf[k] !== null)
    .toSorted((a, b) => gpusOf[b]! - gpusOf[a]! || hosts[a]! - hosts[b]! || size(b) - size(a) || a - b)
}

import type { Kind, Need, Prepared } from "./kinds.ts"
import { HostState } from "./hostState.ts"
import type { Lack } from "./types.ts"

export const isNeed = (need: Need | Lack | undefined): need is Need => typeof need === "object"

/** Hosts alike in model, GPUs, vCPU and RAM. */
export interface Shape {
  readonly empty: HostState
  readonly gpus: number
  readonly vcpu: number
  readonly ramGib: number
  readonly modelIndex: number
  /** Indices into inventory.hosts. */
  readonly hosts: readonly number[]
}

/** Which hosts could hold a kind while empty. Asked by shape, and only when wanted: kinds × shapes may be hundreds of millions. */
export interface Reach {
  readonly shapes: readonly Shape[]
  /** By host: its shape. */
  readonly shapeOf: readonly number[]
  /** What even an empty host of the shape lacks; null where the VM fits. */
  lack(kind: number, shape: number): Lack | null
  /** By kind: GPUs that one VM takes, on the host it fits where it takes least; null where it fits none. */
  readonly gpusOf: readonly (number | null)[]
}

export function reachOf(prepared: Prepared): Reach {
  const { inventory, modelOf, kinds, models } = prepared
  const made: { empty: HostState; hosts: number[] }[] = []
  const indexOf = new Map<string, number>()
  const shapeOf = inventory.hosts.map((host, index) => {
    const key = `${modelOf[index]!}|${host.gpus}|${host.vcpu}|${host.ramGib}`
    let shape = indexOf.get(key)
    if (shape === undefined) {
      shape = made.push({ empty: new HostState(prepared, index), hosts: [] }) - 1
      indexOf.set(key, shape)
    }
    made[shape]!.hosts.push(index)
    return shape
  })
  const shapes = made.map(({ empty, hosts }): Shape => {
    const { gpus, vcpu, ramGib } = inventory.hosts[hosts[0]!]!
    return { empty, gpus, vcpu, ramGib, modelIndex: empty.modelIndex, hosts }
  })
  // The largest shapes of each model stand for all: what fits none of them fits no other.
  const largest = models.map((_, model) => notBelow(shapes.filter((shape) => shape.modelIndex === model)))
  const lack = (kind: number, shape: number): Lack | null => {
    const { vm, needs } = kinds[kind]!
    const { empty } = shapes[shape]!
    return empty.lack(vm, needs[empty.modelIndex]!)
  }
  const gpusOf = kinds.map(({ vm, needs }) => {
    let least: number | null = null
    models.forEach((_, model) => {
      const need = needs[model]
      if (!isNeed(need)) return
      const gpus = (vm.gpus * need.milli) / 1000
      if (least !== null && gpus >= least) return
      if (largest[model]!.some(({ empty }) => empty.lack(vm, need) === null)) least = gpus
    })
    return least
  })
  return { shapes, shapeOf, lack, gpusOf }
}

/** Shapes that no other equals or exceeds in GPUs, vCPU and RAM. */
function notBelow(shapes: readonly Shape[]): readonly Shape[] {
  const kept: Shape[] = []
  const bySize = shapes.toSorted((a, b) => b.vcpu - a.vcpu || b.ramGib - a.ramGib || b.gpus - a.gpus)
  for (const shape of bySize) {
    if (!kept.some((one) => one.vcpu >= shape.vcpu && one.ramGib >= shape.ramGib && one.gpus >= shape.gpus)) kept.push(shape)
  }
  return kept
}

/** The order in which kinds are placed: those that take most of a GPU first, then those with fewer models to go to, then the larger ones. */
export function orderOf(kinds: readonly Kind[], { gpusOf }: Reach): number[] {
  const models = kinds.map(({ needs }) => needs.reduce((sum, need) => sum + (isNeed(need) ? 1 : 0), 0))
  const size = (k: number) => kinds[k]!.vm.vcpu + kinds[k]!.vm.ramGib / 8
  return kinds
    .map((_, k) => k)
    .filter((k) => gpusOf[k] !== null)
    .toSorted((a, b) => gpusOf[b]! - gpusOf[a]! || models[a]! - models[b]! || size(b) - size(a) || a - b)
}

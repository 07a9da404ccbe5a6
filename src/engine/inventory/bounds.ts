import { isNeed, type Reach } from "./demand.ts"
import type { Prepared } from "./kinds.ts"

/** What no placement can exceed, whatever the method: VMs, and GPUs given to VMs (each counted at the least it takes anywhere). */
export function atMost(prepared: Prepared, reach: Reach): { vms: number; gpus: number } {
  const { kinds, inventory } = prepared
  const able = kinds.map((_, k) => k).filter((k) => reach.gpusOf[k] !== null)
  const count = able.reduce((sum, k) => sum + kinds[k]!.members.length, 0)
  const total = (of: (host: (typeof inventory.hosts)[number]) => number) => inventory.hosts.reduce((sum, host) => sum + of(host), 0)

  // VMs and GPUs by each resource of all hosts together.
  const vcpu = (k: number) => kinds[k]!.vm.vcpu
  const ram = (k: number) => kinds[k]!.vm.ramGib
  const gpus = (k: number) => reach.gpusOf[k]!
  const members = (k: number) => kinds[k]!.members.length
  const most = (of: (k: number) => number, worth: (k: number) => number, room: number, among: readonly number[]): number => {
    let left = room
    let sum = 0
    for (const k of among.toSorted((a, b) => of(a) * worth(b) - of(b) * worth(a))) {
      const vms = of(k) > 0 ? Math.min(members(k), left / of(k)) : members(k)
      sum += vms * worth(k)
      left -= vms * of(k)
    }
    return sum
  }
  const one = () => 1
  let vms = Math.min(
    count,
    most(
      vcpu,
      one,
      total((host) => host.vcpu),
      able,
    ),
    most(
      ram,
      one,
      total((host) => host.ramGib),
      able,
    ),
  )
  let given = Math.min(
    most(
      vcpu,
      gpus,
      total((host) => host.vcpu),
      able,
    ),
    most(
      ram,
      gpus,
      total((host) => host.ramGib),
      able,
    ),
  )

  // By the models that VMs are bound to: those that may only go to some set of models share the GPUs of that set.
  const modelsOf = new Map<number, string>()
  for (const k of able) {
    const reachable = reach.shapes.flatMap(({ empty }, shape) => (reach.lacks[k]![shape] === null ? [empty.modelIndex] : []))
    modelsOf.set(k, kinds[k]!.vm.gpus === 0 ? "" : [...new Set(reachable)].toSorted((a, b) => a - b).join())
  }
  const owned = prepared.models.map(() => 0)
  inventory.hosts.forEach((host, h) => (owned[prepared.modelOf[h]!]! += Math.max(0, host.gpus)))
  const sets = [...new Set(modelsOf.values())].filter((set) => set !== "")
  let leftOut = 0
  let leftOutAlone = 0
  for (const set of sets) {
    const models = set.split(",").map(Number)
    const inside = able.filter((k) => {
      const own = modelsOf.get(k)!
      return own !== "" && own.split(",").every((model) => models.includes(Number(model)))
    })
    const capacity = models.reduce((sum, model) => sum + owned[model]!, 0)
    const asking = inside.reduce((sum, k) => sum + members(k), 0)
    const missing = Math.max(
      0,
      asking - Math.floor(most(gpus, one, capacity, inside) + 1e-9),
      asking - byWholeGpus(inside, prepared, capacity),
    )
    leftOut = Math.max(leftOut, missing)
    if (models.length === 1) leftOutAlone += missing
  }
  vms = Math.min(vms, count - Math.max(leftOut, leftOutAlone))
  given = Math.min(given, mostFlow(able, modelsOf, gpus, members, owned))
  return { vms: Math.floor(vms + 1e-9), gpus: given }
}

/** VMs that take more than half of a GPU never share it: at most as many of their GPUs as there are. */
function byWholeGpus(among: readonly number[], { kinds }: Prepared, capacity: number): number {
  let left = capacity
  let vms = 0
  for (const k of among.toSorted((a, b) => kinds[a]!.vm.gpus - kinds[b]!.vm.gpus)) {
    const { vm, members, needs } = kinds[k]!
    const large = needs.every((need) => !isNeed(need) || need.milli > 500 + 1e-6)
    const fits = large ? Math.min(members.length, Math.floor(left / vm.gpus)) : members.length
    if (large) left -= fits * vm.gpus
    vms += fits
  }
  return vms
}

/** Most GPUs that demand can be given, each set of models its own: a maximum flow from sets to models. */
function mostFlow(
  able: readonly number[],
  modelsOf: ReadonlyMap<number, string>,
  gpus: (k: number) => number,
  members: (k: number) => number,
  owned: readonly number[],
): number {
  const demand = new Map<string, number>()
  for (const k of able) {
    const set = modelsOf.get(k)!
    if (set !== "") demand.set(set, (demand.get(set) ?? 0) + gpus(k) * members(k))
  }
  const sets = [...demand].map(([set, asked]) => ({ models: set.split(",").map(Number), left: asked }))
  const free = [...owned]
  const flow = sets.map(() => owned.map(() => 0))
  let total = 0
  for (;;) {
    // Shortest augmenting path: sets with demand left, over models, back over sets that could move.
    const fromSet = sets.map(() => -2)
    const fromModel = owned.map(() => -1)
    const queue: number[] = []
    sets.forEach((set, s) => {
      if (set.left > 1e-9) {
        fromSet[s] = -1
        queue.push(s)
      }
    })
    let end = -1
    for (let at = 0; at < queue.length && end < 0; at++) {
      const s = queue[at]!
      for (const model of sets[s]!.models) {
        if (fromModel[model] !== -1) continue
        fromModel[model] = s
        if (free[model]! > 1e-9) {
          end = model
          break
        }
        sets.forEach((_, other) => {
          if (fromSet[other] === -2 && flow[other]![model]! > 1e-9) {
            fromSet[other] = model
            queue.push(other)
          }
        })
      }
    }
    if (end < 0) return total
    let amount = free[end]!
    for (let model = end; ;) {
      const s = fromModel[model]!
      if (fromSet[s] === -1) {
        amount = Math.min(amount, sets[s]!.left)
        break
      }
      model = fromSet[s]!
      amount = Math.min(amount, flow[s]![model]!)
    }
    free[end]! -= amount
    total += amount
    for (let model = end; ;) {
      const s = fromModel[model]!
      flow[s]![model]! += amount
      if (fromSet[s] === -1) {
        sets[s]!.left -= amount
        break
      }
      model = fromSet[s]!
      flow[s]![model]! -= amount
    }
  }
}

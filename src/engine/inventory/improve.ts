import type { Need } from "./kinds.ts"
import type { Standing, Work } from "./work.ts"

/** Steps of one search for what a GPU might hold instead. */
const SEARCH_STEPS = 300
const GAIN = 1e-7

/** A kind as it might be put on a GPU of one model. */
interface Offer {
  readonly kind: number
  readonly need: Need
  readonly worth: number
  readonly vcpu: number
  readonly ramGib: number
}

/** What is looked for, and how much may be given up for it. */
export interface Aim {
  readonly worthOf: (kind: number) => number
  /** GPUs given to VMs may fall by so much in all. */
  gpusToSpare: number
  steps: number
}

/**
 * One GPU after another: would something else be worth more there, of all that wait and all that stands there? The host's VMs without a GPU give way
 * where they are worth less. For ways of slicing in which a GPU holds whatever there is room for. Ends when a sweep changes nothing, or the steps are used up.
 */
export function improve(work: Work, aim: Aim): void {
  const offers = work.prepared.models.map((_, model) => offersOn(work, model, aim))
  const gpusOf = (kind: number): number => (work.kindOf(kind).vm.gpus === 0 ? 0 : (work.reach.gpusOf[kind] ?? 0))
  for (let gained = 1; gained > GAIN;) {
    gained = 0
    for (const state of work.states) {
      for (let gpu = 0; gpu < state.instances.length; gpu++) {
        if (aim.steps <= 0) return
        gained += refill(work, state.index, gpu, offers[state.modelIndex]!, aim, gpusOf)
      }
    }
  }
}

function offersOn(work: Work, model: number, { worthOf }: Aim): readonly Offer[] {
  const offers = work.prepared.kinds.flatMap(({ vm, needs }, kind): Offer[] => {
    const need = needs[model]
    return vm.gpus === 1 && typeof need === "object" && work.reach.gpusOf[kind] !== null
      ? [{ kind, need, worth: worthOf(kind), vcpu: vm.vcpu, ramGib: vm.ramGib }]
      : []
  })
  return offers.toSorted((a, b) => b.worth / b.need.milli - a.worth / a.need.milli || a.vcpu - b.vcpu)
}

function refill(work: Work, host: number, gpu: number, offers: readonly Offer[], aim: Aim, gpusOf: (kind: number) => number): number {
  const state = work.states[host]!
  const here: { vm: number; at: Standing }[] = []
  const plain: { vm: number; at: Standing }[] = []
  for (const vm of work.on[host]!) {
    const at = work.standing.get(vm)!
    const { gpus } = at.spot
    if (gpus.length === 0) plain.push({ vm, at })
    else if (gpus.length === 1 && gpus[0] === gpu) here.push({ vm, at })
  }
  const room = { milli: state.milli[gpu]!, mib: state.memory[gpu]!, vcpu: state.vcpu, ramGib: state.ramGib }
  const spare = new Map<number, number>()
  let before = 0
  let gpusBefore = 0
  for (const { at } of here) {
    const { vm } = work.kindOf(at.kind)
    const need = work.needOn(at.kind, host)!
    room.milli += need.milli
    room.mib += need.memoryMib
    room.vcpu += vm.vcpu
    room.ramGib += vm.ramGib
    before += aim.worthOf(at.kind)
    gpusBefore += gpusOf(at.kind)
    spare.set(at.kind, (spare.get(at.kind) ?? 0) + 1)
  }
  // Looking through the offers is work too.
  aim.steps -= 1 + offers.length / 20
  const able = offers.filter((one) => work.waiting[one.kind]!.length > 0 || spare.has(one.kind))
  const densest = able[0]
  if (!densest || (densest.worth / densest.need.milli) * room.milli <= before + GAIN) return 0
  // First beside the host's other VMs; then with those without a GPU given up, the least worth for their vCPUs first.
  plain.sort((a, b) => aim.worthOf(a.at.kind) / work.kindOf(a.at.kind).vm.vcpu - aim.worthOf(b.at.kind) / work.kindOf(b.at.kind).vm.vcpu)
  for (const given of plain.length > 0 ? [0, plain.length] : [0]) {
    const given2 = plain.slice(0, given)
    for (const { at } of given2) {
      const { vm } = work.kindOf(at.kind)
      room.vcpu += vm.vcpu
      room.ramGib += vm.ramGib
    }
    const found = search(able, room, (kind) => work.waiting[kind]!.length + (spare.get(kind) ?? 0), before, aim)
    if (found.length === 0) continue
    const gained = change(work, host, gpu, here, given2, found, aim, gpusOf, gpusBefore)
    if (gained > 0) return gained
  }
  return 0
}

/** Makes the change; takes it back where it gains nothing, or gives up more GPUs than there are to spare. */
function change(
  work: Work,
  host: number,
  gpu: number,
  here: readonly { vm: number; at: Standing }[],
  plain: readonly { vm: number; at: Standing }[],
  found: readonly (readonly [offer: Offer, count: number])[],
  aim: Aim,
  gpusOf: (kind: number) => number,
  gpusBefore: number,
): number {
  const state = work.states[host]!
  const put: number[] = []
  let worth = 0
  let gpus = -gpusBefore
  for (const { vm, at } of [...here, ...plain]) {
    work.takeOff(vm)
    work.waiting[at.kind]!.push(vm)
    worth -= aim.worthOf(at.kind)
  }
  const settle = (kind: number, spot: Standing["spot"]): void => {
    put.push(work.waiting[kind]!.at(-1)!)
    work.settle(kind, host, spot)
    worth += aim.worthOf(kind)
    gpus += gpusOf(kind)
  }
  for (const [{ kind, need }, count] of found) {
    for (let n = 0; n < count && work.waiting[kind]!.length > 0; n++) {
      const spot = state.spotOn(gpu, need)
      if (spot !== null) settle(kind, spot)
    }
  }
  // Those that gave way come back where there is room left, the most worth first.
  for (const { at } of plain.toReversed()) {
    const { vm } = work.kindOf(at.kind)
    if (work.waiting[at.kind]!.length > 0 && state.vcpu + 1e-6 >= vm.vcpu && state.ramGib + 1e-6 >= vm.ramGib) settle(at.kind, at.spot)
  }
  if (worth > GAIN && aim.gpusToSpare + gpus >= -1e-9) {
    aim.gpusToSpare += gpus
    return worth
  }
  for (const vm of put.toReversed()) {
    const at = work.takeOff(vm)
    work.waiting[at.kind]!.push(vm)
  }
  for (const { vm, at } of [...here, ...plain].toReversed()) {
    const waiting = work.waiting[at.kind]!
    waiting.splice(waiting.lastIndexOf(vm), 1)
    work.put(vm, at)
  }
  return 0
}

interface Room {
  readonly milli: number
  readonly mib: number
  readonly vcpu: number
  readonly ramGib: number
}

/** What of the offers is worth most together in the room, if more than `before`; depth-first, densest offers first. */
function search(
  offers: readonly Offer[],
  room: Room,
  most: (kind: number) => number,
  before: number,
  aim: Aim,
): (readonly [Offer, number])[] {
  const order = offers.filter(
    (one) => one.vcpu <= room.vcpu + 1e-6 && one.ramGib <= room.ramGib + 1e-6 && one.need.milli <= room.milli + 1e-6,
  )
  const chosen = order.map(() => 0)
  let best: number[] = []
  let bestWorth = before + GAIN
  let steps = 0
  const per = (left: number, use: number) => (use > 0 ? Math.floor((left + 1e-6) / use) : Infinity)
  const visit = (i: number, milli: number, mib: number, vcpu: number, ramGib: number, worth: number): void => {
    if (worth > bestWorth) {
      bestWorth = worth
      best = chosen.slice(0, i)
    }
    const one = order[i]
    if (!one || steps > SEARCH_STEPS || worth + (one.worth / one.need.milli) * milli <= bestWorth) return
    steps++
    const count = Math.min(
      most(one.kind),
      per(milli, one.need.milli),
      per(mib, one.need.memoryMib),
      per(vcpu, one.vcpu),
      per(ramGib, one.ramGib),
    )
    for (let n = count; n >= 0; n--) {
      chosen[i] = n
      visit(
        i + 1,
        milli - n * one.need.milli,
        mib - n * one.need.memoryMib,
        vcpu - n * one.vcpu,
        ramGib - n * one.ramGib,
        worth + n * one.worth,
      )
    }
    chosen[i] = 0
  }
  visit(0, room.milli, room.mib, room.vcpu, room.ramGib, 0)
  aim.steps -= steps
  return best.flatMap((count, i) => (count > 0 ? [[order[i]!, count] as const] : []))
}

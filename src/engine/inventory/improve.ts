import { Offers, type Offer } from "./offers.ts"
import type { Standing, Work } from "./work.ts"

/** Steps of one search for what a GPU might hold instead. */
const SEARCH_STEPS = 300
const GAIN = 1e-7

/** What is looked for, and how much may be given up for it. */
export interface Aim {
  readonly worthOf: (kind: number) => number
  /** GPUs given to VMs may fall by so much in all. */
  gpusToSpare: number
  steps: number
}

interface Placed {
  readonly vm: number
  readonly at: Standing
}

/** A GPU, and what is looked for there. */
interface Place {
  readonly work: Work
  readonly aim: Aim
  readonly host: number
  readonly gpu: number
  /** By model. */
  readonly offers: readonly Offers[]
}

/**
 * One GPU after another: would something else be worth more there, of all that wait and all that stands there? The host's VMs without a GPU give way
 * where they are worth less. For ways of slicing in which a GPU holds whatever there is room for. Ends when a sweep changes nothing, or the steps are used up.
 */
export function improve(work: Work, aim: Aim): void {
  const offers = work.prepared.models.map((_, model) => new Offers(work, model, aim.worthOf))
  for (let gained = 1; gained > GAIN;) {
    gained = 0
    for (const { index: host, instances } of work.states) {
      for (let gpu = 0; gpu < instances.length; gpu++) {
        if (aim.steps <= 0) return
        gained += refill({ work, aim, host, gpu, offers })
      }
    }
  }
}

const gpusOf = (work: Work, kind: number): number => (work.kindOf(kind).vm.gpus === 0 ? 0 : (work.reach.gpusOf[kind] ?? 0))

function refill(place: Place): number {
  const { work, aim, host, gpu, offers } = place
  const state = work.states[host]!
  const here: Placed[] = []
  const plain: Placed[] = []
  for (const vm of work.on[host]!) {
    const at = work.standing.get(vm)!
    const { gpus } = at.spot
    if (gpus.length === 0) plain.push({ vm, at })
    else if (gpus.length === 1 && gpus[0] === gpu) here.push({ vm, at })
  }
  const room = { milli: state.milli[gpu]!, mib: state.memory[gpu]!, vcpu: state.vcpu, ramGib: state.ramGib }
  const standing = new Map<number, number>()
  let before = 0
  const free = ({ at: { kind } }: Placed): void => {
    const { vm } = work.kindOf(kind)
    room.vcpu += vm.vcpu
    room.ramGib += vm.ramGib
  }
  for (const one of here) {
    const { kind } = one.at
    const need = work.needOn(kind, host)!
    room.milli += need.milli
    room.mib += need.memoryMib
    free(one)
    before += aim.worthOf(kind)
    standing.set(kind, (standing.get(kind) ?? 0) + 1)
  }
  const most = (kind: number): number => work.waiting[kind]!.length + (standing.get(kind) ?? 0)
  const willDo = (densest: Offer): boolean => (densest.worth / densest.need.milli) * room.milli > before + GAIN
  const look = (): readonly Offer[] => {
    const { able, looked } = offers[state.modelIndex]!.among(standing, SEARCH_STEPS, (one) => isWithin(one, room), willDo)
    // Looking through the offers is work too.
    aim.steps -= 1 + looked / 20
    return able
  }
  // First beside the host's other VMs; then with those without a GPU given up, the least worth for their vCPUs first.
  plain.sort((a, b) => aim.worthOf(a.at.kind) / work.kindOf(a.at.kind).vm.vcpu - aim.worthOf(b.at.kind) / work.kindOf(b.at.kind).vm.vcpu)
  for (const given of plain.length > 0 ? [[], plain] : [[]]) {
    given.forEach(free)
    const found = search(look(), room, most, before, aim)
    if (found.length === 0) continue
    const gained = change(place, here, given, found)
    if (gained > 0) return gained
  }
  return 0
}

/** Makes the change; takes it back where it gains nothing, or gives up more GPUs than there are to spare. */
function change(
  { work, aim, host, gpu, offers }: Place,
  here: readonly Placed[],
  given: readonly Placed[],
  found: readonly (readonly [offer: Offer, count: number])[],
): number {
  const state = work.states[host]!
  const put: number[] = []
  let worth = 0
  let gpus = 0
  for (const { at } of here) gpus -= gpusOf(work, at.kind)
  for (const { vm, at } of [...here, ...given]) {
    work.takeOff(vm)
    work.waiting[at.kind]!.push(vm)
    worth -= aim.worthOf(at.kind)
  }
  const settle = (kind: number, spot: Standing["spot"]): void => {
    put.push(work.waiting[kind]!.at(-1)!)
    work.settle(kind, host, spot)
    worth += aim.worthOf(kind)
    gpus += gpusOf(work, kind)
  }
  for (const [{ kind, need }, count] of found) {
    for (let n = 0; n < count && work.waiting[kind]!.length > 0; n++) {
      const spot = state.spotOn(gpu, need)
      if (spot !== null) settle(kind, spot)
    }
  }
  // Those that gave way come back where there is room left, the most worth first.
  for (const { at } of given.toReversed()) {
    const { vm } = work.kindOf(at.kind)
    if (work.waiting[at.kind]!.length > 0 && state.vcpu + 1e-6 >= vm.vcpu && state.ramGib + 1e-6 >= vm.ramGib) settle(at.kind, at.spot)
  }
  if (worth > GAIN && aim.gpusToSpare + gpus >= -1e-9) {
    aim.gpusToSpare += gpus
    for (const { at } of here) for (const model of offers) model.add(at.kind)
    return worth
  }
  for (const vm of put.toReversed()) {
    const at = work.takeOff(vm)
    work.waiting[at.kind]!.push(vm)
  }
  for (const { vm, at } of [...here, ...given].toReversed()) {
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

const isWithin = (one: Offer, room: Room): boolean =>
  one.vcpu <= room.vcpu + 1e-6 && one.ramGib <= room.ramGib + 1e-6 && one.need.milli <= room.milli + 1e-6

/** What of the offers is worth most together in the room, if more than `before`; depth-first, densest offers first. */
function search(
  offers: readonly Offer[],
  room: Room,
  most: (kind: number) => number,
  before: number,
  aim: Aim,
): (readonly [Offer, number])[] {
  const chosen = offers.map(() => 0)
  let best: number[] = []
  let bestWorth = before + GAIN
  let steps = 0
  const per = (left: number, use: number) => (use > 0 ? Math.floor((left + 1e-6) / use) : Infinity)
  const visit = (i: number, { milli, mib, vcpu, ramGib }: Room, worth: number): void => {
    if (worth > bestWorth) {
      bestWorth = worth
      best = chosen.slice(0, i)
    }
    const one = offers[i]
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
      const left = {
        milli: milli - n * one.need.milli,
        mib: mib - n * one.need.memoryMib,
        vcpu: vcpu - n * one.vcpu,
        ramGib: ramGib - n * one.ramGib,
      }
      visit(i + 1, left, worth + n * one.worth)
    }
    chosen[i] = 0
  }
  visit(0, room, 0)
  aim.steps -= steps
  return best.flatMap((count, i) => (count > 0 ? [[offers[i]!, count] as const] : []))
}

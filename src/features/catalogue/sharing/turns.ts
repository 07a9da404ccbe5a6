import { stream, type Stream } from "../../../engine/basics/random.ts"
import type { Scheduler } from "../../../dataset/schema/index.ts"

/** Turns on one engine, played through. Times are ms. */
export interface TurnsAsk {
  /** "apart": each has an engine of its own. */
  readonly scheduler: Exclude<Scheduler, "spatial"> | "apart"
  /** When each VM arrives, in order. */
  readonly arrivals: readonly number[]
  /** Whether each VM has work in this hour at all. */
  readonly active: readonly boolean[]
  /** VMs that the engine is cut up for: the parts of a fixed share. */
  readonly mostVms: number
  /** Share of time that one active VM alone keeps the engine busy, 0..1. */
  readonly duty: number
  /** Length of a turn. */
  readonly slice: number
  /** Mean time from one request of a VM that is alone to its next. */
  readonly cycle: number
  /** What is left of the engine when two or more contend, 0..1. */
  readonly capacity: number
  readonly until: number
}

export interface Span {
  readonly vm: number
  readonly from: number
  readonly to: number
}

export interface Turns {
  /** A VM has the engine; of some of that time, changing turns leaves nothing (`speed` below 1). */
  readonly works: readonly (Span & { readonly speed: number })[]
  /** A request from its coming to its end. */
  readonly wants: readonly Span[]
  /** A VM's own turn that it has no use for. */
  readonly unused: readonly Span[]
  /** Native ms of work done for each VM. */
  readonly done: readonly number[]
}

/** Less than this is no work, ms. */
const nothing = 1e-9

interface Client {
  readonly vm: number
  readonly next: Stream
  /** When it asks again, or asked. */
  asks: number
  /** Native ms left of what it asked for; 0 while it thinks. */
  left: number
}

const drawn = (next: Stream, mean: number): number => -Math.log(Math.max(next(), Number.MIN_VALUE)) * mean

/** What VMs do with an engine: requests come at random and take at random long, as the model supposes. The same ask is the same play. */
export function playTurns(ask: TurnsAsk): Turns {
  const { duty, cycle, until, scheduler } = ask
  const play: Play = { ask, works: [], wants: [], unused: [], done: ask.arrivals.map(() => 0) }
  const clients = ask.arrivals.map((arrival, vm): Client => {
    const next = stream(vm + 1)
    const busy = (ask.active[vm] ?? true) && duty > 0
    return { vm, next, asks: busy ? arrival + drawn(next, cycle * (1 - duty)) : Infinity, left: 0 }
  })
  if (scheduler === "best-effort") takeAsTheyCome(clients, play)
  else if (scheduler === "apart") for (const client of clients) takeAsTheyCome([client], play)
  else takeInOrder(clients, play)
  for (const { vm, left, asks } of clients) if (left > 0 && asks < until) play.wants.push({ vm, from: asks, to: until })
  return play
}

interface Play extends Turns {
  readonly ask: TurnsAsk
  readonly works: (Span & { readonly speed: number })[]
  readonly wants: Span[]
  readonly unused: Span[]
  readonly done: number[]
}

const begin = (client: Client, { ask }: Play): void => {
  client.left = Math.max(nothing * 2, drawn(client.next, ask.cycle * ask.duty))
}

/** Lets a client work from a time on, to another at most; gives when it stops. */
function work(client: Client, from: number, to: number, speed: number, play: Play): number {
  const end = Math.min(to, from + client.left / speed)
  const { works, wants, done, ask } = play
  const last = works.at(-1)
  // A turn taken up again at once is the same turn.
  if (last && last.vm === client.vm && last.to === from && last.speed === speed && ask.scheduler !== "best-effort") {
    works[works.length - 1] = { ...last, to: end }
  } else works.push({ vm: client.vm, from, to: end, speed })
  const native = (end - from) * speed
  done[client.vm] = (done[client.vm] ?? 0) + native
  client.left -= native
  if (client.left <= nothing) {
    client.left = 0
    wants.push({ vm: client.vm, from: client.asks, to: end })
    client.asks = end + drawn(client.next, ask.cycle * (1 - ask.duty))
  }
  return end
}

/** Best effort: who has work takes the next turn, and goes to the end of the row where a turn was not enough. */
function takeAsTheyCome(clients: readonly Client[], play: Play): void {
  const { slice, capacity, until } = play.ask
  const row: Client[] = []
  let now = 0
  const letIn = (): void => {
    const came = clients.filter((one) => one.left === 0 && one.asks <= now && !row.includes(one)).toSorted((a, b) => a.asks - b.asks)
    for (const one of came) begin(one, play)
    row.push(...came)
  }
  while (now < until) {
    letIn()
    const client = row.shift()
    if (!client) {
      now = Math.min(...clients.map((one) => one.asks))
      if (!Number.isFinite(now)) return
      continue
    }
    now = work(client, now, Math.min(until, now + slice), row.length > 0 ? capacity : 1, play)
    letIn()
    if (client.left > 0) row.push(client)
  }
}

/** Equal and fixed share: every VM has its turn, whether it has work or not; of a fixed share, so have those that are not there. */
function takeInOrder(clients: readonly Client[], play: Play): void {
  const { scheduler, arrivals, mostVms, slice, capacity, until } = play.ask
  for (let turn = 0, now = 0; now < until; turn++, now += slice) {
    const there = arrivals.filter((arrival) => arrival <= now).length
    const parts = scheduler === "fixed-share" ? mostVms : Math.max(1, there)
    const owner = turn % parts
    const client = clients[owner]
    const to = Math.min(until, now + slice)
    if (!client || owner >= there) continue
    let at = now
    while (at < to) {
      const from = client.left > 0 ? at : Math.max(at, client.asks)
      if (from >= to) break
      if (client.left === 0) begin(client, play)
      if (from > at && parts > 1) play.unused.push({ vm: owner, from: at, to: from })
      at = work(client, from, to, parts > 1 ? capacity : 1, play)
    }
    if (at < to && parts > 1) play.unused.push({ vm: owner, from: at, to })
  }
}

/** What of the spans lies between two times, cut at both. */
export const within = <S extends Span>(spans: readonly S[], from: number, to: number): readonly S[] =>
  spans.filter((one) => one.to > from && one.from < to).map((one) => ({ ...one, from: Math.max(from, one.from), to: Math.min(to, one.to) }))

import type { Need } from "./kinds.ts"
import type { Work } from "./work.ts"

/** A kind as it might be put on a GPU of one model. */
export interface Offer {
  readonly kind: number
  readonly need: Need
  readonly worth: number
  readonly vcpu: number
  readonly ramGib: number
}

/** The offers of a model of which VMs wait, the densest first: of tens of thousands of kinds, few wait once most stand. */
export class Offers {
  private readonly work: Work
  private readonly all: readonly Offer[]
  /** By kind: its place among all. */
  private readonly rankOf: ReadonlyMap<number, number>
  /** Ranks in order; of some nobody may wait any more. */
  private readonly live: number[]

  constructor(work: Work, model: number, worthOf: (kind: number) => number) {
    const offers = work.prepared.kinds.flatMap(({ vm, needs }, kind): Offer[] => {
      const need = needs[model]
      return vm.gpus === 1 && typeof need === "object" && work.reach.gpusOf[kind] !== null
        ? [{ kind, need, worth: worthOf(kind), vcpu: vm.vcpu, ramGib: vm.ramGib }]
        : []
    })
    this.work = work
    this.all = offers.toSorted((a, b) => b.worth / b.need.milli - a.worth / a.need.milli || a.vcpu - b.vcpu)
    this.rankOf = new Map(this.all.map((one, rank) => [one.kind, rank]))
    this.live = this.all.flatMap((one, rank) => (this.waiting(one) ? [rank] : []))
  }

  private waiting({ kind }: Offer): boolean {
    return this.work.waiting[kind]!.length > 0
  }

  /** Of the kind one may wait from now on. */
  add(kind: number): void {
    const rank = this.rankOf.get(kind)
    if (rank === undefined) return
    let low = 0
    for (let high = this.live.length; low < high;) {
      const middle = (low + high) >> 1
      if (this.live[middle]! < rank) low = middle + 1
      else high = middle
    }
    if (this.live[low] !== rank) this.live.splice(low, 0, rank)
  }

  /**
   * The densest that fit, `most` of them, of those that wait and of the kinds standing there; none where the densest of them would not do. `looked`: how many
   * were passed on the way.
   */
  among(
    standing: ReadonlyMap<number, number>,
    most: number,
    fits: (offer: Offer) => boolean,
    willDo: (densest: Offer) => boolean,
  ): { readonly able: readonly Offer[]; readonly looked: number } {
    for (const kind of standing.keys()) this.add(kind)
    const { live, all } = this
    const able: Offer[] = []
    let looked = 0
    let kept = 0
    for (; looked < live.length && able.length < most; looked++) {
      const offer = all[live[looked]!]!
      if (!this.waiting(offer) && !standing.has(offer.kind)) continue
      live[kept++] = live[looked]!
      if (!fits(offer)) continue
      if (able.length === 0 && !willDo(offer)) break
      able.push(offer)
    }
    if (kept < looked) live.splice(kept, looked - kept)
    return { able, looked }
  }
}

import { ownedUse, type OwnedUse } from "../cost/owned.ts"
import type { PlacedPlan } from "../plan/placed.ts"
import type { Possible } from "./part.ts"
import type { Counts, Pieces } from "./pieces.ts"

/** So many VMs of a group fit on hosts that are there, and whether nothing at all is bought for them. */
export interface Fit {
  readonly vms: number
  readonly isAsItIs: boolean
}

/** Ways to stand on the hosts that are asked how much they hold; those that cost least first. */
const mostWays = 6

type Test = (placed: PlacedPlan, own: OwnedUse) => boolean

const noHostBought: Test = ({ placement: { hosts } }, own) => hosts.count + hosts.spare <= own.hosts
const boardsCarry: Test = ({ placement: { gpus }, host: { owned } }) => gpus.boards <= (owned?.count ?? 0) * (owned?.boards ?? 0)
const noBoardBought: Test = ({ placement: { gpus } }, own) => gpus.boards + gpus.spareBoards <= own.boards

/** Where a way stops: what is there as it is; all boards that are there at work, with those of spare hosts bought; hosts full, with boards bought for their free slots. */
const stops: readonly (readonly Test[])[] = [[noHostBought, noBoardBought], [noHostBought, boardsCarry], [noHostBought]]

/**
 * How many VMs of a group (1 to `most`) hosts of a kind that are there hold beside other groups, by the cheapest ways to stand on them. More VMs never fit where fewer do not.
 */
export function fitsOn(
  kind: number,
  { group, beside, most }: { readonly group: number; readonly beside: Counts; readonly most: number },
  asked: Pieces,
): readonly Fit[] {
  const placedWith = new Map<number, readonly (PlacedPlan | null)[]>()
  const standing = (vms: number): readonly Possible[] => {
    const counts = new Map([...beside, [group, vms]])
    return asked.standingOn(kind, counts)
  }
  const nameOf = ({ bound: { plan, host } }: Possible): string =>
    [plan.candidate.technology, plan.candidate.gpu?.id, plan.candidate.ownInstance, host.id].join()
  const names = [...new Set(standing(most).map(nameOf))].slice(0, mostWays)
  const placedAt = (vms: number): readonly (PlacedPlan | null)[] => {
    let made = placedWith.get(vms)
    if (!made) {
      const found = standing(vms)
      made = names.map((name) => {
        const { placed = null, reasons = [] } = found.find((one) => nameOf(one) === name)?.placed(0) ?? {}
        return reasons.length === 0 ? placed : null
      })
      placedWith.set(vms, made)
    }
    return made
  }
  const found = new Map<number, boolean>()
  for (const way of names.keys()) {
    for (const [at, tests] of stops.entries()) {
      const holds = (vms: number): boolean => {
        const placed = placedAt(vms)[way]
        return !!placed && tests.every((test) => test(placed, ownedUse(placed.host, placed.placement)))
      }
      const vms = mostThat(holds, most)
      if (vms > 0) found.set(vms, (found.get(vms) ?? false) || at === 0)
    }
  }
  return [...found].map(([vms, isAsItIs]) => ({ vms, isAsItIs })).sort((a, b) => a.vms - b.vms)
}

/** The greatest number up to `most` for which it holds, when it holds for every lesser one; 0: for none. */
function mostThat(holds: (value: number) => boolean, most: number): number {
  if (holds(most)) return most
  let low = 0
  let high = most
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle
  }
  return low
}

import fc from "fast-check"
import { expect, test } from "vitest"
import { fullCatalogue as catalogue } from "../../dataset/full.ts"
import { BestFirst } from "./bestFirst.ts"
import { orderOf, reachOf } from "./demand.ts"
import { MOST_LOOKS, tooLarge } from "./effort.ts"
import { distinctInventory, exampleInventory, sharingCluster } from "./example.ts"
import { prepare } from "./kinds.ts"
import { placeInventory, slicings, type Inventory } from "./placeInventory.ts"
import { Work } from "./work.ts"

/** Seconds of a processor: a guard against work that grows with VMs times hosts, which would take many minutes; `npm run bench` has the figures. */
function secondsOf(inventory: Inventory): number {
  const started = process.cpuUsage()
  placeInventory(inventory, catalogue)
  return process.cpuUsage(started).user / 1e6
}

test.each(["shares", "mig"] as const)(
  "4,000 VMs on 400 hosts, no two alike, by %s, take less than a minute of a processor",
  (slicing) => {
    expect(secondsOf(distinctInventory(4000, 400, slicing))).toBeLessThan(60)
  },
  300_000,
)

test("what would take minutes is refused before work begins, with its figures; VMs alike are one kind", () => {
  const distinct = distinctInventory(60_000, 10_000)
  expect(tooLarge(distinct)).toEqual({
    id: "inventory-too-large",
    values: { vms: 60_000, alike: true, hosts: 10_000, most: MOST_LOOKS },
  })
  expect(tooLarge(distinctInventory(50_000, 5000))).toBeNull()
  const alike = { ...distinct, vms: distinct.vms.map((vm, i) => distinct.vms[i % 80] ?? vm) }
  expect(tooLarge(alike)).toBeNull()
  const inOrder = { ...alike, vms: [...alike.vms, ...alike.vms, ...alike.vms, ...alike.vms], goal: "order" as const }
  expect(tooLarge(inOrder)).toMatchObject({ values: { vms: 240_000, alike: false } })
})

test("VMs alike stand where one after another would have put them", () => {
  for (const inventory of [...slicings.map((slicing) => exampleInventory(600, 60, slicing)), sharingCluster(40)]) {
    const prepared = prepare(inventory, catalogue)
    const reach = reachOf(prepared)
    const order = orderOf(prepared.kinds, reach)
    const together = new Work(prepared, reach)
    together.placeWaiting(order)
    const each = new Work(prepared, reach)
    for (const k of order) {
      for (let best; each.waiting[k]!.length > 0 && (best = each.bestSpot(k, each.hostsFor(k))) !== null;)
        each.settle(k, best.host, best.spot)
    }
    expect([...together.standing]).toEqual([...each.standing])
  }
})

test("the best comes first, of equals the one of least rank", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean())), (steps) => {
      const queue = new BestFirst<{ score: number; rank: number }>()
      let there: { score: number; rank: number }[] = []
      steps.forEach(([score, isPush], rank) => {
        if (isPush) {
          queue.push({ score, rank })
          there.push({ score, rank })
          return
        }
        const first = there.toSorted((a, b) => a.score - b.score || a.rank - b.rank)[0]
        there = there.filter((one) => one !== first)
        expect(queue.pop()).toEqual(first)
      })
    }),
  )
})

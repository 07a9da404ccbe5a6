import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cases } from "../../../../base/cases.fixture.ts"
import { loadFull } from "../../../../dataset/load.ts"
import { makeRooms } from "../../../../engine/placement/rooms.ts"
import { OpenBin } from "../../../../engine/placement/pack/problem.ts"
import { boardFor, boardsOf, sizeOf, type Board } from "./boards.ts"
import { canBePlaced, canStandAt, check, computeUnder, countOf, fullOf, mostOf, pack, shapeOf, type Load } from "./fit.ts"
import { addTo, freed, mostPacked, packingText, readPacking, tidy, toggleAt, total, type PackItem } from "./packing.ts"
import { packedText, placeRows, refusalText } from "./words.ts"

const catalogue = await loadFull()
const boards = (id: string): readonly Board[] => boardsOf(catalogue.gpu(id)!, catalogue.instanceTypeSetsOf(id), catalogue.mixedPlacements)
const board = (id: string, cut: string): Board => boards(id).find((one) => one.id === cut)!
const all = catalogue.gpus.flatMap((gpu) => boards(gpu.id).map((one) => ({ gpu, board: one })))
const item = (id: string, count = 1, at: number | null = null): PackItem => ({ id, count, at })

const items = (one: Board): fc.Arbitrary<readonly PackItem[]> =>
  fc.array(
    fc.constantFrom(...one.types).chain((type) => {
      const starts = canBePlaced(one, type) ? (shapeOf(one, type)?.starts ?? []) : []
      const placed = starts.length > 0 ? [fc.constantFrom(...starts).map((at) => item(type.id, 1, at))] : []
      return fc.oneof(
        fc.integer({ min: 1, max: 4 }).map((count) => item(type.id, count)),
        ...placed,
      )
    }),
    { maxLength: 5 },
  )

describe("what is packed, in the link", () => {
  const ids = catalogue.instanceTypeSets.flatMap((set) => set.types.map((type) => type.id))
  const anything = fc.array(
    fc.record({
      id: fc.constantFrom(...ids),
      count: fc.integer({ min: 1, max: 9 }),
      at: fc.option(fc.integer({ min: 0, max: 96 }), { nil: null }),
    }),
    { maxLength: 12 },
  )

  it("round-trips beside the table's own filter", () => {
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom("", "a16", ";vendor:nvidia;class:server"),
        fc.constantFrom(null, "mig", "mixed"),
        (list, rest, cut) => {
          const state = { items: tidy(list), rest, cut, series: cut === null ? "Q" : null }
          expect(readPacking(packingText(state))).toEqual({ ...state, unread: [] })
        },
      ),
    )
  })

  it("reads any text, and says what it could not use", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const state = readPacking(`pack:${text}`)
        expect(state.items.reduce((sum, one) => sum + one.count, 0)).toBeLessThanOrEqual(mostPacked)
      }),
    )
    expect(readPacking("pack:a16-2q*3 ??? a16-4q*-1").unread).toEqual(["???", "a16-4q*-1"])
  })

  it("holds the form that links are written in by hand", () => {
    expect(readPacking("pack:a16-2q*3 a16-4q*1").items).toEqual([item("a16-2q", 3), item("a16-4q")])
  })

  it("adds, takes away and moves", () => {
    expect(addTo([item("x", 2)], "x", -1)).toEqual([item("x", 1)])
    expect(addTo([item("x", 1)], "x", -1)).toEqual([])
    expect(addTo([item("x", 1, 4)], "x", -1)).toEqual([])
    expect(toggleAt([item("x", 1, 4)], "x", 4)).toEqual([])
    expect(freed([item("x", 1, 4), item("x", 1, 0)])).toEqual([item("x", 2)])
    expect(total([item("x", 2), item("x", 1, 0)], "x")).toBe(3)
  })
})

describe("the ways a GPU is divided", () => {
  it("show every instance type of the dataset once, mixed sizes aside", () => {
    const shown = all.filter(({ board: one }) => one.id !== "mixed").flatMap(({ board: one }) => one.types.map((type) => type.id))
    expect(shown.toSorted()).toEqual(catalogue.instanceTypeSets.flatMap((set) => set.types.map((type) => type.id)).toSorted())
  })

  it("offer mixed sizes only where the documents give a count for them", () => {
    expect(boards("t4").map((one) => one.id)).not.toContain("mixed")
    expect(boards("a16").map((one) => one.id)).toEqual(["vgpu", "mixed"])
    // Of the two rows for 1 GiB vGPUs on 48 GB, the one of the GPU's own architecture holds.
    const most = (id: string): number => {
      const one = board(id, "mixed")
      return mostOf(
        one,
        one.types.find((type) => type.frameBufferMib === 1024)!,
      )
    }
    expect([most("a40"), most("l40s")]).toEqual([30, 16])
  })

  it("open the one that has what the link packs", () => {
    expect(boardFor(boards("a100-sxm4-40"), null, ["a100-sxm4-40-3g.20gb"])?.id).toBe("mig")
    expect(boardFor(boards("a100-sxm4-40"), "mig-vgpu", [])?.id).toBe("mig-vgpu")
    expect(boardFor(boards("a100-sxm4-40"), "nonsense", [])?.id).toBe("vgpu")
  })
})

describe("a GPU full of one type", () => {
  it("holds as many as its documents say", () => {
    const wrong = all.flatMap(({ board: one }) =>
      one.types
        .map((type) => ({
          id: type.id,
          cut: one.id,
          full: fullOf(one, type).reduce((sum, piece) => sum + piece.vms, 0),
          most: mostOf(one, type),
        }))
        .filter(({ full, most }) => full !== most),
    )
    expect(wrong).toEqual([])
  })
})

/** Every rule of slots and memory, checked on the pieces themselves. */
function faults(one: Board, loads: readonly Load[]): readonly string[] {
  const verdict = check(one, loads)
  if (!verdict.ok) return ["not feasible"]
  const { pieces } = verdict
  const wrong: string[] = []
  const vms = pieces.reduce((sum, piece) => sum + piece.vms, 0)
  if (vms !== loads.reduce((sum, load) => sum + countOf(load), 0)) wrong.push("not all of it is drawn")
  const ordered = pieces.toSorted((a, b) => a.start - b.start)
  for (const [at, piece] of ordered.entries()) {
    const next = ordered[at + 1]
    if (next && piece.start + piece.size > next.start) wrong.push(`${piece.type.id} overlaps ${next.type.id}`)
    if (one.slots > 0 && !shapeOf(one, piece.type)?.starts.includes(piece.start)) wrong.push(`${piece.type.id} at ${piece.start}`)
    if (one.slots > 0 && piece.start + piece.size > one.slots) wrong.push(`${piece.type.id} ends beyond the axis`)
    const compute = computeUnder(one, piece)
    const nextCompute = next && computeUnder(one, next)
    if (compute && nextCompute && compute.from + compute.count > nextCompute.from) wrong.push("compute slices overlap")
    if (compute && compute.from + compute.count > (one.computeSlices ?? 0)) wrong.push("compute slices beyond the GPU's")
  }
  // The documents round: two halves of 94 GB come to 10 MiB more than the whole.
  if (one.kind === "memory" && one.memoryMib !== null && pieces.reduce((sum, piece) => sum + piece.size, 0) > one.memoryMib + 16)
    wrong.push("more frame buffer than memory")
  return wrong
}

/** The engine's own answer to "does it fit on one GPU?", for loads without starts chosen by hand. */
function engineFits(one: Board, loads: readonly Load[]): boolean {
  const groups = loads
    .filter((load) => countOf(load) > 0)
    .map((load, index) => ({
      index,
      count: countOf(load),
      vcpu: 0,
      ramGib: 0,
      frameBufferMib: sizeOf(load.type),
      instanceType: load.type,
      maxPerGpuByPerformance: Infinity,
    }))
  const rooms = makeRooms(groups, one.rules, one.memoryMib, null)
  if (rooms.length > 1) return false
  const room = rooms[0]
  if (!room) return true
  const bin = new OpenBin(room.problem)
  return room.groups.every((group, g) => {
    const fits = bin.room(g, group.count) >= group.count
    bin.add(g, group.count)
    return fits
  })
}

describe("packing", () => {
  const slotted = all.filter(({ board: one }) => one.kind === "mig" || one.kind === "mixed")
  const others = all.filter(({ board: one }) => one.kind === "memory" || one.kind === "split")

  for (const [what, some, numRuns] of [
    ["slots", slotted, cases(40, 120)],
    ["memory", others, cases(40, 120)],
  ] as const) {
    it(`shows as addable only what can be added, and counts all of it: ${what}`, { timeout: 60_000 }, () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...some).chain((one) => items(one.board).map((list) => ({ one: one.board, list }))),
          ({ one, list }) => {
            const packing = pack(one, list)
            expect(faults(one, packing.loads)).toEqual([])
            const asked = list.reduce((sum, each) => sum + each.count, 0)
            const placed = packing.loads.reduce((sum, load) => sum + countOf(load), 0)
            expect(placed + packing.refused.reduce((sum, refusal) => sum + refusal.count, 0)).toBe(asked)
            for (const type of one.types) {
              const { count, refusal } = packing.more.get(type.id)!
              const plus = (by: number): readonly Load[] => [
                ...packing.loads.filter((load) => load.type !== type),
                {
                  type,
                  auto: (packing.loads.find((load) => load.type === type)?.auto ?? 0) + by,
                  at: packing.loads.find((load) => load.type === type)?.at ?? [],
                },
              ]
              expect(faults(one, plus(count)), `${count} more of ${type.id}`).toEqual([])
              expect(check(one, plus(count + 1)).ok, `one more than ${count} of ${type.id}`).toBe(false)
              expect(refusalText(one, packing, refusal).text).not.toMatch(/undefined|NaN|\[object/)
            }
            expect(`${packedText(one, packing.loads, packing.pieces)}${JSON.stringify(placeRows(one, packing.pieces))}`).not.toMatch(
              /undefined|NaN/,
            )
          },
        ),
        { numRuns, seed: 20261122 },
      )
    })
  }

  it("agrees with the engine's placement wherever nothing is placed by hand", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all).chain((one) => items(one.board).map((list) => ({ one: one.board, list }))),
        ({ one, list }) => {
          const loads = freed(list).map((each) => ({ type: one.types.find((type) => type.id === each.id)!, auto: each.count, at: [] }))
          const verdict = check(one, loads)
          const engine = engineFits(one, loads)
          // Never more than the engine allows; less only where the documents are silent on C types beside others.
          const silent = !verdict.ok && (verdict.rule === "series" || verdict.rule === "unsure")
          expect(silent || verdict.ok === engine).toBe(true)
        },
      ),
      { numRuns: cases(130, 400), seed: 20261122 },
    )
  })

  it("knows when free MIG slices are stranded, and that they would not be, were the others moved", () => {
    const mig = board("a100-sxm4-40", "mig")
    const type = mig.types.find((one) => one.name === "3g.20gb")!
    const packing = pack(mig, [item("a100-sxm4-40-1g.5gb", 1, 2), item("a100-sxm4-40-1g.5gb", 1, 4)])
    const { count, refusal } = packing.more.get(type.id)!
    expect([count, refusal.stranded]).toEqual([0, true])
    expect(refusalText(mig, packing, refusal).text).toBe(
      "3g.20gb cannot be placed although 6 of 8 memory slices are free: it may start at 0 or 4 only, and start 0 is taken by 1g.5gb in slot 2 and start 4 is taken by 1g.5gb in slot 4. If what was placed by hand moved, it would fit.",
    )
    expect(canStandAt(mig, packing.loads, type, 0)).toBe(false)
    expect(pack(mig, freed([item("a100-sxm4-40-1g.5gb", 2)])).more.get(type.id)!.count).toBe(1)
  })

  it("keeps to one size, to one split, and C types apart", () => {
    const a16 = board("a16", "vgpu")
    const why = (one: Board, list: readonly PackItem[], id: string): string => {
      const packing = pack(one, list)
      return refusalText(one, packing, packing.more.get(id)!.refusal).text
    }
    expect(why(a16, [item("a16-2q", 3)], "a16-4q")).toBe(
      "With one size for all, every vGPU on a GPU has the same frame buffer: those here have 2 GiB, A16-4Q has 4 GiB.",
    )
    expect(pack(a16, [item("a16-2q", 3)]).more.get("a16-2b")!.count).toBe(5)
    expect(why(a16, [item("a16-4q")], "a16-4c")).toContain("nothing of C types")
    expect(why(a16, [item("a16-2q", 8)], "a16-2q")).toBe("A GPU takes at most 8 of A16-2Q: 8 × 2 GiB is all of its 16 GiB.")
    expect(why(board("amd-s7150", "amd-mxgpu"), [item("s7150-4vf", 2)], "s7150-8vf")).toContain("“S7150 4-VF equal split”")
    const mig = board("a100-sxm4-40", "mig")
    expect(why(mig, [item("a100-sxm4-40-4g.20gb"), item("a100-sxm4-40-2g.10gb")], "a100-sxm4-40-2g.10gb")).toBe(
      "2g.10gb takes 2 compute slices; 1 of 7 is free.",
    )
  })

  it("divides no GPU into more MIG instances than its documents allow, whatever their profiles", () => {
    const mig = board("rtx-pro-5000-blackwell", "mig")
    const packing = pack(mig, [item("rtx-pro-5000-blackwell-1g.12gb"), item("rtx-pro-5000-blackwell-1g.12gb-no-me", 3)])
    expect(packing.pieces).toHaveLength(2)
    expect(packing.refused.map((one) => [one.rule, one.count])).toEqual([["instances", 2]])
    expect(refusalText(mig, packing, packing.refused[0]!).text).toBe(
      "MIG divides this GPU into 2 instances at most, whatever their profiles.",
    )
    for (const { gpu, board: one } of all) {
      if (one.kind !== "mig") continue
      for (const type of one.types) expect(fullOf(one, type).length).toBeLessThanOrEqual(gpu.migMaxInstances ?? 0)
    }
  })

  it("mixes sizes in mixed-size mode", () => {
    const mixed = board("a16", "mixed")
    const packing = pack(mixed, [item("a16-8q"), item("a16-4q"), item("a16-2q", 2)])
    expect(packing.refused).toEqual([])
    expect(placeRows(mixed, packing.pieces).map((row) => `${row.where}: ${row.name}`)).toEqual([
      "slots 0–7: A16-8Q",
      "slots 8–11: A16-4Q",
      "slots 12–13: A16-2Q",
      "slots 14–15: A16-2Q",
    ])
  })

  it("says what of a link's wish finds no room", () => {
    const packing = pack(board("a16", "vgpu"), [item("a16-2q", 9), item("l4-2q"), item("a16-4q")])
    expect(packing.refused.map((one) => [one.type.id, one.count, one.rule])).toEqual([
      ["a16-2q", 1, "most"],
      ["a16-4q", 1, "sizes"],
    ])
    expect(packing.strangers).toEqual(["l4-2q"])
  })
})

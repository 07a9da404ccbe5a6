import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cases } from "../../base/cases.fixture.ts"
import { catalogue } from "../../dataset/load.ts"
import { evaluate } from "../../engine/evaluate.ts"
import type { Placement } from "../../engine/report.ts"
import { defaultScenario } from "../../engine/scenario.ts"
import { gpuPattern, hostPattern, placementOf } from "./fixtures.ts"
import { layoutDatacenter, neighbour, vmCells, type Rect, type Scene } from "./layout.ts"
import { planDatacenter, type Tally } from "./plan.ts"
import { namesOf, tileText } from "./words.ts"

function totals(placement: Placement): Tally {
  const vms = placement.hostPatterns.reduce((sum, host) => {
    const onGpus = host.gpus.reduce(
      (n, run) => n + run.count * (placement.gpuPatterns[run.pattern]?.contents.reduce((m, part) => m + part.vms, 0) ?? 0),
      0,
    )
    return sum + host.hosts * (onGpus + host.vms.reduce((n, part) => n + part.vms, 0))
  }, 0)
  return {
    hosts: placement.hosts.count,
    spareHosts: placement.hosts.spare,
    gpus: placement.gpus.count,
    idleGpus: placement.gpus.bought - placement.gpus.count,
    spareGpus: (placement.gpus.spareBoards * placement.gpus.bought) / Math.max(1, placement.gpus.boards),
    vms,
  }
}

const sum = (a: Tally, b: Tally): Tally => ({
  hosts: a.hosts + b.hosts,
  spareHosts: a.spareHosts + b.spareHosts,
  gpus: a.gpus + b.gpus,
  idleGpus: a.idleGpus + b.idleGpus,
  spareGpus: a.spareGpus + b.spareGpus,
  vms: a.vms + b.vms,
})

const passThrough = placementOf([gpuPattern([[0, 1]])], [hostPattern(66, 3, [[0, 3]]), hostPattern(1, 2, [[0, 2]])])
const mediated = placementOf(
  [gpuPattern([[0, 32]]), gpuPattern([[0, 8]], 0.25)],
  [
    hostPattern(1, 2, [
      [0, 6],
      [1, 1],
    ]),
  ],
  { perBoard: 4, spare: 1, spareBoards: 2 },
)

const arbitrary = fc
  .record({
    perBoard: fc.constantFrom(1, 2, 4),
    spare: fc.nat({ max: 40 }),
    spareBoards: fc.nat({ max: 4 }),
    contents: fc.array(fc.array(fc.tuple(fc.nat({ max: 4 }), fc.integer({ min: 1, max: 200 })), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    }),
    hosts: fc.array(
      fc.record({
        hosts: fc.integer({ min: 1, max: 5000 }),
        boards: fc.integer({ min: 1, max: 20 }),
        fill: fc.array(fc.nat({ max: 4 }), { maxLength: 12 }),
        vms: fc.nat({ max: 300 }),
      }),
      { minLength: 1, maxLength: 60 },
    ),
  })
  .map(({ perBoard, spare, spareBoards, contents, hosts }) =>
    placementOf(
      contents.map((parts) => gpuPattern(parts, 0.8)),
      hosts.map((host) =>
        hostPattern(
          host.hosts,
          host.boards,
          host.fill.slice(0, host.boards * perBoard).map((pattern) => [pattern % contents.length, 1] as const),
          host.vms > 0 ? [[0, host.vms]] : [],
        ),
      ),
      { perBoard, spare, spareBoards },
    ),
  )

const inside = (inner: Rect, outer: Rect): boolean =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01

const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width - 0.01 && b.x < a.x + a.width - 0.01 && a.y < b.y + b.height - 0.01 && b.y < a.y + a.height - 0.01

describe("the plan of a datacenter", () => {
  it("accounts for every host, GPU, idle GPU and VM: drawn and summarized add up to the placement", () => {
    fc.assert(
      fc.property(arbitrary, fc.integer({ min: 1, max: 400 }), (placement, tileBudget) => {
        const plan = planDatacenter(placement, { tileBudget })
        expect(sum(plan.drawn, plan.summarized)).toEqual(totals(placement))
      }),
    )
  })

  it("counts behind stacks and in the rest exactly what is not drawn one by one", () => {
    fc.assert(
      fc.property(arbitrary, (placement) => {
        const plan = planDatacenter(placement, { tileBudget: 60 })
        const standsFor = plan.hosts.filter((host) => host.kind === "loaded").reduce((n, host) => n + host.repeat, 0)
        expect(standsFor + (plan.rest?.hosts ?? 0)).toBe(placement.hosts.count)
      }),
    )
  })

  it("draws two hundred GPUs one by one", () => {
    const plan = planDatacenter(passThrough)
    expect(plan.drawn.gpus).toBe(200)
    expect(plan.summarized).toEqual({ hosts: 0, spareHosts: 0, gpus: 0, idleGpus: 0, spareGpus: 0, vms: 0 })
  })

  it("stacks identical hosts of a large datacenter and says how many", () => {
    const plan = planDatacenter(
      placementOf([gpuPattern([[0, 16]]), gpuPattern([[0, 4]], 0.25)], [hostPattern(312, 4, [[0, 4]]), hostPattern(1, 1, [[1, 1]])]),
    )
    expect(plan.hosts.map((host) => host.repeat)).toEqual([312, 1])
    expect(plan.rest).toBeNull()
  })

  it("counts hosts in words where there are more kinds than tiles", () => {
    const plan = planDatacenter(
      placementOf(
        [gpuPattern([[0, 1]])],
        Array.from({ length: 50 }, () => hostPattern(2, 1, [[0, 1]])),
      ),
      { tileBudget: 10 },
    )
    expect(plan.rest).toMatchObject({ kinds: 40, hosts: 80, gpus: 80, vms: 80 })
  })

  it("shows the slots of a host that hold no board", () => {
    expect(planDatacenter(mediated).hosts[0]?.emptySlots).toBe(2)
    expect(planDatacenter(passThrough).hosts.map((host) => host.emptySlots)).toEqual([...Array.from({ length: 66 }, () => 1), 2])
  })

  it("shows the GPUs of a board that carry nothing as idle", () => {
    const plan = planDatacenter(mediated)
    expect(plan.hosts[0]?.boards.map((board) => board.units.filter((unit) => unit.parts.length === 0).length)).toEqual([0, 1])
  })

  it("gives spare hosts the boards bought for them", () => {
    const spare = planDatacenter(mediated).hosts.at(-1)
    expect(spare?.kind).toBe("spare")
    expect(spare?.boards.map((board) => board.units.length)).toEqual([4, 4])
  })
})

const scenes = (placement: Placement): Scene[] => [320, 720, 1400].map((width) => layoutDatacenter(placement, { width }))

describe("the layout of a datacenter", () => {
  it("keeps every tile inside its host and every host inside the picture", () => {
    fc.assert(
      fc.property(arbitrary, (placement) => {
        for (const scene of scenes(placement)) {
          for (const tile of scene.tiles) expect(inside(tile.rect, scene.hosts[tile.host]!.rect)).toBe(true)
          for (const host of scene.hosts) expect(inside(host.rect, { x: 0, y: 0, width: scene.width, height: scene.height })).toBe(true)
        }
      }),
      { numRuns: cases(15, 40) },
    )
  })

  it("never lets two tiles overlap", () => {
    for (const scene of [...scenes(passThrough), ...scenes(mediated)]) {
      scene.tiles.forEach((tile, n) => expect(scene.tiles.slice(n + 1).some((other) => overlap(tile.rect, other.rect))).toBe(false))
    }
  })

  it("keeps the size of its tiles while a value is dragged: fewer hosts make a lower picture and more a higher one, up to three times as high", () => {
    const of = (hosts: number, heldTile?: number) =>
      layoutDatacenter(placementOf([gpuPattern([[0, 8]])], [hostPattern(hosts, 3, [[0, 3]])]), { width: 900, height: 440, heldTile })
    const rest = of(20)
    const [fewer, more, many] = [of(5, rest.tileSize), of(40, rest.tileSize), of(100, rest.tileSize)]
    expect([fewer.tileSize, more.tileSize]).toEqual([rest.tileSize, rest.tileSize])
    expect(fewer.height).toBeLessThan(rest.height)
    expect(more.height).toBeGreaterThan(rest.height)
    expect(many.height).toBeLessThanOrEqual(3 * 440)
    expect(of(5).tileSize).toBeGreaterThan(rest.tileSize)
  })

  it("makes slices as high as their share of the GPU", () => {
    const placement = placementOf(
      [
        gpuPattern(
          [
            [0, 4],
            [1, 2],
          ],
          0.75,
        ),
      ],
      [hostPattern(1, 1, [[0, 1]])],
    )
    const tile = layoutDatacenter(placement, { width: 600, frameBufferOf: (group) => (group === 0 ? 1 : 4) }).tiles[0]!
    const heights = tile.slices.map((slice) => slice.rect.height / tile.rect.height)
    expect(heights[0]).toBeCloseTo(0.25)
    expect(heights[1]).toBeCloseTo(0.5)
    expect(tile.idle!.height / tile.rect.height).toBeCloseTo(0.25)
  })

  it("draws vGPUs of different sizes on one GPU to scale, what is free above them", () => {
    const group = (frameBufferMib: number, count: number) => ({
      name: null,
      workload: "knowledge-worker",
      count,
      overrides: { frameBufferMib },
    })
    const option = evaluate(
      {
        ...defaultScenario,
        techniques: [],
        groups: [group(4096, 2), group(8192, 1), group(1024, 1)],
        pins: [{ product: "kvm-vgpu-nvidia", gpu: "l4", instanceType: null }],
      },
      catalogue,
    ).options[0]!
    expect(option.sizeMode).toBe("mixed-size")
    const scene = layoutDatacenter(option.placement!, { width: 600, frameBufferOf: (at) => option.groups[at]!.frameBufferMib })
    const [tile] = scene.tiles
    expect(tile?.slices.map(({ group: at, vms }) => [at, vms])).toEqual([
      [0, 2],
      [1, 1],
      [2, 1],
    ])
    const parts = tile!.slices.map((slice) => Math.round((slice.rect.height / tile!.rect.height) * 24_576))
    expect(parts).toEqual([8192, 8192, 1024])
    expect(Math.round((tile!.idle!.height / tile!.rect.height) * 24_576)).toBe(24_576 - 17_408)
    expect(tileText(scene.hosts[0]!.host, 1, tile!.unit, option.placement!, namesOf(option))).toContain("2 × Knowledge worker (L4-4")
  })

  it("draws the VMs that take turns on a MIG instance inside its band, the fullest first", () => {
    const placement = placementOf([gpuPattern([[0, 20]], 0.8)], [hostPattern(1, 1, [[0, 1]])])
    const slice = layoutDatacenter(placement, { width: 600, perInstanceOf: () => 6 }).tiles[0]!.slices[0]!
    const held = slice.instances.map(
      (band) => slice.cells.filter((cell) => cell.y >= band.y - 0.01 && cell.y + cell.height <= band.y + band.height + 0.01).length,
    )
    expect(held).toEqual([5, 5, 5, 5])
    expect(slice.instances.reduce((sum, band) => sum + band.height, 0)).toBeCloseTo(slice.rect.height)
    expect(layoutDatacenter(placement, { width: 600 }).tiles[0]!.slices[0]!.instances).toEqual([])
  })

  it("gives each VM a cell of its own", () => {
    const scene = layoutDatacenter(mediated, { width: 900 })
    expect(scene.tiles.map((tile) => tile.slices.reduce((n, slice) => n + slice.cells.length, 0))).toEqual([
      32, 32, 32, 32, 32, 32, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ])
    expect(vmCells(scene)).toHaveLength(200)
    expect(vmCells(scene, 50)).toHaveLength(50)
  })

  it("draws fewer GPUs larger", () => {
    expect(layoutDatacenter(mediated, { width: 700 }).tileSize).toBeGreaterThan(layoutDatacenter(passThrough, { width: 700 }).tileSize)
  })

  it("reaches every tile by the arrow keys and never leaves the picture", () => {
    const scene = layoutDatacenter(passThrough, { width: 700 })
    expect(neighbour(scene, 0, "ArrowLeft")).toBe(0)
    expect(neighbour(scene, 0, "ArrowRight")).toBe(1)
    expect(neighbour(scene, 0, "End")).toBe(199)
    const below = neighbour(scene, 0, "ArrowDown")
    expect(scene.tiles[below]!.rect.x).toBeCloseTo(scene.tiles[0]!.rect.x)
    expect(neighbour(scene, below, "ArrowUp")).toBe(0)
  })
})

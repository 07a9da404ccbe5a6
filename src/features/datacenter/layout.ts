import type { Placement } from "../../engine/report.ts"
import { cpuTileWidth, planDatacenter, type Plan, type PlannedHost, type PlanOptions, type Unit } from "./plan.ts"

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The VMs of one group inside a tile, with one cell for each VM. */
export interface Slice {
  readonly group: number
  readonly vms: number
  readonly rect: Rect
  readonly cells: readonly Rect[]
  /** MIG instances that several of the VMs share, the fullest first; empty where each VM has its own. */
  readonly instances: readonly Rect[]
}

export interface Tile {
  readonly key: string
  /** Index of its host in `Scene.hosts`. */
  readonly host: number
  /** Its number within the host, counted from 1. */
  readonly number: number
  readonly unit: Unit
  readonly rect: Rect
  readonly slices: readonly Slice[]
  /** What nobody uses, above the slices; null where the tile is full. */
  readonly idle: Rect | null
}

export interface SceneHost {
  readonly host: PlannedHost
  readonly rect: Rect
  readonly boards: readonly Rect[]
  /** Places for boards that stay empty. */
  readonly slots: readonly Rect[]
  /** Whether there is room for a word above the boards. */
  readonly labelled: boolean
}

export interface Scene {
  readonly width: number
  readonly height: number
  /** Edge of a GPU tile, px. */
  readonly tileSize: number
  readonly plan: Plan
  readonly hosts: readonly SceneHost[]
  readonly tiles: readonly Tile[]
}

export interface LayoutOptions extends PlanOptions {
  /** Width of the picture, px. */
  readonly width: number
  /** Height to aim at, px; the smallest tiles may exceed it. */
  readonly height?: number
  /** Edge of a tile, px, as it stood when a drag began that goes on: the picture grows and shrinks, not its tiles, until it would be several times as high. */
  readonly heldTile?: number | undefined
  /** Frame buffer reserved for a VM of each group, any unit: the share that a slice takes of its GPU. */
  readonly frameBufferOf?: (group: number) => number
  /** VMs of each group that share one MIG instance at most; 1 where each has its own, or there are none. */
  readonly perInstanceOf?: (group: number) => number
}

const sizes = [160, 144, 128, 112, 96, 84, 76, 68, 62, 56, 50, 44, 38, 34, 30, 26, 22, 18, 15, 12] as const
const tileRatio = 1.2
/** How much higher than aimed at a picture grows while its tiles are held. */
const heldHeights = 3

interface Measure {
  readonly tile: number
  readonly pad: number
  readonly gap: number
  readonly head: number
  readonly space: number
}

const measure = (tile: number): Measure => ({
  tile,
  pad: tile >= 38 ? 7 : tile >= 22 ? 4 : 2,
  gap: tile >= 38 ? 3 : tile >= 18 ? 2 : 1,
  head: tile >= 26 ? 18 : 0,
  space: tile >= 38 ? 12 : tile >= 22 ? 8 : 5,
})

/** Columns of VM cells that keep a cell from becoming a hairline. */
const columnsFor = (vms: number, height: number, width: number): number => {
  const least = 5
  const rows = Math.max(1, Math.floor(height / least))
  const most = Math.max(1, Math.floor(width / 4))
  const wanted = vms >= 6 ? Math.ceil(Math.sqrt(vms * (width / Math.max(1, height)) * 0.5)) : 1
  return Math.min(most, vms, Math.max(wanted, Math.ceil(vms / rows)))
}

/** More cells than this in one slice are not drawn singly. */
const cellsMax = 128

function cellsOf(vms: number, area: Rect): Rect[] {
  if (vms > cellsMax) return []
  const columns = columnsFor(vms, area.height, area.width)
  const rows = Math.ceil(vms / columns)
  const cells: Rect[] = []
  for (let row = 0; row < rows; row++) {
    const inRow = Math.floor(((row + 1) * vms) / rows) - Math.floor((row * vms) / rows)
    for (let column = 0; column < inRow; column++) {
      cells.push({
        x: area.x + (column * area.width) / inRow,
        y: area.y + (row * area.height) / rows,
        width: area.width / inRow,
        height: area.height / rows,
      })
    }
  }
  return cells
}

/** The instances of a slice as bands one above another, each as high as its VMs' part, and its VMs inside it. */
function instancesOf(vms: number, perInstance: number, area: Rect): { instances: Rect[]; cells: Rect[] } {
  const count = Math.ceil(vms / perInstance)
  if (perInstance <= 1 || count > cellsMax) return { instances: [], cells: cellsOf(vms, area) }
  let y = area.y
  const bands = Array.from({ length: count }, (_, at) => {
    const held = Math.floor(vms / count) + (at < vms % count ? 1 : 0)
    const rect = { x: area.x, y, width: area.width, height: (area.height * held) / vms }
    y += rect.height
    return { rect, held }
  })
  return {
    instances: bands.map(({ rect }) => rect),
    cells: vms > cellsMax ? [] : bands.flatMap(({ rect, held }) => cellsOf(held, rect)),
  }
}

/** Slices stand on the tile's floor, each as high as its share; what is left on top is idle. */
function fill(
  unit: Unit,
  rect: Rect,
  weightOf: (group: number) => number,
  perInstanceOf: (group: number) => number,
): { slices: Slice[]; idle: Rect | null } {
  const weights = unit.parts.map((part) => part.vms * (unit.kind === "cpu" ? 1 : Math.max(weightOf(part.group), Number.MIN_VALUE)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  // A GPU with VMs is never shown empty, however little frame buffer they reserve.
  const used = unit.parts.length === 0 ? 0 : Math.min(1, Math.max(unit.used, 0.06))
  let floor = rect.y + rect.height
  const slices = unit.parts.map((part, index) => {
    const height = total > 0 ? (rect.height * used * (weights[index] ?? 0)) / total : 0
    floor -= height
    const area = { x: rect.x, y: floor, width: rect.width, height }
    return {
      group: part.group,
      vms: part.vms,
      rect: area,
      ...instancesOf(part.vms, unit.kind === "gpu" ? perInstanceOf(part.group) : 1, area),
    }
  })
  const free = floor - rect.y
  return { slices, idle: free > 0.5 ? { x: rect.x, y: rect.y, width: rect.width, height: free } : null }
}

type EmptyTile = Omit<Tile, "slices" | "idle">
interface Arrangement {
  readonly height: number
  readonly hosts: readonly SceneHost[]
  readonly tiles: readonly EmptyTile[]
}

/** Hosts in lines, boards in hosts, tiles on boards. */
function arrange(plan: Plan, m: Measure, width: number): Arrangement {
  const hosts: SceneHost[] = []
  const tiles: EmptyTile[] = []
  const tileHeight = m.tile * tileRatio
  const inner = Math.max(m.tile, width - 2 * m.pad)
  let x = 0
  let y = 0
  let line = 0
  plan.hosts.forEach((host, index) => {
    // First at the origin, to learn the size; then moved to its place in the line.
    const boards: Rect[] = []
    const places: { unit: Unit; rect: Rect }[] = []
    let bx = 0
    let by = 0
    let used = m.tile * 0.8
    const boardHeight = tileHeight + 2 * m.gap
    const slots: Rect[] = []
    for (const board of host.boards) {
      const edge = (unit: Unit): number => Math.min(m.tile * (unit.kind === "cpu" ? cpuTileWidth : 1), inner - 2 * m.gap)
      const boardWidth = board.units.reduce((sum, unit) => sum + edge(unit) + m.gap, m.gap)
      if (bx > 0 && bx + boardWidth > inner) {
        bx = 0
        by += boardHeight + m.gap
      }
      boards.push({ x: bx, y: by, width: boardWidth, height: boardHeight })
      let tx = bx + m.gap
      for (const unit of board.units) {
        places.push({ unit, rect: { x: tx, y: by + m.gap, width: edge(unit), height: tileHeight } })
        tx += edge(unit) + m.gap
      }
      bx += boardWidth + m.gap
      used = Math.max(used, bx - m.gap)
    }
    const slotWidth = Math.min(host.slotTiles * (m.tile + m.gap) + m.gap, inner)
    for (let slot = 0; slot < host.emptySlots; slot++) {
      if (bx > 0 && bx + slotWidth > inner) {
        bx = 0
        by += boardHeight + m.gap
      }
      slots.push({ x: bx, y: by, width: slotWidth, height: boardHeight })
      bx += slotWidth + m.gap
      used = Math.max(used, bx - m.gap)
    }
    const stacked = host.repeat > 1
    const head = m.head > 0 || stacked ? Math.max(m.head, stacked ? 16 : 0) : 0
    const label = stacked ? 48 : 44
    const hostWidth = Math.max(used + 2 * m.pad, head > 0 ? label : 0)
    const hostHeight = head + by + boardHeight + (head > 0 ? m.pad : 2 * m.pad)
    const room = stacked ? 8 : 0
    if (x > 0 && x + hostWidth + room > width) {
      x = 0
      y += line + m.space
      line = 0
    }
    const ox = x + m.pad
    const oy = y + (head > 0 ? head : m.pad)
    const move = (rect: Rect): Rect => ({ ...rect, x: rect.x + ox, y: rect.y + oy })
    hosts.push({
      host,
      rect: { x, y, width: hostWidth, height: hostHeight },
      boards: boards.map(move),
      slots: slots.map(move),
      labelled: head > 0,
    })
    places.forEach(({ unit, rect }, at) => {
      const placed = move(rect)
      tiles.push({ key: `${host.key}.${at}`, host: index, number: at + 1, unit, rect: placed })
    })
    x += hostWidth + m.space + room
    line = Math.max(line, hostHeight + room)
  })
  return { hosts, tiles, height: y + line + 1 }
}

/**
 * Where everything stands, in px, for a picture of this width: the largest tiles with which all hosts fit the height.
 * Pure: no React, no DOM.
 */
export function layoutDatacenter(placement: Placement, options: LayoutOptions): Scene {
  const { width, height = 460, heldTile, frameBufferOf = () => 1, perInstanceOf = () => 1 } = options
  const plan = planDatacenter(placement, options)
  const room = Math.max(120, width)
  const most = heldTile === undefined ? height : heldHeights * height
  for (const tileSize of sizes) {
    if (heldTile !== undefined && tileSize > heldTile) continue
    const arrangement = arrange(plan, measure(tileSize), room)
    const wide = arrangement.hosts.some(({ rect }) => rect.x + rect.width > room)
    if ((arrangement.height > most || wide) && tileSize !== sizes.at(-1)) continue
    const tiles = arrangement.tiles.map((tile) => ({ ...tile, ...fill(tile.unit, tile.rect, frameBufferOf, perInstanceOf) }))
    return { ...arrangement, tiles, plan, tileSize, width: room }
  }
  throw new Error("unreachable: the smallest size is always taken")
}

/** Where single VMs stand, at most `limit` of them spread evenly: start and landing places of the moving picture. */
export function vmCells(scene: Scene, limit = 400): { readonly group: number; readonly rect: Rect }[] {
  const cells = scene.tiles.flatMap((tile) =>
    tile.slices.flatMap((slice) => (slice.cells.length > 0 ? slice.cells : [slice.rect]).map((rect) => ({ group: slice.group, rect }))),
  )
  if (cells.length <= limit) return cells
  return Array.from({ length: limit }, (_, n) => cells[Math.floor((n * cells.length) / limit)]).filter((cell) => cell !== undefined)
}

/** The tile that the arrow keys reach from this one: neighbours in reading order, or the nearest one above or below. */
export function neighbour(scene: Scene, from: number, key: string): number {
  const last = scene.tiles.length - 1
  if (key === "Home") return 0
  if (key === "End") return last
  if (key === "ArrowRight") return Math.min(last, from + 1)
  if (key === "ArrowLeft") return Math.max(0, from - 1)
  const here = scene.tiles[from]
  if (!here || (key !== "ArrowDown" && key !== "ArrowUp")) return from
  const way = key === "ArrowDown" ? 1 : -1
  let best = from
  let distance = Infinity
  scene.tiles.forEach((tile, index) => {
    const dy = (tile.rect.y - here.rect.y) * way
    if (dy <= 1) return
    const far = dy * 8 + Math.abs(tile.rect.x - here.rect.x)
    if (far < distance) [best, distance] = [index, far]
  })
  return best
}

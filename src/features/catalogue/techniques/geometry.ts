import type { Drawing, Place } from "./drawings.ts"

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where everything of a drawing lies, in the drawing's own units. The height is the same for all drawings. */
export interface Geometry {
  readonly width: number
  readonly height: number
  /** The call's way runs straight down here. */
  readonly spine: number
  readonly vms: readonly [Box, Box, Box]
  readonly guest: readonly Box[]
  readonly boundary: number
  readonly hostLabel: number
  readonly host: readonly Box[]
  readonly iommu: Box
  /** The first is where the call is worked on. */
  readonly chips: readonly Box[]
  readonly engines: Box
  readonly memory: Box
  /** Where the ways of VMs 2 and 3 run down. */
  readonly lanes: readonly [number, number]
}

export const height = 494
const spine = 24
const barInset = 46

const centre = ({ y, height: of }: Box): number => y + of / 2

/** Lays a drawing out in a width; 320 is the least at which every label fits. */
export function geometry(drawing: Drawing, width: number): Geometry {
  const gap = 12
  const first = Math.round(width * 0.53)
  const other = (width - first - 2 * gap) / 2
  const top = 20
  const vmHeight = 192
  const vms = [0, first + gap, first + other + 2 * gap].map((x, at) => ({ x, y: top, width: at === 0 ? first : other, height: vmHeight }))
  const boxHeight = 30
  const space = (vmHeight - 28 - 10 - drawing.guest.length * boxHeight) / (drawing.guest.length - 1)
  const guest = drawing.guest.map((_, at) => ({ x: 8, y: top + 28 + at * (boxHeight + space), width: first - 16, height: boxHeight }))
  const hostTop = 264
  const lanes = [first + gap + other / 2, first + 2 * gap + other * 1.5] as const
  const host =
    drawing.hostIs === "beside"
      ? [{ x: 48, y: hostTop, width: lanes[0] - 14 - 48, height: 64 }]
      : drawing.host.map((_, at) => ({
          x: 0,
          y: hostTop + at * 34,
          width,
          height: drawing.host.length === 1 ? 64 : 28,
        }))
  const iommu = {
    x: 0,
    y: 350,
    width: drawing.others === "own" ? first + gap + other : drawing.others === "none" ? first : width,
    height: 20,
  }
  const chip = { y: 378, height: height - 378 - 1 }
  const widths = drawing.others === "same" ? [width] : [first]
  const chips = [
    { x: 0, width: widths[0] ?? width, ...chip },
    ...(drawing.others === "same" ? [] : vms.slice(1).map(({ x, width: w }) => ({ x, width: w, ...chip }))),
  ]
  const bar = { x: barInset, width: (chips[0]?.width ?? width) - barInset - 10, height: 20 }
  return {
    width,
    height,
    spine,
    vms: vms as unknown as Geometry["vms"],
    guest,
    boundary: 230,
    hostLabel: 256,
    host,
    iommu,
    chips,
    engines: { ...bar, y: 421 },
    memory: { ...bar, y: 465 },
    lanes,
  }
}

/** The height at which a place lies. */
export function levelOf(place: Place, at: Geometry): number {
  if (place === "boundary") return at.boundary
  if (place === "iommu") return centre(at.iommu)
  if (place === "engines") return centre(at.engines)
  if (place === "memory") return centre(at.memory)
  const box = (place.startsWith("guest") ? at.guest : at.host)[Number(place.at(-1))]
  return box ? centre(box) : 0
}

/** A face of the body that is drawn: corners in units of the picture (0..1), and how much light falls on it, 0..1. */
export interface Face {
  readonly points: readonly (readonly [number, number])[]
  readonly light: number
}

/** Radians that the body turns from frame to frame: once in three seconds at 60 frames. */
const turn = (2 * Math.PI) / 180

const corners = [-1, 1].flatMap((x) => [-1, 1].flatMap((y) => [-1, 1].map((z) => [x, y, z] as const)))
const sides = [0, 1, 2].flatMap((axis) => [-1, 1].map((sign) => ({ axis, sign })))
const tilt = 0.5

type Point = readonly [number, number, number]

/** A point after the body has turned, seen from a little above. */
function placed([x, y, z]: Point, angle: number): Point {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const [turnedX, turnedZ] = [x * cos + z * sin, z * cos - x * sin]
  return [turnedX, y * Math.cos(tilt) - turnedZ * Math.sin(tilt), turnedZ * Math.cos(tilt) + y * Math.sin(tilt)]
}

/** The corners of a side, one after the other around it. */
function around(axis: number, sign: number): readonly Point[] {
  const [one, two] = [0, 1, 2].filter((other) => other !== axis) as [number, number]
  const order = (point: Point): number => Math.atan2(point[two] ?? 0, point[one] ?? 0)
  return corners.filter((point) => point[axis] === sign).toSorted((a, b) => order(a) - order(b))
}

/** The faces that are seen in a frame, the nearest last. */
export function facesOf(frame: number): readonly Face[] {
  const angle = 0.6 + frame * turn
  return sides.flatMap(({ axis, sign }) => {
    const normal = placed([0, 1, 2].map((other) => (other === axis ? sign : 0)) as unknown as Point, angle)
    if (normal[2] <= 0) return []
    const points = around(axis, sign).map((point) => placed(point, angle))
    return [
      {
        points: points.map(([x, y]) => [0.5 + x * 0.24, 0.5 - y * 0.3] as const),
        light: 0.25 + 0.75 * Math.max(0, normal[2] * 0.6 + normal[1] * 0.5 - normal[0] * 0.3),
      },
    ]
  })
}

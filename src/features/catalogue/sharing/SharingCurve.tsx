import { memo, type ReactElement, useRef } from "react"
import type { OneGpu } from "../../../engine/plan/oneGpu.ts"
import { percent, percentRange } from "../../../ui/format.ts"
import { PictureMenu } from "../../common/picture/PictureMenu.tsx"
import type { Values } from "../../common/picture/values.ts"
import { PlotAxes } from "../../../ui/PlotAxes.tsx"
import { useRoom } from "../motion/useRoom.ts"
import motion from "../motion/Motion.module.css"
import css from "./Sharing.module.css"

/** In a room of any width, no wider than it reads well. */
const widest = 580
const height = 210
const left = 46
const top = 12
const bottom = 26

export interface SharingCurveProps {
  readonly found: OneGpu
  /** The same work between walls; null where the GPU has none for it. */
  readonly walls: OneGpu | null
  /** VMs that came. */
  readonly vms: number
}

const level = (share: number): number => top + (1 - share) * (height - top - bottom)

/** The share of native that each VM has, over how many there are: it grows with those that came. */
export const SharingCurve = memo(function SharingCurve({ found, walls, vms }: SharingCurveProps): ReactElement {
  const [ref, room] = useRoom()
  const svg = useRef<SVGSVGElement>(null)
  const width = Math.min(widest, room || widest)
  const most = Math.max(found.full.vms, walls?.full.vms ?? 0)
  const step = (width - left - 6) / (most + 1)
  const place = (n: number): number => left + (n - 0.5) * step
  const shares = Array.from({ length: Math.min(vms, found.full.vms) }, (_, at) => found.at(at + 1).nativeShare)
  const between = walls ? Array.from({ length: Math.min(vms, walls.full.vms) }, (_, at) => walls.at(at + 1).nativeShare.likely) : []
  const reach = between.length > 0 ? walls?.at(between.length).nativeShare : undefined
  const line = (values: readonly number[]): string =>
    values.map((share, at) => `${place(at + 1).toFixed(1)} ${level(share).toFixed(1)}`).join("L")
  const needed = Math.min(1, found.model.neededShare)
  const last = shares.at(-1)
  const first = shares[0]
  const each = Math.max(1, Math.ceil(most / Math.min(12, width / 40)))
  const isFull = vms > found.full.vms
  const r = Math.min(4.5, step / 3)
  const values = (): Values => ({
    columns: ["VMs on the GPU", "Share of native each", "With walls, likely"],
    rows: Array.from({ length: Math.max(shares.length, between.length) }, (_, at) => [
      String(at + 1),
      shares[at] ? percentRange(shares[at]) : "",
      between[at] === undefined ? "" : percent(between[at]),
    ]),
  })
  return (
    <figure className={css["curve"]} ref={ref}>
      <figcaption>
        Share of native that each VM has, by VMs on the GPU <PictureMenu of={svg} fileName="share-by-vms" values={values} />
      </figcaption>
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- what is drawn here cannot be an <img>
        role="img"
        aria-label={
          first && last
            ? `One VM has ${percent(first.likely)} of native, ${shares.length} have ${percent(last.likely)} each. The work asks for ${percent(needed)}.${isFull ? ` The GPU is full with ${found.full.vms}.` : ""}`
            : "No VM has come yet."
        }
      >
        <PlotAxes
          box={{ left, right: width - 6, top, bottom: height - bottom }}
          up={[0, 0.25, 0.5, 0.75, 1].map((one) => ({ at: level(one), text: percent(one) }))}
          along={Array.from({ length: most }, (_, at) => at + 1)
            .filter((n) => (n - 1) % each === 0)
            .map((n) => ({ at: place(n), text: String(n) }))}
          type={12}
        />
        {isFull && (
          <g>
            <rect
              x={place(found.full.vms + 0.5)}
              y={top}
              width={width - 6 - place(found.full.vms + 0.5)}
              height={height - top - bottom}
              fill="url(#share-free)"
            />
            <path d={`M${place(found.full.vms + 0.5)} ${top}V${height - bottom}`} className={css["wall"]} />
            <text x={place(found.full.vms + 0.5) - 5} y={height - bottom - 7} textAnchor="end" className={css["refusedName"]}>
              full
            </text>
          </g>
        )}
        {shares.length > 1 && (
          <path
            d={`M${line(shares.map((one) => one.high))}L${shares
              .map((one, at) => `${place(at + 1).toFixed(1)} ${level(one.low).toFixed(1)}`)
              .toReversed()
              .join("L")}Z`}
            className={css["band"]}
          />
        )}
        {shares.length === 1 && first && <path d={`M${place(1)} ${level(first.low)}V${level(first.high)}`} className={css["reach"]} />}
        <path d={`M${left} ${level(needed)}H${width - 6}`} className={css["needed"]} />
        {between.length > 0 && (
          <g>
            {reach && <path d={`M${place(between.length)} ${level(reach.low)}V${level(reach.high)}`} className={css["wallsReach"]} />}
            <path d={`M${line(between)}`} className={css["wallsLine"]} />
            {between.map((share, at) => (
              <rect
                key={at}
                x={place(at + 1) - r * 0.9}
                y={level(share) - r * 0.9}
                width={r * 1.8}
                height={r * 1.8}
                className={css["wallsDot"]}
              />
            ))}
          </g>
        )}
        {shares.length > 0 && <path d={`M${line(shares.map((one) => one.likely))}`} className={css["line"]} />}
        {shares.map((share, at) => (
          <circle key={at} cx={place(at + 1)} cy={level(share.likely)} r={at === shares.length - 1 ? r + 2 : r} className={css["dot"]} />
        ))}
        {/* Where the curve begins, on the other side of the line: it falls, and ends near the line where the work just keeps its speed. */}
        <text x={left + 4} y={level(needed) + (needed > 0.9 || (first?.low ?? 1) > needed ? 16 : -6)} className={css["neededName"]}>
          the work asks for {percent(needed)}
        </text>
      </svg>
      {walls && (
        <ul className={motion["legend"]}>
          <li>
            <svg viewBox="0 0 22 12" aria-hidden="true">
              <path d="M0 6H22" className={css["line"]} />
              <circle cx={11} cy={6} r={4.5} className={css["dot"]} />
            </svg>
            taking turns
          </li>
          <li>
            <svg viewBox="0 0 22 12" aria-hidden="true">
              <path d="M0 6H22" className={css["wallsLine"]} />
              <rect x={7} y={2} width={8} height={8} className={css["wallsDot"]} />
            </svg>
            between MIG’s walls
          </li>
        </ul>
      )}
    </figure>
  )
})

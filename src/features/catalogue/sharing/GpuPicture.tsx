import type { ReactElement } from "react"
import type { Gpu } from "../../../dataset/schema/index.ts"
import type { OneGpu } from "../../../engine/plan/oneGpu.ts"
import { memory, number } from "../../../ui/format.ts"
import { activeOf } from "./arrivals.ts"
import { arrivalOf, chapterMs, windowMs } from "./play.ts"
import { within, type Span, type Turns } from "./turns.ts"
import motion from "../motion/Motion.module.css"
import css from "./Sharing.module.css"

const cellsTop = 26
const cellsHeight = 54
const outsideTop = cellsTop + cellsHeight + 12
const outsideHeight = 28
const engineTop = outsideTop + outsideHeight + 34
const engineHeight = 26
const lanesTop = engineTop + engineHeight + 8
const lanesHeight = 176
const nameWidth = 44
const axisHeight = 22
/** Part of a chapter in which its VM moves in. */
const settling = 0.2

export interface GpuPictureProps {
  readonly gpu: Gpu
  readonly found: OneGpu
  readonly turns: Turns
  /** Chapters told, with the part of the one that runs. */
  readonly at: number
  /** ms of a turn where that is known: else there is no scale. */
  readonly sliceMs: number | null
  readonly width: number
  readonly label: string
}

const eased = (part: number): number => 1 - (1 - part) ** 3

/** A GPU: its frame buffer above, which VMs fill cell by cell; below, who has the engine when, and who waits. */
export function GpuPicture({ gpu, found, turns, at, sliceMs, width, label }: GpuPictureProps): ReactElement {
  const { full } = found
  const laneHeight = Math.min(22, lanesHeight / full.vms)
  const bottom = lanesTop + laneHeight * full.vms
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG drawn in place is no <img>
    <svg className={css["picture"]} viewBox={`-1 0 ${width + 2} ${bottom + axisHeight}`} role="img" aria-label={label}>
      <defs>
        <pattern id="share-free" width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V7" className={css["hatch"]} />
        </pattern>
        <pattern id="share-wait" width={5} height={5} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V5" className={css["waitHatch"]} />
        </pattern>
      </defs>
      <Cells gpu={gpu} found={found} at={at} width={width} />
      <Outside found={found} at={at} width={width} />
      <Engine found={found} turns={turns} at={at} sliceMs={sliceMs} width={width} laneHeight={laneHeight} />
    </svg>
  )
}

type PartProps = Omit<GpuPictureProps, "label" | "turns" | "sliceMs" | "gpu">

/** The frame buffer to scale, with a cell for each VM that finds room. */
function Cells({ gpu, found, at, width }: PartProps & Pick<GpuPictureProps, "gpu">): ReactElement {
  const { full, frameBufferMib, type } = found
  const known = gpu.memoryMib !== null && frameBufferMib > 0
  const whole = known ? Math.max(gpu.memoryMib ?? 0, full.vms * frameBufferMib) : full.vms
  const cell = ((known ? frameBufferMib : 1) / whole) * width
  const left = width - cell * full.vms
  const free = known ? (gpu.memoryMib ?? 0) - full.vms * frameBufferMib : 0
  return (
    <g>
      <text x={0} y={15} className={motion["title"]}>
        Frame buffer{known ? `, ${memory(gpu.memoryMib ?? 0)}` : ""}
      </text>
      <text x={width} y={15} textAnchor="end" className={css["note"]}>
        {[type?.name, known ? `${memory(frameBufferMib)} each` : ""].filter(Boolean).join(": ")}
      </text>
      <rect x={0} y={cellsTop} width={width} height={cellsHeight} rx={6} className={css["ground"]} />
      {left > 2 && <rect x={cell * full.vms} y={cellsTop} width={left} height={cellsHeight} rx={6} fill="url(#share-free)" />}
      {left > 62 && (
        <text x={cell * full.vms + left / 2} y={cellsTop + cellsHeight / 2 + 4} textAnchor="middle" className={css["free"]}>
          {memory(free)} left
        </text>
      )}
      {Array.from({ length: full.vms }, (_, vm) => (
        <rect
          key={vm}
          x={cell * vm + 1}
          y={cellsTop + 1}
          width={Math.max(1, cell - 2)}
          height={cellsHeight - 2}
          rx={5}
          className={css["cell"]}
        />
      ))}
      {Array.from({ length: Math.min(full.vms, Math.ceil(at)) }, (_, vm) => {
        const settled = eased(Math.min(1, (at - vm) / settling))
        return (
          <g key={vm} transform={`translate(${cell * vm} ${(1 - settled) * (outsideTop - cellsTop)})`} opacity={0.35 + 0.65 * settled}>
            <rect
              x={2}
              y={cellsTop + 2}
              width={Math.max(1, cell - 4)}
              height={cellsHeight - 4}
              rx={4}
              data-shade={vm % 3}
              className={css["vm"]}
            />
            {cell - 6 >= String(vm + 1).length * 8 && (
              <text
                x={cell / 2}
                y={cellsTop + cellsHeight / 2 + 5}
                textAnchor="middle"
                data-shade={vm % 3}
                className={css[cell < 26 ? "turnName" : "vmName"]}
              >
                {cell >= 48 ? `VM ${vm + 1}` : vm + 1}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}

/** Those that find no room. */
function Outside({ found, at, width }: PartProps): ReactElement | null {
  const from = found.full.vms
  const refused = Math.ceil(at) - from
  if (refused <= 0) return null
  const chip = 62
  const fit = Math.max(1, Math.floor((width - 90) / (chip + 6)))
  const shown = Math.min(refused, fit)
  const shake = Math.max(0, 1 - (at - Math.floor(at - 1e-9)) / 0.35)
  return (
    <g>
      {Array.from({ length: shown }, (_, one) => {
        const isLast = one === shown - 1
        const shift = isLast && shake > 0 ? Math.sin(shake * 22) * 5 * shake : 0
        return (
          <g key={one} transform={`translate(${one * (chip + 6)} ${shift})`}>
            <rect x={0.5} y={outsideTop} width={chip} height={outsideHeight} rx={5} className={css["refused"]} />
            <text x={chip / 2} y={outsideTop + outsideHeight / 2 + 5} textAnchor="middle" className={css["refusedName"]}>
              {isLast && refused > shown ? `+ ${refused - shown + 1}` : `VM ${from + one + 1}`}
            </text>
          </g>
        )
      })}
      <text x={shown * (chip + 6) + 4} y={outsideTop + outsideHeight / 2 + 5} className={css["refusedName"]}>
        no room
      </text>
    </g>
  )
}

type EngineProps = PartProps & Pick<GpuPictureProps, "turns" | "sliceMs"> & { readonly laneHeight: number }

/** Who has the engine when, in a strip, and each VM's own lane: at work, waiting for its turn, or with a turn it has no use for. */
function Engine({ found, turns, at, sliceMs, width, laneHeight }: EngineProps): ReactElement {
  const { full, scheduler } = found
  // Who finds no room changes nothing for those who are there.
  const now = Math.max(windowMs, Math.min(at, full.vms + 1) * chapterMs)
  const from = now - windowMs
  const there = Math.min(full.vms, Math.ceil(at))
  const place = (time: number): number => nameWidth + ((time - from) / windowMs) * (width - nameWidth)
  const wide = ({ from: start, to }: Span): number => Math.max(0.4, place(to) - place(start))
  const works = within(turns.works, from, now)
  const isSplit = scheduler === "spatial"
  // Every VM has its turns, work or not: those that are idle show.
  const takesAll = scheduler === "equal-share" || scheduler === "fixed-share"
  const lane = (vm: number): number => lanesTop + vm * laneHeight
  const bar = laneHeight * 0.72
  const bottom = lanesTop + laneHeight * full.vms
  const nameEach = Math.ceil(13 / laneHeight)
  const active = activeOf(full.vms, found.model.activeShare)
  return (
    <g>
      <text x={0} y={engineTop - 10} className={motion["title"]}>
        {isSplit ? "Engines, one part each" : "The engine, one VM at a time"}
      </text>
      {!isSplit && sliceMs !== null && (
        <text x={width} y={engineTop - 10} textAnchor="end" className={css["note"]}>
          {number(sliceMs)} ms a turn
        </text>
      )}
      {!isSplit && (
        <g>
          <rect x={nameWidth} y={engineTop} width={width - nameWidth} height={engineHeight} className={css["ground"]} />
          {works.map((span, index) => {
            const all = wide(span)
            return (
              <g key={index}>
                <rect
                  x={place(span.from)}
                  y={engineTop}
                  width={all * span.speed}
                  height={engineHeight}
                  data-shade={span.vm % 3}
                  className={css["turn"]}
                />
                {all > 13 && (
                  <text
                    x={place(span.from) + (all * span.speed) / 2}
                    y={engineTop + engineHeight / 2 + 4}
                    textAnchor="middle"
                    data-shade={span.vm % 3}
                    className={css["turnName"]}
                  >
                    {span.vm + 1}
                  </text>
                )}
              </g>
            )
          })}
        </g>
      )}
      {Array.from({ length: there }, (_, vm) => (
        <g key={vm}>
          <path d={`M${nameWidth} ${lane(vm) + laneHeight - 1}H${width}`} className={css["lane"]} />
          {vm % nameEach === 0 && (
            <text x={0} y={lane(vm) + laneHeight / 2 + 4.5} className={css["laneName"]}>
              VM {vm + 1}
            </text>
          )}
          {!active[vm] && laneHeight >= 13 && !takesAll && (
            <text x={nameWidth + 6} y={lane(vm) + laneHeight / 2 + 4.5} className={css["note"]}>
              no work just now
            </text>
          )}
        </g>
      ))}
      {within(turns.unused, from, now).map((span, index) => (
        <rect
          key={index}
          x={place(span.from) + 0.5}
          y={lane(span.vm) + (laneHeight - bar) / 2 + 0.5}
          width={Math.max(0.5, wide(span) - 1)}
          height={Math.max(1, bar - 1)}
          className={css["unused"]}
        />
      ))}
      {within(turns.wants, from, now).map((span, index) => (
        <rect
          key={index}
          x={place(span.from)}
          y={lane(span.vm) + laneHeight * 0.32}
          width={wide(span)}
          height={laneHeight * 0.36}
          className={css["waits"]}
        />
      ))}
      {works.map((span, index) => (
        <rect
          key={index}
          x={place(span.from)}
          y={lane(span.vm) + (laneHeight - bar) / 2}
          width={wide(span)}
          height={bar}
          rx={Math.min(2, laneHeight / 6)}
          data-shade={span.vm % 3}
          className={css["turn"]}
        />
      ))}
      {Array.from({ length: there }, (_, vm) => arrivalOf(vm))
        .filter((arrival) => arrival > from + 0.01 && arrival < now)
        .map((arrival, index) => (
          <path key={index} d={`M${place(arrival)} ${engineTop - 4}V${bottom}`} className={css["comes"]} />
        ))}
      {sliceMs !== null &&
        ticksOf(from, now, width < 340 ? 20 : 10)
          .filter((time) => place(time) < width - 18)
          .map((time) => (
            <g key={time}>
              <path d={`M${place(time)} ${bottom}v5`} className={css["tick"]} />
              <text x={place(time)} y={bottom + 18} textAnchor="middle" className={css["note"]}>
                {time} ms
              </text>
            </g>
          ))}
    </g>
  )
}

/** Round times between two, ms. */
function ticksOf(from: number, to: number, step: number): readonly number[] {
  const first = Math.ceil(from / step)
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, at) => (first + at) * step)
}

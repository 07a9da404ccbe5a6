import type { ReactElement } from "react"
import { memory, number } from "../../../ui/format.ts"
import type { Chapter, Move } from "./move.ts"
import motion from "../motion/Motion.module.css"
import css from "./Moving.module.css"

export interface MovePictureProps {
  readonly move: Move
  /** Frame buffer reserved, GiB. */
  readonly frameBufferGib: number
  /** Chapter that is shown, and the part of it that has passed, 0..1; null: before the first. */
  readonly chapter: Chapter | null
  readonly part: number
  readonly width: number
  readonly label: string
}

const top = 26
const hostHeight = 186
const packetEach = 46

/** Where the VM is, and whether it runs there. */
type State = "runs" | "still" | "gone"

function stateOf(chapter: Chapter | null): { readonly here: State; readonly there: State } {
  switch (chapter?.is) {
    case undefined:
    case "refused":
    case "round":
    case "rounds":
    case "slowed":
      return { here: "runs", there: "gone" }
    case "pause":
    case "suspended":
      return { here: "still", there: "still" }
    case "stopped":
      return { here: "gone", there: "gone" }
    case "there":
      return { here: "gone", there: "runs" }
  }
}

/** Parts of memory and frame buffer that stand on the other host, 0..1. */
function arrived({ chapter, part, move }: Pick<MovePictureProps, "chapter" | "part" | "move">): {
  readonly ram: number
  readonly buffer: number
} {
  const { rounds, ramGib } = move
  switch (chapter?.is) {
    case undefined:
    case "refused":
    case "stopped":
      return { ram: 0, buffer: 0 }
    case "round": {
      // Each round brings what was written meanwhile up to date again.
      const before = chapter.number === 1 ? 0 : 1 - chapter.gib / ramGib
      const after = 1 - writtenIn(chapter, move) / ramGib
      return { ram: before + (after - before) * part, buffer: 0 }
    }
    case "rounds":
      return { ram: 1 - (rounds?.leftGib ?? 0) / ramGib, buffer: 0 }
    case "slowed":
      return { ram: 1 - (rounds?.leftGib ?? 0) / ramGib, buffer: 0 }
    case "pause": {
      const left = (rounds?.leftGib ?? 0) / ramGib
      return { ram: 1 - left * (1 - part), buffer: part }
    }
    case "suspended":
      return { ram: part, buffer: part }
    case "there":
      return chapter.how === "boots" ? { ram: 0, buffer: 0 } : { ram: 1, buffer: 1 }
  }
}

/** GiB written during a round: what the next one sends. */
function writtenIn({ number: round }: Chapter & { readonly is: "round" }, { rounds }: Move): number {
  return rounds?.rounds[round]?.gib ?? rounds?.leftGib ?? 0
}

/** Two hosts, and what goes from one to the other. */
export function MovePicture({ move, frameBufferGib, chapter, part, width, label }: MovePictureProps): ReactElement {
  const gap = Math.max(70, width * 0.2)
  const host = (width - gap) / 2
  const { here, there } = stateOf(chapter)
  const there01 = arrived({ chapter, part, move })
  const sends = chapter?.is === "round" || chapter?.is === "rounds" || chapter?.is === "pause" || chapter?.is === "suspended"
  const inGpu = move.inGpu !== null
  const common = { move, width: host, frameBufferGib }
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG drawn in place is no <img>
    <svg className={css["picture"]} viewBox={`-1 0 ${width + 2} ${top + hostHeight + 2}`} role="img" aria-label={label}>
      <defs>
        <pattern id="move-hatch" width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V7" className={css["hatch"]} />
        </pattern>
      </defs>
      <Host {...common} x={0} title="This host" state={here} ram={here === "gone" ? 0 : 1} buffer={here === "gone" || !inGpu ? 0 : 1} />
      <Host {...common} x={host + gap} title="The other" state={there} ram={there01.ram} buffer={inGpu ? there01.buffer : 0} />
      <path d={`M${host + 6} ${top + 92}H${host + gap - 6}`} className={css["line"]} />
      {sends &&
        Array.from({ length: Math.ceil(gap / packetEach) }, (_, at) => {
          const along = (at * packetEach + part * packetEach * 14) % gap
          return (
            <rect
              key={at}
              x={host + along - 5}
              y={top + 85}
              width={10}
              height={14}
              rx={2}
              className={css["packet"]}
              opacity={Math.min(1, Math.min(along, gap - along) / 14)}
            />
          )
        })}
      {chapter?.is === "refused" && (
        <g transform={`translate(${host + gap / 2} ${top + 92})`} className={css["stop"]}>
          <circle r={17} />
          <path d="M-7 -7L7 7M7 -7L-7 7" />
        </g>
      )}
      <text x={host + gap / 2} y={top + 122} textAnchor="middle" className={css["note"]}>
        {chapter?.is === "pause" && inGpu ? "frame buffer" : sends ? "memory" : ""}
      </text>
    </svg>
  )
}

interface HostProps {
  readonly move: Move
  readonly frameBufferGib: number
  readonly x: number
  readonly width: number
  readonly title: string
  readonly state: State
  readonly ram: number
  readonly buffer: number
}

const stateWords: Readonly<Record<State, string>> = { runs: "runs", still: "stands still", gone: "" }

function Host({ move, frameBufferGib, x, width, title, state, ram, buffer }: HostProps): ReactElement {
  const inner = width - 20
  const bar = (y: number, share: number, name: string, size: string, className: string | undefined): ReactElement => (
    <g transform={`translate(10 ${y})`}>
      <rect width={inner} height={26} rx={4} className={css["ground"]} />
      {share > 0 && <rect width={Math.max(1, inner * Math.min(1, share))} height={26} rx={4} className={className} />}
      <text x={8} y={17.5} className={css["barName"]}>
        {name}
        {inner > 110 ? ` ${size}` : ""}
      </text>
    </g>
  )
  return (
    <g transform={`translate(${x} 0)`}>
      <text x={0} y={16} className={motion["title"]}>
        {title}
      </text>
      <rect x={0.5} y={top} width={width - 1} height={hostHeight} rx={8} className={css["host"]} />
      <rect x={6} y={top + 8} width={width - 12} height={100} rx={6} className={css["vm"]} data-state={state} />
      <text x={14} y={top + 29} className={css["vmName"]} data-state={state}>
        {state === "gone" ? "" : "VM"}
      </text>
      <text x={width - 14} y={top + 29} textAnchor="end" className={css["note"]}>
        {width > 130 || state === "runs" ? stateWords[state] : state === "still" ? "still" : ""}
      </text>
      {state === "runs" && <circle cx={44} cy={top + 24.5} r={4} className={css["alive"]} />}
      {state === "still" && <path d={`M41 ${top + 19}v11M47 ${top + 19}v11`} className={css["paused"]} />}
      {bar(top + 42, ram, "memory", memory(move.ramGib * 1024), css["ram"])}
      <rect x={6} y={top + 118} width={width - 12} height={60} rx={6} className={css["gpu"]} />
      <text x={14} y={top + 136} className={css["note"]}>
        GPU{move.inGpu === null ? ": holds nothing of it" : ""}
      </text>
      {move.inGpu !== null &&
        bar(
          top + 144,
          buffer * Math.min(1, move.inGpu.likely / frameBufferGib),
          width > 210 ? "frame buffer" : "buffer",
          `${number(frameBufferGib)} GiB`,
          css["buffer"],
        )}
    </g>
  )
}

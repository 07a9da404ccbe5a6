import type { ReactElement } from "react"
import { count } from "../../ui/format.ts"
import type { Scene, Slice, Tile } from "./layout.ts"
import { textureId } from "./Textures.tsx"
import { letter } from "./words.ts"
import css from "./datacenter.module.css"
import own from "./shapes.module.css"

/** The lines between VMs: each cell's upper edge, and its left one unless it is the first of its row. */
function separators({ cells, rect }: Slice): string {
  return cells
    .map((cell) => {
      const top = cell.y > rect.y + 0.01 ? `M${cell.x} ${cell.y}h${cell.width}` : ""
      const left = cell.x > rect.x + 0.01 ? `M${cell.x} ${cell.y}v${cell.height}` : ""
      return top + left
    })
    .join("")
}

interface TileProps {
  readonly tile: Tile
  readonly prefix: string
  readonly lettered: boolean
  readonly spare: boolean
}

/** A GPU with its VMs, or the VMs of a host without any. */
export function TileDrawing({ tile, prefix, lettered, spare }: TileProps): ReactElement {
  const { rect, slices, idle, unit } = tile
  const round = Math.min(3, rect.width / 8)
  return (
    <>
      {idle && <rect {...idle} fill={spare ? "none" : `url(#${prefix}-idle)`} />}
      <g className={css["slices"]}>
        {slices.map((slice, at) => (
          <g key={at}>
            <rect {...slice.rect} fill={`url(#${textureId(prefix, slice.group)})`} />
            <path d={separators(slice)} className={own["separator"]} />
            {/* Bands lower than this would be all edge. */}
            {slice.instances
              .slice(1)
              .map(
                (instance, i) =>
                  instance.height >= 8 && (
                    <path key={i} d={`M${instance.x} ${instance.y}h${instance.width}`} className={own["instanceEdge"]} />
                  ),
              )}
            {at > 0 && <path d={`M${slice.rect.x} ${slice.rect.y + slice.rect.height}h${slice.rect.width}`} className={own["groupEdge"]} />}
            {lettered && slice.rect.height >= 15 && slice.rect.width >= 16 && (
              <text x={slice.rect.x + slice.rect.width / 2} y={slice.rect.y + slice.rect.height / 2 + 4} className={css["letter"]}>
                {letter(slice.group)}
              </text>
            )}
          </g>
        ))}
      </g>
      <rect {...rect} rx={round} className={spare ? css["spareTile"] : css["tileEdge"]} />
      {unit.repeat > 1 && (
        <text x={rect.x + rect.width / 2} y={rect.y + 14} className={own["times"]}>
          × {count(unit.repeat)}
        </text>
      )}
    </>
  )
}

/** Draws a host's outline, the stack behind it and its name. */
export function HostShape({ scene, index }: { readonly scene: Scene; readonly index: number }): ReactElement | null {
  const entry = scene.hosts[index]
  if (!entry) return null
  const { host, rect, boards, slots, labelled } = entry
  const word =
    host.repeat > 1
      ? `× ${count(host.repeat)}`
      : host.kind === "spare"
        ? "Spare"
        : rect.width >= 64
          ? `Host ${count(host.first)}`
          : count(host.first)
  return (
    <g data-kind={host.kind} className={own["host"]}>
      {host.repeat > 1 &&
        [6, 3].map((offset) => (
          <rect
            key={offset}
            x={rect.x + offset}
            y={rect.y + offset}
            width={rect.width}
            height={rect.height}
            rx={4}
            className={own["stack"]}
          />
        ))}
      <rect {...rect} rx={4} className={own["hostEdge"]} />
      {labelled && (
        <text x={rect.x + 6} y={rect.y + 13} className={host.repeat > 1 ? own["times"] : own["hostName"]} data-start>
          {word}
        </text>
      )}
      {slots.map((slot, at) => (
        <rect key={`s${at}`} {...slot} rx={3} className={own["slot"]} />
      ))}
      {boards.map((board, at) => (
        <rect key={at} {...board} rx={3} className={own["board"]} />
      ))}
    </g>
  )
}

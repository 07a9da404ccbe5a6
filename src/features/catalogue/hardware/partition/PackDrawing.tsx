import { useId, useMemo, type ReactElement, type Ref } from "react"
import type { InstanceType } from "../../../../dataset/schema/index.ts"
import type { Board } from "./boards.ts"
import type { Piece } from "./fit.ts"
import { layoutOf, type Box } from "./layout.ts"
import { texturePath, type Look } from "./look.ts"
import css from "./Partitions.module.css"

/** The paint of each size: one hue, lighter as it gets smaller, with a texture of its own. */
export function Paints({ prefix, looks }: { readonly prefix: string; readonly looks: readonly Look[] }): ReactElement {
  return (
    <defs>
      {looks.map(({ rank, strength, texture }) => (
        <pattern key={rank} id={`${prefix}-${rank}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <rect width={8} height={8} style={{ fill: `color-mix(in oklab, var(--series-3) ${strength}%, var(--surface))` }} />
          {texture !== "plain" && <path d={texturePath[texture]} className={css["texture"]} strokeWidth={texture === "dots" ? 2.2 : 1} />}
        </pattern>
      ))}
      <pattern id={`${prefix}-free`} width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={7} height={7} className={css["freeGround"]} />
        <path d="M0 0 V7" className={css["freeLine"]} />
      </pattern>
    </defs>
  )
}

/** A size's paint as a small square. */
export function Swatch({ look }: { readonly look: Look }): ReactElement {
  const prefix = useId().replaceAll(/[^a-zA-Z0-9]/g, "")
  return (
    <svg className={css["swatch"]} viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
      <Paints prefix={prefix} looks={[look]} />
      <rect x={0.5} y={0.5} width={15} height={15} rx={2} fill={`url(#${prefix}-${look.rank})`} className={css["edge"]} />
    </svg>
  )
}

/** A GPU full of one type, small: what "8 per GPU" looks like. Decoration beside the words. */
export function MiniBar({
  board,
  pieces,
  look,
}: {
  readonly board: Board
  readonly pieces: readonly Piece[]
  readonly look: Look
}): ReactElement {
  const prefix = useId().replaceAll(/[^a-zA-Z0-9]/g, "")
  const width = 160
  const scene = useMemo(() => layoutOf(board, pieces, width), [board, pieces])
  const memoryBoxes = scene.boxes.filter((box) => box.y === scene.boxes[0]?.y && box.kind !== "turn")
  return (
    <svg className={css["mini"]} viewBox={`0 0 ${width} 16`} width={width} height={16} aria-hidden="true">
      <Paints prefix={prefix} looks={[look]} />
      {memoryBoxes.map((box) => (
        <rect
          key={box.key}
          x={box.x + 0.5}
          y={0.5}
          width={Math.max(0.5, box.width - 1)}
          height={15}
          className={box.type ? css["edge"] : css["slotEdge"]}
          fill={box.type && box.kind === "piece" ? `url(#${prefix}-${look.rank})` : box.kind === "free" ? `url(#${prefix}-free)` : "none"}
        />
      ))}
    </svg>
  )
}

interface BoxShapeProps {
  readonly box: Box
  readonly paint: string
}

function BoxShape({ box, paint }: BoxShapeProps): ReactElement {
  const inset = box.kind === "turn" ? 0 : 1
  return (
    <g>
      <rect
        x={box.x + inset}
        y={box.y + 0.5}
        width={Math.max(0.5, box.width - 2 * inset)}
        height={box.height - 1}
        rx={box.kind === "turn" || box.width < 8 ? 0 : 3}
        fill={paint}
        className={css[box.kind]}
        data-hand={box.byHand || undefined}
      />
      {box.byHand && box.width > 14 && <circle cx={box.x + 9} cy={box.y + 9} r={3} className={css["hand"]} />}
      {box.label !== "" && (
        <text x={box.x + box.width / 2} y={box.y + box.height / 2 + 4} className={css["label"]} data-kind={box.kind}>
          {box.label}
        </text>
      )}
    </g>
  )
}

export interface PackDrawingProps {
  readonly board: Board
  readonly pieces: readonly Piece[]
  readonly lookOf: (type: InstanceType) => Look
  /** What it shows, in a sentence. */
  readonly label: string
  /** Only an example: nothing was chosen yet. */
  readonly faint: boolean
  readonly svg: Ref<SVGSVGElement>
  readonly width: number
}

/** One GPU: its memory above, its engines below, and who has what of them. */
export function PackDrawing({ board, pieces, lookOf, label, faint, svg, width }: PackDrawingProps): ReactElement {
  const prefix = useId().replaceAll(/[^a-zA-Z0-9]/g, "")
  const scene = useMemo(() => layoutOf(board, pieces, width), [board, pieces, width])
  const looks = useMemo(() => [...new Map(board.types.map((type) => [lookOf(type).rank, lookOf(type)])).values()], [board, lookOf])
  const paintOf = (box: Box): string => {
    if (box.kind === "free") return `url(#${prefix}-free)`
    return box.type && box.kind !== "seat" ? `url(#${prefix}-${lookOf(box.type).rank})` : "none"
  }
  return (
    <svg
      ref={svg}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG drawn in place is no <img>
      role="img"
      aria-label={label}
      className={css["drawing"]}
      data-faint={faint || undefined}
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      width={scene.width}
      height={scene.height}
    >
      <Paints prefix={prefix} looks={looks} />
      {scene.lanes.map((lane) => (
        <text key={lane.key} x={0} y={lane.y} className={css["lane"]}>
          {lane.title}
        </text>
      ))}
      {scene.boxes.map((box) => (
        <BoxShape key={box.key} box={box} paint={paintOf(box)} />
      ))}
      {scene.ticks.map(({ x, y, text }, at) => (
        <text
          key={text}
          x={x}
          y={y}
          className={css["tick"]}
          textAnchor={board.slots > 0 ? "middle" : at === 0 ? "start" : at === scene.ticks.length - 1 ? "end" : "middle"}
        >
          {text}
        </text>
      ))}
    </svg>
  )
}

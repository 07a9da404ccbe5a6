import { useId, type ReactElement } from "react"
import type { InstanceType } from "../../../../dataset/schema/index.ts"
import type { Board } from "./boards.ts"
import { canBePlaced, canStandAt, shapeOf, type Packing } from "./fit.ts"
import type { Look } from "./look.ts"
import { Swatch } from "./PackDrawing.tsx"
import { slotsText } from "./words.ts"
import css from "./Partitions.module.css"

export interface StartsBoardProps {
  readonly board: Board
  readonly packing: Packing
  readonly lookOf: (type: InstanceType) => Look
  readonly onToggle: (type: InstanceType, at: number) => void
}

/** Least width of a place that is pressed, in rem. */
const leastPlace = 1.5

/** Every place that each type may take, under one another on the slots' own scale; pressing one puts an instance there. */
export function StartsBoard({ board, packing, lookOf, onToggle }: StartsBoardProps): ReactElement | null {
  const id = useId()
  // Types of one shape stand in one row: MIG and vGPU tables name the same places several times.
  const types = board.types.filter((type) => canBePlaced(board, type))
  if (types.length === 0) return null
  const rows = new Map<string, InstanceType[]>()
  for (const type of types) {
    const shape = shapeOf(board, type)
    const key = board.kind === "mig" ? type.id : `${shape?.size}@${shape?.starts.join()}`
    rows.set(key, [...(rows.get(key) ?? []), type])
  }
  const smallest = Math.min(...types.map((type) => shapeOf(board, type)?.size ?? board.slots))
  const width = `max(100%, ${(leastPlace * board.slots) / smallest}rem)`
  return (
    <div className={css["starts"]}>
      <h4 id={id}>Where each may stand</h4>
      <p className={css["hint"]}>
        {board.kind === "mig"
          ? "A profile starts at these memory slices only. Press a place to put one there by hand, as an administrator may; again to take it away."
          : "In mixed-size mode a vGPU starts at these slots only. Press a place to put one there by hand; again to take it away."}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus (WCAG 2.1.1) */}
      <section className={css["startsScroll"]} aria-labelledby={id} tabIndex={0}>
        <ul style={{ inlineSize: width }}>
          {[...rows.values()].map((list) => {
            const type = standFor(list, packing)
            return (
              <StartsRow
                key={type.id}
                board={board}
                type={type}
                names={list.map((one) => one.name)}
                packing={packing}
                look={lookOf(type)}
                onToggle={onToggle}
              />
            )
          })}
        </ul>
      </section>
    </div>
  )
}

/** Of types with the same places, the one that is already placed by hand; else the first. */
const standFor = (list: readonly InstanceType[], packing: Packing): InstanceType => {
  const [first, ...others] = list
  return others.find((type) => packing.loads.some((load) => load.type === type && load.at.length > 0)) ?? first!
}

interface StartsRowProps {
  readonly board: Board
  readonly type: InstanceType
  readonly names: readonly string[]
  readonly packing: Packing
  readonly look: Look
  readonly onToggle: (type: InstanceType, at: number) => void
}

function StartsRow({ board, type, names, packing, look, onToggle }: StartsRowProps): ReactElement {
  const shape = shapeOf(board, type)
  const starts = (shape?.starts ?? []).toSorted((a, b) => a - b)
  const byHand = packing.loads.find((load) => load.type === type)?.at ?? []
  const size = shape?.size ?? 1
  return (
    <li>
      <span className={css["startsName"]}>
        <Swatch look={look} />
        <span>
          <b>{type.name}</b>
          {names.length > 1 && <small> and {names.filter((name) => name !== type.name).join(", ")}</small>}
          <small>
            {" "}
            starts at {starts.join(", ")}; {size === 1 ? "1 slot" : `${size} slots`} long
          </small>
        </span>
      </span>
      <span className={css["startsAxis"]} style={{ gridTemplateColumns: `repeat(${board.slots}, minmax(0, 1fr))` }}>
        {starts.map((start) => {
          const here = byHand.includes(start)
          const open = here || canStandAt(board, packing.loads, type, start)
          const stands = packing.pieces.some((piece) => piece.type === type && piece.start === start)
          return (
            <button
              key={start}
              type="button"
              style={{ gridColumn: `${start + 1} / span ${size}` }}
              aria-pressed={here}
              disabled={!open}
              data-stands={stands || undefined}
              aria-label={`${type.name} at ${slotsText({ start, size })}${here ? ", placed by hand" : open ? "" : ", taken"}`}
              onClick={() => onToggle(type, start)}
            >
              {start}
            </button>
          )
        })}
      </span>
    </li>
  )
}

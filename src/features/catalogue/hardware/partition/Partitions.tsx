import { useMemo, useRef, useState, type ReactElement } from "react"
import { loadPlacementRules } from "../../../../dataset/reference.ts"
import type { Gpu, InstanceType, InstanceTypeSet, MixedPlacement } from "../../../../dataset/schema/index.ts"
import type { PlacementRule } from "../../../../dataset/schema/reference.ts"
import { evidenceFor } from "../../../../engine/basics/evidence.ts"
import { useExplorer } from "../../../../scenario/store.ts"
import { Button } from "../../../../ui/Button.tsx"
import { Disclosure } from "../../../../ui/Disclosure.tsx"
import { plural } from "../../../../ui/format.ts"
import { EvidenceList } from "../../../common/Evidence.tsx"
import { Said } from "../../parts/Parts.tsx"
import { useLoaded } from "../../parts/useLoaded.tsx"
import { boardFor, boardsOf, sizeOf, type Board } from "./boards.ts"
import { countOf, fullOf, pack, type Packing, type Piece, type Refusal } from "./fit.ts"
import { looksOf } from "./look.ts"
import { addTo, freed, readPacking, toggleAt, withPacking, type PackItem, type PackState } from "./packing.ts"
import { useRoom } from "../../../../ui/useRoom.ts"
import { PackDrawing } from "./PackDrawing.tsx"
import { PictureMenu } from "../../../common/picture/PictureMenu.tsx"
import { StartsBoard } from "./StartsBoard.tsx"
import { TypeList } from "./TypeList.tsx"
import { packedText, placeRows, refusalText, someOf } from "./words.ts"
import css from "./Partitions.module.css"

export interface PartitionsProps {
  readonly gpu: Gpu
  readonly sets: readonly InstanceTypeSet[]
  readonly placements: readonly MixedPlacement[]
}

/** What stands in the link about this page, and how to change it. */
function usePackState(): readonly [state: PackState, change: (patch: Partial<PackState>) => void] {
  const table = useExplorer((page) => page.view.table)
  const actions = useExplorer((page) => page.actions)
  const state = useMemo(() => readPacking(table.filter), [table.filter])
  return [state, (patch) => actions.setView({ table: withPacking(table, { ...state, ...patch }) })]
}

/** Shown until something is chosen: the GPU full of a type of middling size. */
function exampleOf(board: Board): { readonly type: InstanceType; readonly pieces: readonly Piece[] } | null {
  const graphics = board.types.filter((type) => type.series === "Q")
  const list = (graphics.length > 0 ? graphics : board.types).toSorted((a, b) => sizeOf(b) - sizeOf(a))
  const type = list.find((one) => (one.maxPerGpu ?? 0) >= 3) ?? list.at(-1)
  return type ? { type, pieces: fullOf(board, type) } : null
}

/** A GPU's partitions, drawn; and what one chooses, packed. */
export function Partitions({ gpu, sets, placements }: PartitionsProps): ReactElement {
  const [state, change] = usePackState()
  const boards = useMemo(() => boardsOf(gpu, sets, placements), [gpu, sets, placements])
  const board = boardFor(
    boards,
    state.cut,
    state.items.map((item) => item.id),
  )
  if (!board) {
    return (
      <section className={css["root"]} aria-label="Partitions">
        <h3>Partitions</h3>
        <Said>
          {gpu.technologies.length === 0
            ? "The dataset knows of no way to give this GPU to a VM."
            : "The dataset knows of no slices of this GPU: a VM gets all of it, or calls are forwarded to it."}
        </Said>
      </section>
    )
  }
  return (
    <section className={css["root"]} aria-label="Partitions">
      <h3>Partitions</h3>
      {boards.length > 1 && (
        <fieldset className={css["cuts"]}>
          <legend>How the GPU is divided</legend>
          {boards.map((one) => (
            <button
              key={one.id}
              type="button"
              className={css["cut"]}
              aria-pressed={one === board}
              onClick={() => change({ cut: one.id, series: null })}
            >
              {one.title}
            </button>
          ))}
        </fieldset>
      )}
      <PackBoard key={board.id} gpu={gpu} board={board} isFirst={board === boards[0]} state={state} change={change} />
    </section>
  )
}

/** A sentence about what cannot be added, and the document the rule stands in. */
function Refused({
  gpu,
  board,
  packing,
  refusal,
  rules,
}: {
  readonly gpu: Gpu
  readonly board: Board
  readonly packing: Packing
  readonly refusal: Refusal
  readonly rules: readonly PlacementRule[] | null | undefined
}): ReactElement {
  const { text, rule } = refusalText(board, packing, refusal)
  const ofTypes = board.sets.find((set) => set.types.includes(refusal.type))?.evidence
  const ofRule = rule === null ? ofTypes : rules?.find((one) => one.id === rule)?.evidence
  const evidence = refusal.rule === "instances" ? evidenceFor(gpu, "migMaxInstances") : ofRule
  return (
    <>
      <p>{text}</p>
      <EvidenceList evidence={evidence ?? []} label="Source of the rule" />
    </>
  )
}

interface PackBoardProps {
  readonly gpu: Gpu
  readonly board: Board
  /** Shown where a link asks for none by name. */
  readonly isFirst: boolean
  readonly state: PackState
  readonly change: (patch: Partial<PackState>) => void
}

function PackBoard({ gpu, board, isFirst, state, change }: PackBoardProps): ReactElement {
  const rules = useLoaded(loadPlacementRules)
  const [asked, setAsked] = useState<string | null>(null)
  const [ref, { width }] = useRoom()
  const svg = useRef<SVGSVGElement>(null)
  const lookOf = useMemo(() => looksOf(board), [board])
  const packing = useMemo(() => pack(board, state.items), [board, state.items])
  const example = useMemo(() => exampleOf(board), [board])
  const chosen = packing.loads.some((load) => countOf(load) > 0)
  const shown = chosen ? packing.pieces : (example?.pieces ?? [])
  const exampleVms = example?.pieces.reduce((sum, piece) => sum + piece.vms, 0) ?? 0
  const says = chosen
    ? packedText(board, packing.loads, packing.pieces)
    : example
      ? `For example, full: ${someOf(board, example.type, exampleVms)}. Choose below what it is to hold.`
      : "Nothing is placed."
  const put = (items: readonly PackItem[]): void => {
    setAsked(null)
    change({ items, cut: isFirst ? null : board.id })
  }
  const refusal = asked === null ? undefined : packing.more.get(asked)
  // What was placed by hand may strand free slots: said without being asked, of the largest type that would fit otherwise.
  const stranded = board.types
    .filter((type) => type.id !== asked && packing.more.get(type.id)?.refusal.stranded && packing.more.get(type.id)?.count === 0)
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))[0]
  const strandedWhy = stranded && packing.more.get(stranded.id)?.refusal
  const byHand = packing.loads.some((load) => load.at.length > 0)
  const rows = placeRows(board, packing.pieces)
  return (
    <>
      <figure className={css["figure"]}>
        <div ref={ref} className={css["frame"]}>
          {width > 0 && (
            <PackDrawing
              board={board}
              pieces={shown}
              lookOf={lookOf}
              label={`${gpu.name}, ${board.title}. ${says}`}
              faint={!chosen}
              svg={svg}
              width={width}
            />
          )}
        </div>
        <figcaption className={css["caption"]}>
          <output className={css["says"]}>{says}</output>
          <span className={css["actions"]}>
            {byHand && (
              <Button variant="quiet" icon="reset" onClick={() => put(freed(state.items))}>
                Move to best places
              </Button>
            )}
            <Button variant="quiet" icon="trash" disabled={state.items.length === 0} onClick={() => put([])}>
              Clear
            </Button>
            <PictureMenu of={svg} fileName={`${gpu.id}-${board.id}`} />
          </span>
        </figcaption>
      </figure>

      <output className={css["refusals"]}>
        {refusal && <Refused gpu={gpu} board={board} packing={packing} refusal={refusal.refusal} rules={rules} />}
        {strandedWhy && <Refused gpu={gpu} board={board} packing={packing} refusal={strandedWhy} rules={rules} />}
        {packing.refused.map((one) => (
          <div key={`${one.type.id} ${one.rule}`}>
            <p>
              <b>
                {one.count} × {one.type.name} of the link {one.count === 1 ? "finds" : "find"} no room.
              </b>
            </p>
            <Refused gpu={gpu} board={board} packing={packing} refusal={one} rules={rules} />
          </div>
        ))}
        {packing.strangers.length > 0 && (
          <p>
            Not among the types shown here: {packing.strangers.slice(0, 6).join(", ")}
            {packing.strangers.length > 6 ? " …" : ""}. Another way of dividing the GPU may have them.
          </p>
        )}
        {state.unread.length > 0 && <p>The link has words that mean nothing here: {state.unread.slice(0, 6).join(", ")}.</p>}
      </output>

      {chosen && (
        <Disclosure title="What stands where" summary={plural(rows.length, "row")} level={4}>
          <table className={css["places"]}>
            <caption>{says}</caption>
            <thead>
              <tr>
                <th scope="col">Where</th>
                <th scope="col">What</th>
                <th scope="col">Has</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={`${row.where} ${row.name}`}>
                  <th scope="row">{row.where}</th>
                  <td>{row.name}</td>
                  <td>{row.has}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Disclosure>
      )}

      <TypeList
        board={board}
        packing={packing}
        lookOf={lookOf}
        series={state.series}
        onSeries={(series) => change({ series })}
        onAdd={(type, by) => {
          if (by > 0 && (packing.more.get(type.id)?.count ?? 0) === 0) setAsked(type.id)
          else put(addTo(kept(board, packing, state.items), type.id, by))
        }}
        asked={asked}
      />

      {board.slots > 0 && (
        <StartsBoard
          board={board}
          packing={packing}
          lookOf={lookOf}
          onToggle={(type, at) => put(toggleAt(kept(board, packing, state.items), type.id, at))}
        />
      )}

      <Disclosure title="Where these types are from" summary={plural(board.sets.length, "table")} level={4}>
        <ul className={css["sets"]}>
          {board.sets.map((set) => (
            <li key={set.family + set.sharing}>
              <p>
                {set.family}
                {set.copiedFrom ? `, as stated for ${set.copiedFrom}` : ""}
              </p>
              <EvidenceList evidence={[...set.evidence, ...set.types.flatMap((type) => type.evidence ?? [])]} />
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  )
}

/** What really stands on the GPU: a press of a button does not carry along what found no room. */
const kept = (board: Board, packing: Packing, items: readonly PackItem[]): readonly PackItem[] =>
  packing.refused.length === 0 && packing.strangers.length === 0
    ? items
    : packing.loads.flatMap(({ type, auto, at }) =>
        board.types.includes(type)
          ? [...(auto > 0 ? [{ id: type.id, count: auto, at: null }] : []), ...at.map((start) => ({ id: type.id, count: 1, at: start }))]
          : [],
      )

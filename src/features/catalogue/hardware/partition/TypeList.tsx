import { useId, useMemo, type ReactElement } from "react"
import type { InstanceType } from "../../../../dataset/schema/index.ts"
import { Icon } from "../../../../ui/Icon.tsx"
import { BasisTag } from "../../../common/BasisTag.tsx"
import type { Board } from "./boards.ts"
import { perInstance } from "./boards.ts"
import { doubtOf } from "./doubt.ts"
import { countOf, fullOf, mostOf, type Packing } from "./fit.ts"
import type { Look } from "./look.ts"
import { MiniBar, Swatch } from "./PackDrawing.tsx"
import { refusalShort, reportedText, sizeText } from "./words.ts"
import css from "./Partitions.module.css"

const seriesWords: Readonly<Record<string, string>> = {
  Q: "Q: workstations",
  B: "B: desktops",
  A: "A: published apps",
  C: "C: compute",
}

export interface TypeListProps {
  readonly board: Board
  readonly packing: Packing
  readonly lookOf: (type: InstanceType) => Look
  /** The vGPU series shown; null: the first there is. */
  readonly series: string | null
  readonly onSeries: (series: string) => void
  readonly onAdd: (type: InstanceType, by: number) => void
  /** The type of which one more was asked for in vain. */
  readonly asked: string | null
}

/** Every type of the board: what it has, what a GPU full of it looks like, how many stand on the GPU, and how many yet fit. */
export function TypeList({ board, packing, lookOf, series, onSeries, onAdd, asked }: TypeListProps): ReactElement {
  const all = ["Q", "B", "A", "C"].filter((one) => board.types.some((type) => type.series === one))
  const current = all.find((one) => one === series) ?? all[0]
  const shown = board.types.filter(
    (type) =>
      current === undefined ||
      type.series === current ||
      type.series === undefined ||
      packing.loads.some((load) => load.type === type && countOf(load) > 0),
  )
  return (
    <div className={css["types"]}>
      {all.length > 1 && (
        <fieldset className={css["cuts"]}>
          <legend>Series</legend>
          {all.map((one) => (
            <button key={one} type="button" className={css["cut"]} aria-pressed={one === current} onClick={() => onSeries(one)}>
              {seriesWords[one] ?? one}
            </button>
          ))}
        </fieldset>
      )}
      <ul className={css["typeList"]} aria-label={`Types: ${board.title}`}>
        {shown.map((type) => (
          <TypeRow key={type.id} board={board} type={type} packing={packing} look={lookOf(type)} onAdd={onAdd} asked={asked === type.id} />
        ))}
      </ul>
    </div>
  )
}

interface TypeRowProps {
  readonly board: Board
  readonly type: InstanceType
  readonly packing: Packing
  readonly look: Look
  readonly onAdd: (type: InstanceType, by: number) => void
  readonly asked: boolean
}

function TypeRow({ board, type, packing, look, onAdd, asked }: TypeRowProps): ReactElement {
  const id = useId()
  const full = useMemo(() => fullOf(board, type), [board, type])
  const load = packing.loads.find((one) => one.type === type)
  const doubt = doubtOf(board, type)
  const here = load ? countOf(load) : 0
  const room = packing.more.get(type.id)
  const more = room?.count ?? 0
  const fits = here > 0 ? `${more} more fit` : more === 1 ? "1 fits" : `${more} fit`
  const facts = [
    type.frameBufferMib === null ? "memory not stated" : sizeText(type),
    reportedText(type),
    `${mostOf(board, type)} per GPU`,
    type.computeSlices ? `${type.computeSlices} of ${board.computeSlices ?? "?"} compute slices` : "",
    perInstance(type) > 1 ? `${perInstance(type)} share a ${type.gpuInstanceProfile ?? "GPU instance"}` : "",
    type.licence ?? "",
  ].filter((fact) => fact !== "")
  return (
    <li className={css["type"]} data-here={here > 0 || undefined}>
      <span className={css["typeName"]}>
        <Swatch look={look} />
        <span>
          <b>{type.name}</b>
          <small>{facts.join(" · ")}</small> {doubt && <BasisTag basis={doubt} />}
          {type.note && <small className={css["typeNote"]}>{type.note}</small>}
        </span>
      </span>
      <MiniBar board={board} pieces={full} look={look} />
      <fieldset className={css["stepper"]} aria-label={type.name}>
        <button type="button" aria-label={`One ${type.name} fewer`} aria-disabled={here === 0} onClick={() => here > 0 && onAdd(type, -1)}>
          <Icon name="minus" size={14} />
        </button>
        <output aria-label={`${type.name} on the GPU`}>{here}</output>
        <button
          type="button"
          aria-label={`One more ${type.name}`}
          aria-describedby={`${id}-room`}
          data-full={more === 0 || undefined}
          data-asked={asked || undefined}
          onClick={() => onAdd(type, 1)}
        >
          <Icon name="plus" size={14} />
        </button>
      </fieldset>
      <span className={css["room"]} id={`${id}-room`}>
        {more > 0 ? (
          <button type="button" className={css["fill"]} aria-label={`${fits}: add all, ${type.name}`} onClick={() => onAdd(type, more)}>
            {fits}
          </button>
        ) : (
          <button type="button" className={css["full"]} onClick={() => onAdd(type, 1)}>
            <Icon name="question" size={14} />
            {room ? refusalShort[room.refusal.rule] : ""}
          </button>
        )}
      </span>
    </li>
  )
}

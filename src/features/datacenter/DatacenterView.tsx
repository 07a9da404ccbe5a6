import { useId, useMemo, useRef, useState, type ReactElement } from "react"
import type { OptionResult, Placement, PricedPlan, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { count, plural } from "../../ui/format.ts"
import { useRested } from "../../ui/useRested.ts"
import { sayAnswer } from "../../words/answers.ts"
import { failureText } from "../common/migrationWords.ts"
import { PictureMenu } from "../common/picture/PictureMenu.tsx"
import { valuesOf } from "../common/picture/values.ts"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { Missed } from "./Missed.tsx"
import { Picture } from "./Picture.tsx"
import { PlanChoice, PlanPicture } from "./PlanPicture.tsx"
import { PlacementTable } from "./PlacementTable.tsx"
import { planDatacenter } from "./plan.ts"
import { Summary } from "./Summary.tsx"
import { hostsText, summaryText } from "./words.ts"
import css from "./datacenter.module.css"
import own from "./DatacenterView.module.css"

export interface DatacenterViewProps {
  /** The option in focus: one of the report's, or null for the first that can be drawn. */
  readonly option: OptionResult | null
  readonly scenario: Scenario
  readonly report: Report
  /** Called with an option's key when the reader switches to it. */
  readonly onFocus: (optionKey: string) => void
  /** A plan of several parts that may be drawn in the option's place: whether it is, and what asks for it. */
  readonly ofParts?: { readonly plan: PricedPlan; readonly shown: boolean; readonly onShow: () => void } | null
  /** A value is being dragged. */
  readonly dragging?: boolean
  /** The switch among the options: as usual, shown but fixed, or left out. */
  readonly switching?: "free" | "locked" | "hidden"
}

const numberOf = (option: OptionResult): { readonly figure: string; readonly unit: string } => {
  if (!option.placement) return { figure: "–", unit: "cannot be built" }
  const { gpus, hosts } = option.placement
  if (gpus.count === 0) return { figure: count(hosts.count), unit: hosts.count === 1 ? "host, no GPU" : "hosts, no GPU" }
  return { figure: count(gpus.count), unit: gpus.count === 1 ? "GPU" : "GPUs" }
}

interface SwitchProps {
  readonly options: readonly OptionResult[]
  readonly focus: string | null
  readonly onFocus: (key: string) => void
  readonly locked: boolean
  readonly dragging: boolean
}

/** The report's options side by side, their GPU counts on one scale. */
function OptionSwitch({ options, focus, onFocus, locked, dragging }: SwitchProps): ReactElement {
  const now = Math.max(1, ...options.map((option) => option.placement?.gpus.count ?? 0))
  const [held, setHeld] = useState(now)
  // While a value is dragged the bars move, not their scale; where one would leave it, the scale grows at once, and holds again.
  const most = !dragging ? now : now > held ? 4 * now : held
  if (most !== held) setHeld(most)
  return (
    <fieldset className={css["switch"]} aria-label="Option in the picture">
      {options.map((option) => {
        const { figure, unit } = numberOf(option)
        const share = (option.placement?.gpus.count ?? 0) / most
        return (
          <button
            key={option.key}
            type="button"
            aria-pressed={option.key === focus}
            disabled={locked && option.key !== focus}
            data-technique={option.technique}
            onClick={() => onFocus(option.key)}
            className={css["choice"]}
          >
            <span className={css["choiceName"]}>
              <TechniqueMark technique={option.technique} size={14} />
              <span>
                {option.productName}
                {option.gpuName ? <small>{option.gpuName}</small> : null}
              </span>
            </span>
            <span className={css["choiceFigure"]}>
              <b>{figure}</b> {unit}
            </span>
            <span className={css["choiceMiss"]}>{option.placement && !option.feasible ? "misses a requirement" : ""}</span>
            <span className={css["scale"]} aria-hidden="true">
              <i style={{ transform: `translateX(max(2px - 100%, ${(share - 1) * 100}%))` }} hidden={share === 0} />
            </span>
          </button>
        )
      })}
    </fieldset>
  )
}

interface DrawnProps {
  readonly option: OptionResult
  readonly placement: Placement
  readonly dragging: boolean
}

/**
 * The picture, what binds and what is wasted beside it, and its table. Below the fold it waits for the end of a drag: drawing hundreds of tiles
 * that nobody sees doubled the time of each of its steps.
 */
function Drawn(given: DrawnProps): ReactElement {
  const [ref, { option, placement, dragging }] = useRested(given, given.dragging)
  const noteId = useId()
  const drawing = useRef<HTMLDivElement>(null)
  const fails = failureText(option.migration)
  const note = useMemo(() => summaryText(planDatacenter(placement)), [placement])
  return (
    <div ref={ref} className={own["drawn"]} data-paper="flow">
      <div className={css["body"]}>
        <div>
          <div ref={drawing}>
            <Picture option={option} placement={placement} describedBy={noteId} height={440} dragging={dragging} />
          </div>
          <PictureMenu
            of={drawing}
            fileName={`datacenter-${option.key.replaceAll(/[^\w.-]+/g, "-")}`}
            values={() => {
              const table = drawing.current?.closest("[data-paper]")?.querySelector("table")
              return table ? valuesOf(table) : { columns: [], rows: [] }
            }}
          />
          <p id={noteId} className={css["note"]}>
            {placement.gpus.count > 0
              ? `One tile is one GPU, one cell one VM${option.groups.some((group) => group.gpusPerVm) ? " (or its part on each of its GPUs)" : ""}; hatched is idle, dashed an empty slot or a spare host.`
              : "One cell is one VM; hatched is free vCPU, dashed is spare."}{" "}
            {note}
          </p>
          {fails !== "" && <p className={css["note"]}>{fails}</p>}
        </div>
        <Summary option={option} placement={placement} />
      </div>
      <PlacementTable option={option} placement={placement} />
    </div>
  )
}

/**
 * The option in focus as hosts, boards and GPUs, filled with the VMs' slices; beside it what binds and what is wasted.
 * Takes a report and a callback; reads no store.
 */
export function DatacenterView({
  option,
  report,
  onFocus,
  ofParts = null,
  dragging = false,
  switching = "free",
}: DatacenterViewProps): ReactElement {
  const shown = option ?? report.options.find((one) => one.placement !== null) ?? report.options[0] ?? null
  const placement = shown?.placement ?? null
  if (!shown) return <p className={own["empty"]}>Nothing is compared yet, so there is no datacenter to draw.</p>
  return (
    <section className={css["root"]} data-paper="flow" data-technique={shown.technique} aria-label="Picture of the datacenter">
      {ofParts && <PlanChoice plan={ofParts.plan} pressed={ofParts.shown} onPress={ofParts.onShow} />}
      {switching !== "hidden" && (
        <OptionSwitch
          options={report.options}
          focus={ofParts?.shown ? null : shown.key}
          onFocus={onFocus}
          locked={switching === "locked"}
          dragging={dragging}
        />
      )}
      {ofParts?.shown ? (
        <PlanPicture plan={ofParts.plan} dragging={dragging} />
      ) : placement ? (
        <>
          <p className={css["headline"]} aria-live="polite">
            {plural(report.totalVms, "VM")}{" "}
            {placement.gpus.count > 0 ? `on ${plural(placement.gpus.count, "GPU")} ${hostsText(placement)}` : hostsText(placement)}.
            <Missed reasons={shown.reasons} />
          </p>
          <Drawn option={shown} placement={placement} dragging={dragging} />
        </>
      ) : (
        <div className={own["empty"]}>
          <p>
            <b>{shown.productName}</b> cannot be built for this scenario, so there is nothing to draw:
          </p>
          <ul>
            {shown.reasons.map((reason, at) => (
              <li key={at}>{sayAnswer(reason.told)}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}

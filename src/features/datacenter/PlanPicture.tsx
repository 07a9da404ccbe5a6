import { useId, useMemo, useRef, type ReactElement } from "react"
import type { Placement, PlanPart, PricedPlan } from "../../engine/report.ts"
import { count, plural } from "../../ui/format.ts"
import { PictureMenu } from "../common/picture/PictureMenu.tsx"
import { failureText } from "../common/migrationWords.ts"
import { keyOfPart, standWords } from "../common/standWords.ts"
import { MixMark, TechniqueMark } from "../common/TechniqueMark.tsx"
import { Missed } from "./Missed.tsx"
import { Picture } from "./Picture.tsx"
import { PlacementTable } from "./PlacementTable.tsx"
import { planDatacenter } from "./plan.ts"
import { boughtText, gpuBindingText, hostBindingText, standText, summaryText } from "./words.ts"
import css from "./datacenter.module.css"

interface PlanChoiceProps {
  readonly plan: PricedPlan
  readonly pressed: boolean
  readonly onPress: () => void
}

/** The plan beside the options: each group its own way. */
export function PlanChoice({ plan, pressed, onPress }: PlanChoiceProps): ReactElement {
  const kinds = [...new Set(plan.parts.map(({ option }) => option.gpuName ?? option.productName))]
  return (
    <fieldset className={css["switch"]} aria-label="Plan in the picture">
      <button type="button" aria-pressed={pressed} onClick={onPress} className={css["choice"]}>
        <span className={css["choiceName"]}>
          <MixMark size={14} />
          <span>
            Each group its own way
            <small>{kinds.join(", ")}</small>
          </span>
        </span>
        <span className={css["choiceFigure"]}>
          <b>{count(plan.totals.gpus)}</b> {plan.totals.gpus === 1 ? "GPU" : "GPUs"}
        </span>
        <span className={css["choiceMiss"]}>{plan.feasible ? "" : "misses a requirement"}</span>
      </button>
    </fieldset>
  )
}

/** A part of so great a share of the tiles has a row of its own. */
const wideShare = 0.4
/** Tiles of all parts have about the same room. */
const wholeHeight = 520
const leastHeight = 110

/** The kinds of hosts of a plan side by side, each part with its own picture. */
export function PlanPicture({ plan, dragging }: { readonly plan: PricedPlan; readonly dragging: boolean }): ReactElement {
  const drawing = useRef<HTMLDivElement>(null)
  const { gpus, hosts, spareHosts } = plan.totals
  const placed = plan.parts.flatMap((part) => (part.option.placement ? [{ part, placement: part.option.placement }] : []))
  const tiles = ({ gpus: of, hosts: on }: Placement) => Math.max(of.bought + of.spareBoards, on.count)
  const all = placed.reduce((sum, { placement }) => sum + tiles(placement), 0)
  const isLarge = (placement: Placement) => tiles(placement) > wideShare * all
  // One small part alone has no neighbour to share its row with.
  const small = placed.filter(({ placement }) => !isLarge(placement)).length
  const vms = plan.parts.flatMap(({ option }) => option.groups).reduce((sum, group) => sum + group.count, 0)
  return (
    <>
      <p className={css["headline"]} aria-live="polite">
        {plural(vms, "VM")} on {plural(gpus, "GPU")} in {plural(hosts, "host")}
        {spareHosts > 0 && `, and ${plural(spareHosts, "spare host")}`}, each group its own way.
        <Missed reasons={plan.reasons} />
      </p>
      <div ref={drawing} className={css["parts"]} data-paper="flow">
        {placed.map(({ part, placement }) => (
          <PartPicture
            key={keyOfPart(part)}
            part={part}
            placement={placement}
            dragging={dragging}
            wide={isLarge(placement) || small === 1}
            height={Math.max(leastHeight, Math.round((wholeHeight * tiles(placement)) / Math.max(1, all)))}
          />
        ))}
      </div>
      <PictureMenu of={drawing} fileName="datacenter-of-parts" />
      <p className={css["note"]}>
        One tile is one GPU, one cell one VM; hatched is idle, dashed an empty slot or a spare host. {standWords(plan.parts)}
      </p>
    </>
  )
}

interface PartPictureProps {
  readonly part: PlanPart
  readonly placement: Placement
  readonly wide: boolean
  readonly height: number
  readonly dragging: boolean
}

function PartPicture({ part: { option }, placement, wide, height, dragging }: PartPictureProps): ReactElement {
  const titleId = useId()
  const noteId = useId()
  const note = useMemo(() => summaryText(planDatacenter(placement)), [placement])
  const usesGpu = placement.gpus.count > 0
  return (
    <section
      className={css["root"]}
      data-paper="flow"
      data-technique={option.technique}
      data-wide={wide || undefined}
      aria-labelledby={titleId}
    >
      <h2 id={titleId} className={css["choiceName"]}>
        <TechniqueMark technique={option.technique} size={14} />
        <span>
          <bdi>{option.groups.map((group) => group.name).join(", ")}</bdi>: {option.productName}
          {option.gpuName && ` on ${option.gpuName}`}
        </span>
      </h2>
      <Picture option={option} placement={placement} describedBy={noteId} height={height} dragging={dragging} />
      <p id={noteId} className={css["note"]}>
        {standText(option, placement)} {usesGpu && `${boughtText(placement)}.`}{" "}
        {option.groups.map((group) => gpuBindingText(group, usesGpu)).join(" ")} {hostBindingText(placement)} {note}{" "}
        {failureText(option.migration)}
      </p>
      <PlacementTable option={option} placement={placement} />
    </section>
  )
}

import { memo, Suspense, useId, useMemo } from "react"
import type { OptionResult, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { count, money, percent, percentRange, plural, yearsText, type Currency } from "../../ui/format.ts"
import { EmptyState } from "../../ui/EmptyState.tsx"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { costFigure, currencyOf, rateNote } from "../common/currency.ts"
import { ownedInShort } from "../common/owned.ts"
import { leastServed, leastWords } from "../common/shares.ts"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import { ViewLink } from "../common/ViewLink.tsx"
import styles from "./CompareBoard.module.css"
import { CostMini, GpuMini, MigrationMini, NativeMini } from "./MiniCharts.tsx"
import { NotCountedLine } from "./NotCountedLine.tsx"
import { MigrationGlyph } from "./MigrationGlyph.tsx"
import { Reasons } from "./Reasons.tsx"
import { isFocused, rowsOf, type Row } from "./rows.ts"
import { Axis, Ends, ScaleEnds } from "./Axis.tsx"
import { boardScales, shareScale, type BoardScales } from "./scales.ts"
import { as } from "./tableRoles.ts"
import { asBefore, useHeld, type Before } from "./useHeld.ts"
import { bestFit } from "../common/shown.ts"
import { mayBeCheaper, tiedWith, type StandingPlan } from "./verdict.ts"
import { columnNames, gpuShortName, migrationWords, targetsOf, type AskWhy, type ChartView } from "./words.ts"

export interface CompareBoardProps {
  readonly report: Report
  readonly scenario: Scenario
  /** An option's key or a technique id. */
  readonly focus?: string | null
  /** Without it the rows' names are plain text. */
  readonly onFocus?: (key: string) => void
  /** Opens a column's full chart; without it the headers are plain text. */
  readonly onOpen?: (view: ChartView) => void
  /** Asked for a figure; without it the figures are plain text. */
  readonly onWhy?: AskWhy
  /** A value is being dragged: scales hold, and each bar shows where it stood before. */
  readonly dragging?: boolean
  /** A plan of parts is the answer, or comes closest: the last row, and what fits best beside it is the best of one way for all. */
  readonly plan?: StandingPlan | null
}

const PlanRow = lazyPart(
  () => import("./PlanRow.tsx"),
  (module) => module.PlanRow,
)

/** A row for each option, a column for each question, every column on one scale. */
export const CompareBoard = memo(function CompareBoard({
  report,
  scenario,
  focus = null,
  onFocus,
  onOpen,
  onWhy,
  dragging = false,
  plan = null,
}: CompareBoardProps) {
  const { options } = report
  const ofPlan = plan?.row
  const shown = useMemo(() => (ofPlan ? [...options, ofPlan] : options), [options, ofPlan])
  const held = useHeld(shown, dragging)
  const rows = rowsOf(report)
  const best = bestFit(report, scenario)
  const tied = best === null ? [] : tiedWith(best, report, scenario)
  const lure = best === null ? null : mayBeCheaper(best, report.options)
  const onlyFit = report.options.filter((option) => option.feasible).length === 1
  const fits = (option: OptionResult): string | null => {
    if (best?.key === option.key && (option.origin === "best" || best.origin === "pin"))
      return plan
        ? onlyFit
          ? "the only way for all"
          : "best one way for all"
        : onlyFit
          ? "best fit: the only one"
          : tied.length > 0
            ? "best fit: one of the cheapest"
            : lure
              ? "best fit: cheapest known"
              : "best fit: cheapest"
    return tied.includes(option) ? "fits at the same price" : null
  }
  if (rows.length === 0) {
    return (
      <EmptyState title="Nothing is compared">
        <p>Choose a technique, or pin a product by name, under “Compared”.</p>
      </EmptyState>
    )
  }
  const currency = currencyOf(scenario)
  const scales = held?.scales ?? boardScales(shown)
  const note = rateNote(scenario)
  const head = (view: ChartView, axis: React.ReactNode) => (
    <th scope="col" {...as.columnheader} className={styles.column} data-plain={onOpen ? undefined : ""}>
      {onOpen ? (
        <button
          type="button"
          className={styles.open}
          data-chart={view}
          onClick={() => onOpen(view)}
          title={`Open the chart: ${columnNames[view]}`}
        >
          {columnNames[view]}
          <span className={styles.openMark} aria-hidden="true">
            ↗
          </span>
        </button>
      ) : (
        <span className={styles.columnName}>{columnNames[view]}</span>
      )}
      {view === "cost" && note !== null && <span className={styles.headNote}>{note}</span>}
      <span className={styles.axis} aria-hidden="true">
        {axis}
      </span>
    </th>
  )
  return (
    <div className={styles.frame}>
      <table {...as.table} className={styles.board}>
        <caption className={styles.caption}>
          {`What each technique makes of ${plural(report.totalVms, "VM")}: native performance, GPUs, cost over ${yearsText(scenario.economics.years)} and migration.`}
        </caption>
        <thead {...as.rowgroup} className={styles.head}>
          <tr {...as.row}>
            <td className={styles.corner}>
              {onOpen && !held && <span className={styles.lead}>Each as a chart</span>}
              {held && <span className={styles.held}>Dashed: before</span>}
            </td>
            {head("native", <Axis scale={shareScale} label={percent} />)}
            {head(
              "gpus",
              scales.units ? <span className={styles.axisNote}>a square is a GPU</span> : <Axis scale={scales.gpus} label={count} />,
            )}
            {head("cost", <Axis scale={scales.cost} label={(value) => money(value, currency)} />)}
            {head(
              "migration",
              <>
                <span>none</span>
                <span>live</span>
              </>,
            )}
          </tr>
        </thead>
        {rows.map((row) => (
          <BoardRow
            key={row.id}
            row={row}
            scales={scales}
            before={held?.before(row.option) ?? asBefore}
            currency={currency}
            rateNote={note}
            fit={fits(row.option)}
            focused={isFocused(row.option, focus)}
            onFocus={onFocus}
            onWhy={onWhy}
          />
        ))}
        {plan && ofPlan && (
          <Suspense fallback={<tbody aria-busy="true" hidden />}>
            <PlanRow
              plan={plan}
              row={ofPlan}
              scales={scales}
              before={held?.before(ofPlan) ?? asBefore}
              rateNote={note}
              asks={onWhy !== undefined}
            />
          </Suspense>
        )}
      </table>
      <NotCountedLine list={report.notCounted} />
      {scales.gpus.kind === "log" && !scales.units && (
        <p className={styles.note}>GPUs are drawn on a logarithmic scale: equal steps multiply, they don’t add.</p>
      )}
    </div>
  )
})

interface RowProps {
  readonly row: Row
  readonly scales: BoardScales
  /** The row as it stood when the drag began that goes on. */
  readonly before: Before
  readonly currency: Currency
  /** In which currency the cost is, where it is not the one asked for. */
  readonly rateNote: string | null
  /** How it fits, in words; null where another does better. */
  readonly fit: string | null
  readonly focused: boolean
  readonly onFocus: CompareBoardProps["onFocus"]
  readonly onWhy: CompareBoardProps["onWhy"]
}

function BoardRow({ row, scales, before, currency, rateNote, fit, focused, onFocus, onWhy }: RowProps) {
  const { option } = row
  const reasonId = useId()
  const style = techniqueStyle[option.technique]
  const hue = { "--hue": `var(--${style.series})`, "--hue-soft": `var(--${style.series}-soft)` } as React.CSSProperties
  const gpu = gpuShortName(option)
  const name = row.first ? style.name : option.productName
  const slices = [...new Set(option.groups.map((group) => group.instanceTypeName))].filter((slice) => slice !== null)
  const wouldBe = !option.feasible
  const hasNote = wouldBe || option.warnings.length > 0 || option.thinEvidence !== null
  const ask = (figure: "nativeShare" | "gpus" | "cost" | "migration", visible: string, subject: string) => (
    <Figure
      text={visible}
      wouldBe={wouldBe}
      label={`${wouldBe ? "would be " : ""}${visible}: why? ${subject} of ${style.name}, ${option.productName}`}
      onAsk={onWhy && (() => onWhy({ key: option.key, figure }))}
    />
  )
  const gpus = option.placement?.gpus ?? null
  const least = leastServed(option.groups)
  return (
    <tbody
      {...as.rowgroup}
      className={styles.row}
      style={hue}
      data-hollow={wouldBe ? "" : undefined}
      data-focused={focused ? "" : undefined}
      data-pin={row.first ? undefined : ""}
    >
      <tr {...as.row}>
        <th
          {...as.rowheader}
          scope="rowgroup"
          rowSpan={hasNote ? 2 : 1}
          className={styles.name}
          {...(hasNote ? { "aria-describedby": reasonId } : {})}
        >
          <span className={styles.nameLine}>
            {onFocus ? (
              <button
                type="button"
                className={styles.focus}
                aria-current={focused ? "true" : undefined}
                onClick={() => onFocus(option.key)}
              >
                {name}
              </button>
            ) : (
              <span className={styles.plainName}>{name}</span>
            )}
            {/* Seen before the name, heard after it: the row is called by its option. */}
            <ViewLink view="techniques" focus={option.technique} className={styles.mark} label={`How it works: ${style.name}`} hint>
              <TechniqueMark technique={option.technique} size={15} hollow={wouldBe} />
            </ViewLink>
          </span>
          <span className={styles.what}>
            {row.first && <span>{option.productName}</span>} {gpu !== null && <span>{`on ${gpu}`}</span>}{" "}
            {slices.length === 1 && <span>{`as ${slices[0]}`}</span>}
            {slices.length > 1 && <span>{`in ${plural(slices.length, "slice size")}`}</span>}
          </span>
          {focused && (
            <ViewLink view="techniques" focus={option.technique} className={styles.what}>
              See how it works
            </ViewLink>
          )}
          {option.owned && <span className={styles.yours}>{ownedInShort(option.owned)}</span>}
          {(fit !== null || option.origin === "pin") && (
            <span className={styles.tags}>
              {fit !== null && <span className={styles.best}>{fit}</span>}
              {option.origin === "pin" && <span className={styles.pin}>pinned by you</span>}
            </span>
          )}
        </th>
        <td {...as.cell} className={styles.cell} data-label={columnNames.native}>
          {option.nativeShare === null ? <Unknown /> : ask("nativeShare", percentRange(option.nativeShare), columnNames.native)}
          <NativeMini share={option.nativeShare} before={before.share} targets={targetsOf(option)} />
          <ScaleEnds scale={shareScale} label={percent} />
          {option.nativeShare !== null && least !== null && (
            <span className={styles.least}>{`on average; ${leastWords(least).replaceAll(" %", "\u00a0%")}`}</span>
          )}
        </td>
        <td {...as.cell} className={styles.cell} data-label={columnNames.gpus}>
          {gpus === null ? <Unknown text="none fits" /> : ask("gpus", gpus.count === 0 ? "no GPU" : count(gpus.count), columnNames.gpus)}
          <GpuMini gpus={gpus} scale={scales.gpus} before={before.gpus} units={scales.units} />
          {scales.units ? <Ends from="a square is a GPU" to="" /> : <ScaleEnds scale={scales.gpus} label={count} />}
        </td>
        <td
          {...as.cell}
          className={styles.cell}

          data-label={rateNote === null ? columnNames.cost : `${columnNames.cost}, ${rateNote}`}
        >
          {option.cost === null ? <Unknown /> : ask("cost", costFigure(option.cost, currency), columnNames.cost)}
          <CostMini cost={option.cost} scale={scales.cost} before={before.usd} />
          <ScaleEnds scale={scales.cost} label={(value) => money(value, currency)} />
        </td>
        <td {...as.cell} className={styles.cell} data-label={columnNames.migration}>
          <span className={styles.migration} data-level={option.migration.level}>
            <MigrationGlyph level={option.migration.level} />
            {ask("migration", migrationWords[option.migration.level], columnNames.migration)}
          </span>
          <MigrationMini level={option.migration.level} />
          <Ends from="none" to="live" />
        </td>
      </tr>
      {hasNote && (
        <tr {...as.row}>
          <td {...as.cell} id={reasonId} colSpan={4} className={styles.reasons}>
            <Reasons option={option} onWhy={onWhy} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

const Unknown = ({ text = "unknown" }: { readonly text?: string }) => <span className={styles.unknown}>{text}</span>

interface FigureProps {
  readonly text: string
  /** Its name: begins with the words that are seen. */
  readonly label: string
  readonly wouldBe: boolean
  readonly onAsk: (() => void) | undefined
}

/** A figure that can be asked why. */
function Figure({ text, label, wouldBe, onAsk }: FigureProps) {
  const content = (
    <span>
      {wouldBe && <span className={styles.wouldBe}>would be </span>}
      <span className={styles.value}>{text}</span>
    </span>
  )
  return onAsk ? (
    <button type="button" className={styles.figure} aria-label={label} onClick={onAsk}>
      {content}
    </button>
  ) : (
    <span className={styles.figure}>{content}</span>
  )
}

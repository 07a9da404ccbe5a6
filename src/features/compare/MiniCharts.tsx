import type { Cost, MigrationLevel, OptionResult } from "../../engine/report.ts"
import type { Range } from "../../dataset/schema/index.ts"
import styles from "./MiniCharts.module.css"
import { shareScale, stackStarts, type Scale } from "./scales.ts"
import { costParts } from "../../engine/basics/why/cost.ts"
import { migrationStep } from "./words.ts"

/*
 * Charts of one row, all on their column's scale. They are drawn in percent of the width, so they stretch with the cell,
 * and are hidden from assistive technology: the cell's button says the same in words.
 */

const pct = (share: number): string => `${(share * 100).toFixed(2)}%`

const Grid = ({ scale, height }: { readonly scale: Scale; readonly height: number }) =>
  scale.ticks.map((tick) => (
    <line key={tick} className={styles.grid} x1={pct(scale.at(tick))} x2={pct(scale.at(tick))} y1={0} y2={height} />
  ))

const Frame = ({ height, children }: { readonly height: number; readonly children: React.ReactNode }) => (
  <svg className={styles.chart} width="100%" height={height} aria-hidden="true" focusable="false">
    {children}
  </svg>
)

/** Where a bar leaves the scale: two strokes across its end. */
const Break = ({ y, height }: { readonly y: number; readonly height: number }) => (
  <svg x="100%" y={y} overflow="visible">
    <path className={styles.break} d={`M-9 ${height + 2} l4 -${height + 4} M-5 ${height + 2} l4 -${height + 4}`} />
  </svg>
)

/** Where the value stood before the drag that goes on. */
const Ghost = ({ at, height }: { readonly at: number | null; readonly height: number }) =>
  at === null ? null : <line className={styles.ghost} x1={pct(at)} x2={pct(at)} y1={0} y2={height} />

interface NativeProps {
  readonly share: Range | null
  /** The likely share before the drag that goes on. */
  readonly before: number | null
  readonly targets: readonly number[]
}

/** Range bar from 0 to 100 % of native, its likely value, and a notch below for each least share asked for. */
export function NativeMini({ share, before, targets }: NativeProps) {
  return (
    <Frame height={22}>
      <Grid scale={shareScale} height={17} />
      <line className={styles.track} x1="0" x2="100%" y1={9} y2={9} />
      {share !== null && (
        <>
          <rect
            className={styles.range}
            x={pct(shareScale.at(share.low))}
            width={pct(shareScale.at(share.high) - shareScale.at(share.low))}
            y={4}
            height={10}
            rx={1.5}
          />
          <line className={styles.likely} x1={pct(shareScale.at(share.likely))} x2={pct(shareScale.at(share.likely))} y1={2} y2={16} />
        </>
      )}
      <Ghost at={before === null ? null : shareScale.at(before)} height={18} />
      {targets.map((target) => (
        <svg key={target} x={pct(shareScale.at(target))} overflow="visible">
          <path className={styles.target} d="M0 15 l3.5 6 h-7 z" />
        </svg>
      ))}
    </Frame>
  )
}

interface GpuProps {
  readonly gpus: NonNullable<OptionResult["placement"]>["gpus"] | null
  readonly scale: Scale
  /** GPUs before the drag that goes on. */
  readonly before: number | null
  /** One square a GPU, where the whole column is small enough to be counted. */
  readonly units: boolean
}

const perLine = 20

/** GPUs that carry VMs filled, idle ones of the boards hollow; the tick is what no placement can go below. */
export function GpuMini({ gpus, scale, before, units }: GpuProps) {
  if (gpus === null) return <Frame height={22}>{!units && <Grid scale={scale} height={17} />}</Frame>
  if (units) {
    const squares = Array.from({ length: gpus.bought }, (_, index) => index)
    return (
      <Frame height={22}>
        {squares.map((index) => (
          <rect
            key={index}
            className={index < gpus.count ? styles.unit : styles.unitIdle}
            x={pct((index % perLine) / perLine)}
            y={index < perLine ? 3 : 13}
            width={pct(0.72 / perLine)}
            height={7}
            rx={1}
          />
        ))}
        {gpus.lowerBound < gpus.count && (
          <Bound share={(gpus.lowerBound % perLine) / perLine} y={gpus.lowerBound < perLine ? 0 : 11} height={12} />
        )}
      </Frame>
    )
  }
  const end = scale.at(gpus.count)
  return (
    <Frame height={22}>
      <Grid scale={scale} height={17} />
      <line className={styles.track} x1="0" x2="100%" y1={9} y2={9} />
      {gpus.count > 0 && (
        <>
          {gpus.bought > gpus.count && (
            <rect className={styles.idle} x={pct(end)} width={pct(scale.at(gpus.bought) - end)} y={6} height={6} />
          )}
          {scale.kind === "linear" ? (
            <rect className={styles.bar} x="0" width={pct(end)} y={4} height={10} rx={1} />
          ) : (
            <>
              <line className={styles.stem} x1="0" x2={pct(end)} y1={9} y2={9} />
              <circle className={styles.bar} cx={pct(end)} cy={9} r={4.5} />
            </>
          )}
          <Bound share={scale.at(gpus.lowerBound)} y={0} height={18} />
        </>
      )}
      <Ghost at={before === null ? null : scale.at(before)} height={18} />
    </Frame>
  )
}

const Bound = ({ share, y, height }: { readonly share: number; readonly y: number; readonly height: number }) => (
  <line className={styles.bound} x1={pct(share)} x2={pct(share)} y1={y} y2={y + height} />
)

interface CostProps {
  readonly cost: Cost | null
  readonly scale: Scale
  /** The likely total before the drag that goes on, USD. */
  readonly before: number | null
}

/** Parts stacked up to the likely total, in their fixed order from dark to light; the whisker is the range of the total. */
export function CostMini({ cost, scale, before }: CostProps) {
  const starts = stackStarts(costParts.map((part) => cost?.breakdown[part].likely ?? 0))
  return (
    <Frame height={22}>
      <Grid scale={scale} height={17} />
      <line className={styles.track} x1="0" x2="100%" y1={9} y2={9} />
      {cost !== null && (
        <>
          {costParts.map((part, index) => {
            const start = starts[index] ?? 0
            const from = scale.at(start)
            const width = scale.at(start + cost.breakdown[part].likely) - from
            return width > 0 ? <rect key={part} className={styles[part]} x={pct(from)} width={pct(width)} y={4} height={10} /> : null
          })}
          <rect className={styles.outline} x="0" width={pct(scale.at(cost.total.likely))} y={4} height={10} />
          <line className={styles.whisker} x1={pct(scale.at(cost.total.low))} x2={pct(scale.at(cost.total.high))} y1={17.5} y2={17.5} />
          {[cost.total.low, cost.total.high].map((end, index) =>
            scale.beyond(end) ? null : (
              <line key={index} className={styles.whisker} x1={pct(scale.at(end))} x2={pct(scale.at(end))} y1={15} y2={20} />
            ),
          )}
          {scale.beyond(cost.total.likely) && <Break y={4} height={10} />}
        </>
      )}
      <Ghost at={before === null ? null : scale.at(before)} height={18} />
    </Frame>
  )
}

/** Four steps from "cold" to "live": filled as far as it goes. */
export function MigrationMini({ level }: { readonly level: MigrationLevel }) {
  const step = migrationStep[level]
  return (
    <Frame height={22}>
      {[1, 2, 3, 4].map((rung) => (
        <rect
          key={rung}
          className={step === null ? styles.rungUnknown : rung <= step ? styles.rung : styles.rungEmpty}
          x={pct((rung - 1) / 4)}
          width="22%"
          y={6}
          height={6}
          rx={1}
        />
      ))}
    </Frame>
  )
}

import type { Support } from "../../dataset/schema/index.ts"
import { outcomeOf } from "../../engine/decisions/outcomes.ts"
import type { Migration, OptionResult, PlanPart, Report } from "../../engine/report.ts"
import { count, duration } from "../../ui/format.ts"
import { conditionsOf, drainLines, drainText, failureLines, stunOf, stunText } from "../common/migrationWords.ts"
import { MixMark, TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import styles from "./MigrationMatrix.module.css"
import { ChartFrame, WhyFigure } from "./charts/ChartFrame.tsx"
import { againstNothing, keptColumns, type Kept } from "./charts/against.ts"
import type { WithPlan } from "./charts/PlanFigure.tsx"
import { planId, planName } from "./charts/planRow.ts"
import { groupNames } from "./partNames.ts"
import { SupportGlyph } from "./MigrationGlyph.tsx"
import { rowsOf } from "./rows.ts"
import { as } from "./tableRoles.ts"
import { gpuShortName, migrationWords, sentence, type AskWhy } from "./words.ts"

export interface MigrationMatrixProps extends WithPlan {
  readonly report: Report
  /** Pause after which a live migration is published to be given up: the dataset's "vgpu-stun-limit-seconds". */
  readonly stunLimitSeconds?: number
  readonly onWhy?: AskWhy
}

export const liveSupport: Readonly<Record<Migration["level"], Support>> = {
  live: "yes",
  "live-with-conditions": "conditional",
  "suspend-only": "no",
  "cold-only": "no",
  none: "no",
  unknown: "unknown",
}
/** A VM that is shut down can be started elsewhere, unless it is bound to one card of one host. */
export const coldSupport: Readonly<Record<Migration["level"], Support>> = {
  live: "yes",
  "live-with-conditions": "yes",
  "suspend-only": "yes",
  "cold-only": "yes",
  none: "no",
  unknown: "unknown",
}
const supportWords: Readonly<Record<Support, string>> = {
  yes: "yes",
  conditional: "under conditions",
  no: "no",
  unknown: "unknown",
  "not-applicable": "not applicable",
}

/** What can be done with a running VM, option by option, with the pause it costs. */
export default function MigrationMatrix({
  report,
  plan = null,
  against = againstNothing,
  stunLimitSeconds: limit = 100,
  onWhy,
}: MigrationMatrixProps) {
  const rows: readonly MatrixRow[] = [
    ...rowsOf(report).map(({ id, option }) => ({ id, option, part: null })),
    ...(plan?.plan.parts ?? []).map((part) => ({ id: `${planId}-${part.groups.join("-")}`, option: part.option, part })),
  ]
  const name = ({ option, part }: MatrixRow) =>
    `${part ? `${planName}, ${groupNames(part)}: ` : ""}${techniqueStyle[option.technique].name}: ${option.productName}${option.gpuName === null ? "" : ` on ${gpuShortName(option) ?? ""}`}`
  return (
    <ChartFrame
      title="Migration"
      drawn={false}
      caption={`Live: a running VM moves to another host. Suspend: its state is written out and resumed later. Cold: it is shut down first. The pause is what its user notices while the GPU’s memory is copied: the broad band is expected, the thin line reaches the worst case. The mark at ${count(limit)} s is the limit after which vSphere gives a migration up. The axis of the pause is logarithmic. Host means the one with the most VMs.`}
      tables={[
        {
          title: "Migration by option",
          table: {
            columns: [
              "Option",
              "Level",
              "Live",
              "Suspend and resume",
              "Snapshot",
              "Cold",
              "Pause",
              "Emptying a host",
              "Its VMs then",
              "When a host fails",
              "Conditions",
              ...keptColumns(against),
            ],
            rows: rows.map((row) => {
              const { id, option, part } = row
              const { migration } = option
              return {
                id,
                head: name(row),
                cells: [
                  part ? migrationWords[migration.level] : <WhyFigure key="level" {...figure(option, onWhy)} />,
                  supportWords[liveSupport[migration.level]],
                  supportWords[migration.suspendResume],
                  supportWords[migration.snapshot],
                  supportWords[coldSupport[migration.level]],
                  stunText(migration, limit),
                  drainText(migration),
                  drainLines(migration).map(sentence).join(" ") || "–",
                  failureLines(migration).map(sentence).join(" ") || "–",
                  conditionsOf(migration).map(sentence).join(" ") || "–",
                  ...against.kept.map((one) => (part ? "–" : (movesIn(one, option) ?? "not compared"))),
                ],
              }
            }),
          },
        },
      ]}
    >
      <table {...as.table} className={styles.matrix}>
        <caption>Migration by option</caption>
        <thead {...as.rowgroup}>
          <tr {...as.row}>
            <th {...as.columnheader} scope="col">
              Option
            </th>
            <th {...as.columnheader} scope="col">
              Live
            </th>
            <th {...as.columnheader} scope="col">
              Suspend
            </th>
            <th {...as.columnheader} scope="col">
              Snapshot
            </th>
            <th {...as.columnheader} scope="col">
              Cold
            </th>
            <th {...as.columnheader} scope="col">
              Pause of a live move
              <StunAxis />
            </th>
            <th {...as.columnheader} scope="col">
              Emptying a host
            </th>
          </tr>
        </thead>
        {rows.map(({ id, option, part }, at) => {
          const { migration } = option
          const style = techniqueStyle[option.technique]
          const fates = [
            { title: "When a host is emptied", lines: drainLines(migration) },
            { title: "When a host fails", lines: failureLines(migration) },
            { title: "Conditions", lines: conditionsOf(migration), wide: true },
          ].filter(({ lines }) => lines.length > 0)
          return (
            <tbody {...as.rowgroup} key={id} data-technique={option.technique} data-stale={part && plan?.stale ? "" : undefined}>
              {part && rows[at - 1]?.part === null && (
                <tr {...as.row}>
                  <th {...as.columnheader} scope="colgroup" colSpan={7} className={styles.matrixPlan}>
                    <span className={styles.matrixName}>
                      <MixMark size={14} /> {planName}
                    </span>
                  </th>
                </tr>
              )}
              <tr {...as.row}>
                <th {...as.rowheader} scope="rowgroup" rowSpan={fates.length > 0 ? 2 : 1}>
                  <span className={styles.matrixName}>
                    <TechniqueMark technique={option.technique} size={14} hollow={!option.feasible} />
                    {part ? groupNames(part) : style.name}
                  </span>
                  <span className={styles.matrixWhat}>
                    {part && `${style.name}, `}
                    {option.productName}
                    {option.gpuName !== null && ` on ${gpuShortName(option) ?? ""}`}
                  </span>
                  {part === null && <MovesBeside option={option} kept={against.kept} />}
                  {part ? <span>{migrationWords[migration.level]}</span> : <WhyFigure {...figure(option, onWhy)} />}
                </th>
                <Answer label="Live" support={liveSupport[migration.level]} />
                <Answer label="Suspend" support={migration.suspendResume} />
                <Answer label="Snapshot" support={migration.snapshot} />
                <Answer label="Cold" support={coldSupport[migration.level]} />
                <td {...as.cell} data-label="Pause of a live move" data-wide="">
                  <Stun migration={migration} limit={limit} hue={style.color} />
                </td>
                <td {...as.cell} data-label="Emptying a host">
                  {drainText(migration)}
                </td>
              </tr>
              {fates.length > 0 && (
                <tr {...as.row}>
                  <td {...as.cell} colSpan={6} className={styles.conditionsCell} data-wide="">
                    <div className={styles.fates}>
                      {fates.map(({ title, lines, wide }) => (
                        <div key={title} data-wide={wide}>
                          <p className={styles.fate}>{title}</p>
                          <ul className={styles.conditions} aria-label={title}>
                            {lines.map((line) => (
                              <li key={line}>{sentence(line)}</li>
                            ))}
                          </ul>
                        </div>
                      ))}
                    </div>
                  </td>
                </tr>
              )}
            </tbody>
          )
        })}
      </table>
    </ChartFrame>
  )
}

/** How the same technique's best option, or the same pinned one, moves in a scenario kept beside. */
function movesIn({ outcomes }: Kept, option: OptionResult): string | null {
  const { id } = outcomeOf(option)
  const found = outcomes.find((one) => one.id === id)
  return found ? migrationWords[found.migration] : null
}

/** What differs of it there. */
const MovesBeside = ({ option, kept }: { readonly option: OptionResult; readonly kept: readonly Kept[] }) =>
  kept.map((one) => {
    const moves = movesIn(one, option)
    return moves === null || moves === migrationWords[option.migration.level] ? null : (
      <span key={one.name} className={styles.matrixWhat}>
        In {one.name}: {moves}
      </span>
    )
  })

interface MatrixRow {
  readonly id: string
  readonly option: OptionResult
  /** It is a part of the plan, and its option serves these groups alone. */
  readonly part: PlanPart | null
}

function figure(option: OptionResult, onWhy: AskWhy | undefined) {
  const text = migrationWords[option.migration.level]
  return {
    text,
    label: `${text}: why? Migration of ${techniqueStyle[option.technique].name}, ${option.productName}`,
    onAsk: onWhy && (() => onWhy({ key: option.key, figure: "migration" })),
  }
}

const Answer = ({ label, support }: { readonly label: string; readonly support: Support }) => (
  <td {...as.cell} data-label={label}>
    <span className={styles.answer} data-support={support}>
      <SupportGlyph support={support} />
      {supportWords[support]}
    </span>
  </td>
)

const [stunLeast, stunMost] = [0.1, 1000]
/** 0.1 s to 1000 s, logarithmic, 0..1. */
export const stunAt = (seconds: number): number =>
  Math.min(1, Math.max(0, Math.log10(Math.max(seconds, stunLeast) / stunLeast) / Math.log10(stunMost / stunLeast)))

const StunAxis = () => (
  <span className={styles.stunAxis} aria-hidden="true">
    {[0.1, 1, 10, 100].map((tick) => (
      <span key={tick} style={{ insetInlineStart: `${stunAt(tick) * 100}%` }}>
        {tick === 0.1 ? duration(tick) : count(tick)}
      </span>
    ))}
  </span>
)

interface StunProps {
  readonly migration: Migration
  readonly limit: number
  readonly hue: string
}

function Stun({ migration, limit, hue }: StunProps) {
  const stun = stunOf(migration)
  if (stun === null) return <span className={styles.muted}>–</span>
  const { expected, worst } = stun
  const at = (seconds: number) => `${(stunAt(seconds) * 100).toFixed(2)}%`
  return (
    <span className={styles.stun}>
      <svg width="100%" height="18" aria-hidden="true" focusable="false" overflow="visible">
        <line x1="0" x2="100%" y1="9" y2="9" stroke="var(--rule)" />
        <line x1={at(limit)} x2={at(limit)} y1="0" y2="18" stroke="var(--bad)" strokeWidth="1.5" strokeDasharray="3 2" />
        <line x1={at(expected.high)} x2={at(worst.high)} y1="9" y2="9" stroke={hue} strokeWidth="1.5" />
        <line x1={at(worst.high)} x2={at(worst.high)} y1="5" y2="13" stroke={hue} strokeWidth="1.5" />
        <line x1={at(expected.low)} x2={at(expected.high)} y1="9" y2="9" stroke={hue} strokeWidth="6" strokeOpacity="0.45" />
        <circle cx={at(expected.likely)} cy="9" r="4.5" fill={hue} />
      </svg>
      {stunText(migration, limit)}
    </span>
  )
}

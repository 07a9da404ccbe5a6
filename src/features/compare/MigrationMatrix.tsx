import type { Support, Range } from "../../dataset/schema/index.ts"
import { maxRange } from "../../engine/basics/range.ts"
import type { DrainOutcome, Migration, OptionResult, Report } from "../../engine/report.ts"
import { count, duration, durationRange, plural } from "../../ui/format.ts"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import styles from "./charts/charts.module.css"
import { ChartFrame, WhyFigure } from "./charts/ChartFrame.tsx"
import { SupportGlyph } from "./MigrationGlyph.tsx"
import { rowsOf } from "./rows.ts"
import { as } from "./tableRoles.ts"
import { sayMigration } from "../../words/migration.ts"
import { gpuShortName, migrationWords, sentence, type AskWhy } from "./words.ts"

export interface MigrationMatrixProps {
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

/** The pauses of the group that pauses longest: what to expect, and what to plan for at worst. */
function stunOf(migration: Migration): { readonly expected: Range; readonly worst: Range } | null {
  const [first, ...rest] = migration.stunByGroup
  return first === undefined
    ? null
    : rest.reduce((most, one) => ({ expected: maxRange(most.expected, one.expected), worst: maxRange(most.worst, one.worst) }), {
        expected: first.expected,
        worst: first.worst,
      })
}

function stunText(migration: Migration, limit: number): string {
  const stun = stunOf(migration)
  if (stun === null) return "–"
  const over = stun.worst.high > limit ? (stun.expected.low > limit ? ", over the limit" : ", may exceed the limit") : ""
  return `${durationRange(stun.expected)} expected, ${duration(stun.worst.high)} at worst${over}`
}
/** VMs of the host that are moved while they run, the outcomes taken together. */
const movedVms = ({ drain }: Migration): number =>
  (drain?.outcomes ?? []).filter(({ outcome }) => outcome === "moves" || outcome === "may-time-out").reduce((sum, { vms }) => sum + vms, 0)

function drainText(migration: Migration): string {
  if (migration.drain === null) return "–"
  return migration.drainSeconds === null
    ? `stops ${plural(migration.vmsPerHost, "VM")}`
    : `${durationRange(migration.drainSeconds)} for ${plural(movedVms(migration), "VM")}`
}

const outcomeWords: Readonly<Record<DrainOutcome, string>> = {
  moves: "moved while running, session kept",
  "may-time-out": "moved while running unless the pause outlasts the limit",
  suspended: "suspended, moved, resumed",
  stopped: "shut down, session lost",
  "no-room": "shut down for want of room, session lost",
  unknown: "fate not documented",
}

/** VMs of the host by what becomes of them, the groups taken together: "64 VMs moved while running, session kept". */
function drainLines({ drain }: Migration): readonly string[] {
  if (drain === null) return []
  const vms = new Map<DrainOutcome, number>()
  for (const one of drain.outcomes) vms.set(one.outcome, (vms.get(one.outcome) ?? 0) + one.vms)
  const lines = [...vms].map(([outcome, many]) => `${plural(many, "VM")} ${outcomeWords[outcome]}`)
  if (!vms.has("moves") && !vms.has("may-time-out")) return lines
  const pace =
    drain.atOnce === null
      ? "one after another, as no limit is documented"
      : drain.atOnce === 1
        ? "one after another"
        : `${count(drain.atOnce)} at once`
  return [...lines, `moved ${pace}`]
}

function failureLines({ failure }: Migration): readonly string[] {
  if (failure === null) return []
  const { lose, keep, room, spareHosts, restart, condition } = failure
  const where = spareHosts > 0 ? `on ${plural(spareHosts, "spare host")}` : "on the other hosts, as none is spare"
  const found = room === 0 ? `no room ${where}` : `room for ${room === lose ? "all" : `at least ${count(room)}`} ${where}`
  const restarted: Readonly<Record<typeof restart, string>> = {
    yes: `started again by the cluster: ${found}`,
    conditional: `started again by the cluster under a condition: ${condition ?? "not stated"}; ${found}`,
    no: `not started again by the cluster${condition ? `: ${condition}` : ""}`,
    unknown: "no source says whether the cluster starts them again",
    "not-applicable": "no cluster to start them again",
  }
  return [
    `${plural(lose, "VM")} of ${count(lose + keep)} lose their session`,
    restarted[restart],
    `${plural(keep, "VM")} on other hosts keep theirs`,
  ]
}

/** What must hold for a move, and whose pauses stand in where none is published. */
const conditionsOf = ({ rules, stunStandIn }: Migration): readonly string[] =>
  [...rules.map((one) => one.told), ...(stunStandIn === null ? [] : [stunStandIn])].map(sayMigration)

/** What can be done with a running VM, option by option, with the pause it costs. */
export default function MigrationMatrix({ report, stunLimitSeconds: limit = 100, onWhy }: MigrationMatrixProps) {
  const rows = rowsOf(report)
  const name = (option: OptionResult) =>
    `${techniqueStyle[option.technique].name}: ${option.productName}${option.gpuName === null ? "" : ` on ${gpuShortName(option) ?? ""}`}`
  return (
    <ChartFrame
      title="Migration"
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
            ],
            rows: rows.map(({ id, option }) => {
              const { migration } = option
              return {
                id,
                head: name(option),
                cells: [
                  <WhyFigure key="level" {...figure(option, onWhy)} />,
                  supportWords[liveSupport[migration.level]],
                  supportWords[migration.suspendResume],
                  supportWords[migration.snapshot],
                  supportWords[coldSupport[migration.level]],
                  stunText(migration, limit),
                  drainText(migration),
                  drainLines(migration).map(sentence).join(" ") || "–",
                  failureLines(migration).map(sentence).join(" ") || "–",
                  conditionsOf(migration).map(sentence).join(" ") || "–",
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
        {rows.map(({ id, option }) => {
          const { migration } = option
          const style = techniqueStyle[option.technique]
          const fates = [
            { title: "When a host is emptied", lines: drainLines(migration) },
            { title: "When a host fails", lines: failureLines(migration) },
            { title: "Conditions", lines: conditionsOf(migration), wide: true },
          ].filter(({ lines }) => lines.length > 0)
          return (
            <tbody {...as.rowgroup} key={id}>
              <tr {...as.row}>
                <th {...as.rowheader} scope="rowgroup" rowSpan={fates.length > 0 ? 2 : 1}>
                  <span className={styles.matrixName}>
                    <TechniqueMark technique={option.technique} size={14} hollow={!option.feasible} />
                    {style.name}
                  </span>
                  <span className={styles.matrixWhat}>
                    {option.productName}
                    {option.gpuName !== null && ` on ${gpuShortName(option) ?? ""}`}
                  </span>
                  <WhyFigure {...figure(option, onWhy)} />
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

import { use, useId } from "react"
import type { Evidence } from "../../dataset/core.ts"
import { catalogue } from "../../dataset/load.ts"
import type { CloudPrice } from "../../dataset/schema/reference-prices.ts"
import { cloudLine, hoursPerYear, type CloudLine as Line, type CloudOffer } from "../../engine/cloud/cloudLine.ts"
import type { OptionResult, Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { count, money, moneyRange, number, percent, plural, yearsText, type Currency } from "../../ui/format.ts"
import { once } from "../../ui/loading.ts"
import { currencyOf } from "../common/currency.ts"
import { EvidenceList } from "../common/Evidence.tsx"
import { BasisTag } from "../common/BasisTag.tsx"
import { TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueStyle } from "../common/techniqueStyle.ts"
import styles from "./CloudLine.module.css"
import { rowsOf } from "./rows.ts"
import { linearScale, type Scale } from "./scales.ts"
import { as } from "./tableRoles.ts"
import { sayRent } from "../../words/rent.ts"
import { gpuShortName } from "./words.ts"

export interface CloudLineProps {
  readonly report: Report
  readonly scenario: Scenario
}

/** The price list, fetched with the cost view. */
const cloudPrices = once(async () => (await import("../../dataset/reference.ts")).loadCloudPrices())

/** Below the cost chart: what as many GPUs cost where they are rented, on one scale with what the option costs. */
export default function CloudLine(props: CloudLineProps) {
  return <CloudTable {...props} prices={use(cloudPrices())} />
}

const columns = ["Rented from", "", "Around the clock", "In busy hours", "Reserved for a year", "Price"] as const

export function CloudTable({ report, scenario, prices }: CloudLineProps & { readonly prices: readonly CloudPrice[] }) {
  const titleId = useId()
  const currency = currencyOf(scenario)
  const all = rowsOf(report).map(({ id, option }) => ({ id, option, line: cloudLine(option, scenario, prices, catalogue) }))
  const feasible = all.filter(({ option }) => option.feasible)
  const rows = feasible.length > 0 ? feasible : all
  const lines = rows.flatMap(({ line }) => (line === null ? [] : [line]))
  const tops = rows.flatMap(({ option, line }) => [option.cost?.total.high ?? 0, ...(line?.offers.map((offer) => offer.alwaysUsd) ?? [])])
  const scale = linearScale(Math.max(1, ...tops))
  const busy = catalogue.planningDefault("busy-hours-share")
  const years = yearsText(scenario.economics.years)
  const evidence = lines.flatMap((line) => line.offers.flatMap((offer) => [...offer.price.evidence, ...offer.reservedEvidence]))
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h3 id={titleId} className={styles.title}>
        The same GPUs, rented for {years}
      </h3>
      <p className={styles.lead}>
        As many GPUs as carry VMs, from each provider whose price is in the dataset, beside what the option costs with everything it needs.
      </p>
      <ul className={styles.legend} aria-label="Bars">
        <li>
          <Key kind="own" /> this option, with its range
        </li>
        <li>
          <Key kind="busy" /> rented in busy hours
        </li>
        <li>
          <Key kind="always" /> rented around the clock
        </li>
        <li>
          <Key kind="reserved" /> reserved for a year
        </li>
      </ul>
      <table {...as.table} className={styles.table}>
        <caption>Rent of as many GPUs over {years}</caption>
        <thead {...as.rowgroup}>
          <tr {...as.row}>
            {columns.map((column, index) => (
              <th {...as.columnheader} key={column} scope="col">
                {index === 1 ? <Axis scale={scale} currency={currency} /> : column}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(({ id, option, line }) => (
          <tbody {...as.rowgroup} key={id}>
            <tr {...as.row} className={styles.own}>
              <th {...as.rowheader} scope="row">
                <span className={styles.name}>
                  <TechniqueMark technique={option.technique} size={14} hollow={!option.feasible} />
                  {techniqueStyle[option.technique].name}
                </span>
                <span className={styles.what}>{whatOf(option, line)}</span>
              </th>
              <td {...as.cell} className={styles.barCell} aria-hidden="true">
                {option.cost && <OwnBar option={option} scale={scale} />}
              </td>
              <td {...as.cell} colSpan={4} data-label="This option" data-wide="">
                {option.cost ? (
                  <>
                    <strong>
                      {option.cost.total.known ? "" : "at least "}
                      {moneyRange(option.cost.total, currency)}
                    </strong>{" "}
                    <span className={styles.what}>with hosts, licences and energy</span>
                  </>
                ) : (
                  "unknown"
                )}
              </td>
            </tr>
            {line === null || line.offers.length === 0 ? (
              <tr {...as.row}>
                <td {...as.cell} colSpan={6} className={styles.words} data-wide="">
                  {line === null ? nothingToRent(option) : `Rent: unknown. No provider in the dataset rents out this GPU or an equivalent.`}
                </td>
              </tr>
            ) : (
              line.offers.map((offer) => <Offer key={offer.price.provider} {...{ offer, line, option, scale, currency }} />)
            )}
            {line?.standIn && (
              <tr {...as.row}>
                <td {...as.cell} colSpan={6} className={styles.words} data-wide="">
                  {sayRent(line.standIn)}
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
      <p className={styles.lead}>{(lines[0]?.notes ?? []).map(sayRent).join(" ")}</p>
      {evidence.length > 0 && (
        <Disclosure title="How the rent is worked out, and its sources" variant="inline">
          <div className={styles.why}>
            <p>
              Rent = instances × price an hour × {count(hoursPerYear)} h × {years}. In busy hours: that × {percent(busy.value.low)},{" "}
              {percent(busy.value.likely)} or {percent(busy.value.high)} of all hours. Reserved: at the price of a year’s commitment,
              renewed each year; counted only where it stands beside the same price on demand. Of each provider the newest list under Linux,
              and of it the instance that rents the GPUs for least.
            </p>
            <EvidenceList evidence={[...evidence.filter(ofWholePrice), ...busy.evidence]} />
          </div>
        </Disclosure>
      )}
    </section>
  )
}

const ofWholePrice = (one: Evidence): boolean => one.fields === undefined || !one.fields.includes("gpuId")

const whatOf = (option: OptionResult, line: Line | null): string =>
  [option.productName, gpuShortName(option), line && plural(line.gpus, "GPU")].filter(Boolean).join(", ")

const nothingToRent = (option: OptionResult): string =>
  option.gpu === null ? "It uses no GPU, so there is none to rent." : "Nothing could be placed, so there is nothing to rent."

interface OfferProps {
  readonly offer: CloudOffer
  readonly line: Line
  readonly option: OptionResult
  readonly scale: Scale
  readonly currency: Currency
}

function Offer({ offer, line, option, scale, currency }: OfferProps) {
  const { price } = offer
  const [said] = price.evidence
  const extra = Math.round(offer.gpus) - line.gpus
  return (
    <tr {...as.row}>
      <th {...as.rowheader} scope="row">
        {price.provider}
        <span className={styles.what}>
          {count(offer.instances)} × {price.instance} ({price.gpu}
          {extra > 0 ? `, ${count(extra)} more than needed` : ""}), {withIt(offer)}
        </span>
      </th>
      <td {...as.cell} className={styles.barCell} aria-hidden="true">
        <OfferBar offer={offer} scale={scale} hue={techniqueStyle[option.technique].color} />
      </td>
      <td {...as.cell} className={styles.figure} data-label={columns[2]}>
        {money(offer.alwaysUsd, currency)}
      </td>
      <td {...as.cell} className={styles.figure} data-label={columns[3]}>
        {moneyRange(offer.busyUsd, currency)}
      </td>
      <td {...as.cell} className={styles.figure} data-label={columns[4]}>
        {offer.reservedUsd === null ? <span className={styles.muted}>not published</span> : money(offer.reservedUsd, currency)}
      </td>
      <td {...as.cell} className={styles.figure} data-label={columns[5]}>
        {number(price.usdPerHour / price.gpuCount, 3)} USD a GPU-hour
        <span className={styles.from}>
          {said && <BasisTag basis={said.basis} />}
          {price.region && <span>{price.region}</span>}
          <span className={styles.date}>{price.date ?? "undated"}</span>
        </span>
      </td>
    </tr>
  )
}

/** What the instances bring along. */
const withIt = ({ vcpu, ramGib }: CloudOffer): string =>
  vcpu === null ? "vCPUs and RAM not stated" : `with ${count(vcpu)} vCPUs${ramGib === null ? "" : ` and ${count(ramGib)} GiB`}`

const at = (scale: Scale, usd: number): string => `${(scale.at(usd) * 100).toFixed(2)}%`

function OwnBar({ option, scale }: { readonly option: OptionResult; readonly scale: Scale }) {
  const total = option.cost?.total
  if (!total) return null
  const hue = techniqueStyle[option.technique].color
  return (
    <svg className={styles.bar} width="100%" height="20" focusable="false">
      <rect x="0" y="0" height="12" width={at(scale, total.likely)} fill={hue} />
      <g stroke="var(--ink-2)" strokeWidth="1.5">
        <line x1={at(scale, total.low)} x2={at(scale, total.high)} y1="17" y2="17" />
        <line x1={at(scale, total.low)} x2={at(scale, total.low)} y1="14" y2="20" />
        <line x1={at(scale, total.high)} x2={at(scale, total.high)} y1="14" y2="20" />
      </g>
    </svg>
  )
}

function OfferBar({ offer, scale, hue }: { readonly offer: CloudOffer; readonly scale: Scale; readonly hue: string }) {
  return (
    <svg className={styles.bar} width="100%" height="20" focusable="false">
      <rect x="0.5" y="5.5" height="9" width={at(scale, offer.alwaysUsd)} fill="var(--surface)" stroke={hue} />
      <rect x="0.5" y="5.5" height="9" width={at(scale, offer.busyUsd.likely)} fill={hue} fillOpacity="0.45" />
      {offer.reservedUsd !== null && (
        <line x1={at(scale, offer.reservedUsd)} x2={at(scale, offer.reservedUsd)} y1="2" y2="18" stroke="var(--ink)" strokeWidth="2" />
      )}
    </svg>
  )
}

function Key({ kind }: { readonly kind: "own" | "busy" | "always" | "reserved" }) {
  return (
    <svg width="22" height="14" aria-hidden="true" focusable="false" className={styles.key}>
      {kind === "reserved" ? (
        <line x1="11" x2="11" y1="0" y2="14" stroke="var(--ink)" strokeWidth="2" />
      ) : (
        <rect
          x="0.5"
          y={kind === "own" ? 1.5 : 3.5}
          width="21"
          height={kind === "own" ? 11 : 7}
          fill={kind === "always" ? "none" : "var(--ink-2)"}
          fillOpacity={kind === "busy" ? 0.45 : 1}
          stroke={kind === "always" ? "var(--ink-2)" : "none"}
        />
      )}
    </svg>
  )
}

const Axis = ({ scale, currency }: { readonly scale: Scale; readonly currency: Currency }) => (
  <>
    <span className={styles.hidden}>Bar</span>
    <span className={styles.axis} aria-hidden="true">
      {scale.ticks.map((tick) => (
        <span key={tick} style={{ insetInlineStart: at(scale, tick) }}>
          {money(tick, currency)}
        </span>
      ))}
    </span>
  </>
)

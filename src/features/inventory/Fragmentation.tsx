import { useId, type ReactElement } from "react"
import type { InventoryReport, Lack } from "../../engine/inventory/placeInventory.ts"
import { lackName } from "../../words/reading.ts"
import { plural } from "../../ui/format.ts"
import { lacksIn, shortFigure, type Bar } from "./bars.ts"
import css from "./inventory.module.css"

/** A hatching for each rule, on a field of 8 × 8. */
const hatching: Record<Lack, string> = {
  "gpu-share": "M-2 6 L6 -2 M2 10 L10 2",
  "frame-buffer": "M-2 2 L6 10 M2 -2 L10 6",
  "one-size": "M0 4 H8 M4 0 V8",
  "mig-places": "M2 0 V8 M6 0 V8",
  gpus: "M0 2 H8 M0 6 H8",
  slice: "M-2 6 L6 -2 M2 10 L10 2 M-2 2 L6 10 M2 -2 L10 6",
  model: "M2 2 h0.01 M6 6 h0.01",
  vcpu: "M0 4 H8",
  ram: "M4 0 V8",
}

function Patterns({ prefix, lacks }: { readonly prefix: string; readonly lacks: readonly Lack[] }): ReactElement {
  return (
    <defs>
      {lacks.map((lack) => (
        <pattern key={lack} id={`${prefix}-${lack}`} width={8} height={8} patternUnits="userSpaceOnUse">
          <rect width={8} height={8} className={css["strandedGround"]} />
          <path d={hatching[lack]} className={css["strandedLine"]} strokeWidth={lack === "model" ? 2.6 : 1.2} />
        </pattern>
      ))}
    </defs>
  )
}

function Swatch({ lack, kind }: { readonly lack?: Lack; readonly kind: "used" | "usable" | "stranded" }): ReactElement {
  const prefix = useId()
  return (
    <svg className={css["swatch"]} width={16} height={16} aria-hidden="true">
      {lack && <Patterns prefix={prefix} lacks={[lack]} />}
      <rect x={0.5} y={0.5} width={15} height={15} rx={2} className={css[kind]} {...(lack ? { fill: `url(#${prefix}-${lack})` } : {})} />
    </svg>
  )
}

const words = (bar: Bar): string =>
  [
    `${shortFigure(bar.used)} of ${plural(Math.round(bar.gpus), "GPU")} in use`,
    ...(bar.usable > 0.005 ? [`${shortFigure(bar.usable)} free for any VM`] : []),
    ...bar.stranded.filter((part) => part.gpus > 0.005).map((part) => `${shortFigure(part.gpus)} stranded: ${lackName(part.lack)}`),
  ].join("; ")

function Bars({ title, bars, hosts }: { readonly title: string; readonly bars: readonly Bar[]; readonly hosts: boolean }): ReactElement {
  const prefix = useId()
  return (
    <div className={css["bars"]}>
      <h4 id={`${prefix}-title`}>{title}</h4>
      <ul aria-labelledby={`${prefix}-title`}>
        {bars.map((bar, at) => {
          const parts = [
            { key: "used", gpus: bar.used, className: css["used"], fill: undefined },
            { key: "usable", gpus: bar.usable, className: css["usable"], fill: undefined },
            ...bar.stranded.map((part) => ({
              key: part.lack,
              gpus: part.gpus,
              className: css["stranded"],
              fill: `url(#${prefix}-${part.lack})`,
            })),
          ]
          let from = 0
          return (
            <li key={bar.key}>
              <span className={css["barName"]}>
                {bar.name}
                {hosts && <small>{plural(bar.hosts, "host")}</small>}
              </span>
              {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an SVG drawn in place is no <img> */}
              <svg className={css["bar"]} width="100%" height={18} role="img" aria-label={`${bar.name}: ${words(bar)}`}>
                {at === 0 && <Patterns prefix={prefix} lacks={lacksIn(bars)} />}
                {parts.map((part) => {
                  const x = (100 * from) / bar.gpus
                  from += part.gpus
                  const width = (100 * part.gpus) / bar.gpus
                  return width < 0.05 ? null : (
                    <rect
                      key={part.key}
                      x={`${x}%`}
                      width={`${width}%`}
                      height={18}
                      className={part.className}
                      {...(part.fill ? { fill: part.fill } : {})}
                    />
                  )
                })}
              </svg>
              <span className={css["barFigure"]}>
                {shortFigure(bar.gpus - bar.used)} <span className={css["unit"]}>of {shortFigure(bar.gpus)} free</span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** What has become of the GPUs: in use, free, and free but of no use, hatched by the rule that strands them. */
export function Fragmentation({
  totals,
  models,
  worst: hosts,
}: {
  readonly totals: InventoryReport["totals"]
  readonly models: readonly Bar[]
  readonly worst: readonly Bar[]
}): ReactElement | null {
  if (models.length === 0) return null
  const lacks = lacksIn(models)
  return (
    <figure className={css["figure"]} aria-label="GPUs in use, free and stranded">
      <figcaption>
        {totals.gpusFree < 0.005
          ? "No GPU is free."
          : `${shortFigure(totals.gpusFree)} GPUs are free. A VM drawn at random from this inventory could not use ${shortFigure(totals.gpusStranded)} of them, on average; hatched by the rule that keeps it off.`}
      </figcaption>
      <ul className={css["legend"]}>
        <li>
          <Swatch kind="used" /> in use
        </li>
        <li>
          <Swatch kind="usable" /> free for any VM
        </li>
        {lacks.map((lack) => (
          <li key={lack}>
            <Swatch kind="stranded" lack={lack} /> {lackName(lack)}
          </li>
        ))}
      </ul>
      <Bars title="By GPU model" bars={models} hosts />
      {hosts.length > 0 && (
        <Bars
          title={hosts.length === 1 ? "The host that strands GPUs" : `The ${hosts.length} hosts that strand most`}
          bars={hosts}
          hosts={false}
        />
      )}
    </figure>
  )
}

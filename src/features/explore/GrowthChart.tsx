import { useId, useRef, type ReactElement } from "react"
import { yearsOf } from "../../engine/growth/counts.ts"
import type { Grown, GrowthYear, Machines } from "../../engine/growth/types.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { count, money, moneyRange, type Currency } from "../../ui/format.ts"
import { PlotAxes } from "../../ui/PlotAxes.tsx"
import { useRoom } from "../../ui/useRoom.ts"
import { currencyOf } from "../common/currency.ts"
import { machinesText } from "../common/growthWords.ts"
import { PictureMenu } from "../common/picture/PictureMenu.tsx"
import type { Values } from "../common/picture/values.ts"
import { growthPlot, rangePath, type GrowthPlot, type Panel } from "./growthPlot.ts"
import { fixedName } from "./words.ts"
import explore from "./Explore.module.css"
import css from "./Growth.module.css"

interface GrowthChartProps {
  readonly grown: Grown
  readonly scenario: Scenario
}

/** Boards and hosts needed and there, and the cost paid and discounted, over the same years. The table below tells the same. */
export function GrowthChart({ grown, scenario }: GrowthChartProps): ReactElement {
  const id = useId()
  const here = useRef<HTMLElement>(null)
  const [ref, { width }] = useRoom(640)
  const currency = currencyOf(scenario)
  const { years } = grown
  const plot = growthPlot(years, yearsOf(scenario), width)
  const hasGpus = years.some(({ installed }) => installed.boards > 0)
  return (
    <figure ref={here} className={css["figure"]} aria-labelledby={`${id}-title`}>
      <figcaption className={explore["legend"]}>
        <span id={`${id}-title`} className={explore["figureTitle"]}>
          {fixedName(grown.option)}, year by year
        </span>
        <PictureMenu of={here} fileName="growth-year-by-year" values={() => growthValues(grown, currency)} />
        <span className={explore["keys"]}>
          <Key text="needed" className={css["needed"]} />
          <Key text="bought in the year" className={css["bought"]} />
          <Key text="there" className={css["there"]} isLine />
          <Key text="paid, with its range" className={css["paid"]} />
          <Key text="present value" className={css["present"]} isLine />
        </span>
      </figcaption>
      <div ref={ref} className={explore["plot"]}>
        <svg
          width={width}
          height={plot.height}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an inline SVG cannot be an <img>
          role="img"
          aria-label={`${fixedName(grown.option)}: ${years.map((one) => spoken(one, currency)).join(". ")}`}
        >
          <PanelFrame panel={plot.boards} title={hasGpus ? "GPU boards, spares included" : "GPU boards: none"} text={count} plot={plot} />
          <PanelFrame panel={plot.hosts} title="Hosts, spares included" text={count} plot={plot} />
          <PanelFrame panel={plot.cost} title="Cost of the year" text={(usd) => money(usd, currency, 2)} plot={plot} isLast />
          <MachineBars panel={plot.boards} of="boards" years={years} plot={plot} />
          <MachineBars panel={plot.hosts} of="hosts" years={years} plot={plot} />
          <CostBars years={years} plot={plot} currency={currency} />
        </svg>
      </div>
    </figure>
  )
}

const spoken = ({ year, needed, bought, total, presentValue }: GrowthYear, currency: Currency): string =>
  `Year ${year}: needs ${machinesText(needed)}; bought ${machinesText(bought)}; paid ${moneyRange(total, currency)}, present value ${moneyRange(presentValue, currency)}`

const growthValues = ({ years }: Grown, currency: Currency): Values => ({
  columns: [
    "Year",
    "VMs",
    "Boards needed",
    "Boards bought",
    "Boards there",
    "Hosts needed",
    "Hosts bought",
    "Hosts there",
    ...["Paid, low", "Paid, likely", "Paid, high", "Present value, likely"].map((name) => `${name}, ${currency.code}`),
  ],
  rows: years.map(({ year, vms, needed, bought, installed, total, presentValue }) => [
    ...[year, vms, needed.boards, bought.boards, installed.boards, needed.hosts, bought.hosts, installed.hosts].map(String),
    ...[total.low, total.likely, total.high, presentValue.likely].map((usd) => String(Math.round(usd * currency.perUsd))),
  ]),
})

interface KeyProps {
  readonly text: string
  readonly className: string | undefined
  readonly isLine?: boolean
}

const Key = ({ text, className, isLine = false }: KeyProps): ReactElement => (
  <span className={explore["key"]}>
    <svg width="18" height="10" aria-hidden="true">
      {isLine ? <path d="M1 5H17" className={className} /> : <rect x="1" y="1" width="16" height="8" className={className} />}
    </svg>
    {text}
  </span>
)

interface PanelFrameProps {
  readonly panel: Panel
  readonly title: string
  readonly text: (value: number) => string
  readonly plot: GrowthPlot
  /** It says the years, for all of them. */
  readonly isLast?: boolean
}

const PanelFrame = ({ panel, title, text, plot, isLast = false }: PanelFrameProps): ReactElement => (
  <g>
    <text x={panel.box.left} y={panel.box.top - 8} className={css["panelTitle"]}>
      {title}
    </text>
    <PlotAxes
      box={panel.box}
      up={panel.steps.map(({ value, at }) => ({ at, text: text(value) }))}
      along={isLast ? plot.years.map(({ year, x }) => ({ at: x, text: plot.slot < 50 ? String(year) : `Year ${year}` })) : []}
      grounded
    />
  </g>
)

interface MachineBarsProps {
  readonly panel: Panel
  readonly of: keyof Machines
  readonly years: readonly GrowthYear[]
  readonly plot: GrowthPlot
}

/** What is needed as a bar, what is bought as a bar beside it, what is there as a line across the year. */
function MachineBars({ panel, of, years, plot }: MachineBarsProps): ReactElement {
  const half = Math.min(22, plot.slot * 0.32)
  return (
    <g>
      {years.map((one, at) => {
        const x = plot.years[at]?.x ?? 0
        const bar = (value: number): { readonly y: number; readonly height: number } => ({
          y: panel.y(value),
          height: panel.box.bottom - panel.y(value),
        })
        return (
          <g key={one.year}>
            <rect x={x - half} width={half} {...bar(one.needed[of])} className={css["needed"]} />
            <rect x={x} width={half} {...bar(one.bought[of])} className={css["bought"]} />
            <path d={`M${x - plot.slot / 2} ${panel.y(one.installed[of])}h${plot.slot}`} className={css["there"]} />
          </g>
        )
      })}
    </g>
  )
}

interface CostBarsProps {
  readonly years: readonly GrowthYear[]
  readonly plot: GrowthPlot
  readonly currency: Currency
}

function CostBars({ years, plot, currency }: CostBarsProps): ReactElement {
  const { cost, slot } = plot
  const half = Math.min(22, slot * 0.32)
  return (
    <g>
      {years.map((one, at) => {
        const x = plot.years[at]?.x ?? 0
        return (
          <g key={one.year}>
            <rect
              x={x - half}
              width={2 * half}
              y={cost.y(one.total.likely)}
              height={cost.box.bottom - cost.y(one.total.likely)}
              className={css["paid"]}
            >
              <title>{`Year ${one.year}: ${moneyRange(one.total, currency)}`}</title>
            </rect>
            <path d={rangePath(x, one.total, cost.y)} className={css["range"]} />
            <path d={`M${x - half - 5} ${cost.y(one.presentValue.likely)}h${2 * half + 10}`} className={css["present"]} />
          </g>
        )
      })}
    </g>
  )
}

import { useId, type ReactElement } from "react"
import { money, type Currency } from "../../../ui/format.ts"
import { axisSteps } from "../../common/axisSteps.ts"
import { PartDefs, partFill } from "../../common/costParts.tsx"
import type { ProposalContents } from "../contents.ts"
import { costPartName } from "../words.ts"

const width = 680
const height = 250
const edge = { left: 64, right: 178, top: 12, bottom: 28 }

interface YearChartProps {
  readonly contents: Pick<ProposalContents, "byYear" | "currency">
}

/** Likely cost of each year as a column, its parts one on another with a texture each, and the range of the year as a line. */
export function YearChart({ contents: { byYear, currency } }: YearChartProps): ReactElement {
  const defs = useId().replaceAll(/[^\w-]/g, "")
  const hue = "var(--ink-2)"
  const steps = axisSteps(Math.max(...byYear.map(({ total }) => total.high)))
  const most = steps.at(-1) || 1
  const inner = { width: width - edge.left - edge.right, height: height - edge.top - edge.bottom }
  const y = (usd: number): number => edge.top + inner.height * (1 - usd / most)
  const slot = inner.width / Math.max(1, byYear.length)
  const column = Math.min(56, slot * 0.62)
  const parts = byYear[0]?.byPart.map(({ part }) => part) ?? []
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an inline SVG cannot be an <img>
      role="img"
      aria-label={`Cost by year: ${spoken(byYear, currency)}`}
      fontFamily="var(--font)"
      fontSize="12"
    >
      <PartDefs id={defs} hue={hue} />
      {steps.map((usd) => (
        <g key={usd}>
          <path d={`M${edge.left} ${y(usd)}H${edge.left + inner.width}`} stroke="var(--rule)" strokeWidth="1" />
          <text x={edge.left - 8} y={y(usd) + 4} textAnchor="end" fill="var(--ink-2)">
            {money(usd, currency, 2)}
          </text>
        </g>
      ))}
      {byYear.map(({ year, length, total, byPart }, at) => {
        const middle = edge.left + slot * (at + 0.5)
        let below = 0
        return (
          <g key={year}>
            {byPart.map(({ part, usd }) => {
              const from = below
              below += usd.likely
              return (
                <rect
                  key={part}
                  x={middle - column / 2}
                  y={y(below)}
                  width={column}
                  height={Math.max(0, y(from) - y(below))}
                  fill={partFill(part, defs, hue)}
                  stroke="var(--ink-2)"
                  strokeWidth="0.75"
                />
              )
            })}
            <path
              d={`M${middle} ${y(total.low)}V${y(total.high)}M${middle - 5} ${y(total.low)}h10M${middle - 5} ${y(total.high)}h10`}
              stroke="var(--surface)"
              strokeWidth="4"
            />
            <path
              d={`M${middle} ${y(total.low)}V${y(total.high)}M${middle - 5} ${y(total.low)}h10M${middle - 5} ${y(total.high)}h10`}
              stroke="var(--ink)"
              strokeWidth="1.5"
            />
            <text x={middle} y={height - 9} textAnchor="middle" fill="var(--ink)">
              {length < 1 ? `Year ${year} (part)` : `Year ${year}`}
            </text>
          </g>
        )
      })}
      {parts.map((part, at) => (
        <g key={part} transform={`translate(${width - edge.right + 16} ${edge.top + at * 20})`}>
          <rect width="16" height="12" fill={partFill(part, defs, hue)} stroke="var(--ink-2)" strokeWidth="0.75" />
          <text x="22" y="10.5" fill="var(--ink)">
            {costPartName(part)}
          </text>
        </g>
      ))}
    </svg>
  )
}

const spoken = (byYear: ProposalContents["byYear"], currency: Currency): string =>
  byYear.map(({ year, total }) => `year ${year} ${money(total.likely, currency, 2)}`).join(", ")

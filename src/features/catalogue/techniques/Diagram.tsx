import type { ReactElement } from "react"
import type { TechniqueId } from "../../../dataset/schema/index.ts"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import type { Division, Drawing, Place } from "./drawings.ts"
import { geometry, levelOf, type Box, type Geometry } from "./geometry.ts"
import { SchedulerMark, StateMark, StepMark } from "./Marks.tsx"
import { wrap } from "./wrap.ts"

interface Ink {
  readonly color: string
  readonly soft: string
}

const quiet = { fill: "var(--surface-sunk)", stroke: "var(--rule-strong)", strokeWidth: 1 } as const
const plain = { fill: "var(--surface)", stroke: "var(--ink-3)", strokeWidth: 1.2 } as const
const missing = { fill: "none", stroke: "var(--rule-strong)", strokeWidth: 1.2, strokeDasharray: "4 3" } as const
const rect = ({ x, y, width, height }: Box): Box => ({ x, y, width, height })

const Label = ({ x, y, children }: { readonly x: number; readonly y: number; readonly children: string }): ReactElement => (
  <text x={x} y={y} fontSize={12.5} fill="var(--ink-2)">
    {children}
  </text>
)

/** The VM whose call is followed, with all its layers, and two more beside it. */
function Guests({ drawing, at, ink }: { readonly drawing: Drawing; readonly at: Geometry; readonly ink: Ink }): ReactElement {
  const [one, ...others] = at.vms
  return (
    <>
      <Label x={0} y={12}>
        Guests
      </Label>
      <rect {...rect(one)} rx={8} fill="var(--surface)" stroke={ink.color} strokeWidth={1.8} />
      <text x={one.x + 10} y={one.y + 19} fontSize={13} fontWeight={700} fill={ink.color}>
        VM 1
      </text>
      {at.guest.map((box, index) => (
        <g key={index}>
          <rect {...rect(box)} rx={5} fill={ink.soft} stroke={ink.color} strokeWidth={1} />
          <text x={at.spine + 18} y={box.y + box.height / 2} dy="0.355em" fontSize={13} fontWeight={500} fill="var(--ink)">
            {drawing.guest[index]}
          </text>
        </g>
      ))}
      {others.map((vm, index) => (
        <g key={index}>
          <rect {...rect(vm)} rx={8} fill="var(--surface)" stroke="var(--rule-strong)" strokeWidth={1.2} />
          <text x={vm.x + vm.width / 2} y={vm.y + 19} textAnchor="middle" fontSize={13} fontWeight={600} fill="var(--ink-2)">
            VM {index + 2}
          </text>
          {at.guest.map((box, layer) => (
            <rect key={layer} x={vm.x + 8} y={box.y} width={vm.width - 16} height={box.height} rx={5} {...quiet} />
          ))}
        </g>
      ))}
    </>
  )
}

/** What stands between guest and hardware: in the call's way, or beside it. */
function Host({ drawing, at }: { readonly drawing: Drawing; readonly at: Geometry }): ReactElement {
  const beside = drawing.hostIs === "beside"
  const left = beside ? 12 : at.spine + 18
  return (
    <>
      {at.host.map((box, index) => {
        const part = drawing.host[index]
        if (!part) return null
        const inOneLine = box.height < 40
        const middle = box.y + box.height / 2
        const lines = inOneLine ? [] : wrap(part.says ?? "", box.width - left - (beside ? 8 : 34), 12)
        const start = middle - ((lines.length * 15) / 2) * (inOneLine ? 0 : 1)
        return (
          <g key={index}>
            <rect {...rect(box)} rx={5} {...plain} />
            <text x={box.x + left} y={start} dy="0.355em" fontSize={13} fontWeight={600} fill="var(--ink)">
              {part.name}
              {inOneLine && part.says !== undefined && (
                <tspan fontWeight={400} fontSize={12.25} fill="var(--ink-2)">
                  {" "}
                  {part.says}
                </tspan>
              )}
            </text>
            {lines.map((line, row) => (
              <text key={row} x={box.x + left} y={start + 16 + row * 15} dy="0.355em" fontSize={12.25} fill="var(--ink-2)">
                {line}
              </text>
            ))}
          </g>
        )
      })}
    </>
  )
}

const shares: Readonly<Record<Division, readonly string[]>> = {
  turns: ["1", "2", "3", "1", "2", "3"],
  slices: ["1", "2", "3"],
  first: ["VM 1 alone"],
  everybody: ["1, 2, 3 and the host"],
}
export const divisionWords: Readonly<Record<Division, string>> = {
  turns: ", by turns",
  slices: ", in slices",
  first: "",
  everybody: ", one pool",
}

interface BarProps {
  readonly name: string
  readonly box: Box
  readonly division: Division
  readonly ink: Ink
}

/** Who has how much of a part of the hardware: by turns the cells repeat, in slices each VM has its own. */
function Bar({ name, box, division, ink }: BarProps): ReactElement {
  const cells = shares[division]
  const space = division === "slices" ? 4 : 0
  const width = (box.width - space * (cells.length - 1)) / cells.length
  return (
    <>
      <text x={box.x} y={box.y - 6} fontSize={12.5} fill="var(--ink-2)">
        {name}
        {divisionWords[division]}
      </text>
      {cells.map((cell, index) => {
        const mine = cell === "1" || cells.length === 1
        const x = box.x + index * (width + space)
        return (
          <g key={index}>
            <rect
              x={x}
              y={box.y}
              width={width}
              height={box.height}
              rx={division === "turns" ? 0 : 3}
              fill={mine ? ink.soft : "var(--surface-sunk)"}
              stroke={mine ? ink.color : "var(--rule-strong)"}
              strokeWidth={1}
            />
            <text
              x={x + width / 2}
              y={box.y + box.height / 2}
              dy="0.355em"
              textAnchor="middle"
              fontSize={12.5}
              fontWeight={mine ? 600 : 400}
              fill="var(--ink)"
            >
              {cell}
            </text>
          </g>
        )
      })}
    </>
  )
}

function Hardware({ drawing, at, ink }: { readonly drawing: Drawing; readonly at: Geometry; readonly ink: Ink }): ReactElement {
  const [chip, ...rest] = at.chips
  if (!chip) return <></>
  const { iommu } = at
  return (
    <>
      <Label x={at.spine + 18} y={iommu.y - 7}>
        Hardware
      </Label>
      {drawing.iommu && (
        <>
          <rect {...rect(iommu)} rx={4} {...quiet} />
          <text x={at.spine + 18} y={iommu.y + 10} dy="0.355em" fontSize={12.5} fill="var(--ink)">
            IOMMU
          </text>
        </>
      )}
      {!drawing.gpu && (
        <>
          <rect x={at.spine + 18} y={iommu.y} width={at.width - at.spine - 18} height={iommu.height} rx={4} {...missing} />
          <text x={at.spine + 28} y={iommu.y + 10} dy="0.355em" fontSize={12.5} fill="var(--ink-2)">
            no GPU takes part
          </text>
        </>
      )}
      <rect {...rect(chip)} rx={8} {...plain} strokeWidth={1.6} />
      <text x={at.engines.x} y={chip.y + 18} fontSize={13} fontWeight={600} fill="var(--ink)">
        {drawing.hardware}
      </text>
      <Bar name={drawing.gpu ? "Engines" : "Cores"} box={at.engines} division={drawing.engines} ink={ink} />
      <Bar name={drawing.gpu ? "Frame buffer" : "Memory"} box={at.memory} division={drawing.memory} ink={ink} />
      {rest.map((box, index) => {
        const own = drawing.others === "own" && index === 0
        return (
          <g key={index}>
            <rect {...rect(box)} rx={8} {...(own ? plain : missing)} />
            <text x={box.x + box.width / 2} y={box.y + box.height / 2} dy="0.355em" textAnchor="middle" fontSize={13} fill="var(--ink-2)">
              {own ? "GPU 2" : "no GPU"}
            </text>
          </g>
        )
      })}
    </>
  )
}

const arrow = (x: number, y: number): string => `M${x - 5.5} ${y - 9}L${x} ${y}L${x + 5.5} ${y - 9}`

/** The ways of the three VMs' calls. That of the first runs through every layer it meets. */
function Ways({ drawing, at, ink }: { readonly drawing: Drawing; readonly at: Geometry; readonly ink: Ink }): ReactElement {
  const from = at.guest[0]
  const end = Math.max(...drawing.steps.map((place) => levelOf(place, at)), levelOf("engines", at))
  const foot = at.vms[1].y + at.vms[1].height
  const beside = at.host[0]
  const chip = at.chips[0]?.y ?? 0
  const arrows = [
    drawing.hostIs === "on-the-way" ? (at.host[0]?.y ?? 0) : drawing.iommu ? at.iommu.y : 0,
    chip + (drawing.iommu ? 7 : 0),
  ].filter((y) => y > 0)
  const target = (index: number): number | null => {
    if (drawing.hostIs === "on-the-way") return at.host[0]?.y ?? null
    if (drawing.others === "same") return drawing.iommu ? at.iommu.y : (at.chips[0]?.y ?? null)
    return drawing.others === "own" && index === 0 ? at.iommu.y : null
  }
  return (
    <>
      {at.lanes.map((x, index) => {
        const to = target(index)
        return to === null ? null : (
          <g key={index} fill="none" stroke="var(--ink-3)" strokeWidth={1.4}>
            <path d={`M${x} ${foot}V${to - 1}`} />
            <path d={`M${x - 4} ${to - 7}L${x} ${to - 1}L${x + 4} ${to - 7}`} />
          </g>
        )
      })}
      {from && (
        <path
          d={`M${at.spine} ${from.y + from.height / 2}V${end}`}
          fill="none"
          stroke={ink.color}
          strokeWidth={3.5}
          strokeLinecap="round"
        />
      )}
      {arrows.map((y) => (
        <path key={y} d={arrow(at.spine, y)} fill="none" stroke={ink.color} strokeWidth={3} strokeLinejoin="round" strokeLinecap="round" />
      ))}
      {beside && drawing.hostIs === "beside" && (
        <g fill="none" stroke={ink.color} strokeWidth={1.6} strokeDasharray="3 3">
          <path d={`M${at.spine} ${beside.y + beside.height / 2}H${beside.x - 1}`} />
        </g>
      )}
    </>
  )
}

function Markers({ drawing, at }: { readonly drawing: Drawing; readonly at: Geometry }): ReactElement {
  const spot = (place: Place): { readonly x: number; readonly y: number } => {
    const y = levelOf(place, at)
    if (place.startsWith("guest")) return { x: (at.guest[0]?.width ?? 0) - 6, y }
    if (place === "engines" || place === "memory") return { x: at.engines.x + at.engines.width - 10, y: y - 20.5 }
    const box = at.host[Number(place.at(-1))]
    return { x: (box?.x ?? 0) + (box?.width ?? at.width) - 14, y: drawing.hostIs === "beside" ? (box?.y ?? 0) + 14 : y }
  }
  const scheduler = spot(drawing.scheduler)
  return (
    <>
      <SchedulerMark x={scheduler.x} y={scheduler.y} />
      {drawing.state.map((place) => {
        const { x, y } = spot(place)
        return <StateMark key={place} x={place === drawing.scheduler ? x - 22 : x} y={y} />
      })}
    </>
  )
}

export interface DiagramProps {
  readonly technique: TechniqueId
  readonly drawing: Drawing
  /** In the drawing's units: 320 is the least. */
  readonly width: number
}

/** One call on its way from the application to where it is executed; the same picture for every technique, so that they can be compared. */
export function Diagram({ technique, drawing, width }: DiagramProps): ReactElement {
  const { color, softColor } = techniqueStyle[technique]
  const ink: Ink = { color, soft: softColor }
  const at = geometry(drawing, width)
  return (
    <g fontFamily="var(--font)">
      <Guests drawing={drawing} at={at} ink={ink} />
      <path d={`M0 ${at.boundary}H${at.width}`} stroke="var(--ink-2)" strokeWidth={1.4} strokeDasharray="6 4" />
      <text x={at.spine + 22} y={at.boundary - 5} fontSize={12.5} fill="var(--ink-2)">
        edge of the guest
      </text>
      <Label x={at.spine + 22} y={at.hostLabel}>
        {drawing.hostLabel}
      </Label>
      <Host drawing={drawing} at={at} />
      <Hardware drawing={drawing} at={at} ink={ink} />
      <Ways drawing={drawing} at={at} ink={ink} />
      {drawing.steps.map((place, index) => (
        <StepMark key={index} x={at.spine} y={levelOf(place, at)} n={index + 1} color={color} crossing={place === "boundary"} />
      ))}
      <Markers drawing={drawing} at={at} />
    </g>
  )
}

import type { CostLine } from "../../engine/report.ts"

type Part = CostLine["part"]

/** Parts differ in tint and in texture, so that they are told apart in grey and by those who see no hue. */
const tint: Readonly<Record<Part, number>> = {
  gpus: 100,
  hosts: 45,
  licences: 22,
  energy: 30,
  maintenance: 12,
  network: 8,
  broker: 34,
  rights: 15,
  space: 18,
  staff: 60,
  financing: 26,
}
const texture: Readonly<Record<Part, string | null>> = {
  gpus: null,
  hosts: null,
  licences: "M-1 1l2-2M0 8l8-8M7 9l2-2",
  energy: "M4 0v8",
  maintenance: "M2 2h.01M6 6h.01",
  network: "M0 4h8",
  broker: "M0 4h8M4 0v8",
  rights: "M0 0l8 8",
  space: "M0 0h8M0 0v8",
  staff: "M1 6 4 2l3 4",
  financing: "M-1 7l2 2M0 0l8 8M7-1l2 2",
}

const shade = (part: Part, hue: string): string => `color-mix(in srgb, ${hue} ${tint[part]}%, var(--surface))`

export const partFill = (part: Part, id: string, hue: string): string => (texture[part] === null ? shade(part, hue) : `url(#${id}-${part})`)

export function PartDefs({ id, hue }: { readonly id: string; readonly hue: string }) {
  return (
    <defs>
      {(Object.keys(texture) as Part[]).map((part) => {
        const path = texture[part]
        return path === null ? null : (
          <pattern key={part} id={`${id}-${part}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill={shade(part, hue)} />
            <path d={path} stroke={hue} strokeOpacity={0.55} strokeWidth={part === "maintenance" ? 2 : 1} strokeLinecap="round" />
          </pattern>
        )
      })}
    </defs>
  )
}

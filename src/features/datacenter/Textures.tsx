import type { ReactElement } from "react"
import { groupLook, texturePath } from "./texture.ts"
import css from "./datacenter.module.css"
import own from "./Textures.module.css"

export const textureId = (prefix: string, group: number): string => `${prefix}-g${group}`

/** The paint of each group and the hatching of what is idle, for one drawing. */
export function Textures({ prefix, groups }: { readonly prefix: string; readonly groups: readonly number[] }): ReactElement {
  return (
    <defs>
      {groups.map((group) => {
        const look = groupLook(group)
        return (
          <pattern key={group} id={textureId(prefix, group)} width={8} height={8} patternUnits="userSpaceOnUse">
            <rect width={8} height={8} style={{ fill: `color-mix(in oklab, var(--hue) ${look.strength}%, var(--surface))` }} />
            {look.texture !== "plain" && (
              <path d={texturePath[look.texture]} className={own["texture"]} strokeWidth={look.texture === "dots" ? 2.4 : 1.2} />
            )}
          </pattern>
        )
      })}
      <pattern id={`${prefix}-idle`} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={6} height={6} className={own["idleGround"]} />
        <path d="M0 0 V6" className={own["idleLine"]} />
      </pattern>
    </defs>
  )
}

interface SwatchProps {
  readonly group: number
  readonly label?: string
  /** Of its paint's ids, where one that is not shown may have the same. */
  readonly prefix?: string
}

/** The same paint as a small square, for legends and tables. */
export function Swatch({ group, label, prefix = `swatch-${group}` }: SwatchProps): ReactElement {
  return (
    <svg className={own["swatch"]} viewBox="0 0 16 16" width={16} height={16} aria-hidden="true">
      <Textures prefix={prefix} groups={[group]} />
      <rect x={0.5} y={0.5} width={15} height={15} rx={2} fill={`url(#${textureId(prefix, group)})`} className={own["swatchEdge"]} />
      {label !== undefined && (
        <text x={8} y={12} className={css["letter"]}>
          {label}
        </text>
      )}
    </svg>
  )
}

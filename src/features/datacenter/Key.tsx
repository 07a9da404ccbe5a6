import { useId, type ReactElement } from "react"
import type { OptionResult } from "../../engine/report.ts"
import { Swatch } from "./Textures.tsx"
import { letter } from "./words.ts"
import css from "./datacenter.module.css"

interface KeyProps {
  readonly option: OptionResult
  /** Groups (indexes) that are drawn, where not all are. */
  readonly shown?: readonly number[]
}

/** Whose cells are whose: paint, letter and name of each group, where several are drawn; of one group paint and name. */
export function Key({ option, shown }: KeyProps): ReactElement {
  const prefix = useId().replaceAll(":", "")
  const groups = shown ? option.groups.filter(({ index }) => shown.includes(index)) : option.groups
  return (
    <>
      {groups.map(({ index, name }) => (
        <span key={index} className={css["keyed"]}>
          <Swatch group={index} prefix={`${prefix}-key-${index}`} {...(groups.length > 1 ? { label: letter(index) } : {})} />{" "}
          <bdi>{name}</bdi>{" "}
        </span>
      ))}
    </>
  )
}

import type { CostLine } from "../../../engine/report.ts"
import { PartDefs, partFill } from "../../common/costParts.tsx"
import styles from "./charts.module.css"

export function PartSwatch({ part, defs }: { readonly part: CostLine["part"]; readonly defs: string }) {
  const id = `${defs}-key-${part}`
  return (
    <svg className={styles.swatch} width="22" height="14" aria-hidden="true" focusable="false">
      <PartDefs id={id} hue="var(--ink-2)" />
      <rect width="22" height="14" rx="2" fill={partFill(part, id, "var(--ink-2)")} stroke="var(--ink-3)" strokeWidth="1" />
    </svg>
  )
}

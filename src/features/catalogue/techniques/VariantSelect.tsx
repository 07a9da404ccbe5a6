import type { ReactElement } from "react"
import type { HowItWorks, TechniqueId } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { SelectField } from "../../../ui/SelectField.tsx"
import { Part } from "../../common/Part.tsx"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import { choosing, variantOf, variantsOf } from "./variants.ts"

export interface VariantSelectProps {
  readonly technique: TechniqueId
  readonly all: readonly HowItWorks[]
}

/** Which way of the technique is drawn; stands in the link. */
export function VariantSelect({ technique, all }: VariantSelectProps): ReactElement {
  const words = useExplorer((page) => page.view.table)
  const actions = useExplorer((page) => page.actions)
  const ways = variantsOf(technique, all)
  return (
    <Part is="ways">
      <SelectField
        label={`Way of ${techniqueNames[technique].toLowerCase()}`}
        hideLabel
        value={variantOf(technique, all, words)?.id ?? ""}
        options={ways.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          const way = ways.find((one) => one.id === id)
          if (way) actions.setView({ table: choosing(way, all, words) })
        }}
      />
    </Part>
  )
}

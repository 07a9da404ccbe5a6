import type { ReactElement } from "react"
import { chooseFigures, chosenFigures, figureSample, figureStyles } from "../../scenario/keptFigures.ts"
import { SelectField } from "../../ui/SelectField.tsx"
import { useFigures } from "../../ui/useFigures.ts"

const options = figureStyles.map(({ locale, name }) => ({ value: locale, label: `${figureSample(locale)} (${name})` }))

/** In which way figures are written, on the page and in all that is taken from it. */
export function FiguresChoice({ className }: { readonly className?: string }): ReactElement {
  useFigures()
  return (
    <SelectField
      label="Numbers as in"
      value={chosenFigures()}
      options={options}
      onChange={chooseFigures}
      {...(className ? { className } : {})}
    />
  )
}

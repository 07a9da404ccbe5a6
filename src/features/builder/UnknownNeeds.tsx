import { MultiSelect } from "../../ui/MultiSelect.tsx"

interface UnknownNeedsProps {
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

/** Requirements that a link asks for and this version does not know: they can only be taken away. */
export function UnknownNeeds({ values, onChange }: UnknownNeedsProps) {
  return (
    <MultiSelect
      label="Requirements not known here"
      values={values}
      groups={[]}
      emptyText="None"
      hint="A link asks for these. Nothing is known to meet them, so nothing does: take them away to go on."
      onChange={onChange}
    />
  )
}

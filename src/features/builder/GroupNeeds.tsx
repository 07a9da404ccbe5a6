import { catalogue } from "../../dataset/load.ts"
import type { IsolationLevel } from "../../dataset/schema/index.ts"
import { isolationLevels } from "../../dataset/schema/words.ts"
import { needsOfScenario } from "../../engine/feasibility/needs.ts"
import type { GroupNeeds as Own, VmGroup } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { MultiSelect } from "../../ui/MultiSelect.tsx"
import { SelectField, type OptionGroup } from "../../ui/SelectField.tsx"
import { techniqueOrder, techniqueStyle } from "../common/techniqueStyle.ts"
import styles from "./Builder.module.css"
import { hypervisorGroups, vendorGroups } from "./choices.ts"
import { useOpened } from "./opened.ts"
import { gpuGroups, isolationNames, ownNeedsSummary } from "./words.ts"
import { UnknownNeeds } from "./UnknownNeeds.tsx"

interface GroupNeedsProps {
  readonly group: VmGroup
  readonly index: number
  /** Stays with the group when others come and go. */
  readonly card: number
}

const asAll = "as-all"
const yesNo = (yes: string, no: string) => ({ true: yes, false: no })
const flags = [
  { key: "liveMigration", label: "Moves between hosts while running", words: yesNo("Must", "Need not") },
  { key: "suspendResume", label: "Suspends and resumes", words: yesNo("Must", "Need not") },
] as const

const techniqueGroups = [
  { label: "Techniques", options: techniqueOrder.map((id) => ({ value: id as string, label: techniqueStyle[id].name })) },
]

/** What a group needs otherwise than all others: left alone, the scenario's needs hold. */
export function GroupNeeds({ group, index, card }: GroupNeedsProps) {
  const opened = useOpened(`needs of group ${card}`)
  const scenario = useExplorer((state) => state.scenario)
  const actions = useExplorer((state) => state.actions)
  const all = needsOfScenario(scenario)
  const own: Own = group.overrides.needs ?? {}
  const lists: readonly {
    readonly key: "techniques" | "gpus" | "vendors" | "hypervisors"
    label: string
    groups: readonly OptionGroup[]
  }[] = [
    { key: "techniques", label: "Techniques that may serve it", groups: techniqueGroups },
    { key: "gpus", label: "GPU models", groups: gpuGroups(catalogue, scenario.policies.includeUnsupported) },
    { key: "vendors", label: "GPU vendors", groups: vendorGroups },
    { key: "hypervisors", label: "Hypervisors", groups: hypervisorGroups },
  ]
  return (
    <Disclosure variant="inline" title="Needs of its own" summary={ownNeedsSummary(own)} {...opened}>
      <div className={styles.fields}>
        {flags.map(({ key, label, words }) => (
          <SelectField
            key={key}
            label={label}
            value={own[key] === undefined ? asAll : String(own[key])}
            options={[
              { value: asAll, label: `As for all groups (${words[all[key] ? "true" : "false"].toLowerCase()})` },
              { value: "true", label: words.true },
              { value: "false", label: words.false },
            ]}
            onChange={(value) => actions.setGroupNeed(index, key, value === asAll ? undefined : value === "true")}
          />
        ))}
        <SelectField
          label="Isolation between VMs, at least"
          value={own.leastIsolation === undefined ? asAll : (own.leastIsolation ?? "any")}
          options={[
            { value: asAll, label: `As for all groups (${all.leastIsolation ?? "any"})` },
            { value: "any", label: "Any" },
            ...isolationLevels.map((level) => ({ value: level, label: isolationNames[level] })),
          ]}
          onChange={(value) =>
            actions.setGroupNeed(index, "leastIsolation", value === asAll ? undefined : value === "any" ? null : (value as IsolationLevel))
          }
        />
        {lists.map(({ key, label, groups }) => (
          <MultiSelect
            key={key}
            label={label}
            values={own[key] ?? []}
            groups={groups}
            emptyText={own[key] === undefined ? "As for all groups" : "Any"}
            // Nothing chosen lifts what all groups are restricted to; where they are not, it says nothing.
            onChange={(list) => actions.setGroupNeed(index, key, list.length === 0 && all[key].length === 0 ? undefined : list)}
          />
        ))}
        {own.unknownNeeds && (
          <UnknownNeeds values={own.unknownNeeds} onChange={(unknownNeeds) => actions.setGroupNeed(index, "unknownNeeds", unknownNeeds)} />
        )}
        {Object.keys(own).length > 0 && (
          <div>
            <Button variant="quiet" icon="reset" onClick={() => actions.setOverride(index, "needs", undefined)}>
              Need what all groups need
            </Button>
          </div>
        )}
      </div>
    </Disclosure>
  )
}

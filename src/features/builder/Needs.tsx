import type { IsolationLevel } from "../../dataset/schema/index.ts"
import { isolationLevels } from "../../dataset/schema/words.ts"
import { limits, shownCurrency } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Checkbox } from "../../ui/Checkbox.tsx"
import { MultiSelect } from "../../ui/MultiSelect.tsx"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import styles from "./Builder.module.css"
import { hypervisorGroups, vendorGroups } from "./choices.ts"
import { oneStep } from "./drag.ts"
import { isolationNames } from "./words.ts"
import { UnknownNeeds } from "./UnknownNeeds.tsx"

/** What any answer has to fulfil. */
export function Needs() {
  const policies = useExplorer((state) => state.scenario.policies)
  const shown = shownCurrency(useExplorer((state) => state.scenario.economics))
  const actions = useExplorer((state) => state.actions)
  return (
    <div className={styles.fields}>
      <div>
        <Checkbox
          label="Running VMs must move between hosts"
          checked={policies.liveMigration}
          onChange={(liveMigration) => actions.setPolicies({ liveMigration })}
        />
        <Checkbox
          label="VMs must suspend and resume"
          checked={policies.suspendResume}
          onChange={(suspendResume) => actions.setPolicies({ suspendResume })}
        />
      </div>
      <SelectField
        label="Isolation between VMs, at least"
        value={policies.leastIsolation ?? ""}
        options={[{ value: "", label: "Any" }, ...isolationLevels.map((level) => ({ value: level, label: isolationNames[level] }))]}
        onChange={(value) => actions.setPolicies({ leastIsolation: value === "" ? null : (value as IsolationLevel) })}
      />
      {policies.unknownNeeds.length > 0 && (
        <UnknownNeeds values={policies.unknownNeeds} onChange={(unknownNeeds) => actions.setPolicies({ unknownNeeds })} />
      )}
      <MultiSelect
        label="GPU vendors"
        values={policies.vendors}
        groups={vendorGroups}
        onChange={(vendors) => actions.setPolicies({ vendors })}
      />
      <MultiSelect
        label="Hypervisors"
        values={policies.hypervisors}
        groups={hypervisorGroups}
        onChange={(hypervisors) => actions.setPolicies({ hypervisors })}
      />
      <div className={styles.pair}>
        <NumberInput
          label="Budget, in all"
          unit={shown.code}
          scale={shown.perUsd}
          step={1000}
          {...limits.budgetUsd}
          value={policies.budgetUsd}
          placeholder="no limit"
          clearLabel="No limit"
          onChange={(budgetUsd) => actions.setPolicies({ budgetUsd })}
          onClear={() => actions.setPolicies({ budgetUsd: null })}
          {...oneStep}
        />
        <NumberInput
          label="Power cap"
          unit="kW"
          {...limits.powerCapKw}
          value={policies.powerCapKw}
          placeholder="no limit"
          clearLabel="No limit"
          onChange={(powerCapKw) => actions.setPolicies({ powerCapKw })}
          onClear={() => actions.setPolicies({ powerCapKw: null })}
          {...oneStep}
        />
      </div>
      <Checkbox
        label="Also what is discontinued or not made for datacenters"
        hint="Older GPUs, desktop virtualizers, research systems."
        checked={policies.includeUnsupported}
        onChange={(includeUnsupported) => actions.setPolicies({ includeUnsupported })}
      />
    </div>
  )
}

import { useId } from "react"
import { catalogue } from "../../dataset/load.ts"
import type { Workload } from "../../dataset/core.ts"
import type { GuestSystem } from "../../dataset/schema/index.ts"
import { guestSystems } from "../../dataset/schema/words.ts"
import type { VmGroup } from "../../engine/scenario.ts"
import { frameBufferOf } from "../../engine/workload/llm.ts"
import { describedLlm } from "../../engine/workload/llmDemand.ts"
import { nameLimit, overrideLimits, type NumericOverride } from "../../scenario/bounds.ts"
import { explorerStore, useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { classes } from "../../ui/classes.ts"
import { Disclosure } from "../../ui/Disclosure.tsx"
import field from "../../ui/Field.module.css"
import { FieldLabel } from "../../ui/Field.tsx"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { writeNumber } from "../../base/readNumber.ts"
import { SelectField } from "../../ui/SelectField.tsx"
import { ApiNeedsEditor } from "./ApiNeedsEditor.tsx"
import styles from "./Builder.module.css"
import { oneStep } from "./drag.ts"
import { GroupNeeds } from "./GroupNeeds.tsx"
import { useOpened } from "./opened.ts"
import { changedFigures, guestNames } from "./words.ts"

export interface GroupDetailsProps {
  readonly group: VmGroup
  readonly index: number
  /** The group's card. */
  readonly id: number
}

interface NumberField {
  readonly key: NumericOverride
  readonly label: string
  readonly unit: string
  readonly scale?: number
  readonly step?: number
  /** What holds where the group says nothing: the workload's figure, or words. */
  readonly own: (workload: Workload) => number | string
}

const mibPerGib = 1024

const fields: readonly NumberField[] = [
  { key: "frameBufferMib", label: "Frame buffer", unit: "GiB", scale: 1 / mibPerGib, own: (w) => w.frameBufferMib.default },
  { key: "gpuDuty", label: "Mean GPU demand", unit: "%", scale: 100, own: (w) => w.gpuDutyMean },
  { key: "activeShare", label: "Active in the busy hour", unit: "%", scale: 100, own: (w) => w.activeShare },
  { key: "leastNativeShare", label: "Least acceptable speed", unit: "% of native", scale: 100, own: (w) => w.leastNativeShare },
  { key: "vcpu", label: "vCPUs", unit: "", own: (w) => w.vcpu },
  { key: "ramGib", label: "Memory", unit: "GiB", own: (w) => w.ramGib },
  { key: "gpusPerVm", label: "GPUs of each VM", unit: "", own: () => 1 },
  { key: "vmsPerHost", label: "Most on one host", unit: "", own: () => "any" },
]

const mib = 1024 * 1024
const remotingFields: readonly NumberField[] = [
  { key: "apiCallsPerSecond", label: "API calls", unit: "/s", step: 1000, own: (w) => w.remoting.apiCallsPerSecond.likely },
  {
    key: "mibPerSecond",
    label: "Data moved",
    unit: "MiB/s",
    own: ({ remoting }) =>
      (remoting.apiCallsPerSecond.likely * remoting.bytesPerCall) / mib +
      remoting.uploadMibPerSecond.likely +
      remoting.readbackMibPerSecond,
  },
  { key: "roundTripsPerSecond", label: "Blocking round trips", unit: "/s", step: 10, own: (w) => w.remoting.roundTripsPerSecond },
]

const placeholderOf = (own: number | string, scale: number): string =>
  typeof own === "string" ? own : writeNumber(Number((own * scale).toPrecision(4)) / scale, { scale })

/** Everything a group may state for itself; an empty field means the workload's own figure, which it shows. */
export function GroupDetails({ group, index, id: card }: GroupDetailsProps) {
  const id = useId()
  const remoting = useOpened(`remoting of group ${card}`)
  const workload = catalogue.workload(group.workload)
  const actions = useExplorer((state) => state.actions)
  const { overrides } = group
  const reference = workload ? (catalogue.gpu(workload.referenceGpu)?.shortName ?? workload.referenceGpu) : null

  const llm = describedLlm(group, catalogue) !== null
  /** What follows from the group's language model in place of the workload's own. */
  const fromLlm = (key: NumericOverride): number | string | undefined =>
    !llm || !workload
      ? undefined
      : key === "frameBufferMib"
        ? frameBufferOf(group, workload, catalogue)
        : key === "gpuDuty"
          ? "by GPU"
          : undefined
  const number = ({ key, label, unit, scale = 1, step, own }: NumberField) => {
    const limit = overrideLimits[key]
    return (
      <NumberInput
        key={key}
        label={label}
        unit={unit}
        min={limit.min}
        max={limit.max}
        // Frame buffers are whole MiB, typed in GiB: the scenario rounds, not the field.
        whole={limit.whole && scale === 1}
        scale={scale}
        {...(step === undefined ? {} : { step })}
        value={overrides[key] ?? null}
        placeholder={workload ? placeholderOf(fromLlm(key) ?? own(workload), scale) : ""}
        clearLabel="Use the workload's own"
        onChange={(value) => actions.setOverride(index, key, value)}
        onClear={() => actions.setOverride(index, key, undefined)}
        {...oneStep}
      />
    )
  }
  const resetAll = () => {
    const { actions } = explorerStore.getState()
    actions.beginDrag()
    for (const key of changedFigures(overrides)) actions.setOverride(index, key, undefined)
    actions.endDrag()
  }

  return (
    <div className={styles.details}>
      <div className={styles.field}>
        <FieldLabel htmlFor={`${id}-name`}>Name</FieldLabel>
        <input
          id={`${id}-name`}
          className={classes(field.box, styles.text)}
          value={group.name ?? ""}
          maxLength={nameLimit}
          placeholder={workload?.shortName ?? group.workload}
          autoComplete="off"
          onFocus={oneStep.onStart}
          onBlur={oneStep.onEnd}
          onChange={(event) => actions.setGroup(index, { name: event.target.value })}
        />
      </div>
      <div className={styles.pair}>{fields.map(number)}</div>
      {reference !== null && (
        <p className={styles.hint}>
          {llm
            ? "Frame buffer and GPU demand follow from the language model; the demand is worked out for each GPU."
            : `GPU demand is the share of time that one VM keeps a whole ${reference} busy.`}
          {(overrides.gpusPerVm ?? 1) > 1 && " With several GPUs, frame buffer and demand are those on each."}
        </p>
      )}
      <SelectField
        label="Guest system"
        value={overrides.guestSystem ?? ""}
        options={[
          { value: "", label: workload ? `${guestNames[workload.guestSystem]} (the workload's own)` : "The workload's own" },
          ...guestSystems.map((system) => ({ value: system, label: guestNames[system] })),
        ]}
        onChange={(value) => actions.setOverride(index, "guestSystem", value === "" ? undefined : (value as GuestSystem))}
      />
      <ApiNeedsEditor
        own={workload?.apiNeeds ?? []}
        needs={overrides.apiNeeds}
        onChange={(needs) => actions.setOverride(index, "apiNeeds", needs)}
      />
      <Disclosure variant="inline" title="What API remoting has to carry" {...remoting}>
        <p className={styles.hint}>For each second that the GPU would work without virtualization.</p>
        <div className={styles.pair}>{remotingFields.map(number)}</div>
      </Disclosure>
      <GroupNeeds group={group} index={index} card={card} />
      {changedFigures(overrides).length > 0 && (
        <div>
          <Button variant="quiet" icon="reset" onClick={resetAll}>
            Use all of the workload's own figures
          </Button>
        </div>
      )}
    </div>
  )
}

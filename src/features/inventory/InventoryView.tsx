import { useEffect, useRef, type ReactElement } from "react"
import { goals, slicings, type Goal, type Slicing } from "../../engine/inventory/placeInventory.ts"
import { goalName, slicingName } from "../../words/reading.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { Checkbox } from "../../ui/Checkbox.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { handOn } from "../../ui/handOn.ts"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { count, percent } from "../../ui/format.ts"
import { Part } from "../common/Part.tsx"
import { Answer } from "./Answer.tsx"
import { ColumnsTable } from "./ColumnsTable.tsx"
import { EstatePlan } from "./EstatePlan.tsx"
import { isGiven, useInventory } from "./store.ts"
import { TableInput } from "./TableInput.tsx"
import { Understood } from "./Understood.tsx"
import css from "./inventory.module.css"
import own from "./InventoryView.module.css"

const goalHints: Record<Goal, string> = {
  gpus: "Where not all fit: large GPU shares first.",
  vms: "Where not all fit: many small VMs before few large ones.",
  order: "VMs further up are never left out for those below.",
}
const slicingHints: Record<Slicing, string> = {
  shares: "Any fractions side by side, within each GPU's time and memory.",
  vgpu: "The smallest vGPU type that holds the VM; all on a GPU of one size.",
  mig: "The smallest MIG profile that holds the VM, at its published places.",
  whole: "Every VM owns the GPUs it gets.",
}

/** VMs of an inventory, each by itself, on the hosts there are. */
export function InventoryView(): ReactElement {
  const {
    vms,
    hosts,
    looks,
    estate,
    isReading,
    countAll,
    slicing,
    goal,
    vcpuPerCore,
    progress,
    result,
    isStale,
    give,
    place,
    cancel,
    tryExample,
    before,
    goBack,
  } = useInventory()
  const scenarioPerCore = useExplorer((state) => state.scenario.supply.vcpuPerCore)
  const answer = useRef<HTMLDivElement>(null)
  const isRunning = progress.kind === "running"
  const wasRunning = useRef(false)
  useEffect(() => {
    // The reader asked and waited: the answer comes to them.
    if (wasRunning.current && !isRunning && progress.kind === "idle" && result !== null && !isStale) answer.current?.focus()
    wasRunning.current = isRunning
  }, [isRunning, progress.kind, result, isStale])
  const isReady = isGiven(vms) && isGiven(hosts)
  return (
    <div className={own["view"]} data-paper="flow">
      <p className={own["lead"]}>
        Two tables, VMs and hosts, one row each: every VM is placed by itself, and what does not fit is named with the reason. Both are read
        in your browser. Nothing of them leaves this page or stands in its address, and they are gone when you close it; links lead to this
        view without them. Only your rules, and what you choose for columns, stay on this device.
      </p>
      <form
        className={css["form"]}
        aria-label="Your inventory"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) place()
        }}
      >
        <Part is="tables">
          <div className={own["inputs"]}>
            <TableInput
              title="VMs"
              hint="CSV, an Excel workbook, JSON or what a tool prints. Paste it, drop a file here, or choose one; a file with hosts too serves for both."
              example={"name,vcpu,ram_gib,gpu,frame_buffer_mib,gpu_model\ndesktop-1,4,8,0.1,2048,\ntraining-1,24,192,2,40960,A100"}
              given={vms}
              onGive={(given) => give({ vms: given })}
            />
            <TableInput
              title="Hosts"
              hint="Cores, RAM, GPU model and number of GPUs of each."
              example={"name,cores,ram_gib,gpus,gpu_model\nhost-1,64,512,4,L40S\nhost-2,128,1024,8,A100 80GB SXM4"}
              given={hosts}
              onGive={(given) => give({ hosts: given })}
            />
          </div>
          {(looks.vms !== null || looks.hosts !== null) && (
            <div className={own["looks"]}>
              {looks.vms !== null && <ColumnsTable kind="vms" look={looks.vms} given={vms} onGive={(given) => give({ vms: given })} />}
              {looks.hosts !== null && (
                <ColumnsTable kind="hosts" look={looks.hosts} given={hosts} onGive={(given) => give({ hosts: given })} />
              )}
            </div>
          )}
        </Part>
        <Part is="options">
          <div className={css["options"]}>
            <SelectField
              label="GPUs are divided by"
              value={slicing}
              options={slicings.map((value) => ({ value, label: slicingName(value) }))}
              hint={slicingHints[slicing]}
              onChange={(value) => give({ slicing: value })}
            />
            <SelectField
              label="What counts most"
              value={goal}
              options={goals.map((value) => ({ value, label: goalName(value) }))}
              hint={goalHints[goal]}
              onChange={(value) => give({ goal: value })}
            />
            <NumberInput
              label="vCPUs for each core"
              value={vcpuPerCore ?? scenarioPerCore}
              min={0.25}
              max={32}
              step={0.25}
              hint="A table that counts threads gives half as many for each thread; one that counts vCPUs is taken as it is."
              onChange={(value) => give({ vcpuPerCore: value })}
            />
            <Checkbox
              label="Count what is off"
              checked={countAll}
              hint="VMs that are off, templates, hosts in maintenance."
              onChange={(checked) => give({ countAll: checked })}
            />
            <div className={css["actions"]}>
              <Button variant="primary" type="submit" disabled={!isReady || isRunning}>
                Place the VMs
              </Button>
              <Button onClick={tryExample} disabled={isRunning}>
                Try the example
              </Button>
              {before !== null && (
                <Button
                  icon="reset"
                  onClick={(event) => {
                    const form = event.currentTarget.form
                    goBack()
                    handOn(() => form)
                  }}
                >
                  Back to your tables
                </Button>
              )}
            </div>
          </div>
        </Part>
      </form>
      <Part is="plan">
        {estate !== null && (
          <EstatePlan
            estate={estate}
            isReading={isReading}
            vcpuPerCore={vcpuPerCore ?? scenarioPerCore}
            proposed={looks.vms?.proposed ?? null}
          />
        )}
      </Part>
      {progress.kind === "running" && (
        <div className={css["progress"]}>
          <label>
            <output>
              {progress.stage === "placing"
                ? "Placing VMs…"
                : progress.rows > 0
                  ? `Reading the tables… ${count(progress.rows)} rows`
                  : "Reading the tables…"}
            </output>
            <progress max={1} value={progress.stage === "reading" ? 0 : progress.share}>
              {percent(progress.share)}
            </progress>
          </label>
          <Button icon="close" onClick={cancel}>
            Cancel
          </Button>
        </div>
      )}
      {progress.kind === "failed" && (
        <Notice
          tone="error"
          title="The VMs were not placed"
          actions={
            progress.isWorthAnother ? (
              <Button icon="reset" onClick={place}>
                Start again
              </Button>
            ) : undefined
          }
        >
          <p>{progress.text}</p>
        </Notice>
      )}
      {result === null && looks.vms === null && looks.hosts === null && !isRunning && <Understood />}
      {result !== null && (
        <div ref={answer} tabIndex={-1} className={own["result"]} data-stale={(isStale && !isRunning) || undefined}>
          {isStale && !isRunning && (
            <Notice tone="warn" title="Something was changed since">
              <p>What stands below answers the tables and choices as they were. Place the VMs again for the new ones.</p>
            </Notice>
          )}
          <Part is="answer">
            <Answer result={result} />
          </Part>
        </div>
      )}
    </div>
  )
}

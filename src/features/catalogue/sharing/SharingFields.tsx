import { memo, useMemo, type ReactElement } from "react"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Gpu, Workload } from "../../../dataset/schema/index.ts"
import type { PlacementRule } from "../../../dataset/schema/reference.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { memory } from "../../../ui/format.ts"
import { SelectField } from "../../../ui/SelectField.tsx"
import { SliderField } from "../../../ui/SliderField.tsx"
import { vendorName } from "../../common/table/columnSpec.ts"
import { Part } from "../motion/Folding.tsx"
import { schedulers, vmLimits, withAsked, type Asked, type Turn } from "./address.ts"
import { sharedGpus, sizesFor, type Ways } from "./arrivals.ts"
import { schedulerNames } from "./words.ts"
import css from "./Sharing.module.css"

export interface StageProps {
  readonly gpu: Gpu
  readonly ways: Ways
  readonly work: Workload
  readonly asked: Asked
  readonly rules: readonly PlacementRule[]
  readonly catalogue: FullCatalogue
}

/** What changes the answer. */
export const Fields = memo(function Fields({
  gpu,
  ways,
  work,
  asked,
  catalogue,
  most,
  vms,
  onVms,
}: StageProps & {
  readonly most: number | null
  /** VMs that came so far, while they come as well. */
  readonly vms: number
  readonly onVms?: (vms: number) => void
}): ReactElement {
  const words = useExplorer((page) => page.view.table)
  const actions = useExplorer((page) => page.actions)
  const put = (change: Partial<Asked>): void => actions.setView({ table: withAsked(change, words) })
  const gpus = useMemo(() => {
    const all = sharedGpus(catalogue)
    return [...new Set(all.map((one) => one.vendor))].map((vendor) => ({
      label: vendorName(vendor),
      options: all
        .filter((one) => one.vendor === vendor)
        .map((one) => ({ value: one.id, label: one.memoryMib === null ? one.shortName : `${one.shortName}, ${memory(one.memoryMib)}` })),
    }))
  }, [catalogue])
  const sizes = sizesFor(gpu, ways.turns, work, catalogue)
  const offered = schedulers.filter((one) => ways.turns.product.sharing.schedulers.includes(one))
  const given = asked.frameBufferMib === null || sizes.includes(asked.frameBufferMib) ? [] : [asked.frameBufferMib]
  return (
    <div className={css["fields"]}>
      <Part is="gpu">
        <SelectField
          label="GPU"
          value={gpu.id}
          options={gpus}
          onChange={(focus) => actions.setView({ focus, table: withAsked({ frameBufferMib: null }, words) })}
        />
      </Part>
      <Part is="work">
        <SelectField
          label="Work of each VM"
          value={work.id}
          options={catalogue.workloads.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(id) => put({ work: id, frameBufferMib: null })}
        />
      </Part>
      <Part is="fb">
        <SelectField
          label="Frame buffer of each VM"
          value={asked.frameBufferMib === null ? "" : String(asked.frameBufferMib)}
          options={[
            { value: "", label: `as the work asks, ${memory(work.frameBufferMib.default)}` },
            ...[...sizes, ...given].toSorted((a, b) => a - b).map((mib) => ({ value: String(mib), label: memory(mib) })),
          ]}
          onChange={(value) => put({ frameBufferMib: value === "" ? null : Number(value) })}
        />
      </Part>
      <Part is="sched">
        <SelectField<Turn>
          label="Scheduler"
          value={asked.scheduler !== null && offered.includes(asked.scheduler) ? asked.scheduler : (offered[0] ?? "best-effort")}
          options={offered.map((one) => ({ value: one, label: schedulerNames[one] }))}
          disabled={offered.length < 2}
          onChange={(value) => put({ scheduler: value === offered[0] ? null : value })}
        />
      </Part>
      {most !== null && onVms && (
        <Part is="vms">
          <SliderField
            label="VMs that came"
            value={vms}
            min={vmLimits.least}
            max={vmLimits.most}
            sliderMax={Math.min(vmLimits.most, most + 1)}
            whole
            unit="VMs"
            onStart={actions.beginDrag}
            onEnd={actions.endDrag}
            onChange={onVms}
          />
        </Part>
      )}
    </div>
  )
})

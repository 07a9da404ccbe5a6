import type { ReactElement } from "react"
import type { Gpu, Product, Workload } from "../../../dataset/schema/index.ts"
import { pinLimit } from "../../../scenario/bounds.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Button } from "../../../ui/Button.tsx"
import { Part } from "../../common/Part.tsx"
import css from "./Parts.module.css"

/** Adds a product to what is compared, or takes it out again. */
export function CompareButton({ product }: { readonly product: Product }): ReactElement {
  const actions = useExplorer((state) => state.actions)
  const pins = useExplorer((state) => state.scenario.pins)
  const at = pins.findIndex((pin) => pin.product === product.id)
  const pinned = at >= 0
  const full = !pinned && pins.length >= pinLimit
  const toggle = (): void => (pinned ? actions.removePin(at) : actions.addPin({ product: product.id, gpu: null, instanceType: null }))
  return (
    <Part is="use">
      <div className={css["actions"]}>
        <Button variant={pinned ? "secondary" : "primary"} icon={pinned ? "close" : "pin"} disabled={full} onClick={toggle}>
          {pinned ? "No longer compare it" : "Use in my datacenter"}
        </Button>
        <output className={css["said"]}>
          {pinned
            ? "Compared with your other options."
            : full
              ? `You compare ${pinLimit} options already; take one out first.`
              : "Adds it to the options compared, on the cheapest GPU for it."}
        </output>
      </div>
    </Part>
  )
}

/** Allows a GPU in the scenario's supply. */
export function SupplyButton({ gpu }: { readonly gpu: Gpu }): ReactElement {
  const allowed = useExplorer((state) => state.scenario.supply.gpus)
  const actions = useExplorer((state) => state.actions)
  const chosen = allowed.includes(gpu.id)
  const toggle = (): void => actions.setSupply({ gpus: chosen ? allowed.filter((id) => id !== gpu.id) : [...allowed, gpu.id] })
  return (
    <Part is="use">
      <div className={css["actions"]}>
        <Button variant={chosen ? "secondary" : "primary"} icon={chosen ? "close" : "plus"} onClick={toggle}>
          {chosen ? "No longer only this GPU" : "Use in my datacenter"}
        </Button>
        <output className={css["said"]}>
          {chosen
            ? `Your datacenter is built from ${allowed.length === 1 ? "this GPU only" : `${allowed.length} models of GPU, this one among them`}.`
            : allowed.length === 0
              ? "Any GPU is allowed so far; this makes it the only one."
              : "Adds it to the GPUs your datacenter may use."}
        </output>
      </div>
    </Part>
  )
}

/** VMs of a group that is added from here; the builder changes it. */
const groupSize = 50

/** Adds a group of VMs with a workload. */
export function WorkloadButton({ workload }: { readonly workload: Workload }): ReactElement {
  const actions = useExplorer((state) => state.actions)
  const vms = useExplorer((state) =>
    state.scenario.groups.filter((group) => group.workload === workload.id).reduce((sum, group) => sum + group.count, 0),
  )
  return (
    <Part is="use">
      <div className={css["actions"]}>
        <Button variant="primary" icon="plus" onClick={() => actions.addGroup(workload.id, groupSize)}>
          Use in my datacenter
        </Button>
        <output className={css["said"]}>
          {vms > 0 ? `Your datacenter has ${vms} VMs with it.` : `Adds a group of ${groupSize} VMs; change it in the builder.`}
        </output>
      </div>
    </Part>
  )
}

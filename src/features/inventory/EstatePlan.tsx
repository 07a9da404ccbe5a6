import { useMemo, useState, type ReactElement } from "react"
import { catalogue } from "../../dataset/load.ts"
import { limits } from "../../engine/scenario.ts"
import { clustered, groupsOf, ownedOf, vmsCutShort, type OwnedEstate, type Totals } from "../../scenario/inventory/estate.ts"
import { explorerStore, useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { count, percent, plural } from "../../ui/format.ts"
import type { Estate } from "./job.ts"
import css from "./inventory.module.css"

/** Groups that a reader can still look through. */
const GROUPS_AT_FIRST = 12

const quantities: readonly { readonly of: keyof Totals; readonly name: string }[] = [
  { of: "vcpu", name: "vCPU" },
  { of: "ramGib", name: "RAM" },
  { of: "frameBufferMib", name: "frame buffer" },
  { of: "gpuMilli", name: "GPU time" },
]

/** What the groups count beyond the VMs' needs. */
function lossOf(over: Totals): string {
  const parts = quantities.filter(({ of }) => over[of] >= 0.0005).map(({ of, name }) => `${percent(over[of])} more ${name}`)
  if (parts.length === 0) return "Nothing is counted beyond what the VMs need."
  const last = parts.pop()!
  return `That counts ${parts.length > 0 ? `${parts.join(", ")} and ${last}` : last} than the VMs need, so that each VM of a group has room.`
}

const offBy = (share: number, name: string): readonly string[] =>
  Math.abs(share) < 0.0005 ? [] : [`${percent(Math.abs(share))} ${share > 0 ? "more" : "fewer"} ${name}`]

/** Hosts of which the table does not tell what the plan must know. */
function untoldOf({ cores, ramGib }: OwnedEstate["untold"]): string {
  const most = Math.max(cores, ramGib)
  if (most === 0) return ""
  const what = cores > 0 && ramGib > 0 ? "cores or RAM" : cores > 0 ? "cores" : "RAM"
  return ` Of ${plural(most, "host")} the table does not tell the ${what}: planning values stand for them.`
}

/** The inventory as a scenario: VMs as groups, hosts as hosts one has; it opens in the builder. */
export function EstatePlan({
  estate,
  isReading,
  vcpuPerCore,
}: {
  readonly estate: Estate
  /** The tables have changed since: what is shown is not yet what would be planned. */
  readonly isReading: boolean
  readonly vcpuPerCore: number
}): ReactElement {
  const [most, setMost] = useState(GROUPS_AT_FIRST)
  const [workload, setWorkload] = useState("knowledge-worker")
  const actions = useExplorer((state) => state.actions)
  const { needs, kinds } = estate
  const groups = useMemo(() => clustered(needs, most), [needs, most])
  const hosts = useMemo(() => ownedOf(kinds, catalogue), [kinds])
  const made = useMemo(() => {
    const models = new Set(kinds.flatMap(({ model }) => (model === null ? [] : [model])))
    const [only] = models
    const gpu = models.size === 1 ? catalogue.gpus.find((one) => one.shortName === only) : undefined
    return groupsOf(groups.needs, { workload, catalogue, gpuMemoryMib: gpu?.memoryMib ?? null })
  }, [groups, kinds, workload])
  const cutShort = vmsCutShort(groups.needs)
  const unnamed = needs.needs.some((need) => need.workload === null)
  const owned = hosts.owned.reduce((sum, kind) => sum + kind.count, 0)
  const off = [...offBy(hosts.off.cores, "cores"), ...offBy(hosts.off.ramGib, "GiB of RAM")]
  const plan = (): void => {
    actions.beginDrag()
    actions.setGroups(made)
    actions.setSupply({ owned: hosts.owned, vcpuPerCore, ...(hosts.host === null ? {} : { host: { custom: hosts.host } }) })
    actions.endDrag()
    explorerStore.getState().actions.setView({ view: "board", focus: null, table: {} })
  }
  return (
    <section className={css["plan"]} aria-label="Plan this estate">
      <h3 className={css["title"]}>As a scenario</h3>
      {needs.vms === 0 ? (
        <p>
          None of the {plural(needs.withoutGpu, "VM")} needs a GPU by what is given, so there is nothing to plan GPUs for. Say which do in a
          column, for all of them, or by rule.
        </p>
      ) : (
        <>
          <p>
            {plural(needs.vms, "VM")} as {plural(made.length, "group")}. {lossOf(groups.over)}
            {groups.leftOut > 0 &&
              ` ${plural(groups.leftOut, "VM")} of rare kinds ${groups.leftOut === 1 ? "has" : "have"} no group: allow more groups.`}
            {cutShort > 0 &&
              ` ${plural(cutShort, "VM")} ${cutShort === 1 ? "needs" : "need"} more than ${limits.gpusPerVm.max} GPUs, the most that a VM of a scenario has: ${limits.gpusPerVm.max} each are planned, which is too few.`}
            {needs.withoutGpu > 0 &&
              ` ${plural(needs.withoutGpu, "VM")} without a GPU ${needs.withoutGpu === 1 ? "is" : "are"} left out; what ${needs.withoutGpu === 1 ? "it takes" : "they take"} of the hosts is not counted.`}
          </p>
          <p>
            {owned === 0
              ? "No hosts are given, so all are bought."
              : `${plural(owned, "host")} of ${plural(hosts.owned.length, "kind")} as hosts you have, used before any is bought.`}
            {owned > 0 && " Their power and the price of one more are planning values; adjust them under Hardware."}
            {off.length > 0 &&
              ` A scenario describes one kind of host as it is; the others count as the dataset's class most like them, which makes ${off.join(" and ")} in all.`}
            {hosts.unknownGpus > 0 &&
              ` ${plural(hosts.unknownGpus, "host")} with GPUs that the dataset does not know as one model stand without them.`}
            {untoldOf(hosts.untold)}
            {hosts.leftOut > 0 && ` ${count(hosts.leftOut)} hosts of further kinds are left out.`}
          </p>
          <div className={css["options"]}>
            <NumberInput label="Groups at most" value={most} min={1} max={limits.groups.max} step={1} onChange={setMost} />
            {unnamed && (
              <SelectField
                label="What VMs do of which no rule says it"
                value={workload}
                options={catalogue.workloads.map(({ id, name }) => ({ value: id, label: name }))}
                hint="A share of a GPU counts as that share of the time of the GPU on which this work is stated."
                onChange={setWorkload}
              />
            )}
            <div className={css["actions"]}>
              <Button variant="primary" onClick={plan} disabled={isReading}>
                Plan this estate
              </Button>
            </div>
          </div>
          <Disclosure title="The groups" summary={plural(made.length, "group")} level={3} variant="inline">
            <ul className={css["rows"]}>
              {made.map((group, i) => (
                <li key={i}>
                  {count(group.count)} × {catalogue.workload(group.workload)?.shortName ?? group.workload}: {group.name}
                </li>
              ))}
            </ul>
          </Disclosure>
        </>
      )}
    </section>
  )
}

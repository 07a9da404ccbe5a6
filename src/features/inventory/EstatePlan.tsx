import { useMemo, useState, type ReactElement } from "react"
import { same } from "../../base/same.ts"
import { catalogue } from "../../dataset/load.ts"
import { defaultScenario, limits } from "../../engine/scenario.ts"
import { clustered, groupsOf, vmsCutShort } from "../../scenario/inventory/estate.ts"
import { ownedOf, sharedMemoryMib, supplyOf } from "../../scenario/inventory/estateHosts.ts"
import { keepRules, keptRules } from "../../scenario/inventory/keptRules.ts"
import type { Proposed } from "../../scenario/inventory/proposedRules.ts"
import { explorerStore, useExplorer } from "../../scenario/store.ts"
import { Button } from "../../ui/Button.tsx"
import { Checkbox } from "../../ui/Checkbox.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { count, plural } from "../../ui/format.ts"
import { hostWords, noGpuWords, vmWords } from "../common/estateWords.ts"
import type { Estate } from "./job.ts"
import css from "./inventory.module.css"

/** Groups that a reader can still look through. */
const GROUPS_AT_FIRST = 12

/** The inventory as a scenario: VMs as groups, hosts as hosts one has; it opens in the builder. */
export function EstatePlan({
  estate,
  isReading,
  vcpuPerCore,
  proposed,
}: {
  readonly estate: Estate
  /** The tables have changed since: what is shown is not yet what would be planned. */
  readonly isReading: boolean
  readonly vcpuPerCore: number
  /** Rules that might be taken and are not. */
  readonly proposed: Proposed | null
}): ReactElement {
  const [most, setMost] = useState(GROUPS_AT_FIRST)
  const [workload, setWorkload] = useState("knowledge-worker")
  const [keepsNeeds, setKeepsNeeds] = useState(false)
  const actions = useExplorer((state) => state.actions)
  const hasNeeds = useExplorer((state) => !same(state.scenario.policies, defaultScenario.policies))
  const { needs, kinds } = estate
  const groups = useMemo(() => clustered(needs, most), [needs, most])
  const hosts = useMemo(() => ownedOf(kinds, catalogue), [kinds])
  const made = useMemo(
    () => groupsOf(groups.needs, { workload, catalogue, gpuMemoryMib: sharedMemoryMib(kinds, catalogue) }),
    [groups, kinds, workload],
  )
  const cutShort = vmsCutShort(groups.needs)
  const unnamed = needs.needs.some((need) => need.workload === null)
  const offered = proposed?.rules ?? []
  const named = offered.reduce((sum, { caught }) => sum + caught, 0)
  const plan = (): void => {
    actions.beginDrag()
    actions.setGroups(made)
    if (!keepsNeeds) actions.setPolicies(defaultScenario.policies)
    actions.setSupply(supplyOf(hosts, vcpuPerCore))
    actions.endDrag()
    explorerStore.getState().actions.setView({ view: "board", focus: null, table: {} })
    // The answer stands at the top of the view that opens, and the reader below what they pressed.
    requestAnimationFrame(() => {
      scrollTo({ top: 0, behavior: "instant" })
      document.getElementById("content")?.focus({ preventScroll: true })
    })
  }
  return (
    <section className={css["plan"]} aria-label="Plan this estate">
      <h3 className={css["title"]}>As a scenario</h3>
      {offered.length > 0 && (
        <div className={css["proposed"]}>
          <p>
            {plural(offered.length, "rule")} proposed above would name the work of {plural(named, "VM")}.{" "}
            {needs.vms > 0 &&
              `Without them all count as ${catalogue.workload(workload)?.shortName ?? workload}, which may be more than they can be given.`}
          </p>
          <Button icon="check" onClick={() => keepRules([...keptRules.getState().rules, ...offered.map(({ rule }) => rule)])}>
            {offered.length === 1 ? "Take this rule" : `Take all ${offered.length} rules`}
          </Button>
        </div>
      )}
      {needs.vms === 0 ? (
        <p>{noGpuWords(needs)}</p>
      ) : (
        <>
          <p>{vmWords(needs, groups, cutShort)}</p>
          <p>{hostWords(hosts, "adjust them under Hardware")}</p>
          <div className={css["options"]}>
            <NumberInput label="Groups at most" value={most} min={1} max={limits.groups.max} step={1} onChange={setMost} />
            {unnamed && (
              <SelectField
                label="What the VMs do"
                value={workload}
                options={catalogue.workloads.map(({ id, name }) => ({ value: id, label: name }))}
                hint="Of those that no rule gives work to. A share of a GPU counts as that share of the time of the GPU on which this work is stated; a share of a model that the table names, as what that model does in it."
                onChange={setWorkload}
              />
            )}
            {hasNeeds && (
              <Checkbox
                label="Keep the needs set before"
                checked={keepsNeeds}
                hint="The scenario that stands now sets some under Needs. Without them the estate is planned by its tables alone."
                onChange={setKeepsNeeds}
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

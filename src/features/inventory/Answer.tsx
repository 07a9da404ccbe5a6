import { useMemo, type ReactElement } from "react"
import { catalogue } from "../../dataset/load.ts"
import { modelVersion } from "../../engine/version.ts"
import { inventoryAnswer, placementCsv } from "../../scenario/inventory/answer.ts"
import { goalNames, figure, gapOf, slicingNames } from "../../scenario/inventory/words.ts"
import { Button } from "../../ui/Button.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { count, plural } from "../../ui/format.ts"
import { download } from "../common/table/csv.ts"
import { DataTable } from "../common/table/DataTable.tsx"
import { hostRows, hostSpec, unplacedRows, unplacedSpec } from "./columns.ts"
import { Fragmentation } from "./Fragmentation.tsx"
import type { Result } from "./job.ts"
import css from "./inventory.module.css"

const BAD_SHOWN = 200

function headline({ report }: Result): string {
  const { totals, unplaced } = report
  const where = `on ${count(totals.hostsUsed)} of ${plural(totals.hosts, "host")}`
  if (totals.vms === 0) return "No VM could be read, so there is nothing to place."
  if (unplaced.length === 0) return `All ${plural(totals.vms, "VM")} fit ${where}.`
  return `${count(totals.placed)} of ${plural(totals.vms, "VM")} fit, ${where}; ${count(unplaced.length)} ${unplaced.length === 1 ? "is" : "are"} left over.`
}

/** What fits and what does not, what is stranded, and the files to take along. */
export function Answer({ result }: { readonly result: Result }): ReactElement {
  const { inventory, report, notes, bad } = result
  const { totals } = report
  const left = useMemo(() => unplacedRows(inventory, report), [inventory, report])
  const hosts = useMemo(() => hostRows(inventory, report), [inventory, report])
  const save = (): void => download("inventory-placement.csv", placementCsv(inventory, report))
  const saveJson = (): void => {
    const answer = inventoryAnswer(inventory, report, { notes, bad }, { datasetVersion: catalogue.version, modelVersion })
    download("inventory-placement.json", `${JSON.stringify(answer, null, 1)}\n`, "application/json")
  }
  const unknown = report.unknownModels
  const said = [
    ...notes,
    ...(unknown.length > 0
      ? [
          `The dataset does not know ${unknown.length === 1 ? "the GPU model" : "these GPU models"}: ${unknown.slice(0, 8).join(", ")}${unknown.length > 8 ? " and others" : ""}. Shares are placed there all the same, without a limit of memory unless the hosts table gives one; slices cannot be.`,
        ]
      : []),
  ]
  return (
    <section className={css["answer"]} aria-label="What fits">
      <div className={css["verdict"]}>
        <output className={css["headline"]}>{headline(result)}</output>
        {totals.vms > 0 && <p className={css["gap"]}>{gapOf(report)}</p>}
        <dl className={css["figures"]}>
          <div>
            <dt>GPUs in use</dt>
            <dd>
              {figure(totals.gpus - totals.gpusFree)} <small>of {count(totals.gpus)}</small>
            </dd>
          </div>
          <div>
            <dt>GPUs free</dt>
            <dd>{figure(totals.gpusFree)}</dd>
          </div>
          <div>
            <dt>of these stranded</dt>
            <dd>{figure(totals.gpusStranded)}</dd>
          </div>
          <div>
            <dt>GPUs asked for</dt>
            <dd>{figure(totals.gpusAsked)}</dd>
          </div>
          <div>
            <dt>Sliced by</dt>
            <dd className={css["word"]}>{slicingNames[inventory.slicing]}</dd>
          </div>
          <div>
            <dt>What counts</dt>
            <dd className={css["word"]}>{goalNames[inventory.goal ?? "gpus"]}</dd>
          </div>
        </dl>
        <div className={css["actions"]}>
          <Button icon="download" onClick={save}>
            Placement as CSV
          </Button>
          <Button icon="download" onClick={saveJson}>
            Placement as JSON
          </Button>
        </div>
      </div>
      {bad.length > 0 && (
        <Disclosure title={`${plural(bad.length, "row")} could not be read`} summary={bad[0]!.text} level={3} defaultOpen={bad.length < 6}>
          <ul className={css["rows"]}>
            {bad.slice(0, BAD_SHOWN).map((one) => (
              <li key={`${one.of}${one.row}`}>
                <b>{one.of === "VMs" ? "VMs" : "Hosts"}:</b> {one.text} <code>{one.held}</code>
              </li>
            ))}
          </ul>
          {bad.length > BAD_SHOWN && <p>{count(bad.length - BAD_SHOWN)} more stand in the JSON file.</p>}
        </Disclosure>
      )}
      {said.length > 0 && (
        <Disclosure title="How the tables were read" summary={plural(said.length, "note")} level={3}>
          <ul className={css["rows"]}>
            {said.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <Fragmentation inventory={inventory} report={report} />
      {left.length > 0 && (
        <section aria-label="VMs that do not fit">
          <h3 className={css["title"]}>What does not fit, and why</h3>
          <DataTable spec={unplacedSpec} rows={left} />
        </section>
      )}
      {hosts.length > 0 && (
        <Disclosure title="Every host" summary={plural(hosts.length, "host")} level={3}>
          <DataTable spec={hostSpec} rows={hosts} />
        </Disclosure>
      )}
    </section>
  )
}

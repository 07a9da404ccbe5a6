import { useDeferredValue, type ReactElement } from "react"
import type { NamedRow } from "../../words/inventoryAnswer.ts"
import { goalName, slicingName } from "../../words/reading.ts"
import { shortFigure } from "./bars.ts"
import { Button } from "../../ui/Button.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { count, plural } from "../../ui/format.ts"
import { DataTable } from "../common/table/DataTable.tsx"
import { hostSpec, unplacedSpec } from "./columns.ts"
import { Fragmentation } from "./Fragmentation.tsx"
import type { Result } from "./job.ts"
import css from "./inventory.module.css"
import own from "./Answer.module.css"

/** Hands over a file that the worker made. */
function save(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob)
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function Rows({ title, rows, inAll, file }: { title: string; rows: readonly NamedRow[]; inAll: number; file: Blob | null }): ReactElement {
  return (
    <Disclosure title={title} summary={rows[0]!.text} level={3} defaultOpen={inAll < 6}>
      <ul className={css["rows"]}>
        {rows.map((one) => (
          <li key={`${one.of}${one.row}${one.text}`}>
            <b>{one.of === "VMs" ? "VMs" : "Hosts"}:</b> {one.text} <code>{one.held}</code>
          </li>
        ))}
      </ul>
      {inAll > rows.length && <p>{count(inAll - rows.length)} more stand in the file.</p>}
      {file && (
        <Button icon="download" onClick={() => save("inventory-rows-not-placed.csv", file)}>
          These rows as CSV
        </Button>
      )}
    </Disclosure>
  )
}

function GpuFigures({ totals, slicing }: Pick<Result, "totals" | "slicing">): ReactElement {
  return (
    <>
      <div>
        <dt>GPUs in use</dt>
        <dd>
          {shortFigure(totals.gpus - totals.gpusFree)} <small>of {count(totals.gpus)}</small>
        </dd>
      </div>
      <div>
        <dt>GPUs free</dt>
        <dd>{shortFigure(totals.gpusFree)}</dd>
      </div>
      <div>
        <dt>of these stranded</dt>
        <dd>{shortFigure(totals.gpusStranded)}</dd>
      </div>
      <div>
        <dt>GPUs asked for</dt>
        <dd>{shortFigure(totals.gpusAsked)}</dd>
      </div>
      <div>
        <dt>Sliced by</dt>
        <dd className={own["word"]}>{slicingName(slicing)}</dd>
      </div>
    </>
  )
}

/** Where one of the tables does not speak of GPUs: what the other says of them. */
function UncountedFigures({ uncounted }: Pick<Result, "uncounted">): ReactElement {
  return (
    <>
      <div>
        <dt>GPUs of the hosts</dt>
        {uncounted?.lacking === "vms" ? <dd>{count(uncounted.gpus)}</dd> : <dd className={own["word"]}>not named</dd>}
      </div>
      <div>
        <dt>GPUs asked for</dt>
        {uncounted?.lacking === "hosts" ? (
          <dd>
            {count(uncounted.gpus)}{" "}
            <small>
              {uncounted.parts && "or parts, "}by {plural(uncounted.vms, "VM")}
            </small>
          </dd>
        ) : (
          <dd className={own["word"]}>not named</dd>
        )}
      </div>
    </>
  )
}

const noRows: Result["left"] = []

/** What fits and what does not, what is stranded, and the files to take along. */
export function Answer({ result }: { readonly result: Result }): ReactElement {
  const { totals, caveats, notes, bad, aside, hosts, files } = result
  // The verdict stands first; a long table is drawn bit by bit after it.
  const left = useDeferredValue(result.left, noRows)
  const unknown = result.unknownModels
  const said = [
    ...notes,
    ...(unknown.length > 0
      ? [
          `The dataset does not know, as one GPU, ${unknown.length === 1 ? "the model" : "the models"} ${unknown.slice(0, 8).join(", ")}${unknown.length > 8 ? " and others" : ""}. Shares are placed there all the same, without a limit of memory unless the hosts table gives one; slices cannot be.`,
        ]
      : []),
  ]
  return (
    <section className={own["answer"]} aria-label="What fits">
      <div className={own["verdict"]}>
        <output className={own["headline"]}>{result.headline}</output>
        {caveats.length > 0 && (
          <ul className={css["caveats"]} aria-label="What this rests on">
            {caveats.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        )}
        {result.uncounted !== null && (
          <Notice
            tone="warn"
            title={result.uncounted.lacking === "hosts" ? "The hosts’ GPUs are not known" : "The VMs’ GPUs are not known"}
          >
            <p>{result.uncounted.told}</p>
          </Notice>
        )}
        {totals.vms > 0 && <p className={own["gap"]}>{result.gap}</p>}
        <dl className={own["figures"]}>
          {result.isGpuHeeded ? <GpuFigures totals={totals} slicing={result.slicing} /> : <UncountedFigures uncounted={result.uncounted} />}
          <div>
            <dt>What counts</dt>
            <dd className={own["word"]}>{goalName(result.goal)}</dd>
          </div>
        </dl>
        <div className={css["actions"]}>
          <Button icon="download" onClick={() => save("inventory-placement.csv", files.placement)}>
            Placement as CSV
          </Button>
          <Button icon="download" onClick={() => save("inventory-placement.json", files.json)}>
            Placement as JSON
          </Button>
        </div>
      </div>
      {bad.length > 0 && (
        <Rows title={`${plural(result.badInAll, "row")} could not be read`} rows={bad} inAll={result.badInAll} file={files.rows} />
      )}
      {aside.length > 0 && (
        <Rows title={`${plural(result.asideInAll, "row")} left out`} rows={aside} inAll={result.asideInAll} file={files.rows} />
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
      <Fragmentation totals={totals} models={result.models} worst={result.worst} />
      {left.length > 0 && (
        <section aria-label="VMs that do not fit">
          <h3 className={css["title"]}>What does not fit, and why</h3>
          {result.leftInAll > left.length && (
            <p>
              The first {count(left.length)} of {count(result.leftInAll)}; the CSV file holds all.
            </p>
          )}
          <DataTable spec={unplacedSpec} rows={left} />
        </section>
      )}
      {hosts.length > 0 && (
        <Disclosure title="Every host" summary={plural(result.hostsInAll, "host")} level={3}>
          {result.hostsInAll > hosts.length && <p>The first {count(hosts.length)}; the JSON file holds all.</p>}
          <DataTable spec={hostSpec} rows={hosts} />
        </Disclosure>
      )}
    </section>
  )
}

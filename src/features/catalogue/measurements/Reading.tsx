import type { ReactElement } from "react"
import type { Measurement } from "../../../dataset/schema/index.ts"
import { count, plural } from "../../../ui/format.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { papersOf } from "./plot.ts"
import css from "./view.module.css"

/** How the picture is to be read, and how far it can be trusted. */
export function Reading({ rows }: { readonly rows: readonly Measurement[] }): ReactElement {
  const papers = new Set(rows.flatMap(papersOf)).size
  const uses = (use: Measurement["use"]): number => rows.filter((row) => row.use === use).length
  return (
    <details className={css["reading"]}>
      <summary>How to read this, and how far to trust it</summary>
      <div>
        <p>
          {plural(rows.length, "measurement")} from {plural(papers, "source")}. {count(uses("efficiency"))} are of one VM alone on one GPU
          and comparable with bare metal; {count(uses("sharing"))} are of several VMs or of a slice, so they stand where the slice stands,
          not where virtualization does; {count(uses("context"))} are context: their two sides differ in more than virtualization, or one of
          them is not stated.
        </p>
        <p>
          The bands of fixed and mediated pass-through are drawn from these very measurements: that the marks lie in their band is no proof.
          Where a class of work has none of its own, the band is hatched and those of the nearest classes stand in.
        </p>
        <p>
          The bands of API remoting and device emulation are worked out: forwarding from API calls, bytes and round trips a second, over
          what each costs; rendering on the CPU from the processor’s rate over the GPU’s. Their constants were fitted on published figures,
          some of them shown here. They are for the workloads of this dataset on GPUs of today, so measurements on GPUs of 2008 lie above
          the emulation’s band: those GPUs were easier to keep up with.
        </p>
        <p>
          Readings above 100 % are shown as published: two runs of the same work differ by a few percent, and some native runs were the less
          tuned ones. The model never takes more than native. Where only a range is published, the mark stands in its middle.
        </p>
      </div>
    </details>
  )
}

const others: readonly (readonly [path: string, name: string, what: string])[] = [
  ["measurements.scaling", "Scaling", "share of each client as more clients share one GPU"],
  ["measurements.schedulers", "Schedulers", "how long each may run, in turn"],
  ["measurements.migration-times", "Migration times", "how long a VM stands still while it moves"],
  ["measurements.stun-times", "Stun times", "the same, as the maker lists it by frame buffer"],
  ["measurements.stun-other", "Other pauses", "limits and goals of pauses"],
  ["measurements.software-rendering", "Software rendering", "frame rates of processors and old GPUs side by side"],
  ["measurements.analytic-models", "Analytic models", "formulas that papers fit to what they measured"],
  ["measurements.qualitative", "Findings without a number", "what was observed but not counted"],
  ["measurements.coverage-gaps", "What could not be read", "figures that exist but are not in reach"],
]

/** Measurements that are no share of native: tables of their own. */
export const OtherMeasurements = (): ReactElement => (
  <section className={css["others"]} data-print="no">
    <h3 className={css["heading"]}>Other measurements</h3>
    <ul>
      {others.map(([path, name, what]) => (
        <li key={path}>
          <ViewLink view="data" focus={path}>
            {name}
          </ViewLink>
          <span>{what}</span>
        </li>
      ))}
    </ul>
  </section>
)

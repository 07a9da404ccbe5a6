import type { ReactElement } from "react"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Gpu } from "../../../dataset/schema/index.ts"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { percent, plural } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Block, Said } from "../parts/Parts.tsx"
import { FactList } from "./Known.tsx"
import { resourceFacts, speedRows } from "./resources.ts"
import css from "./hardware.module.css"

interface ResourcesProps {
  readonly gpu: Gpu
  readonly catalogue: FullCatalogue
}

/** What the GPU has of all that work can be bound by, and how fast that makes it at which work. */
export function Resources({ gpu, catalogue }: ResourcesProps): ReactElement {
  const resources = catalogue.resources(gpu.id)
  const facts = resources ? resourceFacts(gpu, resources) : []
  const known = facts.filter(({ says }) => says !== null)
  return (
    <>
      <Block title={gpu.gpusPerBoard > 1 ? "What work can be bound by, per GPU" : "What work can be bound by"}>
        {resources ? (
          <>
            <FactList facts={facts} compact />
            <Said>Peak rates as rated. Those of matrices are for dense operands: rates that count skipped zeros are halved.</Said>
            {resources.note !== null && <Said>{resources.note}</Said>}
            {resources.conflicts.length > 0 && (
              <ul className={css["disputed"]} aria-label="Where sources of these figures disagree">
                {resources.conflicts.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            )}
            {known.length > 0 && (
              <Disclosure title="Sources of these figures" summary={plural(known.length, "figure")} level={4}>
                <ul className={css["seen"]}>
                  {known.map(({ name, says, evidence }) => (
                    <li key={name}>
                      <p>
                        <b>{name}</b> {says}
                      </p>
                      <EvidenceList evidence={evidence} label={`Sources of ${name}`} />
                    </li>
                  ))}
                </ul>
              </Disclosure>
            )}
          </>
        ) : (
          <Said>No rates of it were looked up.</Said>
        )}
      </Block>
      <Speeds gpu={gpu} catalogue={catalogue} />
    </>
  )
}

function Speeds({ gpu, catalogue }: ResourcesProps): ReactElement {
  const { nominalCoverage, readings } = catalogue.speedModel
  const title = "How fast at which work"
  return (
    <Block title={title}>
      <Said>
        Native speed against the GPU that each workload is stated on, were its software to run there: from the rates above and {readings}{" "}
        published speeds. Ranges are made to hold {percent(nominalCoverage)} of speeds of sources unseen (
        <ViewLink view="validation">validation</ViewLink>).
      </Said>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus (WCAG 2.1.1) */}
      <section className={css["speeds"]} aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Workload</th>
              <th scope="col" className={css["times"]}>
                Speed
              </th>
              <th scope="col">Against</th>
              <th scope="col">Bound most by</th>
            </tr>
          </thead>
          <tbody>
            {speedRows(gpu, catalogue).map(({ workloads, speed, text, against, binds }) => (
              <tr key={workloads[0]?.id} data-none={speed === null || undefined}>
                <th scope="row">{workloads.map(({ name }) => name).join("; ")}</th>
                <td className={css["times"]}>{text}</td>
                <td>{against}</td>
                <td>{binds}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Block>
  )
}

import type { ReactElement } from "react"
import type { Product } from "../../../dataset/schema/index.ts"
import { duration, number } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { matrixColumns } from "../support/cells.ts"
import { Face } from "../support/Face.tsx"
import { otherWords, ruleFor } from "../support/otherWords.ts"
import { sentence } from "../support/sentence.ts"
import { Others } from "./Others.tsx"
import { stunTimesOf } from "./related.ts"
import { Section, Shortened } from "./Section.tsx"
import type { Background } from "./useBackground.ts"
import css from "./Page.module.css"

interface Props {
  readonly product: Product
  readonly background: Background
}

const operations = matrixColumns.filter((column) => column.group === "operations")

/** Moving, suspending and restarting a VM: whether, since when, if what. */
export function Operations({ product, background }: Props): ReactElement {
  const rule = operations.map((column) => ruleFor(background, product, column)).find((one) => one !== undefined)
  return (
    <Section title="Moving, suspending, restarting">
      <table className={css["table"]} data-answers>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col">Whether and when</th>
            <th scope="col">Known by</th>
          </tr>
        </thead>
        <tbody>
          {operations.map((column) => {
            const cell = column.cell(product)
            return (
              <tr key={column.id}>
                <th scope="row">{column.name}</th>
                <td>
                  <div className={css["what"]} data-paper="flow">
                    <Face
                      look={cell.look}
                      word={cell.look === "conditional" ? "under conditions" : cell.look === "unknown" ? "?" : cell.words}
                      weak={cell.weak}
                    />
                    {cell.look === "unknown" && <span className={css["said"]}>{cell.words}</span>}
                    {cell.since && <span>Since {cell.since}.</span>}
                    {(cell.condition ?? cell.note) && <span className={css["said"]}>{sentence(cell.condition ?? cell.note ?? "")}</span>}
                    <Others words={otherWords(background, product, column, cell)} />
                  </div>
                </td>
                <td>
                  <EvidenceList evidence={cell.evidence} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {rule && (
        <div className={css["what"]} data-paper="flow">
          <p>
            <strong>Why:</strong> {rule.why}
          </p>
          {rule.conditions.length > 0 && <p className={css["said"]}>For products of its kind: {rule.conditions.join("; ")}.</p>}
          <EvidenceList evidence={rule.evidence} />
        </div>
      )}
    </Section>
  )
}

/** Published pauses of running VMs while they moved. */
export function StunTimes({ product, background }: Props): ReactElement | null {
  const times = stunTimesOf(background.stunTimes, product)
  if (times.length === 0) return null
  return (
    <Section title="How long a running VM stands still">
      <Shortened rows={times} shown={8} what="published times">
        {(rows) => (
          <table className={css["table"]}>
            <thead>
              <tr>
                <th scope="col">GPU memory in use</th>
                <th scope="col">Release, GPU, network</th>
                <th scope="col">Pause</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((time) => (
                <tr key={time.id}>
                  <th scope="row">
                    {number(time.usedFrameBufferGib)} GiB{time.vmRamGib === null ? "" : `, VM with ${number(time.vmRamGib)} GiB`}
                  </th>
                  <td>
                    {time.release}, {time.gpu}, {number(time.networkGbps)} Gbit/s{time.kind === "worst-case" ? ", worst case" : ""}
                  </td>
                  <td data-number>{time.timedOut || time.stunSeconds === null ? "timed out" : duration(time.stunSeconds)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Shortened>
      <EvidenceList evidence={times.flatMap((time) => time.evidence)} />
      <p className={css["links"]}>
        <ViewLink view="migration">What that means for your own VMs</ViewLink>
      </p>
    </Section>
  )
}

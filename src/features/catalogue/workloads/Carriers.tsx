import { useEffect, useState, type ReactElement } from "react"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Workload } from "../../../dataset/schema/index.ts"
import type { OptionResult, Report } from "../../../engine/report.ts"
import { linkOf } from "../../../scenario/link.ts"
import { reportFor } from "../../../scenario/reportFor.ts"
import { defaultView, noBeside, noVersions } from "../../../scenario/view.ts"
import { count, moneyRange, percent, percentRange } from "../../../ui/format.ts"
import { BasisTag } from "../../common/BasisTag.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { techniqueNames } from "../../common/table/columnSpec.ts"
import { SupportView } from "../../common/table/CellView.tsx"
import { Block, Said } from "../parts/Parts.tsx"
import { askedVms, hindrances, scenarioOf } from "./carriers.ts"
import css from "./Workloads.module.css"

// Laid out as cards on a phone, where some browsers drop a table's meaning with its display.
const role = {
  table: { role: "table" },
  group: { role: "rowgroup" },
  row: { role: "row" },
  head: { role: "columnheader" },
  name: { role: "rowheader" },
  cell: { role: "cell" },
} as const

export interface CarriersProps {
  readonly workload: Workload
  readonly catalogue: FullCatalogue
}

/** The best option of each technique for a group of VMs of this workload, as the explorer works it out. */
export function Carriers({ workload, catalogue }: CarriersProps): ReactElement {
  const [report, setReport] = useState<Report | null>(null)
  const scenario = scenarioOf(workload.id)
  useEffect(() => {
    // After the page has been painted: it takes longer than a frame.
    const timer = setTimeout(() => setReport(reportFor(scenario, catalogue)), 0)
    return () => clearTimeout(timer)
  }, [scenario, catalogue])
  const href = `#${linkOf({ scenario, view: defaultView, kept: [], versions: noVersions, beside: noBeside })}`
  return (
    <Block title={`Which technique can carry ${askedVms} of them`}>
      <Said>
        The best option of each technique, with every other setting at its default: the cheapest that meets all needs, or where none does,
        the one that misses least. <a href={href}>Open these {askedVms} VMs in the explorer</a>, in place of your own, to change any of it
        and to ask every figure why.
      </Said>
      {report === null ? (
        <output className={css["waiting"]}>Weighing all products and GPUs …</output>
      ) : (
        <table className={css["carriers"]} {...role.table}>
          <caption className={css["ears"]}>
            {workload.name}: {askedVms} VMs, technique by technique
          </caption>
          <thead {...role.group}>
            <tr {...role.row}>
              {["Technique", "Best option", "Of native", "VMs per GPU", "Cost per VM and month"].map((name) => (
                <th key={name} scope="col" {...role.head}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...role.group}>
            {report.options.map((option) => (
              <Row key={option.key} option={option} least={workload.leastNativeShare} />
            ))}
          </tbody>
        </table>
      )}
    </Block>
  )
}

function Row({ option, least }: { readonly option: OptionResult; readonly least: number }): ReactElement {
  const [group] = option.groups
  const against = hindrances(option)
  const { perVmMonth } = option.cost ?? {}
  return (
    <tr {...role.row}>
      <th scope="row" {...role.name}>
        <span className={css["technique"]}>
          <TechniqueMark technique={option.technique} size={12} />
          <ViewLink view="techniques" focus={option.technique}>
            {techniqueNames[option.technique]}
          </ViewLink>
        </span>
        <SupportView support={option.feasible ? "yes" : "no"} />
      </th>
      <td data-name="Best option" {...role.cell}>
        <ViewLink view="products" focus={option.product}>
          {option.productName}
        </ViewLink>
        {option.gpu !== null && (
          <>
            {" on "}
            <ViewLink view="hardware" focus={option.gpu}>
              {option.gpuName}
            </ViewLink>
          </>
        )}
        {group?.instanceTypeName && <span className={css["quiet"]}>, {group.instanceTypeName}</span>}
        {against.length > 0 && (
          <ul className={css["against"]} aria-label="What stands in the way">
            {against.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </td>
      <td data-name="Of native" {...role.cell}>
        {option.nativeShare ? (
          <>
            <strong>{percent(option.nativeShare.likely)}</strong> <span className={css["quiet"]}>({percentRange(option.nativeShare)})</span>
            <span className={css["quiet"]}>{group?.meetsTarget === false ? `, below the ${percent(least)} asked for` : ""}</span>{" "}
            <BasisTag basis="computed" compact />
          </>
        ) : (
          <span className={css["quiet"]}>cannot be stated</span>
        )}
      </td>
      <td data-name="VMs per GPU" {...role.cell}>
        {option.gpu === null ? <span className={css["quiet"]}>no GPU</span> : count(group?.vmsPerGpu ?? 0)}
      </td>
      <td data-name="Cost per VM and month" {...role.cell}>
        {perVmMonth ? (
          <>
            {perVmMonth.known ? "" : "at least "}
            {moneyRange(perVmMonth)}
          </>
        ) : (
          <span className={css["quiet"]}>cannot be placed</span>
        )}
      </td>
    </tr>
  )
}

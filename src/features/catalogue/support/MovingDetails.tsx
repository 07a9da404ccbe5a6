import type { ReactElement } from "react"
import { EvidenceList } from "../../common/Evidence.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { hypervisorFocus } from "../products/hypervisors.ts"
import { Face } from "./Face.tsx"
import type { MovingCell, MovingRow, Report } from "./moving.ts"
import { sentence } from "./sentence.ts"
import css from "./Support.module.css"

export const ReportList = ({ reports }: { readonly reports: readonly Report[] }): ReactElement => (
  <ul className={css["others"]}>
    {reports.map((report) => (
      <li key={`${report.what}|${report.says.join("|")}`}>
        <p>
          <strong>{report.what}:</strong> {sentence(report.says.map((one) => one.replace(/[.\s]+$/, "")).join("; "))}
        </p>
        <EvidenceList evidence={report.evidence} />
      </li>
    ))}
  </ul>
)

/** A hypervisor with a technology: the products there, and what charts and release notes say. */
export const MovingDetails = ({ row, cell }: { readonly row: MovingRow; readonly cell: MovingCell }): ReactElement => (
  <div className={css["details"]}>
    {cell.products.length === 0 && <p>The dataset has no product of this technology here.</p>}
    {cell.products.map(({ product, cell: one }) => (
      <section key={product.id} className={css["part"]}>
        <h3>
          <ViewLink view="products" focus={product.id}>
            {product.name}
          </ViewLink>
        </h3>
        <p className={css["statement"]}>
          <Face look={one.look} word={one.look === "unknown" ? one.word : one.words} weak={one.weak} />
          {one.look === "unknown" && <span>{one.words}</span>}
          {one.since && <span>since {one.since}</span>}
        </p>
        {(one.condition ?? one.note) && <p>{sentence(one.condition ?? one.note ?? "")}</p>}
        <EvidenceList evidence={one.evidence} label={`Sources of ${product.shortName}`} />
      </section>
    ))}
    {cell.reports.length > 0 && (
      <section className={css["part"]}>
        <h3>Charts and release notes</h3>
        <ReportList reports={cell.reports} />
      </section>
    )}
    <p className={css["ways"]}>
      <ViewLink view="products" focus={hypervisorFocus(row.hypervisor.id)}>
        All about {row.hypervisor.name}
      </ViewLink>
    </p>
  </div>
)

import type { ReactElement } from "react"
import { techniqueIds } from "../../../dataset/schema/index.ts"
import { plural } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import type { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Notes } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { supportCell } from "../support/cells.ts"
import { Face } from "../support/Face.tsx"
import { movingRows, placedReports } from "../support/moving.ts"
import { ReportList } from "../support/MovingDetails.tsx"
import { technologyName, techniqueNames } from "../../common/table/columnSpec.ts"
import { licencePrice } from "./Licences.tsx"
import { RowSources } from "./Published.tsx"
import { hypervisorList, type HypervisorRow } from "./hypervisors.ts"
import { Section, Shortened } from "./Section.tsx"
import { useBackground } from "./useBackground.ts"
import css from "./Page.module.css"

export interface HypervisorPageProps {
  readonly row: HypervisorRow
  readonly catalogue: ReturnType<typeof useFullCatalogue>
}

/** Everything known of one hypervisor or platform, and the products that run on it. */
export function HypervisorPage({ row: { hypervisor, products }, catalogue }: HypervisorPageProps): ReactElement {
  const background = useBackground()
  const reports = placedReports(background)
  const moving = movingRows([hypervisor], catalogue.products, reports)[0]
  const told = reports.filter((report) => report.places.some(([id]) => id === hypervisor.id))
  const licences = hypervisor.licenceNeeds.flatMap((id) => catalogue.licence(id) ?? [])
  return (
    <RowPage
      view="products"
      all="products"
      title={hypervisor.name}
      kicker={
        <span className={css["marks"]}>
          <ViewLink view="products" focus={hypervisorList}>
            Hypervisors
          </ViewLink>
          <span>· {hypervisor.vendor}</span>
          <span>· {hypervisor.currentVersion ?? "version unknown"}</span>
        </span>
      }
    >
      <p className={css["links"]}>
        <ViewLink view="support" table={{ filter: `;hypervisors:${hypervisor.id}` }}>
          Its products in the support matrix
        </ViewLink>
        <ViewLink view="products" table={{ filter: `;hypervisors:${hypervisor.id}` }}>
          and as a table
        </ViewLink>
      </p>
      <div className={css["body"]} data-paper="flow">
        <div className={css["side"]} data-paper="flow">
          <Section title={`What runs on it: ${plural(products.length, "product")}`}>
            <table className={css["table"]}>
              <thead>
                <tr>
                  <th scope="col">Product</th>
                  <th scope="col">Technology</th>
                  <th scope="col">Move a running VM</th>
                </tr>
              </thead>
              <tbody>
                {techniqueIds.flatMap((technique) =>
                  products
                    .filter((product) => product.technique === technique)
                    .map((product) => {
                      const cell = supportCell(product, "liveMigration", product.liveMigration)
                      return (
                        <tr key={product.id}>
                          <th scope="row">
                            <span className={css["marks"]}>
                              <TechniqueMark technique={technique} size={11} label={techniqueNames[technique]} />
                              <ViewLink view="products" focus={product.id}>
                                {product.shortName}
                              </ViewLink>
                            </span>
                          </th>
                          <td>{technologyName(product.technology)}</td>
                          <td>
                            <div className={css["what"]} data-paper="flow">
                              <Face look={cell.look} word={cell.look === "unknown" ? "?" : cell.words} weak={cell.weak} />
                              {cell.since && <span className={css["said"]}>since {cell.since}</span>}
                            </div>
                          </td>
                        </tr>
                      )
                    }),
                )}
              </tbody>
            </table>
            {moving && (
              <p className={css["links"]}>
                <ViewLink view="support" table={{ filter: ";table:hypervisors" }}>
                  Compare with other hypervisors
                </ViewLink>
              </p>
            )}
          </Section>
          {told.length > 0 && (
            <Section title="Charts and release notes">
              <Shortened rows={told} shown={6} what="reports">
                {(rows) => <ReportList reports={rows} />}
              </Shortened>
            </Section>
          )}
        </div>
        <div className={css["side"]} data-paper="flow">
          <Section title="VMs with a GPU">
            <p>Live migration: {hypervisor.gpuLiveMigration ?? "unknown"}</p>
            <p>HA restart: {hypervisor.gpuHaRestart ?? "unknown"}</p>
            <EvidenceList evidence={hypervisor.evidence.filter((one) => one.fields?.some((field) => field.startsWith("gpu")))} />
          </Section>
          <Section title="Licence">
            <p>
              {[
                hypervisor.licenceModel ?? "model unknown",
                hypervisor.licenceUnit && `per ${hypervisor.licenceUnit}`,
                hypervisor.licenceMinimums,
              ]
                .filter(Boolean)
                .join("; ")}
            </p>
            <ul className={css["list"]} data-paper="flow">
              {licences.map((licence) => (
                <li key={licence.id}>
                  <span>
                    <strong>
                      {licence.product}
                      {licence.edition ? `, ${licence.edition}` : ""}
                    </strong>
                    : {licencePrice(licence)}
                    {licence.metricWords ? `, ${licence.metricWords}` : ""}
                  </span>
                  <EvidenceList evidence={licence.evidence} />
                </li>
              ))}
            </ul>
          </Section>
          <Notes notes={hypervisor.notes} />
        </div>
      </div>
      <div className={css["ruled"]}>
        <RowSources row={hypervisor} />
      </div>
    </RowPage>
  )
}

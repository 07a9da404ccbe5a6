import { useState, type ReactElement } from "react"
import { loadArticleHardware, loadArticleHardwareModels } from "../../../dataset/reference.ts"
import type { GpuVendor } from "../../../dataset/schema/index.ts"
import type { ArticleHardware, ArticleHardwareModel } from "../../../dataset/schema/reference-article.ts"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { plural } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Statements } from "../parts/Parts.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { technologyName, vendorName } from "../../common/table/columnSpec.ts"
import { formatFilter, passes, type Filter } from "../../common/table/tableState.ts"
import { hardwareSpec, type HardwareRow } from "./columns.ts"
import css from "./hardware.module.css"

type Cell = ArticleHardware["integrated"]
const classes = ["server", "professional", "consumer", "integrated"] as const
type Class = (typeof classes)[number]

/** The article's names of the technologies, as the dataset has them. */
const technologies: Readonly<Record<ArticleHardware["vendor"], string>> = { nvidia: "nvidia-vgpu", amd: "amd-mxgpu", intel: "intel-gvt-g" }

const cellOf = (row: ArticleHardware, of: Class): Cell => (of === "integrated" ? row.integrated : row.dedicated[of])

export interface ArticleTableProps {
  readonly rows: readonly HardwareRow[]
}

/** The article's table of hardware for mediated pass-through, each cell a filter of the table below, each model a link to its GPU. */
export function ArticleTable({ rows }: ArticleTableProps): ReactElement {
  const table = useLoaded(loadArticleHardware)
  const models = useLoaded(loadArticleHardwareModels)
  // On a small screen the GPUs come first.
  const [open, setOpen] = useState(() => matchMedia("(width > 46em)").matches)
  return (
    <div className={css["article"]}>
      <Disclosure title="Mediated pass-through by vendor and class, as the article has it" level={3} open={open} onOpenChange={setOpen}>
        {table && models ? (
          <>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus (WCAG 2.1.1) */}
            <section className={css["scroll"]} aria-label="The article's table of hardware" tabIndex={0}>
              <table>
                <caption>Product lines whose GPUs several VMs can share. Each cell filters the GPUs below.</caption>
                <thead>
                  <tr>
                    <th scope="col" rowSpan={2}>
                      Vendor
                    </th>
                    <th scope="colgroup" colSpan={3}>
                      Dedicated GPUs
                    </th>
                    <th scope="col" rowSpan={2}>
                      Integrated GPUs
                    </th>
                  </tr>
                  <tr>
                    <th scope="col">Server</th>
                    <th scope="col">Professional</th>
                    <th scope="col">Consumer</th>
                  </tr>
                </thead>
                <tbody>
                  {table.map((row) => (
                    <tr key={row.vendor}>
                      <th scope="row">
                        <b>{vendorName(row.vendor)}</b>
                        {row.technology}
                      </th>
                      {classes.map((one) => (
                        <td key={one}>
                          <ArticleCell row={row} of={one} rows={rows} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
            <Disclosure title="Models named for it" summary={plural(models.length, "model")} variant="inline" level={4}>
              <Models models={models} rows={rows} />
            </Disclosure>
            <Disclosure title="Where the table is from, and what others say" variant="inline" level={4}>
              <Statements
                list={table.flatMap((row) => [
                  { text: `${vendorName(row.vendor)}: from an ${row.origin}.`, evidence: row.evidence },
                  ...row.corroboration.map((one) => ({ text: `${vendorName(row.vendor)}: ${one.text}`, evidence: one.evidence })),
                ])}
              />
            </Disclosure>
          </>
        ) : (
          <Waiting failed={table === null || models === null} what="article's table" />
        )}
      </Disclosure>
    </div>
  )
}

interface ArticleCellProps {
  readonly row: ArticleHardware
  readonly of: Class
  readonly rows: readonly HardwareRow[]
}

function ArticleCell({ row, of, rows }: ArticleCellProps): ReactElement {
  const cell = cellOf(row, of)
  const found = (filter: Filter): number => rows.filter((one) => passes(one, filter, hardwareSpec.columns)).length
  const facets = { vendor: row.vendor, class: of }
  const withTechnology: Filter = { text: "", facets: { ...facets, technologies: technologyName(technologies[row.vendor]) } }
  const having = found(withTechnology)
  const filter: Filter = having > 0 ? withTechnology : { text: "", facets }
  const here = found(filter)
  const technology = technologyName(technologies[row.vendor])
  return (
    <>
      {cell.supported === true ? (
        <span className={css["families"]}>
          {cell.families.map((family, at) => {
            const byName: Filter = { text: family, facets: { vendor: row.vendor } }
            return (
              <span key={family}>
                {at > 0 && ", "}
                <ViewLink view="hardware" table={{ filter: formatFilter(found(byName) > 0 ? byName : withTechnology) }}>
                  {family}
                </ViewLink>
              </span>
            )
          })}
        </span>
      ) : (
        <span className={css["no"]}>{cell.supported === false ? "no" : "– not applicable"}</span>
      )}{" "}
      {here > 0 ? (
        <ViewLink view="hardware" table={{ filter: formatFilter(filter) }} className={css["counted"]}>
          {having > 0 ? `${plural(here, "GPU")} here with ${technology}` : `${plural(here, "GPU")} here, none with ${technology}`}
        </ViewLink>
      ) : (
        <span className={css["said"]}>none of that class here</span>
      )}
    </>
  )
}

/** The models that stand behind the table, each with the GPUs of the dataset that it is. */
function Models({
  models,
  rows,
}: {
  readonly models: readonly ArticleHardwareModel[]
  readonly rows: readonly HardwareRow[]
}): ReactElement {
  const nameOf = (id: string): string => rows.find(({ gpu }) => gpu.id === id)?.gpu.name ?? id
  const vendors: readonly GpuVendor[] = ["nvidia", "amd", "intel"]
  return (
    <div className={css["modelGroups"]}>
      {vendors.map((vendor) => (
        <section key={vendor}>
          <h4>{vendorName(vendor)}</h4>
          <ul className={css["models"]}>
            {models
              .filter((model) => model.vendor === vendor)
              .map((model) => (
                <li key={`${model.technology} ${model.model}`}>
                  <span>
                    {model.model} <span className={css["said"]}>{[model.technology, model.note].filter(Boolean).join("; ")}</span>
                  </span>
                  <span className={css["modelLinks"]}>
                    {model.gpus.length === 0 && <span className={css["said"]}>The dataset has no such GPU.</span>}
                    {model.gpus.map((id) => (
                      <ViewLink key={id} view="hardware" focus={id}>
                        {nameOf(id)}
                      </ViewLink>
                    ))}
                  </span>
                  {model.stead !== null && <span className={css["said"]}>{model.stead}</span>}
                  <EvidenceList evidence={model.evidence} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

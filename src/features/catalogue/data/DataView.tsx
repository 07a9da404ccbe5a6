import { useMemo, type ReactElement } from "react"
import { keyedRows } from "../../../dataset/citations.ts"
import { kindOf, type CoverageKind, type DatasetFiles } from "../../../dataset/coverage.ts"
import { dataPaths, loadFiles } from "../../../dataset/files.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { SearchField } from "../../../ui/SearchField.tsx"
import { count, plural } from "../../../ui/format.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { Part } from "../../common/Part.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { useLoaded } from "../parts/useLoaded.tsx"
import { descriptions } from "./descriptions.ts"
import { FileLinks } from "./FileLinks.tsx"
import { FilePage } from "./FilePage.tsx"
import { fileFocus, readFocus } from "./paths.ts"
import css from "./data.module.css"

interface Section {
  readonly label: string
  readonly kinds: readonly CoverageKind[]
}

const sections: readonly Section[] = [
  { label: "Techniques and products", kinds: ["techniques", "products", "hypervisors", "quirks"] },
  { label: "Hardware", kinds: ["gpus", "instance-types", "placement", "hosts", "gpu-power"] },
  { label: "Prices and rates", kinds: ["gpu-prices", "licences", "server-prices", "planning-defaults"] },
  { label: "Workloads and model", kinds: ["workloads", "model-constants"] },
  { label: "Measurements", kinds: ["measurements", "other-measurements"] },
  { label: "Reference", kinds: ["reference"] },
  { label: "Checklists of the article", kinds: ["checklists"] },
]

/** The files by what they are about; those that hold no facts come last. */
const kinds = [
  ...sections.map(({ label, kinds: own }) => ({
    label,
    paths: own.flatMap((kind) => dataPaths.filter((path) => kindOf(path) === kind)),
  })),
  { label: "The dataset itself", paths: dataPaths.filter((path) => kindOf(path) === undefined) },
].filter(({ paths }) => paths.length > 0)

/** Every file of the dataset, or the one the link names, or a row of it. */
export function DataView(): ReactElement {
  const focus = useExplorer((page) => page.view.focus)
  if (focus === null) return <AllFiles />
  const found = readFocus(focus, dataPaths)
  return found ? <FilePage key={found.path} focus={found} /> : <NoSuchRow view="data" all="tables" id={focus} />
}

const matches = (path: string, text: string): boolean => {
  const hay = `${path} ${descriptions[path]?.title ?? ""} ${descriptions[path]?.about ?? ""}`.toLowerCase()
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word))
}

function AllFiles(): ReactElement {
  const { version } = useFullCatalogue()
  const text = useExplorer((page) => page.view.table.filter ?? "")
  const actions = useExplorer((page) => page.actions)
  const files = useLoaded<DatasetFiles>(loadFiles)
  const rows = useMemo(() => new Map(files ? dataPaths.map((path) => [path, keyedRows(path, files[path]).length] as const) : []), [files])
  const all = [...rows.values()].reduce((sum, one) => sum + one, 0)
  const shown = kinds
    .map(({ label, paths }) => ({ label, paths: paths.filter((path) => matches(path, text)) }))
    .filter(({ paths }) => paths.length > 0)
  return (
    <div className={css["list"]} data-paper="flow">
      <p className={css["lead"]}>
        The dataset, version {version}: {plural(dataPaths.length, "table")}
        {files ? ` with ${count(all)} rows` : ""}, with what each fact rests on. Free to use under CC BY 4.0: say where it is from, and what
        you changed. Each table is published as JSON at an address that stays, with a JSON Schema;{" "}
        <a href="./data/index.json">index.json</a> lists them, <a href="./data/LICENSE">LICENSE</a> has the terms. What the page itself is
        made of, with its licences: <a href="./licences.txt">licences.txt</a>.
      </p>
      <Part is="find">
        <SearchField
          label="Find a table"
          value={text}
          className={css["find"]}
          onChange={(words) => actions.setView({ table: words === "" ? {} : { filter: words } })}
        />
      </Part>
      {shown.map(({ label, paths }) => (
        <section key={label} className={css["kind"]} data-paper="flow" aria-label={label}>
          <h3>{label}</h3>
          <ul>
            {paths.map((path) => (
              <li key={path} className={css["file"]}>
                <ViewLink view="data" focus={fileFocus(path)} className={css["title"]}>
                  {descriptions[path]?.title ?? path}
                </ViewLink>
                <p className={css["about"]}>{descriptions[path]?.about}</p>
                <span className={css["rows"]}>{files ? plural(rows.get(path) ?? 0, "row") : ""}</span>
                <FileLinks path={path} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 && <p className={css["lead"]}>No table matches.</p>}
    </div>
  )
}

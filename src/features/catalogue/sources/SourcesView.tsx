import { useMemo, type ReactElement } from "react"
import { coverage } from "../../../dataset/coverage.ts"
import type { Sources } from "../../../dataset/sources.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { answerNow } from "../../../scenario/useReport.ts"
import { count, plural } from "../../../ui/format.ts"
import { once } from "../../../ui/loading.ts"
import { useLoaded } from "../../../ui/useLoaded.ts"
import { targetOf } from "../data/targets.ts"
import { PartNav } from "../parts/PartNav.tsx"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { Waiting } from "../parts/useLoaded.tsx"
import { DataTable } from "../../common/table/DataTable.tsx"
import type { TableWords } from "../../common/table/tableState.ts"
import { useTableWords } from "../../common/table/useTableWords.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { citedInAnswers } from "./answers.ts"
import { Coverage } from "./Coverage.tsx"
import { partOf, parts, withPart, type Part } from "./part.ts"
import { bearings, sourceRows, sourceSpec, weakRows, weakSpec } from "./rows.ts"
import { SourcePage } from "./SourcePage.tsx"
import { useIndex, type Index } from "./useIndex.ts"
import css from "./sources.module.css"

const partNames: Readonly<Record<Part, string>> = { sources: "All sources", weak: "Weak facts", coverage: "Coverage" }

/** What rests on each source, what is weak, and how well each kind of fact is founded; or the page of the source the link names. */
export function SourcesView(): ReactElement {
  const focus = useExplorer((page) => page.view.focus)
  const { state, onState } = useTableWords()
  const index = useIndex()
  if (!index) return <Waiting failed={index === null} what="sources" />
  const sources = index.files["sources"] as Sources
  if (focus !== null) {
    const source = sources[focus]
    return source ? (
      <SourcePage key={focus} id={focus} source={source} index={index} />
    ) : (
      <NoSuchRow view="sources" all="sources" id={focus} />
    )
  }
  const part = partOf(state.filter)
  const keep = ({ sort, filter }: TableWords): void => onState({ ...(sort ? { sort } : {}), filter: withPart(filter, part) })
  return (
    <div className={css["view"]} data-paper="flow">
      <PartNav
        label="Parts of the sources"
        parts={parts.map((one) => ({
          label: partNames[one],
          target: { view: "sources", table: one === "sources" ? {} : { filter: withPart("", one) } },
          current: one === part,
        }))}
      />
      {part === "coverage" ? (
        <CoveragePart index={index} />
      ) : part === "weak" ? (
        <WeakPart index={index} state={state} keep={keep} />
      ) : (
        <AllPart index={index} sources={sources} state={state} keep={keep} />
      )}
    </div>
  )
}

interface PartProps {
  readonly index: Index
  readonly state: TableWords
  readonly keep: (state: TableWords) => void
}

/** How often answers can rest on each source. The core comes for this part alone. */
const inAnswers = once(async () => citedInAnswers((await import("../../../dataset/load.ts")).catalogue))

function AllPart({ index, sources, state, keep }: PartProps & { readonly sources: Sources }): ReactElement {
  const cited = useLoaded(inAnswers)
  const rows = useMemo(() => {
    const options = answerNow()?.report.options ?? []
    return cited ? sourceRows(sources, index.uses, { inAnswers: cited, options }) : []
  }, [sources, index, cited])
  const weak = useMemo(() => weakRows(index.files, index.citations).filter((row) => row.bearing !== "shown only"), [index])
  if (!cited) return <Waiting failed={cited === null} what="sources" />
  return (
    <>
      <p className={css["lead"]}>
        {plural(rows.length, "source")}, cited {count(index.citations.length)} times; those first that most of what the model computes with
        rests on. A citation names the field it speaks for and the place in the source.
      </p>
      <section className={css["weak"]} aria-label="What is weak">
        <h3>What is weak</h3>
        <p>
          Answers also rest on{" "}
          <ViewLink view="sources" table={{ filter: withPart("", "weak") }}>
            {plural(weak.length, "fact")} that nobody has verified
          </ViewLink>
          , estimated here or recalled:
        </p>
        <ul>
          {bearings.map((bearing) => {
            const facts = weak.filter((row) => row.bearing === bearing)
            return facts.length === 0 ? null : (
              <li key={bearing}>
                <ViewLink view="sources" table={{ filter: withPart(`;bearing:${bearing}`, "weak") }}>
                  {bearing}
                </ViewLink>{" "}
                {count(facts.length)}
              </li>
            )
          })}
        </ul>
      </section>
      <DataTable spec={sourceSpec} rows={rows} state={state} onState={keep} />
    </>
  )
}

const specOfWeak = weakSpec(targetOf)

function WeakPart({ index, state, keep }: PartProps): ReactElement {
  const rows = useMemo(() => weakRows(index.files, index.citations), [index])
  const heavy = rows.filter((row) => row.bearing !== "shown only").length
  return (
    <>
      <p className={css["lead"]}>
        {plural(rows.length, "fact")} that nobody has verified: an estimate made here, or from memory.{" "}
        {plural(heavy, "of them bears", "of them bear")} on results, so they come first: prices and power of GPUs on sale, licences,
        constants of the model, planning defaults. Prices and rates can be replaced by your own under economics.
      </p>
      <DataTable spec={specOfWeak} rows={rows} state={state} onState={keep} />
    </>
  )
}

function CoveragePart({ index }: { readonly index: Index }): ReactElement {
  const list = useMemo(() => coverage(index.files), [index])
  return <Coverage list={list} sources={index.files["sources"] as Sources} />
}

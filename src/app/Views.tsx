import { Suspense, useDeferredValue } from "react"
import { Catalogue } from "../features/catalogue/index.ts"
import { Comparison, shownOption, type ChartView } from "../features/compare/index.ts"
import { Goals } from "../features/goals/index.ts"
import { useExplorer } from "../scenario/store.ts"
import { useAnswer } from "../scenario/useReport.ts"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { lazyPart } from "../ui/lazyPart.tsx"
import { Unreachable } from "../ui/Unreachable.tsx"
import { useTakenOver } from "../ui/useTakenOver.ts"
import styles from "./App.module.css"
import { Bound } from "./bound.tsx"
import { Failure } from "./Failure.tsx"
import { furtherPart } from "./furtherPart.ts"
import { SubNav } from "./SubNav.tsx"
import { useWayBack } from "./useWayBack.ts"
import { entryOf, isOfCatalogue } from "./views.ts"

const DatacenterView = lazyPart(
  () => import("../features/datacenter/index.ts"),
  (module) => module.DatacenterOfPage,
)

const ExploreView = furtherPart("explore")

const InventoryView = furtherPart("inventory")

const BesideView = furtherPart("beside")

const BesideStrip = furtherPart("besideStrip")

const Waiting = () => <p className={styles.waiting}>On its way…</p>

function Datacenter() {
  // The picture may lag behind a drag by a frame or two; the board never does.
  const { report, scenario } = useDeferredValue(useAnswer())
  const focus = useExplorer((state) => state.view.focus)
  const actions = useExplorer((state) => state.actions)
  const option = shownOption(report, scenario, focus)
  return <DatacenterView option={option} scenario={scenario} report={report} onFocus={(key) => actions.setView({ focus: key })} />
}

/** How far what is kept beside is from what is shown. */
function Beside() {
  const scenario = useExplorer((state) => state.scenario)
  const isKept = useExplorer((state) => state.beside.others.length > 0)
  if (!isKept) return null
  return (
    <ErrorBoundary
      resetKeys={[scenario]}
      fallback={(error, retry) => <Unreachable what="What is kept beside" error={error} onRetry={retry} />}
    >
      <Suspense fallback={null}>
        <BesideStrip scenario={scenario} />
      </Suspense>
    </ErrorBoundary>
  )
}

/** Of what no other branch shows: the type checker says here which view has none. */
const isBoard = (view: ChartView | "board"): boolean => view === "board"

/** What the address asks to see. */
export function Views() {
  useWayBack()
  const address = useExplorer((state) => state.view)
  const scenario = useExplorer((state) => state.scenario)
  const takenOver = useTakenOver()
  const { view } = address
  const { label } = entryOf(view)
  const guarded = (what: string, part: React.ReactNode) => (
    <ErrorBoundary resetKeys={[scenario, address]} fallback={(error, retry) => <Failure what={what} error={error} onRetry={retry} />}>
      {part}
    </ErrorBoundary>
  )
  if (view === "datacenter")
    return guarded(
      "The datacenter",
      <>
        <SubNav />
        <Goals shown={shownOption} />
        <Suspense fallback={<Waiting />}>
          <Datacenter />
        </Suspense>
      </>,
    )
  if (view === "inventory")
    return guarded(
      "The inventory",
      <>
        <SubNav />
        <Suspense fallback={<Waiting />}>
          <Bound>
            <InventoryView />
          </Bound>
        </Suspense>
      </>,
    )
  if (view === "explore" || view === "beside")
    return guarded(
      label,
      <>
        <SubNav />
        <Suspense fallback={<Waiting />}>
          <Bound>{view === "beside" ? <BesideView /> : <ExploreView />}</Bound>
        </Suspense>
      </>,
    )
  if (isOfCatalogue(view))
    return guarded(
      label,
      <>
        <SubNav />
        <Suspense fallback={<Waiting />}>
          <Bound>
            <Catalogue view={view} />
          </Bound>
        </Suspense>
      </>,
    )
  return (
    <>
      {guarded(
        label,
        <Suspense fallback={<Waiting />}>
          <Comparison
            underVerdict={
              <>
                <Goals shown={shownOption} />
                <Beside />
              </>
            }
          />
        </Suspense>,
      )}
      {isBoard(view) && (
        <section className={styles.below} aria-label="The datacenter">
          {guarded(
            "The datacenter",
            takenOver ? (
              <Suspense fallback={<Waiting />}>
                <Datacenter />
              </Suspense>
            ) : (
              <Waiting />
            ),
          )}
        </section>
      )}
    </>
  )
}

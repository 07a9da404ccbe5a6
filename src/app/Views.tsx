import { Suspense, type ReactNode } from "react"
import { Catalogue } from "../features/catalogue/index.ts"
import { Comparison, shownOption, type ChartView } from "../features/compare/index.ts"
import { Goals } from "../features/goals/index.ts"
import { useExplorer } from "../scenario/store.ts"
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

const Datacenter = lazyPart(
  () => import("../features/datacenter/index.ts"),
  (module) => module.DatacenterOfPage,
)

const ExploreView = furtherPart("explore")

const InventoryView = furtherPart("inventory")

const BesideView = furtherPart("beside")

const BesideStrip = furtherPart("besideStrip")

const Waiting = () => <p className={styles.waiting}>On its way…</p>

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

interface GuardedProps {
  readonly what: string
  readonly children: ReactNode
}

/** A part that may fail: a step to another scenario or view tries again. It draws nothing again for that while all is well. */
function Guarded({ what, children }: GuardedProps) {
  const address = useExplorer((state) => state.view)
  const scenario = useExplorer((state) => state.scenario)
  return (
    <ErrorBoundary resetKeys={[scenario, address]} fallback={(error, retry) => <Failure what={what} error={error} onRetry={retry} />}>
      {children}
    </ErrorBoundary>
  )
}

const ofGoals = (
  <>
    <Goals shown={shownOption} />
    <Beside />
  </>
)

/** What the address asks to see. */
export function Views() {
  useWayBack()
  const view = useExplorer((state) => state.view.view)
  const takenOver = useTakenOver()
  const { label } = entryOf(view)
  const guarded = (what: string, part: ReactNode) => <Guarded what={what}>{part}</Guarded>
  if (view === "datacenter")
    return guarded(
      "The datacenter",
      <>
        <SubNav />
        <Goals shown={shownOption} />
        <Suspense fallback={<Waiting />}>
          <Datacenter shown={shownOption} />
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
          <Comparison underVerdict={ofGoals} />
        </Suspense>,
      )}
      {isBoard(view) && (
        <section className={styles.below} aria-label="The datacenter">
          {guarded(
            "The datacenter",
            takenOver ? (
              <Suspense fallback={<Waiting />}>
                <Datacenter shown={shownOption} />
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

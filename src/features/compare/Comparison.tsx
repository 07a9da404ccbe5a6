import { Suspense, useEffect, useRef, useState, type FunctionComponent, type ReactNode } from "react"
import type { Report } from "../../engine/report.ts"
import type { Scenario } from "../../engine/scenario.ts"
import { useAnswered, usePending } from "../../scenario/useReport.ts"
import { explorerStore, useExplorer } from "../../scenario/store.ts"
import { classes } from "../../ui/classes.ts"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { Button } from "../../ui/Button.tsx"
import { EmptyState } from "../../ui/EmptyState.tsx"
import { handOn } from "../../ui/handOn.ts"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { Opening, Unreachable, UnreachableOver } from "../../ui/Unreachable.tsx"
import { techniqueOrder } from "../common/techniqueStyle.ts"
import { CompareBoard } from "./CompareBoard.tsx"
import styles from "./Comparison.module.css"
import { Verdict } from "./Verdict.tsx"
import { standingPlan, type StandingPlan, type VerdictOfParts } from "./verdict.ts"
import { type AskWhy, type ChartView, type WhyTarget } from "./words.ts"

interface ChartProps {
  readonly report: Report
  readonly scenario: Scenario
  readonly plan: StandingPlan | null
  readonly onWhy?: AskWhy
}

/** The board's columns as charts of their own; the code of each is fetched when it is first opened. */
const charts: Readonly<Record<ChartView, FunctionComponent<ChartProps>>> = {
  native: lazyPart(
    () => import("./charts/Native.tsx"),
    (module) => module.Native,
  ),
  gpus: lazyPart(
    () => import("./charts/Gpus.tsx"),
    (module) => module.Gpus,
  ),
  cost: lazyPart(
    () => import("./charts/Costs.tsx"),
    (module) => module.Costs,
  ),
  migration: lazyPart(
    () => import("./Migration.tsx"),
    (module) => module.Migration,
  ),
}
const CloudLine = lazyPart(
  () => import("./CloudLine.tsx"),
  (module) => module.default,
)
const MixSection = lazyPart(
  () => import("./MixSection.tsx"),
  (module) => module.default,
)
const Derived = lazyPart(
  () => import("./Derived.tsx"),
  (module) => module.Derived,
)

const isChart = (view: string): view is ChartView => Object.hasOwn(charts, view)

const { actions } = explorerStore.getState()
const focusOn = (focus: string): void => actions.setView({ focus })
const openChart = (view: ChartView): void => actions.setView({ view })

/** The comparison as the page shows it: the verdict and what stands under it, then the board or the chart the view names, and the answers to "why?". */
export function Comparison({ underVerdict }: { readonly underVerdict?: ReactNode }) {
  const { report, scenario } = useAnswered()
  const view = useExplorer((state) => state.view)
  const dragging = useExplorer((state) => state.dragging)
  const [asked, setAsked] = useState<WhyTarget | null>(null)
  // The plan of parts comes later than the board: until then, and where it saves nothing, the answer is the board's best.
  const [ofParts, setOfParts] = useState<VerdictOfParts | null>(null)
  const [first] = useState(view.view)
  useBackToOpener(view.view)
  return (
    <Busy>
      <Verdict report={report} scenario={scenario} ofParts={ofParts} />
      {underVerdict}
      {report.options.length === 0 ? (
        <EmptyState
          title="Nothing is compared"
          action={<Button onClick={() => actions.setTechniques(techniqueOrder)}>Compare all four techniques</Button>}
        >
          <p>Choose a technique, or pin a product by name, under “Compared” in the builder.</p>
        </EmptyState>
      ) : isChart(view.view) ? (
        <div className={classes(view.view !== "migration" && styles.drawn)}>
          <Button variant="quiet" icon="chevron-left" onClick={() => actions.setView({ view: "board" })}>
            All four questions
          </Button>
          <FullChart
            view={view.view}
            report={report}
            scenario={scenario}
            onWhy={setAsked}
            plan={standingPlan(ofParts, scenario)}
            arriving={view.view !== first}
          />
        </div>
      ) : (
        <CompareBoard
          report={report}
          scenario={scenario}
          focus={view.focus}
          dragging={dragging}
          plan={standingPlan(ofParts, scenario)}
          onFocus={focusOn}
          onOpen={openChart}
          onWhy={setAsked}
        />
      )}
      <PlanBelow scenario={scenario} onVerdict={setOfParts} />
      {view.view === "cost" && report.options.length > 0 && (
        <Below what="The price of the same in the cloud" of={scenario}>
          <CloudLine report={report} scenario={scenario} />
        </Below>
      )}
      <Answer asked={asked} report={report} scenario={scenario} onClose={() => setAsked(null)} />
    </Busy>
  )
}

/** ms after which what stands is seen to be the last answer: short waits do not flicker. */
const longWait = 300

/** Says that a newer answer is on its way, and draws nothing else again for it. */
function Busy({ children }: { readonly children: ReactNode }) {
  const pending = usePending()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!pending) return undefined
    const timer = setTimeout(() => setLong(true), longWait)
    return () => {
      clearTimeout(timer)
      setLong(false)
    }
  }, [pending])
  return (
    <div className={styles.comparison} aria-busy={pending} data-stale={isLong || undefined}>
      {children}
    </div>
  )
}

interface BelowProps {
  readonly what: string
  /** Another one tries again. */
  readonly of: Scenario
  readonly children: ReactNode
}

/** What stands below the answer comes when it can, and takes nothing with it where it cannot. */
function Below({ what, of, children }: BelowProps) {
  return (
    <ErrorBoundary
      resetKeys={[of]}
      fallback={(error, retry) => (
        <div className={styles.missing}>
          <Unreachable what={what} error={error} onRetry={retry} />
        </div>
      )}
    >
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  )
}

interface PlanBelowProps {
  readonly scenario: Scenario
  readonly onVerdict: (verdict: VerdictOfParts | null) => void
  /** In somebody's frame: shown where it is the answer, and not edited. */
  readonly framed?: boolean
}

/** The plan of parts, where there may be one. */
export function PlanBelow(props: PlanBelowProps) {
  const { groups, planPins, supply } = props.scenario
  if (groups.length + planPins.length + supply.owned.length < 2) return null
  return (
    <Below what="The plan in which each group goes its own way" of={props.scenario}>
      <MixSection {...props} />
    </Below>
  )
}

interface FullChartProps {
  readonly view: ChartView
  readonly report: Report
  readonly scenario: Scenario
  readonly onWhy?: AskWhy
  /** The plan of parts, where it is the answer. */
  readonly plan?: StandingPlan | null
  /** It was opened from the board: the focus goes to its title, where what was pressed has gone. */
  readonly arriving?: boolean
}

/** Back on the board, the focus goes to what opened the chart. */
export function useBackToOpener(view: string): void {
  const before = useRef(view)
  useEffect(() => {
    const left = before.current
    before.current = view
    if (view === "board" && isChart(left)) handOn(() => document.querySelector<HTMLElement>(`[data-chart="${left}"]`))
  }, [view])
}

/** Comes with the chart that it stands in. */
function ToTitle() {
  const here = useRef<HTMLSpanElement>(null)
  useEffect(() => handOn(() => here.current?.parentElement?.querySelector<HTMLElement>("h3")), [])
  return <span ref={here} hidden />
}

/** One column of the board as a chart of its own. */
export function FullChart({ view, report, scenario, onWhy, plan = null, arriving = false }: FullChartProps) {
  const Chart = charts[view]
  return (
    <Suspense fallback={<p className={styles.loading}>The chart is on its way…</p>}>
      <Chart key={view} report={report} scenario={scenario} plan={plan} {...(onWhy ? { onWhy } : {})} />
      {arriving && <ToTitle key={`${view} title`} />}
    </Suspense>
  )
}

interface AnswerProps {
  readonly asked: WhyTarget | null
  readonly report: Report
  readonly scenario: Scenario
  readonly onClose: () => void
}

/** The answer follows the scenario while it is open; it closes when its option is gone. */
export function Answer({ asked, report, scenario, onClose }: AnswerProps) {
  const option = asked === null ? null : (report.options.find((each) => each.key === asked.key) ?? null)
  if (asked === null || option === null) return null
  return (
    <ErrorBoundary
      resetKeys={[asked]}
      fallback={(error, retry) => <UnreachableOver what="The answer to “why?”" error={error} onRetry={retry} onClose={onClose} />}
    >
      <Suspense fallback={<Opening>Opening the answer …</Opening>}>
        <Derived option={option} asked={asked} scenario={scenario} onClose={onClose} />
      </Suspense>
    </ErrorBoundary>
  )
}

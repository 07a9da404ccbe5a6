import { Suspense, useEffect, useMemo, useRef, useState, type ReactElement, type ReactNode, type RefObject } from "react"
import { Catalogue } from "../features/catalogue/index.ts"
import { NotLoaded } from "../base/notLoaded.ts"
import { FrameParts } from "../features/common/Part.tsx"
import { FrameContext } from "../features/common/ViewLink.tsx"
import {
  Answer,
  FullChart,
  PlanBelow,
  shownOption,
  standingPlan,
  useBackToOpener,
  Verdict,
  type VerdictOfParts,
  type WhyTarget,
} from "../features/compare/index.ts"
import { Goals } from "../features/goals/index.ts"
import {
  embedInputs,
  embedViewNames,
  fullUrl,
  isOfScenario,
  parseEmbed,
  type EmbedView,
  type ParsedEmbed,
  type ScenarioEmbedView,
} from "../features/share/embedQuery.ts"
import { usePageState } from "../features/share/usePageState.ts"
import { exampleLink, linkOf } from "../scenario/link.ts"
import { explorerStore, useExplorer } from "../scenario/store.ts"
import { firstAnswer, useAnswer } from "../scenario/useReport.ts"
import { runner } from "../scenario/worker/runner.ts"
import { Button } from "../ui/Button.tsx"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { Icon } from "../ui/Icon.tsx"
import { lazyPart } from "../ui/lazyPart.tsx"
import { once } from "../ui/loading.ts"
import { Notice } from "../ui/Notice.tsx"
import { Unreachable } from "../ui/Unreachable.tsx"
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx"
import { useAnnouncements } from "./announce.ts"
import { closeOnBackKey } from "./backKey.ts"
import { Board } from "./Board.tsx"
import css from "./Embed.module.css"
import { behindThePaint, ReadingLater } from "./ReadingLater.tsx"

const DatacenterView = lazyPart(
  () => import("../features/datacenter/index.ts"),
  (module) => module.DatacenterView,
)

const DatasetListener = lazyPart(
  () => import("./DatasetListener.tsx"),
  (module) => module.DatasetListener,
)

const Inputs = lazyPart(
  () => import("../features/builder/inputs.ts"),
  (module) => module.Inputs,
)

const InventoryView = lazyPart(
  () => bound().then(() => import("../features/inventory/index.ts")),
  (module) => module.InventoryView,
)

const Frozen = lazyPart(
  () => import("./Frozen.tsx"),
  (module) => module.Frozen,
)

const onItsWay = <p className={css["waiting"]}>On its way …</p>

/** Binds the scenario to the frame's address, once; in a frame nothing is stored (scenario/sync.ts). */
const bound = once(() => import("../scenario/binding.ts").then(({ bind }) => bind()))

/** Its rows are links, which need the codec. */
const ExploreView = lazyPart(
  () =>
    bound()
      .then(() => import("./deciding.ts"))
      .then(({ deciding }) => deciding()),
  (module) => module.ExploreView,
)

const BesideView = lazyPart(
  () =>
    bound()
      .then(() => import("./deciding.ts"))
      .then(({ beside }) => beside()),
  (module) => module.BesideView,
)

/** Reads what the frame's address asks for, and works out its answer; that of the untouched scenario came with the build. */
export async function opened(): Promise<void> {
  closeOnBackKey()
  if (location.hash.length <= 1) return
  runner.warm()
  await bound()
  if (isOfScenario(parseEmbed(location.search).view)) await firstAnswer()
}

/** What the frame can do without until it is painted: engine and dataset in the worker, links, the address. */
export function later(): void {
  runner.warm()
  void bound().catch(() => undefined)
}

/** Words of parts of single views: a list that few frames need. */
const viewParts = once(() => import("../features/share/viewParts.ts"))

const viewId = "view"

/** The door for other people's pages: one view, without the page's chrome. */
export function Embed(): ReactElement {
  const [settings, setSettings] = useState(() => {
    const parsed = parseEmbed(location.search)
    if (parsed.theme) document.documentElement.dataset["theme"] = parsed.theme
    document.title = `${embedViewNames[parsed.view]}: GPU Virtualization Explorer`
    return parsed
  })
  const { isUnsure } = settings
  useEffect(() => {
    if (isUnsure)
      void viewParts().then(
        ({ viewParts: all, lookable }) => setSettings(parseEmbed(location.search, all, lookable)),
        () => undefined,
      )
  }, [isUnsure])
  return <EmbeddedView settings={settings} listens={window.parent !== window} />
}

interface EmbeddedViewProps {
  readonly settings: ParsedEmbed
  /** Whether it hears the page around: then it is bound to the frame's address. */
  readonly listens?: boolean
}

const Mended = lazyPart(
  () => import("./Mended.tsx"),
  (module) => module.Mended,
)

/** One view with what its author left of the controls. */
export function EmbeddedView({ settings, listens = false }: EmbeddedViewProps): ReactElement {
  const root = useRef<HTMLDivElement>(null)
  const state = usePageState()
  useAnnouncements(
    root,
    useMemo(() => linkOf(state), [state]),
  )
  const repairs = useExplorer((state) => state.repairs)
  const [opened, setOpened] = useState<EmbedView>(settings.view)
  const [asked, setAsked] = useState<WhyTarget | null>(null)
  const [ofParts, setOfParts] = useState<VerdictOfParts | null>(null)
  useBackToOpener(opened)
  useListening(root, listens, opened, setOpened)
  const { report, scenario, pending } = useAnswer()
  const plan = standingPlan(ofParts, scenario)
  const shows = (part: ParsedEmbed["hide"][number]): boolean => !settings.hide.includes(part)
  const why = shows("why") ? { onWhy: setAsked } : {}
  const open = shows("open") && !settings.lock.includes("open") ? { onOpen: setOpened } : {}
  return (
    <div ref={root} className={css["root"]}>
      <main id={viewId} className={css["main"]} aria-busy={pending}>
        <VisuallyHidden as="h1">GPU Virtualization Explorer</VisuallyHidden>
        <h2 className={css["title"]}>{embedViewNames[opened]}</h2>
        {settings.problems.length + repairs.length > 0 && (
          <ErrorBoundary fallback={(error, retry) => <Unreachable what="What was mended" error={error} onRetry={retry} />}>
            <Suspense fallback={null}>
              <Mended problems={settings.problems} repairs={repairs} />
            </Suspense>
          </ErrorBoundary>
        )}
        {isOfScenario(opened) && state.versions.answer !== undefined && (
          <ErrorBoundary fallback={(error, retry) => <Unreachable what="What has moved since" error={error} onRetry={retry} />}>
            <Suspense fallback={null}>
              <Frozen />
            </Suspense>
          </ErrorBoundary>
        )}
        {isOfScenario(opened) && shows("verdict") && <Verdict report={report} scenario={scenario} ofParts={ofParts} />}
        {isOfScenario(opened) && shows("goals") && <Goals shown={shownOption} />}
        {settings.controls.length > 0 && isOfScenario(opened) && <Controls settings={settings} />}
        {opened !== settings.view && (
          <div>
            <Button variant="quiet" icon="chevron-left" onClick={() => setOpened(settings.view)}>
              Back to {lowerFirst(embedViewNames[settings.view])}
            </Button>
          </div>
        )}
        <ErrorBoundary
          resetKeys={[scenario, state.view]}
          fallback={(error, retry) => (
            <Notice
              tone="error"
              title={error instanceof NotLoaded ? "This part could not be loaded. Check the connection." : "This part could not be shown."}
              actions={<Button onClick={retry}>Try again</Button>}
            >
              <p>The scenario is kept in the address.</p>
            </Notice>
          )}
        >
          <FrameParts {...settings}>
            {!isOfScenario(opened) ? (
              <Dataset view={opened}>{listens && <DatasetListener view={opened} height={() => heightOf(root)} />}</Dataset>
            ) : opened === "datacenter" ? (
              <Datacenter settings={settings} />
            ) : opened === "explore" || opened === "beside" ? (
              <FrameContext value={opened}>
                <Suspense fallback={onItsWay}>{opened === "beside" ? <BesideView /> : <ExploreView />}</Suspense>
              </FrameContext>
            ) : opened === "board" ? (
              <FrameContext value={opened}>
                <Board {...open} {...why} plan={plan} />
              </FrameContext>
            ) : (
              <FullChart view={opened} report={report} scenario={scenario} {...why} plan={plan} arriving={opened !== settings.view} />
            )}
          </FrameParts>
        </ErrorBoundary>
        {isOfScenario(opened) && <PlanBelow scenario={scenario} onVerdict={setOfParts} framed />}
        {isOfScenario(opened) && shows("why") && (
          <Answer asked={asked} report={report} scenario={scenario} onClose={() => setAsked(null)} />
        )}
      </main>
      <ReadingLater look={settings.look} terms={shows("terms") ? viewId : null} />
      {shows("link") && (
        <footer className={css["foot"]}>
          <a
            href={fullUrl(location.href, linkOf({ ...state, view: { ...state.view, view: opened } }) || exampleLink)}
            target="_blank"
            rel="noopener"
          >
            Open in the GPU Virtualization Explorer <Icon name="external" size={12} />
          </a>
        </footer>
      )}
    </div>
  )
}

/** The inputs that the frame's author chose. One starts over from the scenario that the author wrote. */
function Controls({ settings: { controls, lock } }: { readonly settings: ParsedEmbed }): ReactElement {
  const [home] = useState(() => explorerStore.getState().scenario)
  return (
    <ErrorBoundary fallback={(error, retry) => <Unreachable what="The inputs" error={error} onRetry={retry} />}>
      <Suspense fallback={onItsWay}>
        <Inputs parts={controls} locked={embedInputs.filter((part) => lock.includes(part))} home={home} />
      </Suspense>
    </ErrorBoundary>
  )
}

const listening = once(() => import("./listen.ts"))

/** Hears the page around, where there is one; of the scenario's views the code comes behind the paint, with links and dataset. */
function useListening(
  root: RefObject<HTMLElement | null>,
  listens: boolean,
  view: EmbedView,
  show: (view: ScenarioEmbedView) => void,
): void {
  const now = useRef(view)
  useEffect(() => {
    now.current = view
  })
  const hears = listens && isOfScenario(view)
  useEffect(() => {
    if (!hears) return
    let stop: (() => void) | null = null
    let gone = false
    const open = (next: ScenarioEmbedView): void => {
      // What is told before the view is drawn names it already.
      now.current = next
      show(next)
    }
    const start = (): void =>
      void Promise.all([listening(), bound()])
        .then(([{ listen }]) => {
          if (!gone) stop = listen({ view: () => now.current, show: open, height: () => heightOf(root) })
        })
        .catch(() => undefined)
    const timer = setTimeout(start, behindThePaint)
    return () => {
      gone = true
      clearTimeout(timer)
      stop?.()
    }
  }, [hears, root, show])
}

const heightOf = (root: RefObject<HTMLElement | null>): number => Math.ceil(root.current?.getBoundingClientRect().height ?? 0)

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

interface DatasetProps {
  readonly view: Exclude<EmbedView, ScenarioEmbedView>
  readonly children: ReactNode
}

/** A view of the dataset: it moves among its own rows; other views open in the full page. */
function Dataset({ view, children }: DatasetProps): ReactElement {
  return (
    <FrameContext value={view}>
      <Suspense fallback={onItsWay}>
        {view === "inventory" ? <InventoryView /> : <Catalogue view={view} />}
        {children}
      </Suspense>
    </FrameContext>
  )
}

function Datacenter({ settings }: { readonly settings: ParsedEmbed }): ReactElement {
  const { report, scenario } = useAnswer()
  const focus = useExplorer((state) => state.view.focus)
  const actions = useExplorer((state) => state.actions)
  const option = shownOption(report, scenario, focus)
  const dragging = useExplorer((state) => state.dragging)
  const switching = settings.hide.includes("switch") ? "hidden" : settings.lock.includes("switch") ? "locked" : "free"
  return (
    <Suspense fallback={onItsWay}>
      <DatacenterView
        option={option}
        scenario={scenario}
        report={report}
        onFocus={(key) => actions.setView({ focus: key })}
        dragging={dragging}
        switching={switching}
      />
    </Suspense>
  )
}

import { Suspense, useLayoutEffect, useState } from "react"
import { first } from "../dataset/first.ts"
import { modelVersion } from "../engine/basics/version.ts"
import { Builder, question, useUndoKeys } from "../features/builder/index.ts"
import { verdict, verdictText } from "../features/compare/index.ts"
import { useExplorer } from "../scenario/store.ts"
import { useAnswered } from "../scenario/useReport.ts"
import { Button } from "../ui/Button.tsx"
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx"
import { Later } from "../ui/Later.tsx"
import { lazyPart } from "../ui/lazyPart.tsx"
import { Opening, UnreachableOver } from "../ui/Unreachable.tsx"
import { useFigures } from "../ui/useFigures.ts"
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx"
import styles from "./App.module.css"
import { UnboundNotice } from "./bound.tsx"
import { Earlier } from "./Earlier.tsx"
import { Failure } from "./Failure.tsx"
import { furtherPart } from "./furtherPart.ts"
import { Header } from "./Header.tsx"
import { Keys } from "./Keys.tsx"
import { Notices } from "./Notices.tsx"
import { skipTo, type Part } from "./skip.ts"
import { pageTitle, scenarioTitle } from "./title.ts"
import { useMediaQuery, wideScreen } from "./useMediaQuery.ts"
import { Views } from "./Views.tsx"
import { isOfScenario, labelOf } from "./views.ts"

const ShareButton = furtherPart("share")
const EmbedButton = furtherPart("embed")

// Opened by a press: its code comes when the page has time, or when it is pressed.
const Sheet = lazyPart(
  () => import("../ui/Dialog.tsx"),
  (module) => module.Sheet,
)

const PrintHead = furtherPart("printHead")

const TermLayer = furtherPart("terms")

const UpdateNotice = furtherPart("update")

/** The whole page: header, builder, views. */
export function App() {
  return (
    <ErrorBoundary fallback={(error, retry) => <Failure what="The page" error={error} onRetry={retry} />}>
      <Page />
    </ErrorBoundary>
  )
}

function Page() {
  useUndoKeys()
  const wide = useMediaQuery(wideScreen)
  const view = useExplorer((state) => state.view.view)
  const figures = useFigures()
  const withBuilder = isOfScenario(view)
  return (
    <div className={styles.page}>
      <Titled />
      <Skip part="content">Skip to the results</Skip>
      {withBuilder && wide !== false && <Skip part="builder">Skip to your datacenter</Skip>}
      <Header actions={sharing} />
      <div className={styles.body} data-builder={(withBuilder && wide !== false) || undefined}>
        {withBuilder && wide !== false && (
          <aside className={styles.side} aria-label="Your datacenter" data-print="no" data-only="wide">
            <Builder />
          </aside>
        )}
        <main key={figures} id="content" className={styles.content} tabIndex={-1}>
          <Later>
            <PrintHead />
          </Later>
          <VisuallyHidden as="h2">{labelOf(view)}</VisuallyHidden>
          <Later>
            <UpdateNotice />
          </Later>
          <UnboundNotice />
          <Notices />
          <Earlier />
          <Views />
        </main>
      </div>
      <footer className={styles.footer}>
        <p>
          Dataset {first.version}, model {modelVersion}. Code MIT, data CC BY 4.0, <a href="./licences.txt">parts by others</a>.
        </p>
        <p>
          Computed in your browser: nothing you enter leaves it. <Keys />
        </p>
      </footer>
      {withBuilder && wide !== true && <EditBar />}
      <Later>
        <TermLayer rootId="content" />
      </Later>
    </div>
  )
}

/** The document's title: it changes with every edit, and nothing else of the page need be made again for it. */
function Titled() {
  const title = useExplorer((state) => pageTitle(state, first))
  const focus = useExplorer((state) => state.view.focus)
  const dragging = useExplorer((state) => state.dragging)
  // Before the effects of what is shown: the page of one row then puts its own name here. The browser is told when a drag has ended: each
  // new title costs it 3 ms.
  useLayoutEffect(() => {
    if (!dragging) document.title = title
  }, [title, focus, dragging])
  return null
}

/** Its code comes after the first view; the place is kept, so that nothing jumps. */
function Sharing() {
  return (
    <div className={styles.sharing}>
      <Later
        otherwise={(retry) => (
          <Button variant="secondary" icon="share" onClick={retry}>
            Share: try again
          </Button>
        )}
      >
        <span>
          <EmbedButton />
        </span>
        <ShareButton />
      </Later>
    </div>
  )
}

const sharing = <Sharing />

interface SkipProps {
  readonly part: Part
  readonly children: string
}

const Skip = ({ part, children }: SkipProps) => (
  <a
    className={styles.skip}
    href={`#${part}`}
    data-only={part === "builder" ? "wide" : undefined}
    onClick={(event) => {
      event.preventDefault()
      skipTo(part)
    }}
  >
    {children}
  </a>
)

/** On a phone the answer comes first; the builder is one thumb away, with the verdict in sight while one edits. */
function EditBar() {
  const title = useExplorer((state) => scenarioTitle(state.scenario, first))
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const show = (next: boolean): void => {
    setWanted(true)
    setOpen(next)
  }
  return (
    <aside className={styles.editBar} aria-label="Your datacenter" data-print="no" data-only="narrow">
      <span className={styles.editTitle}>{title}</span>
      <Button
        variant="primary"
        icon="sliders"
        aria-haspopup="dialog"
        aria-controls="builder"
        aria-expanded={open}
        onClick={() => show(true)}
      >
        Edit
      </Button>
      {wanted && (
        <ErrorBoundary
          resetKeys={[open]}
          fallback={(error, retry) =>
            open ? <UnreachableOver what="The builder" error={error} onRetry={retry} onClose={() => show(false)} /> : null
          }
        >
          <Suspense fallback={open ? <Opening>Opening the builder …</Opening> : null}>
            <Sheet
              placement="bottom"
              title={question}
              open={open}
              onOpenChange={show}
              footer={
                <Later>
                  <EditFooter onDone={() => setOpen(false)} />
                </Later>
              }
            >
              <Builder titled={false} />
            </Sheet>
          </Suspense>
        </ErrorBoundary>
      )}
    </aside>
  )
}

function EditFooter({ onDone }: { readonly onDone: () => void }) {
  const { report, scenario } = useAnswered()
  return (
    <>
      <p className={styles.editVerdict}>{verdictText(verdict(report, scenario))}</p>
      <Button variant="primary" onClick={onDone}>
        See the answer
      </Button>
    </>
  )
}

import { Suspense, useState, type ReactElement } from "react"
import { catalogue } from "../../dataset/load.ts"
import { proposing } from "../../scenario/proposing.ts"
import { explorerStore, useExplorer } from "../../scenario/store.ts"
import type { Answer } from "../../scenario/answer.ts"
import { answerNow } from "../../scenario/useReport.ts"
import type { PageState } from "../../scenario/view.ts"
import { keepRules, keptRules } from "../../scenario/inventory/keptRules.ts"
import { joined } from "../../scenario/inventory/ruleShape.ts"
import { decodeFile, encodeFile, knownIds, linkTooLong, longestLink } from "../../scenario/url/index.ts"
import { Button } from "../../ui/Button.tsx"
import { Dialog } from "../../ui/Dialog.tsx"
import { FileButton } from "../../ui/FileButton.tsx"
import { count } from "../../ui/format.ts"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { Notice } from "../../ui/Notice.tsx"
import { sayRepair } from "../../words/repairs.ts"
import { CopyBox, copyText } from "../common/CopyBox.tsx"
import { download } from "../common/download.ts"
import { presentAsked } from "../common/presentAsked.ts"
import { fullUrl } from "./embedQuery.ts"
import { sharedFragment, versions, versionsWith } from "./fragment.ts"
import { linkHolds } from "./holds.ts"
import { usePageState } from "./usePageState.ts"
import css from "./share.module.css"

const LinkQr = lazyPart(
  () => import("./LinkQr.tsx"),
  (module) => module.LinkQr,
)

/** Copies the link of what is on the screen; shows it, its length and what it holds; offers a file where a link does not do. */
export function ShareButton({ label = "Share" }: { readonly label?: string }): ReactElement {
  const [open, setOpen] = useState(false)
  const [copied, setCopied] = useState<boolean | null>(null)
  const change = (next: boolean): void => {
    setOpen(next)
    if (next) void copyText(linkOf(explorerStore.getState(), answerNow())).then(setCopied)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      trigger={
        <Button variant="secondary" icon="share" aria-keyshortcuts="s">
          {label}
        </Button>
      }
      title="Share this scenario"
      description="Everything stands in the link itself; nothing is stored on a server. It opens in any browser, for years."
    >
      {open && <ShareBody copied={copied} onCopied={setCopied} onDone={() => setOpen(false)} />}
    </Dialog>
  )
}

const linkOf = (state: PageState, answer: Answer | null): string =>
  fullUrl(location.href, sharedFragment(state, versionsWith(state, answer)))

interface BodyProps {
  readonly copied: boolean | null
  readonly onCopied: (copied: boolean) => void
  /** There is no more to do here. */
  readonly onDone: () => void
}

function ShareBody({ copied, onCopied, onDone }: BodyProps): ReactElement {
  const state = usePageState()
  const link = linkOf(state, answerNow())
  const tooLong = linkTooLong(state, versions)
  return (
    <div className={css["stack"]}>
      {tooLong && (
        <Notice tone="warn" title={`This link has ${count(link.length)} characters.`}>
          <p>Some mail and chat programs cut links beyond {count(longestLink)}. Send the scenario file below instead.</p>
        </Notice>
      )}
      <CopyBox label="Link" text={link} copied={copied} onCopied={onCopied} lines={tooLong ? 4 : 3} />
      <Suspense fallback={null}>
        <LinkQr link={link} />
      </Suspense>
      <div className={css["holds"]}>
        <p>
          <b className={css["number"]}>{count(link.length)}</b> characters. The link holds
        </p>
        <ul>
          {linkHolds(state).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div className={css["file"]}>
        <h3>On a projector</h3>
        <p className={css["hint"]}>
          Full screen, in large letters, led by arrow keys or a clicker, with notes for whoever speaks. Its key is P.
        </p>
        <div className={css["row"]}>
          <Button
            aria-haspopup="dialog"
            aria-keyshortcuts="p"
            onClick={() => {
              onDone()
              dispatchEvent(new Event(presentAsked))
            }}
          >
            Present
          </Button>
        </div>
      </div>
      <div className={css["file"]}>
        <h3>As a proposal</h3>
        <p className={css["hint"]}>A report to print, slides, a workbook, pictures and a citation, for whoever decides.</p>
        <div className={css["row"]}>
          <Button
            icon="print"
            aria-haspopup="dialog"
            aria-keyshortcuts="e"
            onClick={() => {
              onDone()
              proposing.open()
            }}
          >
            Make a proposal
          </Button>
        </div>
      </div>
      <ScenarioFile onLoaded={onDone} />
    </div>
  )
}

/** Files larger than this are no scenario. */
const largestFile = 5_000_000

/** Download and upload of the same state as a file. */
function ScenarioFile({ onLoaded }: { readonly onLoaded: () => void }): ReactElement {
  const state = usePageState()
  const actions = useExplorer((page) => page.actions)
  const [problem, setProblem] = useState<string | null>(null)
  const load = async (file: File): Promise<void> => {
    if (file.size > largestFile) {
      setProblem(`“${file.name}” is larger than any scenario file, so nothing was loaded.`)
      return
    }
    let content: string
    try {
      content = await file.text()
    } catch {
      setProblem(`“${file.name}” could not be read, so nothing was loaded.`)
      return
    }
    const decoded = decodeFile(content, knownIds(catalogue))
    const refused = decoded.repairs.find((repair) => repair.key === "file" && repair.kind === "ignored")
    if (refused) {
      setProblem(sayRepair(refused))
      return
    }
    actions.loadState(decoded)
    if (decoded.inventoryRules) keepRules(joined(decoded.inventoryRules, keptRules.getState().rules))
    onLoaded()
  }
  return (
    <div className={css["file"]}>
      <h3>As a file</h3>
      <p className={css["hint"]}>For inventories of many groups, for archives, and where links do not pass. Opening one can be undone.</p>
      <div className={css["row"]}>
        <Button
          icon="download"
          onClick={() =>
            download(
              "gpu-scenario.json",
              encodeFile(state, versionsWith(state, answerNow()), keptRules.getState().rules),
              "application/json",
            )
          }
        >
          Download scenario file
        </Button>
        <FileButton label="Scenario file" accept=".json,.txt,application/json,text/plain" onFile={(file) => void load(file)}>
          Open a scenario file
        </FileButton>
      </div>
      {problem && <Notice tone="error" title={problem} onDismiss={() => setProblem(null)} />}
    </div>
  )
}

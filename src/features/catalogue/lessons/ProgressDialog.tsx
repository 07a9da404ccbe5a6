import { useState, type ReactElement } from "react"
import { today } from "../../../base/day.ts"
import { first } from "../../../dataset/first.ts"
import { modelVersion } from "../../../engine/basics/version.ts"
import { Button } from "../../../ui/Button.tsx"
import { FileButton } from "../../../ui/FileButton.tsx"
import { Notice } from "../../../ui/Notice.tsx"
import { TextField } from "../../../ui/TextField.tsx"
import { download } from "../../common/download.ts"
import { certificateOf } from "./certificate.ts"
import { CertificatePage, CertificateRows } from "./CertificatePage.tsx"
import { keepMemory, type Memory } from "./progress.ts"
import { largestProgress, progressText, readProgress, type Course } from "./progressFile.ts"
import css from "./ProgressDialog.module.css"

export interface ProgressDialogProps {
  readonly course: Course
  readonly kept: Memory
  /** A file was added to it. */
  readonly onKept: (kept: Memory) => void
}

type Said = { readonly is: "read" | "refused"; readonly text: string } | null

/** What the reader has done: as a file, for another device, and as a certificate on paper. */
export function ProgressDialog({ course, kept, onKept }: ProgressDialogProps): ReactElement {
  const [name, setName] = useState("")
  const [said, setSaid] = useState<Said>(null)
  const certificate = certificateOf(course, kept)
  const save = (): void =>
    download("lessons-progress.json", progressText(kept, { dataset: first.version, model: modelVersion, day: today() }), "application/json")
  const open = async (file: File): Promise<void> => {
    const text = file.size > largestProgress * 4 ? null : await file.text().catch(() => "")
    const read = text === null ? ({ is: "refused", why: "It is larger than any file of progress." } as const) : readProgress(text, course)
    if (read.is === "read") onKept(keepMemory(read.memory))
    setSaid({ is: read.is, text: read.is === "read" ? read.says : `“${file.name}” was not taken. ${read.why}` })
  }
  return (
    <div className={css["body"]}>
      <section>
        <h3>As a file</h3>
        <p>To go on elsewhere. What stands in a file is added to what is kept here: done stays done, and the most points count.</p>
        <div className={css["row"]}>
          <Button icon="download" disabled={Object.keys(kept).length === 0} onClick={save}>
            Save progress
          </Button>
          <FileButton label="File of progress" accept=".json,application/json" onFile={(file) => void open(file)}>
            Open a file of progress
          </FileButton>
        </div>
        {said && <Notice tone={said.is === "read" ? "info" : "error"} title={said.text} onDismiss={() => setSaid(null)} />}
      </section>
      <section>
        <h3>As a certificate</h3>
        {certificate ? (
          <>
            <TextField label="Name on the certificate" value={name} onChange={setName} />
            <CertificateRows certificate={certificate} />
            <div className={css["row"]}>
              <Button variant="primary" icon="print" onClick={() => print()}>
                Print the certificate
              </Button>
            </div>
            <p>On A4 or Letter, or as PDF from the browser’s print window. It is made in this browser; nothing is uploaded.</p>
            <CertificatePage certificate={certificate} name={name} day={today()} />
          </>
        ) : (
          <p>Nothing is finished yet. A lesson counts once its last step was reached, a challenge once it has points.</p>
        )}
      </section>
    </div>
  )
}

import { useState, type ReactElement } from "react"
import { Button } from "../../../ui/Button.tsx"
import { Dialog } from "../../../ui/Dialog.tsx"
import { Notice } from "../../../ui/Notice.tsx"
import { SelectField } from "../../../ui/SelectField.tsx"
import { download } from "../../common/download.ts"
import { standards, type Standard } from "./attempt.ts"
import type { PackedLesson } from "./pack.ts"
import css from "./Lms.module.css"

const standardNames: Readonly<Record<Standard, string>> = {
  scorm12: "SCORM 1.2: Moodle, Open edX, most others",
  scorm2004: "SCORM 2004, 3rd edition: Canvas and others",
  cmi5: "cmi5: LMSs with a learning record store",
}
const wholeCourse = ""

/** A package of a lesson or of the course, made in the browser out of the page's own files. */
export function LmsButton({ lessons }: { readonly lessons: readonly PackedLesson[] }): ReactElement {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button icon="download">For your LMS</Button>}
      title="For your LMS"
      description="A package to upload: one unit, with completion and a score from the tasks that were solved."
    >
      {open && <Body lessons={lessons} />}
    </Dialog>
  )
}

type Doing = { readonly is: "idle" | "failed" | "done" } | { readonly is: "working"; readonly part: number }

function Body({ lessons }: { readonly lessons: readonly PackedLesson[] }): ReactElement {
  const [standard, setStandard] = useState<Standard>("scorm12")
  const [lesson, setLesson] = useState(wholeCourse)
  const [doing, setDoing] = useState<Doing>({ is: "idle" })
  const make = async (): Promise<void> => {
    setDoing({ is: "working", part: 0 })
    try {
      const { makePackage } = await import("./makePackage.ts")
      const chosen = lessons.filter(({ id }) => lesson === wholeCourse || id === lesson)
      const { name, bytes } = await makePackage(standard, chosen, (part) => setDoing({ is: "working", part }))
      download(name, bytes, "application/zip")
      setDoing({ is: "done" })
    } catch {
      setDoing({ is: "failed" })
    }
  }
  return (
    <div className={css["body"]}>
      {lessons.length > 1 && (
        <SelectField
          label="What"
          value={lesson}
          onChange={setLesson}
          options={[
            { value: wholeCourse, label: `The course: all ${lessons.length} lessons` },
            ...lessons.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      )}
      <SelectField<Standard>
        label="Standard"
        value={standard}
        onChange={setStandard}
        options={standards.map((one) => ({ value: one, label: standardNames[one] }))}
      />
      <p>
        Completed when every lesson was read to its end; the score is the share of tasks whose goals were all met; passed from 80 %. The
        package holds the whole page, and sends nothing to anybody but your LMS.
      </p>
      <div>
        <Button variant="primary" disabled={doing.is === "working"} onClick={() => void make()}>
          Make the package
        </Button>
      </div>
      <output>
        {doing.is === "working" && `Gathering the page’s files: ${Math.round(doing.part * 100)} %`}
        {doing.is === "done" && "The package is saved. Upload it as it is; do not unpack it."}
      </output>
      {doing.is === "failed" && (
        <Notice tone="error" title="The package could not be made.">
          <p>Not all files of the page could be loaded. Check the connection, and try again.</p>
        </Notice>
      )}
    </div>
  )
}

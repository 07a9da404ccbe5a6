import { useState, type ReactElement } from "react"
import { longestLink } from "../../../scenario/url/index.ts"
import { lessonLimit } from "../../../scenario/bounds.ts"
import { count } from "../../../ui/format.ts"
import { Button } from "../../../ui/Button.tsx"
import { Notice } from "../../../ui/Notice.tsx"
import { CopyBox } from "../../common/CopyBox.tsx"
import { download } from "../../common/download.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { LmsButton } from "../lms/LmsButton.tsx"
import { ownFocus } from "../lessons/ownPlaces.ts"
import { lessonText, packLesson, type OwnLesson } from "../lessons/ownLesson.ts"
import css from "./Writing.module.css"

type Doing = { readonly is: "idle" | "failed" | "done" } | { readonly is: "working"; readonly part: number }

/** The lesson as a file, a link, a package, a folder. */
export function TakeAlong({ lesson }: { readonly lesson: OwnLesson }): ReactElement {
  const packed = packLesson(lesson)
  const name =
    lesson.title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "")
      .slice(0, 60) || "lesson"
  const fits = packed.length <= lessonLimit
  return (
    <section id="own-take" tabIndex={-1} aria-label="Save or take it along" className={css["part"]}>
      <h3>Save or take it along</h3>
      <div className={css["row"]}>
        <Button icon="download" onClick={() => download(`${name}.lesson.json`, lessonText(lesson), "application/json")}>
          Save as a file
        </Button>
        {fits && <LmsButton lessons={[{ ...lesson, own: packed }]} />}
        {fits && <Folder lesson={lesson} name={name} />}
        {fits && (
          <ViewLink view="lessons" focus={ownFocus} table={{ lesson: packed }}>
            Play it as a whole
          </ViewLink>
        )}
      </div>
      {fits ? (
        <Link packed={packed} />
      ) : (
        <p>It is too long for a link, a package or a folder: make two lessons of it. The file holds it as it is.</p>
      )}
    </section>
  )
}

function Link({ packed }: { readonly packed: string }): ReactElement {
  const [copied, setCopied] = useState<{ readonly of: string; readonly done: boolean } | null>(null)
  const link = `${location.origin}${location.pathname}#view=lessons&focus=${ownFocus}&lesson=${packed}`
  return (
    <>
      <CopyBox
        label="Link to the lesson"
        text={link}
        lines={3}
        copied={copied?.of === link ? copied.done : null}
        onCopied={(done) => setCopied({ of: link, done })}
      />
      <p className={css["said"]}>
        {link.length <= longestLink
          ? `${count(link.length)} characters: it passes through chat programs unharmed.`
          : `${count(link.length)} characters: it opens in browsers, but chat programs may cut it. A file is safer to send.`}{" "}
        The whole lesson stands in it; nothing is uploaded.
      </p>
    </>
  )
}

function Folder({ lesson, name }: { readonly lesson: OwnLesson; readonly name: string }): ReactElement {
  const [doing, setDoing] = useState<Doing>({ is: "idle" })
  const make = async (): Promise<void> => {
    setDoing({ is: "working", part: 0 })
    try {
      const { makeFolder } = await import("./folder.ts")
      download(`${name}.zip`, await makeFolder(lesson, (part) => setDoing({ is: "working", part })), "application/zip")
      setDoing({ is: "done" })
    } catch {
      setDoing({ is: "failed" })
    }
  }
  return (
    <>
      <Button icon="download" disabled={doing.is === "working"} onClick={() => void make()}>
        Folder to host
      </Button>
      <output className={css["said"]}>
        {doing.is === "working" && `Gathering the page’s files: ${Math.round(doing.part * 100)} %`}
        {doing.is === "done" && "The folder is saved; its read-me.txt says what to do."}
      </output>
      {doing.is === "failed" && (
        <Notice tone="error" title="The folder could not be made.">
          <p>Not all files of the page could be loaded. Check the connection, and try again.</p>
        </Notice>
      )}
    </>
  )
}

import { useContext, useMemo, type ReactElement } from "react"
import { useExplorer } from "../../../scenario/store.ts"
import { Notice } from "../../../ui/Notice.tsx"
import { FrameContext, ViewLink } from "../../common/ViewLink.tsx"
import { LessonPage } from "./LessonPage.tsx"
import { unpackLesson, type OwnSource } from "./ownLesson.ts"
import { ownFocus, writeFocus } from "./ownPlaces.ts"
import css from "./Lessons.module.css"

/** A lesson that stands in the link itself. Whatever stands there, it is played or refused with a sentence. */
export function OwnLessonPage(): ReactElement {
  const packed = useExplorer((page) => page.view.table.lesson)
  const read = useMemo(() => (packed === undefined ? null : unpackLesson(packed)), [packed])
  const inFrame = useContext(FrameContext) !== null
  if (read?.is !== "read")
    return (
      <Notice
        tone="warn"
        title={read === null ? "No lesson stands in this link." : "The lesson in this link cannot be opened."}
        actions={<ViewLink view="lessons">See all lessons</ViewLink>}
      >
        {read && <p>{read.why}</p>}
      </Notice>
    )
  return (
    <>
      {!inFrame && packed !== undefined && (
        <p className={css["place"]} data-print="no">
          This lesson stands in its link: whoever gave you that has written it, not the makers of this page.{" "}
          <ViewLink view="lessons" focus={writeFocus} table={{ lesson: packed }}>
            Edit a copy
          </ViewLink>
        </p>
      )}
      <LessonPage key={read.lesson.id} focus={ownFocus} lesson={read.lesson} sources={<Sources sources={read.lesson.sources} />} />
    </>
  )
}

const Sources = ({ sources }: { readonly sources: readonly OwnSource[] }): ReactElement =>
  sources.length === 0 ? (
    <p>This lesson names none. Figures of its boards and pictures are the model’s, which names its own.</p>
  ) : (
    <ul>
      {sources.map(({ title, url }, at) => (
        <li key={at}>
          {url === "" ? (
            title
          ) : (
            <a href={url} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          )}
        </li>
      ))}
    </ul>
  )

import { classes } from "../../../ui/classes.ts"
import { useState, type ReactElement } from "react"
import { loadLessons } from "../../../dataset/reference.ts"
import type { Lesson } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { LessonPage } from "./LessonPage.tsx"
import { keptProgress, type Progress } from "./progress.ts"
import cards from "../parts/Cards.module.css"
import css from "./Lessons.module.css"

/** The lessons, or one of them. */
export function LessonsView(): ReactElement {
  const lessons = useLoaded<readonly Lesson[]>(loadLessons)
  const focus = useExplorer((page) => page.view.focus)
  if (!lessons) return <Waiting failed={lessons === null} what="lessons" />
  if (focus === null) return <List lessons={lessons} />
  const at = lessons.findIndex((one) => one.id === focus)
  const lesson = lessons[at]
  return lesson ? <LessonPage key={focus} lesson={lesson} next={lessons[at + 1]} /> : <NoSuchRow view="lessons" all="lessons" id={focus} />
}

function List({ lessons }: { readonly lessons: readonly Lesson[] }): ReactElement {
  const [kept] = useState(keptProgress)
  return (
    <div className={css["view"]} data-paper="flow">
      <header className={css["head"]}>
        <h2>Lessons</h2>
        <p>
          Each asks what you expect, then shows what the model says, and ends with a task that you solve yourself. How far you have come is
          kept on this device alone.
        </p>
      </header>
      <ol className={cards["cards"]}>
        {lessons.map((lesson) => (
          <li key={lesson.id} className={classes(cards["card"], css["card"])}>
            <h3>
              <ViewLink view="lessons" focus={lesson.id}>
                {lesson.title}
              </ViewLink>
            </h3>
            <p>{lesson.summary}</p>
            <p className={css["place"]}>
              About {lesson.minutes} minutes, {lesson.steps.length} steps{standing(lesson, kept[lesson.id])}
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}

/** How far the reader has come, where anything is known of it. */
function standing({ steps }: Lesson, kept: Progress | undefined): string {
  if (!kept) return ""
  if (kept.done) return " · done"
  const at = steps.findIndex(({ id }) => id === kept.step)
  return at < 0 ? "" : ` · you were at step ${at + 1}`
}

import { Suspense, useContext, useState, type ReactElement, type ReactNode } from "react"
import { loadChallenges, loadLessons } from "../../../dataset/reference.ts"
import type { Lesson } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Button } from "../../../ui/Button.tsx"
import { classes } from "../../../ui/classes.ts"
import { Dialog } from "../../../ui/Dialog.tsx"
import { ErrorBoundary } from "../../../ui/ErrorBoundary.tsx"
import { plural } from "../../../ui/format.ts"
import { lazyPart } from "../../../ui/lazyPart.tsx"
import { Unreachable } from "../../../ui/Unreachable.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import { FrameContext, ViewLink } from "../../common/ViewLink.tsx"
import { LmsButton } from "../lms/LmsButton.tsx"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { ChallengePage } from "./ChallengePage.tsx"
import { LessonPage } from "./LessonPage.tsx"
import { OwnLessonPage } from "./OwnLessonPage.tsx"
import { ownFocus, writeFocus } from "./ownPlaces.ts"
import { keptProgress, type Memory, type Progress } from "./progress.ts"
import type { Course } from "./progressFile.ts"
import cards from "../parts/Cards.module.css"
import css from "./Lessons.module.css"

const loadCourse = async (): Promise<Course> => {
  const [lessons, challenges] = await Promise.all([loadLessons(), loadChallenges()])
  return { lessons, challenges }
}

/** The lessons and challenges, or one of them. */
export function LessonsView(): ReactElement {
  const focus = useExplorer((page) => page.view.focus)
  const inFrame = useContext(FrameContext) !== null
  if (focus === ownFocus) return <OwnLessonPage />
  if (focus !== writeFocus || inFrame) return <OfThePage focus={focus} />
  return (
    <Suspense fallback={<p>On its way …</p>}>
      <WritingView />
    </Suspense>
  )
}

function OfThePage({ focus }: { readonly focus: string | null }): ReactElement {
  const course = useLoaded<Course>(loadCourse)
  if (!course) return <Waiting failed={course === null} what="lessons" />
  const { lessons, challenges } = course
  if (focus === null) return <List {...course} />
  const at = lessons.findIndex((one) => one.id === focus)
  const lesson = lessons[at]
  if (lesson)
    return (
      <LessonPage key={focus} focus={focus} lesson={lesson} next={lessons[at + 1]} sources={<EvidenceList evidence={lesson.evidence} />} />
    )
  const place = challenges.findIndex((one) => one.id === focus)
  const challenge = challenges[place]
  if (challenge) return <ChallengePage key={focus} challenge={challenge} next={challenges[place + 1]} />
  return <NoSuchRow view="lessons" all="lessons" id={focus} />
}

const WritingView = lazyPart(
  () => import("../writing/WritingView.tsx"),
  (module) => module.WritingView,
)

const ProgressDialog = lazyPart(
  () => import("./ProgressDialog.tsx"),
  (module) => module.ProgressDialog,
)

interface ToolsProps {
  readonly course: Course
  readonly kept: Memory
  readonly onKept: (kept: Memory) => void
}

/** What a learner, and what a teacher takes along. */
const Tools = (props: ToolsProps): ReactElement => (
  <div className={css["actions"]} data-print="no">
    <Dialog trigger={<Button icon="check">Your progress</Button>} title="Your progress" description="It is kept on this device alone.">
      <ErrorBoundary fallback={(error, retry) => <Unreachable what="What takes progress along" error={error} onRetry={retry} />}>
        <Suspense fallback={<p>On its way …</p>}>
          <ProgressDialog {...props} />
        </Suspense>
      </ErrorBoundary>
    </Dialog>
    <LmsButton lessons={props.course.lessons} />
    <ViewLink view="lessons" focus={writeFocus}>
      Write a lesson
    </ViewLink>
  </div>
)

function List(course: Course): ReactElement {
  const { lessons, challenges } = course
  const [kept, setKept] = useState(keptProgress)
  const inFrame = useContext(FrameContext) !== null
  return (
    <div className={css["view"]} data-paper="flow">
      <header className={css["head"]}>
        <h2>Lessons</h2>
        <p>
          Each asks what you expect, then shows what the model says, and ends with a task that you solve yourself. How far you have come is
          kept on this device alone.
        </p>
        {!inFrame && <Tools course={course} kept={kept} onKept={setKept} />}
      </header>
      <ol className={cards["cards"]}>
        {lessons.map((lesson) => (
          <Card key={lesson.id} {...lesson}>
            About {plural(lesson.minutes, "minute")}, {lesson.steps.length} steps{standing(lesson, kept[lesson.id])}
          </Card>
        ))}
      </ol>
      <header className={css["head"]}>
        <h2>Challenges</h2>
        <p>A scenario, its goals, and a score: how near your plan comes to the best there is, which has been proven.</p>
      </header>
      <ol className={cards["cards"]}>
        {challenges.map((challenge) => (
          <Card key={challenge.id} {...challenge}>
            About {challenge.minutes} minutes{points(kept[challenge.id])}
          </Card>
        ))}
      </ol>
    </div>
  )
}

interface CardProps extends Pick<Lesson, "id" | "title" | "summary"> {
  readonly children: ReactNode
}

const Card = ({ id, title, summary, children }: CardProps): ReactElement => (
  <li className={classes(cards["card"], css["card"])}>
    <h3>
      <ViewLink view="lessons" focus={id}>
        {title}
      </ViewLink>
    </h3>
    <p>{summary}</p>
    <p className={css["place"]}>{children}</p>
  </li>
)

const points = (kept: Progress | undefined): string => (kept?.score === undefined ? "" : ` · ${kept.score} of 100 points`)

/** How far the reader has come, where anything is known of it. */
function standing({ steps }: Lesson, kept: Progress | undefined): string {
  if (!kept) return ""
  if (kept.done) return " · done"
  const at = steps.findIndex(({ id }) => id === kept.step)
  return at < 0 ? "" : ` · you were at step ${at + 1}`
}

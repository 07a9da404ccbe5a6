import { useState, type ReactElement } from "react"
import type { Challenge } from "../../../dataset/schema/index.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import { Block } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"
import { keepScore, keptProgress } from "./progress.ts"
import { figureWords, formulaWords, scoreOf, type Score } from "./score.ts"
import { Task } from "./Task.tsx"
import css from "./Lessons.module.css"

export interface ChallengePageProps {
  readonly challenge: Challenge
  readonly next: Challenge | undefined
}

/** A task whose plan is scored against the best that there is. */
export function ChallengePage({ challenge, next }: ChallengePageProps): ReactElement {
  const [score, setScore] = useState<Score | null>(null)
  const [most, setMost] = useState(() => keptProgress()[challenge.id]?.score ?? null)
  return (
    <RowPage view="lessons" all="lessons" back={{}} title={challenge.title} kicker={challenge.summary}>
      <div className={css["step"]}>
        <Task
          task={challenge}
          title={challenge.title}
          onGoals={(goals) => {
            const now = scoreOf(challenge, goals)
            setScore(now)
            if (!now) return
            keepScore(challenge.id, now.points)
            setMost((before) => Math.max(before ?? 0, now.points))
          }}
        />
        <section className={css["score"]} aria-label="Score">
          <output>
            {score ? (
              <>
                <strong>{score.points}</strong> of 100 points: your plan has {figureWords(challenge, score.yours)}, the best has{" "}
                {figureWords(challenge, challenge.score.best)}.
              </>
            ) : (
              "No points yet: not all goals are surely met."
            )}
          </output>
          {most !== null && <p>Your best so far: {most} points.</p>}
          <p>
            {formulaWords(challenge)} The best is proven: every product, GPU and slice that the scenario allows was worked out, for one way
            that serves all.
          </p>
        </section>
        {next && (
          <div className={css["actions"]}>
            <ViewLink view="lessons" focus={next.id}>
              Next challenge: {next.title}
            </ViewLink>
          </div>
        )}
        <Block title="Sources">
          <EvidenceList evidence={challenge.evidence} />
        </Block>
      </div>
    </RowPage>
  )
}

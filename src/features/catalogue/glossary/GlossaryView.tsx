import { classes } from "../../../ui/classes.ts"
import { useContext, type ReactElement } from "react"
import { loadTerms } from "../../../dataset/reference.ts"
import type { Term } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { plural } from "../../../ui/format.ts"
import { TextField } from "../../../ui/TextField.tsx"
import { TermName, TermText } from "../../common/terms/TermText.tsx"
import { Part } from "../../common/Part.tsx"
import { FrameContext, ViewLink } from "../../common/ViewLink.tsx"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { TermPage } from "./TermPage.tsx"
import { byTopic, foundByTopic, topicNames } from "./topics.ts"
import pills from "../../../ui/Pills.module.css"
import cards from "../parts/Cards.module.css"
import css from "./Glossary.module.css"

/** Words of the field by topic, or the page of one. */
export function GlossaryView(): ReactElement {
  const terms = useLoaded<readonly Term[]>(loadTerms)
  const focus = useExplorer((page) => page.view.focus)
  if (!terms) return <Waiting failed={terms === null} what="glossary" />
  if (focus === null) return <Topics terms={terms} />
  const term = terms.find((one) => one.id === focus)
  return term ? <TermPage key={focus} term={term} terms={terms} /> : <NoSuchRow view="glossary" all="terms" id={focus} />
}

function Topics({ terms }: { readonly terms: readonly Term[] }): ReactElement {
  const asked = useExplorer((page) => page.view.table.filter ?? "")
  const actions = useExplorer((page) => page.actions)
  const frame = useContext(FrameContext)
  const topics = asked.trim() === "" ? byTopic(terms) : foundByTopic(terms, asked)
  const shown = topics.reduce((sum, [, of]) => sum + of.length, 0)
  return (
    <div className={css["view"]} data-paper="flow">
      <header className={css["head"]}>
        {frame === null && <h2>Glossary</h2>}
        <p className={css["lead"]}>
          The words of GPU virtualization, two plain lines each, with who says so and where to see it at work. New to all of it?{" "}
          <ViewLink view="lessons" focus="tour">
            A tour of a minute
          </ViewLink>
        </p>
        <div className={css["tools"]}>
          <Part is="find">
            <TextField
              label="Find a word"
              value={asked}
              placeholder="vGPU, frame buffer, stun …"
              onChange={(filter) => actions.setView({ table: filter === "" ? {} : { filter } })}
            />
          </Part>
          <output className={css["count"]}>
            {shown === terms.length ? plural(terms.length, "word") : `${shown} of ${terms.length} words`}
          </output>
        </div>
        <Part is="topics">
          {topics.length > 1 && (
            <nav aria-label="Topics" className={css["index"]}>
              <ul className={pills["pills"]}>
                {topics.map(([topic, of]) => (
                  <li key={topic}>
                    <button type="button" onClick={() => goToTopic(topic)}>
                      {topicNames[topic].name} <span>{of.length}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </Part>
      </header>
      {topics.length === 0 && <p>No word here has “{asked}”. The search of the page looks through everything else.</p>}
      {topics.map(([topic, of]) => (
        <section key={topic} aria-labelledby={topicId(topic)} className={css["topic"]} data-paper="flow">
          <header>
            <h3 id={topicId(topic)} tabIndex={-1}>
              {topicNames[topic].name}
            </h3>
            <p>{topicNames[topic].asks}</p>
          </header>
          <ul className={cards["cards"]}>
            {of.map((term) => (
              <li key={term.id} className={classes(cards["card"], css["card"])}>
                <h4>
                  <ViewLink view="glossary" focus={term.id} table={asked === "" ? {} : { filter: asked }}>
                    <TermName term={term} />
                  </ViewLink>
                </h4>
                <TermText term={term} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const topicId = (topic: string): string => `topic-${topic}`

function goToTopic(topic: string): void {
  const heading = document.getElementById(topicId(topic))
  heading?.scrollIntoView({ block: "start" })
  heading?.focus({ preventScroll: true })
}

import type { ReactElement } from "react"
import type { Look } from "./cells.ts"
import { Face } from "./Face.tsx"
import css from "./Support.module.css"

interface Sample {
  readonly look: Look
  readonly word: string
  readonly means: string
}

const apis: readonly Sample[] = [
  { look: "version", word: "4.6", means: "highest version" },
  { look: "native", word: "native", means: "as the GPU itself" },
  { look: "host", word: "host", means: "as the host's GPU" },
  { look: "software", word: "soft", means: "drawn on the CPU" },
]
const all: readonly Sample[] = [
  { look: "yes", word: "yes", means: "does it" },
  { look: "conditional", word: "cond.", means: "under conditions" },
  { look: "tried", word: "preview", means: "preview, fork or claim: no release supports it" },
  { look: "no", word: "no", means: "does not" },
  { look: "not-applicable", word: "n/a", means: "does not apply" },
  { look: "unknown", word: "?", means: "nobody has said, which is not no" },
]

/** What shapes, words and marks of the tables mean. */
export const Legend = ({ withApis = true }: { readonly withApis?: boolean }): ReactElement => (
  <dl className={css["legend"]} aria-label="Legend">
    {[...(withApis ? apis : []), ...all].map(({ look, word, means }) => (
      <div key={look}>
        <dt data-hatched={look === "unknown" || undefined}>
          <Face look={look} word={word} />
        </dt>
        <dd>{means}</dd>
      </div>
    ))}
    <div>
      <dt>
        <span className={css["word"]} data-weak>
          yes
        </span>
      </dt>
      <dd>dashed: estimated or recalled</dd>
    </div>
    {!withApis && (
      <div>
        <dt>·</dt>
        <dd>no product here</dd>
      </div>
    )}
    {withApis && (
      <div>
        <dt className={css["differs"]}>≠</dt>
        <dd>sources differ</dd>
      </div>
    )}
    {withApis && (
      <div>
        <dt className={css["noteSample"]}>
          <span className={css["noted"]} />
        </dt>
        <dd>has a note</dd>
      </div>
    )}
  </dl>
)

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
  { look: "version", word: "4.6", means: "that version at most" },
  { look: "native", word: "native", means: "as the GPU and its own driver" },
  { look: "host", word: "host", means: "as the host's GPU and driver" },
  { look: "software", word: "soft", means: "drawn on the CPU" },
]
const all: readonly Sample[] = [
  { look: "yes", word: "yes", means: "does it" },
  { look: "conditional", word: "cond.", means: "under the condition in the footnote" },
  { look: "no", word: "no", means: "does not" },
  { look: "not-applicable", word: "n/a", means: "cannot be asked of it" },
  { look: "unknown", word: "?", means: "nobody has said: not a no" },
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
    {withApis && (
      <div>
        <dt className={css["differs"]}>≠</dt>
        <dd>sources differ</dd>
      </div>
    )}
  </dl>
)

import { useState, type ReactElement } from "react"
import { first } from "../dataset/first.ts"
import { modelVersion } from "../engine/basics/version.ts"
import MovedFigures from "../features/common/moved/MovedFigures.tsx"
import { useExplorer } from "../scenario/store.ts"
import { Notice } from "../ui/Notice.tsx"
import css from "./Embed.module.css"

const made = (dataset: string | null, model: string | null): string => `dataset ${dataset ?? "of no known version"}, model ${model ?? "?"}`

/** Of a view whose address carries the answer it was made with: which figures have moved since, or that this page is still of that version. */
export function Frozen(): ReactElement | null {
  const { versions, scenario } = useExplorer((state) => state)
  // What the reader or the page around makes of it is no longer what it was made with.
  const [opened] = useState({ versions, scenario })
  const { dataset, model, answer } = opened.versions
  if (answer === undefined || scenario !== opened.scenario) return null
  if (dataset === first.version && model === modelVersion) return <p className={css["frozen"]}>Figures as made: {made(dataset, model)}.</p>
  return (
    <Notice title={`Made with ${made(dataset, model)}; worked out here with ${made(first.version, modelVersion)}.`}>
      <MovedFigures answer={answer} scenario={opened.scenario} />
    </Notice>
  )
}

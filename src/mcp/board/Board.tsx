import { useEffect, useState } from "react"
import { CompareBoard } from "../../features/compare/CompareBoard.tsx"
import { Verdict } from "../../features/compare/Verdict.tsx"
import styles from "./Board.module.css"
import { listenToHost, type Heard } from "./host.ts"

/** The explorer's board in an assistant's window: the verdict, the four techniques with their ranges, and of which versions they are. */
export function Board() {
  const [heard, setHeard] = useState<Heard>({ kind: "waiting" })
  useEffect(() => listenToHost(setHeard), [])
  if (heard.kind === "waiting")
    return (
      <p className={styles.told} aria-busy="true">
        Working it out…
      </p>
    )
  if (heard.kind === "told")
    return <p className={styles.told}>{heard.text === "" ? "The answer came without figures to draw." : heard.text}</p>
  const { report, scenario, ofParts } = heard.drawn
  return (
    <main className={styles.board}>
      <h1 className={styles.title}>GPU Virtualization Explorer</h1>
      <Verdict report={report} scenario={scenario} ofParts={ofParts && { ...ofParts, of: scenario }} />
      <CompareBoard report={report} scenario={scenario} />
      <p className={styles.foot}>
        {`Every figure is computed, as a range. Dataset ${report.datasetVersion}, model ${report.modelVersion}. What a figure rests on, and its sources: ask for it to be explained.`}
      </p>
    </main>
  )
}

import { useEffect, useRef, useState, type ReactElement } from "react"
import { copyBeside, keepBeside, makeBase, removeBeside, renameBeside, swapBeside } from "../../../scenario/beside.ts"
import { besideNames, nameOf } from "../../../words/beside.ts"
import { explorerStore, useExplorer } from "../../../scenario/store.ts"
import { mostBeside } from "../../../scenario/view.ts"
import { Button } from "../../../ui/Button.tsx"
import { plural, yearsText } from "../../../ui/format.ts"
import { TextField } from "../../../ui/TextField.tsx"
import type { Scenario } from "../../../engine/scenario.ts"
import css from "./Beside.module.css"

type Step = (held: Parameters<typeof keepBeside>[0]) => ReturnType<typeof keepBeside>

/** Does it, where there is something to do. */
function does(step: Step): void {
  const change = step(explorerStore.getState())
  if (change) explorerStore.getState().actions.setBeside(change)
}

const summary = ({ groups, economics }: Scenario): string =>
  `${plural(
    groups.reduce((sum, one) => sum + one.count, 0),
    "VM",
  )} in ${plural(groups.length, "group")}, ${yearsText(economics.years)}`

/** The page's scenario and those beside it, each with its name and what can be done with it. */
export function KeptList(): ReactElement {
  const scenario = useExplorer((state) => state.scenario)
  const beside = useExplorer((state) => state.beside)
  const list = useRef<HTMLUListElement>(null)
  const full = beside.others.length >= mostBeside
  // What was pressed goes with what it removed: the focus stays in the list.
  const [gone, setGone] = useState(0)
  useEffect(() => {
    if (gone > 0) list.current?.querySelector<HTMLElement>("input")?.focus()
  }, [gone])
  return (
    <>
      <ul className={css["kept"]} ref={list} aria-label="Scenarios">
        <li>
          <Name at={null} value={beside.name ?? ""} shown={nameOf(beside, null)} />
          <p className={css["summary"]}>The page’s own: {summary(scenario)}</p>
          <div className={css["actions"]}>
            <Button variant="primary" icon="plus" disabled={full} onClick={() => does((held) => keepBeside(held, besideNames))}>
              Keep beside
            </Button>
            {full && <span className={css["summary"]}>There is room for {mostBeside}.</span>}
          </div>
        </li>
        {beside.others.map((one, at) => {
          const name = nameOf(beside, at)
          return (
            <li key={at}>
              <Name at={at} value={one.name ?? ""} shown={name} />
              <p className={css["summary"]}>{summary(one.scenario)}</p>
              <div className={css["actions"]}>
                <Button aria-label={`Swap with the page’s own: ${name}`} onClick={() => does((held) => swapBeside(held, at))}>
                  Swap
                </Button>
                <Button
                  aria-label={`Make this the base: ${name}`}
                  onClick={() => {
                    does((held) => makeBase(held, at))
                    setGone((times) => times + 1)
                  }}
                >
                  Make this the base
                </Button>
                <Button
                  aria-label={`Copy ${name}`}
                  variant="quiet"
                  disabled={full}
                  onClick={() => does((held) => copyBeside(held, at, besideNames))}
                >
                  Copy
                </Button>
                <Button
                  aria-label={`Remove ${name}`}
                  variant="quiet"
                  onClick={() => {
                    does((held) => removeBeside(held, at))
                    setGone((times) => times + 1)
                  }}
                >
                  Remove
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
      <p className={css["summary"]} data-print="no">
        “Swap” lets both stay; “Make this the base” drops what the page had. Undo brings everything back.
      </p>
    </>
  )
}

/** A name is one step of undo, taken when the field is left. */
function Name({ at, value, shown }: { readonly at: number | null; readonly value: string; readonly shown: string }): ReactElement {
  const [text, setText] = useState<string | null>(null)
  const take = (): void => {
    if (text !== null) does((held) => renameBeside(held, at, text))
    setText(null)
  }
  return (
    <TextField
      label={at === null ? "Name of this scenario" : `Name of ${shown}`}
      value={text ?? value}
      placeholder={shown}
      onChange={setText}
      onDone={take}
    />
  )
}

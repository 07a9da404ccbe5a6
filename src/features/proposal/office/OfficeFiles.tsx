import { useState, type ReactElement } from "react"
import { NotLoaded } from "../../../base/notLoaded.ts"
import { Button } from "../../../ui/Button.tsx"
import { Notice } from "../../../ui/Notice.tsx"
import { download } from "../../common/download.ts"
import { fileNameOf } from "./fileName.ts"
import type { OfficeFacts } from "./facts.ts"
import { made } from "./made.ts"
import type { Kind } from "./makers.ts"

const about = {
  workbook: {
    ending: "xlsx",
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    name: "The workbook",
    making: "The workbook is being made …",
    done: "The workbook is among your downloads.",
  },
  slides: {
    ending: "pptx",
    type: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    name: "The slides",
    making: "The slides are being made …",
    done: "The slides are among your downloads.",
  },
} as const

interface State {
  readonly kind: Kind
  readonly at: "making" | "done" | "failed" | "unreachable"
}

/** A moment in which what was said is drawn, before the work begins. */
const drawn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 30))

interface OfficeFilesProps {
  readonly facts: OfficeFacts
  /** The facts are not yet those of what is proposed. */
  readonly isPending: boolean
}

/** The proposal as a workbook with live formulas and as slides with native charts, each made when it is asked for. */
export function OfficeFiles({ facts, isPending }: OfficeFilesProps): ReactElement {
  const [state, setState] = useState<State | null>(null)
  const isMaking = state?.at === "making"
  const make = async (kind: Kind): Promise<void> => {
    if (isMaking || isPending) return
    setState({ kind, at: "making" })
    try {
      await drawn()
      const { ending, type } = about[kind]
      download(`${fileNameOf(facts.cover.title)}.${ending}`, await made(kind, facts), type)
      setState({ kind, at: "done" })
    } catch (problem) {
      setState({ kind, at: problem instanceof NotLoaded ? "unreachable" : "failed" })
    }
  }
  const failed = state?.at === "failed" || state?.at === "unreachable"
  return (
    <>
      <Button icon="download" aria-disabled={isMaking || isPending} onClick={() => void make("workbook")}>
        Workbook
      </Button>
      <Button icon="download" aria-disabled={isMaking || isPending} onClick={() => void make("slides")}>
        Slides
      </Button>
      <output>{state === null || failed ? null : state.at === "making" ? about[state.kind].making : about[state.kind].done}</output>
      {failed && (
        <Notice tone="error" title={`${about[state.kind].name} could not be made.`}>
          <p>
            {state.at === "unreachable"
              ? "Its part of the page could not be loaded: check the connection and try again."
              : "That is a fault of ours. The report and the link hold the same answer."}
          </p>
        </Notice>
      )}
    </>
  )
}

import { Suspense, use, useMemo, useState, type ReactElement } from "react"
import { loadSources } from "../../dataset/sources.ts"
import { today } from "../../base/day.ts"
import { Checkbox } from "../../ui/Checkbox.tsx"
import { Dialog } from "../../ui/Dialog.tsx"
import { ErrorBoundary } from "../../ui/ErrorBoundary.tsx"
import { once } from "../../ui/loading.ts"
import { Notice } from "../../ui/Notice.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { TextField } from "../../ui/TextField.tsx"
import { Unreachable } from "../../ui/Unreachable.tsx"
import { FiguresChoice } from "../common/FiguresChoice.tsx"
import { useFullCatalogue } from "../common/useFullCatalogue.ts"
import { Citation } from "./Citation.tsx"
import { contents as contentsOf, type ContentsInput, type Cover, type Said } from "./contents.ts"
import { Outputs } from "./Outputs.tsx"
import { Pictures } from "./Pictures.tsx"
import type { InputsSaid } from "./report/Inputs.tsx"
import { allParts, reportParts, type ReportPart } from "./report/parts.ts"
import type { Draw } from "./report/Placement.tsx"
import { Report } from "./report/Report.tsx"
import css from "./proposal.module.css"

/** Something that can be proposed. */
export interface Proposable extends Pick<ContentsInput, "mix" | "chosen"> {
  readonly id: string
  readonly label: string
  readonly said: Said
}

export interface ProposalDialogProps extends Pick<ContentsInput, "scenario" | "report" | "link"> {
  readonly title: string
  /** The first is what the page answers. */
  readonly plans: readonly [Proposable, ...Proposable[]]
  /** The plan of parts is still being worked out: the answer may become another. */
  readonly isWaiting: boolean
  readonly said: InputsSaid
  readonly draw: Draw
  readonly onClose: () => void
}

/** What was typed stays until the page is left, however often the dialog is closed. */
let typed: Omit<Cover, "date"> = { title: "", preparedFor: "", preparedBy: "" }

/** Makes of the page's answer what a budget board reads: a report, slides, a workbook, pictures, a citation. */
export function ProposalDialog({ onClose, ...rest }: ProposalDialogProps): ReactElement {
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      size="l"
      title="Proposal"
      description="The answer with its ranges, inputs and sources, to take along. It is made in this browser: nothing is uploaded."
    >
      <ErrorBoundary fallback={(error, retry) => <Unreachable what="The proposal" error={error} onRetry={retry} />}>
        <Suspense fallback={<p>The dataset’s sources are on their way …</p>}>
          <Body {...rest} />
        </Suspense>
      </ErrorBoundary>
    </Dialog>
  )
}

const noCover: Cover = { title: "", preparedFor: "", preparedBy: "", date: "" }

const register = once(loadSources)

function Body({ title, plans, isWaiting, said, draw, scenario, report, link }: Omit<ProposalDialogProps, "onClose">): ReactElement {
  const catalogue = useFullCatalogue()
  const sources = use(register())
  const [cover, setCover] = useState<Cover>({ ...typed, title: typed.title || title, date: today() })
  const [planId, setPlanId] = useState(plans[0].id)
  const [parts, setParts] = useState<readonly ReportPart[]>(allParts)
  const plan = plans.find(({ id }) => id === planId) ?? plans[0]
  const { mix, chosen, said: answer } = plan
  // What was chosen from the list stays what it is; only the answer may become another.
  const isPending = isWaiting && plan === plans[0]
  // What is typed of the cover changes no figure.
  const input = useMemo(
    () => ({ said: answer, link, scenario, report, mix, chosen, catalogue, register: sources }),
    [answer, link, scenario, report, mix, chosen, catalogue, sources],
  )
  const figures = useMemo(() => contentsOf({ ...input, cover: noCover }), [input])
  const contents = useMemo(() => ({ ...figures, cover }), [figures, cover])
  const write = (field: keyof Cover) => (text: string) => {
    const next = { ...cover, [field]: text }
    typed = next
    setCover(next)
  }
  return (
    <div className={css["body"]}>
      <div className={css["form"]}>
        <TextField label="Title" value={cover.title} onChange={write("title")} />
        <div className={css["pair"]}>
          <TextField label="Prepared for" value={cover.preparedFor} onChange={write("preparedFor")} />
          <TextField label="Prepared by" value={cover.preparedBy} onChange={write("preparedBy")} />
        </div>
        <div className={css["pair"]}>
          <TextField label="Date" type="date" value={cover.date} onChange={write("date")} />
          <SelectField
            label="What is proposed"
            value={plan.id}
            onChange={setPlanId}
            options={plans.map(({ id, label }) => ({ value: id, label }))}
          />
        </div>
        <FiguresChoice />
        {isPending ? (
          <output className={css["answer"]}>The plan in which each group goes its own way is being worked out …</output>
        ) : (
          <p className={css["answer"]}>{plan.said.headline}</p>
        )}
        {!isPending && contents.plan.parts.length === 0 && (
          <Notice tone="warn" title="Nothing can be proposed yet.">
            <p>No option compared could be placed; the report says why.</p>
          </Notice>
        )}
        <fieldset className={css["parts"]}>
          <legend>The report has a page of decision, and</legend>
          {allParts.map((part) => (
            <Checkbox
              key={part}
              label={reportParts[part]}
              checked={parts.includes(part)}
              onChange={(on) => setParts(on ? [...parts, part] : parts.filter((one) => one !== part))}
            />
          ))}
        </fieldset>
      </div>
      <div className={css["takes"]}>
        <Outputs contents={contents} facts={{ ...input, cover }} isPending={isPending} />
        {!isPending && <Pictures contents={contents} draw={draw} />}
        <Citation contents={contents} />
      </div>
      {!isPending && (
        <Report
          contents={contents}
          parts={parts}
          said={said}
          draw={draw}
          stunLimitSeconds={catalogue.value("vgpu-stun-limit-seconds").likely}
        />
      )}
    </div>
  )
}

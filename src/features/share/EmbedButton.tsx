import { useState, type ReactElement } from "react"
import { first } from "../../dataset/first.ts"
import type { LookWord } from "../../dataset/schema/looks.ts"
import { looksOf } from "../../dataset/schema/looksOf.ts"
import { modelVersion } from "../../engine/basics/version.ts"
import { Button } from "../../ui/Button.tsx"
import { Dialog } from "../../ui/Dialog.tsx"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { TextField } from "../../ui/TextField.tsx"
import { CopyBox } from "../common/CopyBox.tsx"
import { lookNames } from "../common/lookWords.ts"
import { Checks, FoldedChecks } from "./Checks.tsx"
import { embedUrl, inputNames } from "./embedCode.ts"
import {
  embedInputs,
  embedViewNames,
  embedViews,
  isOfScenario,
  type EmbedInput,
  type EmbedSettings,
  type EmbedTheme,
  type EmbedView,
  type Hideable,
} from "./embedQuery.ts"
import { locksOf, partNames, partsOf } from "./embedParts.ts"
import { frozenFragment, keptCopy, sharedFragment } from "./fragment.ts"
import { hostOf, hosts, type HostId } from "./hosts.ts"
import { useAnswer } from "../../scenario/useReport.ts"
import { Preview } from "./Preview.tsx"
import { usePageState } from "./usePageState.ts"
import type { ViewPart } from "./viewParts.ts"
import css from "./share.module.css"

/** Heights at which each view needs no scrolling at 800 px, the typical scenario in it. */
const heights: Readonly<Record<EmbedView, number>> = {
  board: 640,
  native: 780,
  gpus: 780,
  cost: 760,
  migration: 760,
  datacenter: 1320,
  explore: 4000,
  beside: 900,
  inventory: 1300,
  techniques: 1200,
  support: 900,
  products: 900,
  hardware: 900,
  measurements: 1200,
  advisor: 900,
  quirks: 900,
  workloads: 900,
  call: 1500,
  share: 1700,
  move: 1700,
  emulate: 1300,
  glossary: 900,
  lessons: 1400,
  validation: 1400,
  sources: 900,
  data: 900,
}
const heightLimits = { min: 120, max: 4000 }

type Theme = EmbedTheme | "auto"
type Figures = "follow" | "frozen"

/** A dialog that makes the code for somebody else's page, with a live preview. */
export function EmbedButton({ label = "Embed" }: { readonly label?: string }): ReactElement {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      size="l"
      trigger={
        <Button variant="secondary" icon="embed" title={label}>
          <span className={css["label"]}>{label}</span>
        </Button>
      }
      title="Embed in your page"
      description="A chart with this scenario inside your slides, course or article. It stores nothing and asks nothing of your page."
    >
      {open && <EmbedBody />}
    </Dialog>
  )
}

function EmbedBody(): ReactElement {
  const state = usePageState()
  const here = embedViews.find((view) => view === state.view.view) ?? "board"
  const [view, setView] = useState<EmbedView>(here)
  const [theme, setTheme] = useState<Theme>("auto")
  const [ownHeight, setOwnHeight] = useState<number | null>(null)
  const [isSlide, setSlide] = useState(false)
  const [hide, setHide] = useState<readonly Hideable[]>([])
  const [lock, setLock] = useState<readonly ViewPart[]>([])
  const [look, setLook] = useState<readonly LookWord[]>([])
  const [inputs, setInputs] = useState<readonly EmbedInput[]>([])
  const [kind, setKind] = useState<HostId>("iframe")
  const [figures, setFigures] = useState<Figures>("follow")
  const [copy, setCopy] = useState("")
  const [copied, setCopied] = useState<boolean | null>(null)
  const answer = useAnswer()

  // What is open on the page is not what the embedded view opens with: its own name says that. A view of the dataset opens at the same row and filter.
  const kept =
    view === state.view.view && !isOfScenario(view) ? state.view : { focus: isOfScenario(view) ? state.view.focus : null, table: {} }
  const shared = { ...state, view: { ...kept, view: "board" } } as const
  const frozen = figures === "frozen" && isOfScenario(view)
  const fragment = frozen ? frozenFragment(shared, answer) : sharedFragment(shared)
  const page = (frozen ? keptCopy(copy) : null) ?? location.href
  const settings: EmbedSettings = {
    view,
    theme: theme === "auto" ? null : theme,
    hide: hide.filter((part) => partsOf[view].includes(part)),
    // What is not there need not be fixed.
    lock: lock.filter((part) => locksOf(view).includes(part) && !(hide as readonly string[]).includes(part)),
    look: looksOf(view).filter((word) => look.includes(word)),
    // The whole builder has all the others in it.
    controls: !isOfScenario(view) ? [] : inputs.includes("builder") ? ["builder"] : embedInputs.filter((one) => inputs.includes(one)),
  }
  // Without goals there is nothing of them to leave out.
  const shown = partsOf[view].filter((part) => part !== "goals" || state.scenario.goals.length > 0)
  const fixable = locksOf(view).filter((part) => !hide.includes(part))
  const height = ownHeight ?? heights[view]
  const title = `${embedViewNames[view]}: GPU Virtualization Explorer`
  const code = hostOf[kind].code({ page, settings, fragment, height, title, isSlide })
  const touch =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      setCopied(null)
      set(value)
    }

  return (
    <div className={css["embed"]}>
      <div className={css["stack"]}>
        <SelectField
          label="What to show"
          value={view}
          onChange={touch(setView)}
          options={embedViews.map((one) => ({ value: one, label: embedViewNames[one] }))}
        />
        <SelectField
          label="Shape"
          value={isSlide ? "slide" : "tall"}
          onChange={(shape) => touch(setSlide)(shape === "slide")}
          options={[
            { value: "tall", label: "As wide as the page, as high as you say" },
            { value: "slide", label: "16:9, for slides" },
          ]}
          {...(isSlide ? { hint: "What is taller than the slide is scrolled to within the frame; leaving parts out makes it fit." } : {})}
        />
        <div className={css["pair"]}>
          <SelectField<Theme>
            label="Theme"
            value={theme}
            onChange={touch(setTheme)}
            options={[
              { value: "auto", label: "The reader's own" },
              { value: "light", label: "Light" },
              { value: "dark", label: "Dark" },
            ]}
          />
          {!isSlide && (
            <NumberInput
              label="Height"
              unit="px"
              value={height}
              min={heightLimits.min}
              max={heightLimits.max}
              whole
              onChange={(value) => touch(setOwnHeight)(value)}
            />
          )}
        </div>
        <Checks
          legend="With"
          words={shown}
          names={partNames}
          chosen={shown.filter((part) => !hide.includes(part))}
          onChange={(kept) =>
            touch(setHide)([...hide.filter((part) => !shown.includes(part)), ...shown.filter((part) => !kept.includes(part))])
          }
        />
        <FoldedChecks
          title="Fixed as it is here"
          legend="Shown, but not to be changed"
          words={fixable}
          names={partNames}
          chosen={lock}
          onChange={touch(setLock)}
        />
        <FoldedChecks
          title="Framed, to be looked at"
          legend="What the text beside it speaks of"
          words={looksOf(view)}
          names={lookNames}
          chosen={look}
          onChange={touch(setLook)}
        />
        {isOfScenario(view) && (
          <Checks
            legend="The reader may change"
            words={embedInputs}
            names={inputNames}
            chosen={inputs}
            onChange={touch(setInputs)}
            isOff={(one) => one !== "builder" && inputs.includes("builder")}
          />
        )}
        {isOfScenario(view) && (
          <SelectField<Figures>
            label="Figures"
            value={figures}
            onChange={touch(setFigures)}
            options={[
              { value: "follow", label: "Keep up with the data" },
              { value: "frozen", label: "Frozen: say what has moved" },
            ]}
            hint={
              frozen
                ? `The code carries today’s answer (dataset ${first.version}, model ${modelVersion}). When either has moved, the frame says from what to what. Only a copy of this version, kept at an address of its own, goes on showing today’s figures.`
                : "The frame shows what the newest data at this address make of the scenario."
            }
          />
        )}
        {frozen && (
          <TextField
            label="Address of a kept copy, if there is one"
            type="url"
            placeholder="https://…"
            value={copy}
            onChange={touch(setCopy)}
          />
        )}
        <SelectField<HostId>
          label="How"
          value={kind}
          onChange={touch(setKind)}
          options={hosts.map((one) => ({ value: one, label: hostOf[one].label }))}
          hint={hostOf[kind].hint}
        />
        <CopyBox label="Code" text={code} copied={copied} onCopied={setCopied} lines={6} />
      </div>
      <Preview
        key={`${view}.${theme}.${hide.join(".")}.${settings.controls.join(".")}.${settings.lock.join(".")}.${settings.look.join(".")}`}
        src={embedUrl(location.href, settings, fragment)}
        title={title}
        style={isSlide ? { blockSize: "auto", aspectRatio: "16 / 9" } : { blockSize: `${height}px` }}
      />
    </div>
  )
}

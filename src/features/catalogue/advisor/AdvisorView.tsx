import { useMemo, useState, type ReactElement } from "react"
import { flushSync } from "react-dom"
import { useExplorer } from "../../../scenario/store.ts"
import { Button } from "../../../ui/Button.tsx"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { SearchSelect } from "../../../ui/SearchSelect.tsx"
import { SelectField } from "../../../ui/SelectField.tsx"
import { TextField } from "../../../ui/TextField.tsx"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { Leads } from "../parts/Leads.tsx"
import { Part } from "../../common/Part.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { useNarrow } from "../support/CellWindow.tsx"
import { formatFilter, parseFilter } from "../../common/table/tableState.ts"
import { advise, decisive, summary, worthAsking } from "./advice.ts"
import { factsOf } from "./machine.ts"
import { questionsOf } from "./questions.ts"
import type { Answers, Question } from "./question.ts"
import { loadRules } from "./rules.ts"
import { Forbidding, fieldId, Results, goToQuestion } from "./AdvisorResults.tsx"
import css from "./Advisor.module.css"

/** A link's answers; questions that nobody asks are not among them. */
const anyQuestion = (id: string): { readonly id: string; readonly facet: true } => ({ id, facet: true })

/** Machines whose answers show what the advisor is for. */
const examples: readonly { readonly name: string; readonly answers: Answers }[] = [
  {
    name: "A desktop that boots from its GeForce GTX 10",
    answers: {
      want: "fixed-pass-through",
      hypervisor: "kvm",
      "gpu-vendor": "nvidia",
      architecture: "pascal",
      line: "geforce",
      machine: "desktop",
      "boots-host": "yes",
      driver: "461.40",
    },
  },
  {
    name: "An Optimus laptop without a multiplexer",
    answers: {
      want: "fixed-pass-through",
      hypervisor: "kvm",
      "gpu-vendor": "nvidia",
      architecture: "pascal",
      machine: "laptop",
      optimus: "on",
      framebuffer: "integrated",
      battery: "no",
    },
  },
  {
    name: "A Radeon RX 5700 under Proxmox VE",
    answers: {
      want: "fixed-pass-through",
      hypervisor: "proxmox-ve",
      "gpu-vendor": "amd",
      radeon: "navi-1x",
      machine: "desktop",
      rebar: "yes",
    },
  },
  {
    name: "A 48 GB GPU under vSphere",
    answers: { want: "fixed-pass-through", hypervisor: "vsphere", gpu: "l40s", machine: "server", mmio64: "no" },
  },
  { name: "VirtualBox 7", answers: { want: "fixed-pass-through", hypervisor: "virtualbox", "hypervisor-version": "7.0" } },
  {
    name: "An HGX server under vSphere",
    answers: { want: "fixed-pass-through", hypervisor: "vsphere", "gpu-vendor": "nvidia", machine: "server", system: "nvswitch" },
  },
  {
    name: "GVT-g for nine VMs",
    answers: {
      want: "mediated-pass-through",
      hypervisor: "kvm",
      product: "intel-gvtg-kvmgt",
      gpu: "intel-cfl",
      "vms-per-gpu": "9",
    },
  },
]

/** Asks about a machine and tells what pass-through or sharing will need, what forbids it, and who says so. */
export function AdvisorView(): ReactElement {
  const catalogue = useFullCatalogue()
  const rules = useLoaded(loadRules)
  const filter = useExplorer((state) => state.view.table.filter)
  const narrow = useNarrow()
  const [more, setMore] = useState(false)
  const actions = useExplorer((state) => state.actions)
  const answers = useMemo<Answers>(() => {
    const ids = questionsOf(catalogue, [], {}).map(({ id }) => anyQuestion(id))
    return parseFilter(filter, ids).facets
  }, [catalogue, filter])
  const result = useMemo(() => {
    if (!rules) return null
    const questions = questionsOf(catalogue, rules.order, answers)
    const facts = factsOf(catalogue, questions, rules.order, answers)
    const advice = advise(rules.quirks, facts, rules.order)
    return { questions, advice, asked: worthAsking(questions, advice, answers, facts) }
  }, [catalogue, rules, answers])
  if (!rules || !result) return <Waiting failed={rules === null} what="rules of pass-through" />
  const set = (next: Answers): void => actions.setView({ table: { filter: formatFilter({ text: "", facets: next }) } })
  const answer = (id: string, value: string): void => {
    const { [id]: _, ...rest } = answers
    set(value === "" ? rest : { ...rest, [id]: value })
  }
  const started = Object.keys(answers).length > 0
  // On a phone the form stands before what follows from it: there only what decides most is asked at once.
  const deciding = new Set(decisive(result.advice, result.questions))
  const atOnce = (question: Question): boolean =>
    !narrow || !started || question.first === true || answers[question.id] !== undefined || deciding.has(question)
  const main = result.asked.filter(atOnce)
  const rest = result.asked.filter((question) => !atOnce(question))
  const ask = (question: Question): ReactElement => (
    <Ask key={question.id} question={question} value={answers[question.id] ?? ""} onAnswer={(value) => answer(question.id, value)} />
  )
  const jump = (id: string): void => {
    flushSync(() => setMore(true))
    goToQuestion(id)
  }
  return (
    <div className={css["root"]} data-paper="flow">
      {started && (
        <output
          className={css["summary"]}
          data-blocked={result.advice.holds.some(({ quirk }) => quirk.severity === "blocker") || undefined}
        >
          {summary(result.advice, result.questions)}
        </output>
      )}
      <form className={css["form"]} aria-label="Your machine" onSubmit={(event) => event.preventDefault()}>
        <h2>Your machine</h2>
        <Part is="questions">
          {main.map(ask)}
          {rest.length > 0 && (
            <Disclosure title={`${rest.length} more questions`} variant="inline" open={more} onOpenChange={setMore}>
              <div className={css["more"]}>{rest.map(ask)}</div>
            </Disclosure>
          )}
          {started && (
            <Button variant="quiet" icon="reset" onClick={() => set({})}>
              Start again
            </Button>
          )}
        </Part>
      </form>
      <div className={css["results"]}>
        {started ? (
          <Results advice={result.advice} questions={result.questions} onJump={jump} />
        ) : (
          <section className={css["start"]}>
            <h2>What will it need?</h2>
            <p>
              {rules.quirks.length} rules from guides and makers decide whether a GPU can be given to a VM, and what that takes: a VBIOS
              image, an ACPI battery, a driver version, another GPU for the host. Answer what you know of your machine; each answer strikes
              rules out, and what could still forbid it is named.
            </p>
            <Part is="examples">
              <h3>Or start from an example</h3>
              <ul className={css["examples"]}>
                {examples.map(({ name, answers: facets }) => (
                  <li key={name}>
                    <Leads part="examples" view="advisor" table={{ filter: formatFilter({ text: "", facets }) }}>
                      {name}
                    </Leads>
                  </li>
                ))}
              </ul>
            </Part>
            <Forbidding quirks={rules.quirks} />
          </section>
        )}
      </div>
    </div>
  )
}

function Ask({
  question: { id, label, hint, choices, placeholder },
  value,
  onAnswer,
}: {
  readonly question: Question
  readonly value: string
  readonly onAnswer: (value: string) => void
}): ReactElement {
  // More than this and typing part of a name is quicker than a list.
  const many = 16
  return (
    <div id={fieldId(id)} className={css["ask"]} data-answered={value !== "" || undefined}>
      {choices === undefined ? (
        <TextField
          label={label}
          value={value}
          {...(placeholder === undefined ? {} : { placeholder: `e.g. ${placeholder}` })}
          onChange={onAnswer}
        />
      ) : choices.length > many ? (
        <SearchSelect
          label={label}
          value={value === "" ? null : value}
          options={choices.map((choice) => ({ value: choice.id, label: choice.label }))}
          onChange={(next) => onAnswer(next ?? "")}
          placeholder="Not known"
        />
      ) : (
        <SelectField
          label={label}
          value={value}
          options={[{ value: "", label: "Not known" }, ...choices.map((choice) => ({ value: choice.id, label: choice.label }))]}
          onChange={onAnswer}
        />
      )}
      {hint !== undefined && <p className={css["hint"]}>{hint}</p>}
    </div>
  )
}

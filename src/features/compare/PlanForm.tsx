import { useState } from "react"
import { catalogue } from "../../dataset/load.ts"
import { pinOfPlan } from "../../engine/mix/planPin.ts"
import type { MixReport, PlanPart, PlanResult } from "../../engine/report.ts"
import type { OptionPin, Scenario } from "../../engine/scenario.ts"
import { same } from "../../base/same.ts"
import { planPinLimit, tidyPlan } from "../../scenario/plans.ts"
import { useExplorer } from "../../scenario/store.ts"
import { pinText } from "../../scenario/url/index.ts"
import { Button } from "../../ui/Button.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { groupName } from "../common/groupName.ts"
import styles from "./MixSection.module.css"
import { gpuShortName } from "./words.ts"

const pinOf = ({ product, gpu }: PlanPart["option"]): OptionPin => ({ product, gpu, instanceType: null })

/** Holds the cheapest plan by its products and GPUs: it stays where it is when counts and prices move on. */
export function PinButton({ plan, scenario }: { readonly plan: PlanResult; readonly scenario: Scenario }) {
  const actions = useExplorer((state) => state.actions)
  const pin = pinOfPlan(plan)
  if (scenario.planPins.length >= planPinLimit || scenario.planPins.some((one) => same(one, pin))) return null
  return (
    <div>
      <Button variant="quiet" icon="plus" onClick={() => actions.setPlanPins([...scenario.planPins, pin])}>
        Pin this plan
      </Button>
    </div>
  )
}

interface Choice {
  readonly label: string
  readonly pin: OptionPin
}

/** What may serve a group: what the plans found are made of, and options pinned. */
function choicesOf({ byTechnique, mix }: MixReport, { pins }: Scenario): ReadonlyMap<string, Choice> {
  const found = [mix, ...byTechnique].flatMap(({ parts }) =>
    parts.map(({ option }): Choice => ({
      label: [option.productName, gpuShortName(option)].filter(Boolean).join(", "),
      pin: pinOf(option),
    })),
  )
  const asked = pins.map((pin): Choice => {
    const gpu = pin.gpu === null ? "" : `, ${catalogue.gpu(pin.gpu)?.shortName ?? pin.gpu}`
    return { label: `${catalogue.product(pin.product)?.shortName ?? pin.product}${gpu}`, pin }
  })
  return new Map([...found, ...asked].map((one) => [pinText(one.pin), one]))
}

/** A plan of one's own: what serves each group; those served alike stand together. */
export function PlanForm({ report, scenario }: { readonly report: MixReport; readonly scenario: Scenario }) {
  const actions = useExplorer((state) => state.actions)
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>({})
  const choices = choicesOf(report, scenario)
  if (choices.size < 2 || scenario.planPins.length >= planPinLimit) return null
  const [first = ""] = choices.keys()
  const options = [...choices].map(([value, { label }]) => ({ value, label }))
  const serving = (index: number): string => {
    const own = chosen[index]
    if (own !== undefined && choices.has(own)) return own
    const part = report.mix.parts.find(({ groups }) => groups.includes(index))
    return part ? pinText(pinOf(part.option)) : first
  }
  const add = (): void => {
    const parts = [...choices].flatMap(([id, { pin }]) => {
      const groups = [...scenario.groups.keys()].filter((index) => serving(index) === id)
      return groups.length > 0 ? [{ groups, pin }] : []
    })
    const plan = tidyPlan(parts)
    if (!scenario.planPins.some((one) => same(one, plan))) actions.setPlanPins([...scenario.planPins, plan])
  }
  return (
    <div data-print="no">
      <Disclosure title="Compare a plan of your own" variant="inline">
        <div className={styles.form}>
          {scenario.groups.map((_, index) => (
            <SelectField
              key={index}
              label={`${groupName(scenario, index)} served by`}
              value={serving(index)}
              options={options}
              onChange={(value) => setChosen({ ...chosen, [index]: value })}
            />
          ))}
          <p className={styles.lead}>Further products and GPUs stand here once they are pinned by name under “Compared”.</p>
          <Button variant="primary" icon="plus" onClick={add}>
            Compare this plan
          </Button>
        </div>
      </Disclosure>
    </div>
  )
}

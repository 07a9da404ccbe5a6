import { useState } from "react"
import { catalogue } from "../../dataset/load.ts"
import type { OptionPin, PlanPin } from "../../engine/scenario.ts"
import { pinLimit } from "../../scenario/bounds.ts"
import { useExplorer } from "../../scenario/store.ts"
import { Button, IconButton } from "../../ui/Button.tsx"
import { Toggle } from "../../ui/Checkbox.tsx"
import { memory, plural } from "../../ui/format.ts"
import { SearchSelect } from "../../ui/SearchSelect.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { MixMark, TechniqueMark } from "../common/TechniqueMark.tsx"
import { techniqueOrder, techniqueStyle } from "../common/techniqueStyle.ts"
import styles from "./Builder.module.css"
import { gpusFor, instanceSetsFor } from "./pins.ts"

/** What stands side by side: the best of each technique, and options one asks for by name. */
export function Compared() {
  return (
    <div className={styles.fields}>
      <Techniques />
      <Pinned />
    </div>
  )
}

/** Techniques whose best option is shown. */
export function Techniques() {
  const techniques = useExplorer((state) => state.scenario.techniques)
  const actions = useExplorer((state) => state.actions)
  return (
    <fieldset>
      <legend className={styles.legend}>The best option of</legend>
      {techniqueOrder.map((id) => (
        <Toggle
          key={id}
          label={
            <span className={styles.marked}>
              <TechniqueMark technique={id} />
              {techniqueStyle[id].name}
            </span>
          }
          checked={techniques.includes(id)}
          onChange={(on) => actions.setTechniques(on ? [...techniques, id] : techniques.filter((other) => other !== id))}
        />
      ))}
    </fieldset>
  )
}

/** Options asked for by name: product, GPU and slice. */
export function Pinned() {
  const pins = useExplorer((state) => state.scenario.pins)
  const planPins = useExplorer((state) => state.scenario.planPins)
  const actions = useExplorer((state) => state.actions)
  return (
    <>
      {pins.length + planPins.length > 0 && (
        <div>
          <p className={styles.legend}>And these, by name</p>
          <ul className={styles.list}>
            {pins.map((pin, index) => (
              <PinRow key={`${pin.product}@${pin.gpu}:${pin.instanceType}`} pin={pin} onRemove={() => actions.removePin(index)} />
            ))}
            {planPins.map((plan, index) => (
              <PlanRow key={JSON.stringify(plan)} plan={plan} onRemove={() => actions.setPlanPins(planPins.toSpliced(index, 1))} />
            ))}
          </ul>
        </div>
      )}
      {pins.length < pinLimit ? <PinForm /> : <p className={styles.hint}>No more than {pinLimit} options can be pinned.</p>}
    </>
  )
}

const pinName = ({ product, gpu, instanceType }: OptionPin): readonly [string, string] => [
  catalogue.product(product)?.shortName ?? product,
  [
    gpu === null ? "" : (catalogue.gpu(gpu)?.shortName ?? gpu),
    instanceType === null ? "" : (catalogue.instanceType(instanceType)?.type.name ?? instanceType),
  ]
    .filter((part) => part !== "")
    .join(", "),
]

function PinRow({ pin, onRemove }: { readonly pin: OptionPin; readonly onRemove: () => void }) {
  const technique = catalogue.product(pin.product)?.technique
  const [name, detail] = pinName(pin)
  return (
    <li className={styles.row}>
      {technique && <TechniqueMark technique={technique} label={techniqueStyle[technique].name} />}
      <span className={styles.rowName}>
        {name}
        {detail !== "" && <span className={styles.rowKind}>{detail}</span>}
      </span>
      <IconButton label={`Remove ${name} ${detail}`.trim()} icon="close" onClick={onRemove} />
    </li>
  )
}

function PlanRow({ plan, onRemove }: { readonly plan: PlanPin; readonly onRemove: () => void }) {
  const name = `Plan of ${plural(plan.parts.length, "part")}`
  const detail = plan.parts.map(({ pin }) => pinName(pin).filter(Boolean).join(", ")).join("; ")
  return (
    <li className={styles.row}>
      <MixMark size={13} />
      <span className={styles.rowName}>
        {name}
        <span className={styles.rowKind}>{detail}</span>
      </span>
      <IconButton label={`Remove ${name}: ${detail}`} icon="close" onClick={onRemove} />
    </li>
  )
}

const productOptions = catalogue.products.map(({ id, name, technique }) => ({
  value: id,
  label: name,
  detail: techniqueStyle[technique].name,
}))

function PinForm() {
  const actions = useExplorer((state) => state.actions)
  const [product, setProduct] = useState<string | null>(null)
  const [gpu, setGpu] = useState<string | null>(null)
  const [instanceType, setInstanceType] = useState("")
  const chosen = product === null ? undefined : catalogue.product(product)
  const gpus = chosen ? gpusFor(chosen, catalogue) : []
  const sets = chosen && gpu !== null ? instanceSetsFor(chosen, gpu, catalogue) : []
  const restart = () => {
    setProduct(null)
    setGpu(null)
    setInstanceType("")
  }
  return (
    <div className={styles.pinForm}>
      <SearchSelect
        label="Compare one more option"
        value={product}
        placeholder="Find a product"
        options={productOptions}
        onChange={(id) => {
          restart()
          setProduct(id)
        }}
      />
      {gpus.length > 0 && (
        <SearchSelect
          label="On this GPU"
          value={gpu}
          placeholder="The best one for it"
          options={gpus.map(({ id, name, buyable }) => ({
            value: id,
            label: name,
            detail: buyable ? "sold today" : "no longer sold, or not for datacenters",
          }))}
          onChange={(id) => {
            setGpu(id)
            setInstanceType("")
          }}
        />
      )}
      {sets.length > 0 && (
        <SelectField
          label="In slices of"
          value={instanceType}
          options={[
            { value: "", label: "The best for each group" },
            ...sets.map((set) => ({
              label: set.family,
              options: set.types.map((type) => ({
                value: type.id,
                label: type.frameBufferMib === null ? type.name : `${type.name} (${memory(type.frameBufferMib)})`,
              })),
            })),
          ]}
          onChange={setInstanceType}
        />
      )}
      {chosen && (
        <div className={styles.buttons}>
          <Button
            variant="primary"
            icon="plus"
            onClick={() => {
              actions.addPin({ product: chosen.id, gpu, instanceType: instanceType === "" ? null : instanceType })
              restart()
            }}
          >
            Compare it
          </Button>
          <Button variant="quiet" onClick={restart}>
            Cancel
          </Button>
        </div>
      )}
    </div>
  )
}

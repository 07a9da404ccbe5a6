import { useRef } from "react"
import { catalogue } from "../../dataset/load.ts"
import { limits } from "../../engine/scenario.ts"
import type { OwnedHosts as Kind } from "../../engine/supply.ts"
import { Button, IconButton } from "../../ui/Button.tsx"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { SearchSelect } from "../../ui/SearchSelect.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import styles from "./Builder.module.css"
import { oneStep } from "./drag.ts"
import { vendorNames } from "./words.ts"

const option = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: id, label: name })
const ofKind = (kind: "class" | "model") => catalogue.hosts.filter((host) => host.kind === kind).map(option)
const hostOptions = [
  { label: "Classes", options: ofKind("class") },
  { label: "Models", options: ofKind("model") },
  { label: "Your own", options: [{ value: "custom", label: "As described under Host" }] },
]
const gpuOptions = catalogue.gpus
  .filter((gpu) => gpu.form === "pcie" || gpu.form === "sxm" || gpu.form === "oam")
  .map(({ id, name, vendor }) => ({ value: id, label: name, detail: vendorNames[vendor] }))

const first: Kind = { host: catalogue.hosts.find((host) => host.kind === "class")?.id ?? "custom", count: 1, boards: null, valueUsd: 0 }

interface OwnedHostsProps {
  readonly kinds: readonly Kind[]
  readonly onChange: (kinds: readonly Kind[]) => void
}

/** Hosts that are there already: paid, used before any is bought. */
export function OwnedHosts({ kinds, onChange }: OwnedHostsProps) {
  const list = useRef<HTMLFieldSetElement>(null)
  const change = (at: number, next: Kind): void => onChange(kinds.map((kind, i) => (i === at ? next : kind)))
  const remove = (at: number): void => {
    onChange(kinds.filter((_, i) => i !== at))
    list.current?.querySelector<HTMLElement>("[data-add]")?.focus()
  }
  return (
    <fieldset ref={list} className={styles.list}>
      <legend>Hosts you have already</legend>
      {kinds.map((kind, at) => (
        <OwnedKind key={at} nth={at + 1} kind={kind} onChange={(next) => change(at, next)} onRemove={() => remove(at)} />
      ))}
      {kinds.length < limits.ownedKinds.max && (
        <Button data-add onClick={() => onChange([...kinds, first])}>
          {kinds.length === 0 ? "Add hosts you have" : "Add another kind"}
        </Button>
      )}
      {kinds.length > 0 && (
        <p className={styles.hint}>
          They are used before any like them is bought; power, maintenance and licences are paid for them as for any. Hosts with boards take
          no other GPU model.
        </p>
      )}
    </fieldset>
  )
}

interface OwnedKindProps {
  readonly nth: number
  readonly kind: Kind
  readonly onChange: (next: Kind) => void
  readonly onRemove: () => void
}

function OwnedKind({ nth, kind, onChange, onRemove }: OwnedKindProps) {
  const { host, count, boards, valueUsd } = kind
  const unknown = host === "custom" || catalogue.host(host) ? [] : [{ value: host, label: `${host} (unknown)` }]
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <span className={`${styles.cardName ?? ""} ${styles.grow ?? ""}`}>{`Kind ${nth}`}</span>
        <IconButton label={`Remove kind ${nth} of the hosts you have`} icon="close" onClick={onRemove} />
      </div>
      <SelectField
        label="What they are"
        value={host}
        options={[...unknown, ...hostOptions]}
        onChange={(next) => onChange({ ...kind, host: next })}
      />
      <div className={styles.pair}>
        <NumberInput
          label="How many"
          unit="hosts"
          {...limits.ownedHosts}
          value={count}
          onChange={(next) => onChange({ ...kind, count: next })}
          {...oneStep}
        />
        <NumberInput
          label="One still counts for"
          unit="USD"
          step={500}
          {...limits.priceUsd}
          value={valueUsd}
          onChange={(next) => onChange({ ...kind, valueUsd: next })}
          {...oneStep}
        />
      </div>
      <SearchSelect
        label="GPU on their boards"
        value={boards?.gpu ?? null}
        placeholder="No boards in them"
        options={gpuOptions}
        onChange={(gpu) => onChange({ ...kind, boards: gpu === null ? null : { gpu, perHost: boards?.perHost ?? 1 } })}
      />
      {boards && (
        <NumberInput
          label="Boards in each"
          unit="boards"
          {...limits.boardsPerHost}
          value={boards.perHost}
          onChange={(perHost) => onChange({ ...kind, boards: { ...boards, perHost } })}
          {...oneStep}
        />
      )}
    </div>
  )
}

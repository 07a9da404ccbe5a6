import { writeNumber } from "../../base/readNumber.ts"
import { catalogue } from "../../dataset/load.ts"
import type { Scenario } from "../../engine/scenario.ts"
import type { CustomHost, Supply } from "../../engine/supply.ts"
import { limits } from "../../engine/scenario.ts"
import { customHostLimits, defaultCustomHost } from "../../scenario/bounds.ts"
import { useExplorer } from "../../scenario/store.ts"
import { IconButton } from "../../ui/Button.tsx"
import { MultiSelect } from "../../ui/MultiSelect.tsx"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { SearchSelect } from "../../ui/SearchSelect.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { SliderField } from "../../ui/SliderField.tsx"
import styles from "./Builder.module.css"
import { oneStep } from "./drag.ts"
import { OwnedHosts } from "./OwnedHosts.tsx"
import { gpuGroups, schedulerNames, vendorNames } from "./words.ts"

const hostOption = ({ id, name }: { readonly id: string; readonly name: string }) => ({ value: `id:${id}`, label: name })
const hostOptions = [
  { value: "auto", label: "The cheapest class that takes the GPU" },
  { label: "Classes", options: catalogue.hosts.filter((host) => host.kind === "class").map(hostOption) },
  { label: "Models", options: catalogue.hosts.filter((host) => host.kind === "model").map(hostOption) },
  { label: "Your own", options: [{ value: "custom", label: "Described here" }] },
]

interface OwnField {
  readonly key: keyof CustomHost
  readonly label: string
  readonly unit?: string
  readonly step?: number
  /** May be left unsaid: what then holds. */
  readonly unsaid?: string
}

const ownFields: readonly OwnField[] = [
  { key: "cores", label: "Cores", step: 2 },
  { key: "sockets", label: "Sockets" },
  { key: "ramGib", label: "Memory", unit: "GiB", step: 64 },
  { key: "gpuSlotsDoubleWide", label: "Double-wide slots" },
  { key: "gpuSlotsSingleWide", label: "Single-wide slots" },
  { key: "maxGpuWatts", label: "Most power of one GPU", unit: "W", step: 50 },
  { key: "singleWideWatts", label: "In a single-wide slot", unit: "W", step: 25, unsaid: "the same" },
  { key: "gpuPowerWatts", label: "Power for all GPUs", unit: "W", step: 100, unsaid: "no limit" },
  { key: "rackUnits", label: "Height in a rack", unit: "rack units", unsaid: "not known" },
  { key: "gpuModules", label: "SXM or OAM modules" },
  { key: "priceUsd", label: "Price", unit: "USD", step: 1000 },
  { key: "idleWatts", label: "Idle power", unit: "W", step: 10 },
  { key: "peakWatts", label: "Peak power", unit: "W", step: 10 },
]

const { low: leastUsed, high: mostUsed } = catalogue.value("used-frame-buffer-share")
const usedShare = `${leastUsed * 100} to ${mostUsed * 100}`

const hostValue = (host: Supply["host"]): string => (host === "auto" ? "auto" : "custom" in host ? "custom" : `id:${host.id}`)
const hostFrom = (value: string): Supply["host"] =>
  value === "auto" ? "auto" : value === "custom" ? { custom: defaultCustomHost } : { id: value.slice("id:".length) }

/** The host with one of its figures left unsaid. */
function without(host: CustomHost, key: keyof CustomHost): CustomHost {
  const { [key]: _, ...rest } = host
  return rest as CustomHost
}

/** Over which running VMs are moved. */
export function MigrationNetwork() {
  const supply = useExplorer((state) => state.scenario.supply)
  const actions = useExplorer((state) => state.actions)
  return (
    <NumberInput
      label="Migration network"
      unit="Gbit/s"
      step={5}
      {...limits.migrationGbps}
      value={supply.migrationGbps}
      onChange={(migrationGbps) => actions.setSupply({ migrationGbps })}
      {...oneStep}
    />
  )
}

/** Over which forwarded calls travel. */
export function LinkToGpus() {
  const supply = useExplorer((state) => state.scenario.supply)
  const actions = useExplorer((state) => state.actions)
  return (
    <>
      <NumberInput
        label="Round trip to the GPU hosts"
        unit="ms"
        hint="Where API calls cross a network"
        step={0.1}
        {...limits.networkRttMs}
        value={supply.networkRttMs}
        placeholder="each link's own"
        clearLabel="Each link's own"
        onChange={(networkRttMs) => actions.setSupply({ networkRttMs })}
        onClear={() => actions.setSupply({ networkRttMs: null })}
        {...oneStep}
      />
      <NumberInput
        label="Link to the GPU hosts"
        unit="Gbit/s"
        hint="Where API calls cross a network"
        step={1}
        {...limits.networkGbps}
        value={supply.networkGbps}
        placeholder="each one's own"
        clearLabel="Each one's own"
        onChange={(networkGbps) => actions.setSupply({ networkGbps })}
        onClear={() => actions.setSupply({ networkGbps: null })}
        {...oneStep}
      />
    </>
  )
}

/** What one rack holds, where racks are limited. */
function Racks({ supply }: { readonly supply: Supply }) {
  const actions = useExplorer((state) => state.actions)
  const usual = (id: string): string => writeNumber(catalogue.planningDefault(id).value.likely, {})
  return (
    <>
      <NumberInput
        label="IT power of a rack"
        unit="kW"
        step={1}
        {...limits.rackKw}
        value={supply.rackKw}
        placeholder={usual("rack-power")}
        clearLabel="As surveys say"
        onChange={(rackKw) => actions.setSupply({ rackKw })}
        onClear={() => actions.setSupply({ rackKw: null })}
        {...oneStep}
      />
      <NumberInput
        label="Height of a rack"
        unit="rack units"
        {...limits.rackUnits}
        value={supply.rackUnits}
        placeholder={usual("rack-units")}
        clearLabel="The usual height"
        onChange={(rackUnits) => actions.setSupply({ rackUnits })}
        onClear={() => actions.setSupply({ rackUnits: null })}
        {...oneStep}
      />
    </>
  )
}

/** What the VMs may run on. */
export function Hardware() {
  const supply = useExplorer((state) => state.scenario.supply)
  const scheduler = useExplorer((state) => state.scenario.scheduler)
  const busyPoint = useExplorer((state) => state.scenario.busyPoint)
  const all = useExplorer((state) => state.scenario.policies.includeUnsupported)
  const actions = useExplorer((state) => state.actions)
  const { host } = supply
  const custom = host !== "auto" && "custom" in host ? host.custom : null
  const unknownHost =
    host !== "auto" && "id" in host && !catalogue.host(host.id) ? [{ value: hostValue(host), label: `${host.id} (unknown)` }] : []
  return (
    <div className={styles.fields}>
      <MultiSelect
        label="GPU models allowed"
        values={supply.gpus}
        groups={gpuGroups(catalogue, all)}
        onChange={(gpus) => actions.setSupply({ gpus })}
      />
      <GpuCeilings limits={supply.gpuLimits} onChange={(gpuLimits) => actions.setSupply({ gpuLimits })} />
      <OwnedHosts kinds={supply.owned} onChange={(owned) => actions.setSupply({ owned })} />
      <SelectField
        label="Host"
        value={hostValue(host)}
        options={[...unknownHost, ...hostOptions]}
        onChange={(value) => actions.setSupply({ host: hostFrom(value) })}
      />
      {custom && (
        <div className={styles.pair}>
          {ownFields.map(({ key, label, unit, step, unsaid }) => (
            <NumberInput
              key={key}
              label={label}
              value={custom[key] ?? null}
              {...customHostLimits[key]}
              {...(unit === undefined ? {} : { unit })}
              {...(step === undefined ? {} : { step })}
              {...(unsaid === undefined
                ? {}
                : {
                    placeholder: unsaid,
                    clearLabel: unsaid,
                    onClear: () => actions.setSupply({ host: { custom: without(custom, key) } }),
                  })}
              onChange={(value) => actions.setSupply({ host: { custom: { ...custom, [key]: value } } })}
              {...oneStep}
            />
          ))}
        </div>
      )}
      <div className={styles.pair}>
        <NumberInput
          label="Hosts at most"
          {...limits.hostLimit}
          value={supply.hostLimit}
          placeholder="no limit"
          clearLabel="No limit"
          onChange={(hostLimit) => actions.setSupply({ hostLimit })}
          onClear={() => actions.setSupply({ hostLimit: null })}
          {...oneStep}
        />
        <NumberInput
          label="GPUs at most, in all"
          {...limits.gpuTotal}
          value={supply.gpuTotal}
          placeholder="no limit"
          clearLabel="No limit"
          onChange={(gpuTotal) => actions.setSupply({ gpuTotal })}
          onClear={() => actions.setSupply({ gpuTotal: null })}
          {...oneStep}
        />
        <NumberInput
          label="Racks at most"
          {...limits.rackLimit}
          value={supply.rackLimit}
          placeholder="no limit"
          clearLabel="No limit"
          onChange={(rackLimit) => actions.setSupply({ rackLimit })}
          onClear={() => actions.setSupply({ rackLimit: null })}
          {...oneStep}
        />
        {supply.rackLimit !== null && <Racks supply={supply} />}
        <NumberInput
          label="Spare hosts"
          hint="Kept free for a host that fails (N+1: one)"
          {...limits.spareHosts}
          value={supply.spareHosts}
          onChange={(spareHosts) => actions.setSupply({ spareHosts })}
          {...oneStep}
        />
        <NumberInput
          label="vCPUs per core"
          {...limits.vcpuPerCore}
          value={supply.vcpuPerCore}
          onChange={(vcpuPerCore) => actions.setSupply({ vcpuPerCore })}
          {...oneStep}
        />
        <MigrationNetwork />
        <NumberInput
          label="Frame buffer in use when moved"
          unit="%"
          hint="Share of what is reserved"
          {...limits.share}
          scale={100}
          value={supply.usedFrameBufferShare}
          placeholder={usedShare}
          clearLabel="The dataset's range"
          onChange={(usedFrameBufferShare) => actions.setSupply({ usedFrameBufferShare })}
          onClear={() => actions.setSupply({ usedFrameBufferShare: null })}
          {...oneStep}
        />
        <LinkToGpus />
      </div>
      <SelectField
        label="Scheduler of shared GPUs"
        value={scheduler ?? ""}
        options={[
          { value: "", label: "The product's default" },
          ...Object.entries(schedulerNames).map(([value, label]) => ({ value, label })),
        ]}
        onChange={(value) => actions.setScheduler(value === "" ? null : (value as NonNullable<Scenario["scheduler"]>))}
      />
      <SliderField
        label="Busy hour: from mean demand (0) to peak (100)"
        value={busyPoint}
        {...limits.share}
        scale={100}
        step={1}
        unit="%"
        onChange={(point) => actions.setBusyPoint(point)}
        {...oneStep}
      />
    </div>
  )
}

const gpuOptions = catalogue.gpus.map(({ id, name, vendor }) => ({ value: id, label: name, detail: vendorNames[vendor] }))

/** A ceiling on what is used of a model, not a price. */
function GpuCeilings({
  limits: owned,
  onChange,
}: {
  readonly limits: Readonly<Record<string, number>>
  readonly onChange: (next: Readonly<Record<string, number>>) => void
}) {
  const rows = Object.entries(owned)
  return (
    <div className={styles.list}>
      <SearchSelect
        label="At most (GPUs of a model)"
        value={null}
        placeholder={rows.length === 0 ? "As many as it takes" : "Add another model"}
        options={gpuOptions.filter((option) => !(option.value in owned))}
        onChange={(id) => {
          if (id !== null) onChange({ ...owned, [id]: 1 })
        }}
      />
      {rows.map(([id, value]) => {
        const name = catalogue.gpu(id)?.shortName ?? id
        return (
          <div key={id} className={styles.row}>
            <span className={styles.rowName}>{name}</span>
            <div className={styles.rowNumber}>
              <NumberInput
                label={`${name} GPUs at most`}
                hideLabel
                unit="GPUs"
                {...limits.gpuLimit}
                value={value}
                onChange={(next) => onChange({ ...owned, [id]: next })}
                {...oneStep}
              />
            </div>
            <IconButton
              label={`Remove ${name}`}
              icon="close"
              onClick={() => onChange(Object.fromEntries(rows.filter(([other]) => other !== id)))}
            />
          </div>
        )
      })}
      <p className={styles.hint}>A ceiling, not a price: these GPUs are still paid for, and those in spare hosts count too.</p>
    </div>
  )
}

import { Suspense } from "react"
import { catalogue } from "../../dataset/load.ts"
import type { Range } from "../../dataset/schema/index.ts"
import { desktopCosts, extraCosts, limits, shownCurrency, type DesktopCost, type ExtraCost } from "../../engine/scenario.ts"
import { useExplorer } from "../../scenario/store.ts"
import { IconButton } from "../../ui/Button.tsx"
import { Checkbox } from "../../ui/Checkbox.tsx"
import { moneyRange, number } from "../../ui/format.ts"
import { lazyPart } from "../../ui/lazyPart.tsx"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { writeNumber } from "../../base/readNumber.ts"
import { SearchSelect } from "../../ui/SearchSelect.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { SliderField } from "../../ui/SliderField.tsx"
import styles from "./Builder.module.css"
import { oneStep } from "./drag.ts"
import { GrowthFields } from "./GrowthFields.tsx"
import { currencies } from "./words.ts"

const FiguresChoice = lazyPart(
  () => import("../common/FiguresChoice.tsx"),
  (module) => module.FiguresChoice,
)

interface Priced {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly usd: Range | null
}

const priced: readonly Priced[] = [
  ...catalogue.gpus.map(({ id, name }) => ({ id, name, kind: "GPU board", usd: catalogue.gpuPrice(id)?.boardPriceUsd ?? null })),
  ...catalogue.hosts.map(({ id, name, priceUsd }) => ({ id, name, kind: "host", usd: priceUsd })),
  ...catalogue.licences.map(({ id, product, edition, metric, term, priceUsd }) => ({
    id,
    name: [product, edition].filter(Boolean).join(" "),
    kind: `licence, per ${metric.replace("-", " ")}${term === "none" ? "" : term === "perpetual" ? ", perpetual" : ` and ${term}`}`,
    usd: priceUsd,
  })),
]
const pricedById = new Map(priced.map((row) => [row.id, row]))

/** Costs that many budgets carry elsewhere: how they are called, and what replaces the dataset's range. */
const extraFields = {
  space: { label: "Floor space", field: "spaceUsdPerKwMonth", id: "colo", unit: "/kW a month", money: true },
  staff: { label: "Administrators", field: "staffUsdPerYear", id: "admin-fte-cost", unit: " a year each", money: true },
  financing: { label: "Interest on hardware", field: "discountPercent", id: "discount-rate", unit: "% a year", money: false },
} as const satisfies Record<ExtraCost, object>

/** Costs of Windows desktops: how they are called, and the licence whose price replaces the dataset's. */
const desktopFields = {
  broker: { label: "Connection broker", id: "vdi-broker" },
  rights: { label: "Windows desktop rights", id: "windows-vda" },
} as const satisfies Record<DesktopCost, object>

/** The horizon, what energy costs, and prices of one's own. */
export function MoneySection() {
  const economics = useExplorer((state) => state.scenario.economics)
  const actions = useExplorer((state) => state.actions)
  const { currency } = economics
  const shown = shownCurrency(economics)

  const byDefault = (id: string, scale = 1) => writeNumber(Number(catalogue.planningDefault(id).value.likely.toPrecision(4)), { scale })
  const rangeOf = (id: string, scale = 1) => {
    const { low, high } = catalogue.planningDefault(id).value
    return `${number(low * scale)} to ${number(high * scale)} unless stated`
  }
  const known = (currencies as readonly string[]).includes(currency) ? currencies : [currency, ...currencies]

  return (
    <div className={styles.fields}>
      <SliderField
        label="Horizon"
        value={economics.years}
        {...limits.years}
        step={1}
        unit="years"
        onChange={(years) => actions.setEconomics({ years })}
        {...oneStep}
      />
      <GrowthFields />
      <div className={styles.pair}>
        <SelectField
          label="Currency"
          value={currency}
          options={known.map((code) => ({ value: code, label: code }))}
          // A rate is that of one currency.
          onChange={(code) => actions.setEconomics({ currency: code, currencyPerUsd: 1 })}
        />
        {currency !== "USD" && (
          <NumberInput
            label={`${currency} for one USD`}
            {...limits.currencyPerUsd}
            step={0.01}
            value={economics.currencyPerUsd === 1 ? null : economics.currencyPerUsd}
            placeholder="not set"
            onChange={(rate) => actions.setEconomics({ currencyPerUsd: rate })}
            {...oneStep}
          />
        )}
        <Suspense fallback={null}>
          <FiguresChoice />
        </Suspense>
      </div>
      {currency !== shown.code && (
        <p className={styles.hint}>State the rate: the page fetches nothing, so it knows none. Until then amounts are US dollars.</p>
      )}
      <div className={styles.pair}>
        <NumberInput
          label="Electricity"
          unit={`${shown.code}/kWh`}
          scale={shown.perUsd}
          step={0.01}
          {...limits.electricityUsdPerKwh}
          value={economics.electricityUsdPerKwh}
          placeholder={byDefault("electricity", shown.perUsd)}
          hint={rangeOf("electricity", shown.perUsd)}
          onChange={(value) => actions.setEconomics({ electricityUsdPerKwh: value })}
          onClear={() => actions.setEconomics({ electricityUsdPerKwh: null })}
          {...oneStep}
        />
        <NumberInput
          label="PUE"
          step={0.05}
          {...limits.pue}
          value={economics.pue}
          placeholder={byDefault("pue")}
          hint={rangeOf("pue")}
          onChange={(pue) => actions.setEconomics({ pue })}
          onClear={() => actions.setEconomics({ pue: null })}
          {...oneStep}
        />
        <NumberInput
          label="Carbon"
          unit="kg/kWh"
          step={0.01}
          {...limits.carbonKgPerKwh}
          value={economics.carbonKgPerKwh}
          placeholder={byDefault("carbon-intensity")}
          hint={rangeOf("carbon-intensity")}
          onChange={(value) => actions.setEconomics({ carbonKgPerKwh: value })}
          onClear={() => actions.setEconomics({ carbonKgPerKwh: null })}
          {...oneStep}
        />
        <NumberInput
          label="Maintenance"
          unit="% a year"
          {...limits.maintenancePercent}
          value={economics.maintenancePercent}
          placeholder={byDefault("hardware-maintenance")}
          hint={rangeOf("hardware-maintenance")}
          onChange={(value) => actions.setEconomics({ maintenancePercent: value })}
          onClear={() => actions.setEconomics({ maintenancePercent: null })}
          {...oneStep}
        />
      </div>
      <fieldset className={styles.list}>
        <legend>Count as well</legend>
        {extraCosts.map((extra) => {
          const { label, field, id, unit, money } = extraFields[extra]
          const on = economics.counted.includes(extra)
          const scale = money ? shown.perUsd : 1
          return (
            <div key={extra} className={styles.extra}>
              <Checkbox
                label={label}
                checked={on}
                onChange={(checked) =>
                  actions.setEconomics({
                    counted: checked ? [...economics.counted, extra] : economics.counted.filter((one) => one !== extra),
                  })
                }
              />
              {on && (
                <NumberInput
                  label={label}
                  hideLabel
                  unit={money ? `${shown.code}${unit}` : unit}
                  scale={scale}
                  {...limits[field]}
                  value={economics[field]}
                  placeholder={byDefault(id, scale)}
                  hint={rangeOf(id, scale)}
                  onChange={(value) => actions.setEconomics({ [field]: value })}
                  onClear={() => actions.setEconomics({ [field]: null })}
                  {...oneStep}
                />
              )}
            </div>
          )
        })}
        {desktopCosts.map((cost) => {
          const { label, id } = desktopFields[cost]
          const on = !economics.leftOut.includes(cost)
          const usd = catalogue.licence(id)?.priceUsd
          return (
            <div key={cost} className={styles.extra}>
              <Checkbox
                label={label}
                checked={on}
                onChange={(checked) =>
                  actions.setEconomics({
                    leftOut: checked ? economics.leftOut.filter((one) => one !== cost) : [...economics.leftOut, cost],
                  })
                }
              />
              {on && usd && (
                <NumberInput
                  label={label}
                  hideLabel
                  unit={`${shown.code} a user and year`}
                  scale={shown.perUsd}
                  {...limits.priceUsd}
                  value={economics.prices[id] ?? null}
                  placeholder={writeNumber(usd.likely, { scale: shown.perUsd })}
                  hint={`${usd.low === usd.high ? "" : `${number(usd.low * shown.perUsd)} to `}${number(usd.high * shown.perUsd)} unless stated; for Windows desktops only`}
                  onChange={(value) => actions.setPrice(id, value)}
                  onClear={() => actions.setPrice(id, undefined)}
                  {...oneStep}
                />
              )}
            </div>
          )
        })}
      </fieldset>
      <div className={styles.list}>
        <SearchSelect
          label="Prices of your own"
          value={null}
          placeholder="Find a GPU, host or licence"
          options={priced
            .filter(({ id }) => !(id in economics.prices))
            .map(({ id, name, kind, usd }) => ({
              value: id,
              label: name,
              detail: `${kind} · ${usd === null ? "price unknown" : moneyRange(usd, shown)}`,
            }))}
          onChange={(id) => {
            if (id !== null) actions.setPrice(id, pricedById.get(id)?.usd?.likely ?? 0)
          }}
        />
        {Object.entries(economics.prices).map(([id, usd]) => {
          const row = pricedById.get(id)
          const name = row?.name ?? id
          return (
            <div key={id} className={styles.row}>
              <span className={styles.rowName}>
                {name}
                <span className={styles.rowKind}>{row?.kind ?? "not in the dataset"}</span>
              </span>
              <div className={styles.rowNumber}>
                <NumberInput
                  label={`Price of ${name}`}
                  hideLabel
                  unit={shown.code}
                  scale={shown.perUsd}
                  step={100}
                  {...limits.priceUsd}
                  value={usd}
                  onChange={(value) => actions.setPrice(id, value)}
                  {...oneStep}
                />
              </div>
              <IconButton label={`Use the dataset's price of ${name}`} icon="close" onClick={() => actions.setPrice(id, undefined)} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

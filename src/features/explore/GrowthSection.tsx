import { useMemo, useState, type ReactElement } from "react"
import { fixOption } from "../../engine/decisions/fixed.ts"
import { growthAsked } from "../../engine/growth/counts.ts"
import type { Grown, Growth } from "../../engine/growth/types.ts"
import type { Report } from "../../engine/report.ts"
import { limits, type Scenario } from "../../engine/scenario.ts"
import { explorerStore } from "../../scenario/store.ts"
import { useJob } from "../../scenario/worker/useJob.ts"
import { count, money } from "../../ui/format.ts"
import { NumberInput } from "../../ui/NumberInput.tsx"
import { SelectField } from "../../ui/SelectField.tsx"
import { currencyOf } from "../common/currency.ts"
import { GrowthChart } from "./GrowthChart.tsx"
import { machinesText } from "../common/growthWords.ts"
import { rateText } from "../common/rateText.ts"
import { bestFit } from "../common/shown.ts"
import { Failed, Section, Waiting } from "./Section.tsx"
import { grownWords } from "./grownWords.ts"
import { plansHeld, type MixState } from "./useMix.ts"
import { fixedName } from "./words.ts"
import css from "./Explore.module.css"

/** What becomes of each option when its VMs grow from year to year. */
export function GrowthSection({
  scenario,
  report,
  stopped,
  mix,
}: {
  readonly scenario: Scenario
  readonly report: Report
  readonly stopped: boolean
  readonly mix: MixState
}): ReactElement {
  const [chosen, setChosen] = useState("")
  const asked = growthAsked(scenario)
  const job = useMemo(() => {
    const single = report.options.flatMap((option) => fixOption(option) ?? [])
    const options = [...plansHeld(mix).map((one) => one.fixed), ...single]
    return asked && options.length > 0 && !mix.pending ? ({ kind: "growth", scenario, options } as const) : null
  }, [scenario, report, mix, asked])
  const running = useJob(job, stopped)
  const { actions } = explorerStore.getState()
  const { growthPercent, discountRatePercent } = scenario.economics
  const answer = mix.closest ? mix.closest.fixed.key : mix.wins ? mix.mix?.fixed.key : bestFit(report, scenario)?.key
  const grownAs = (key: string | undefined): Grown | undefined => running.result?.options.find(({ option }) => option.key === key)
  const grown = grownAs(chosen) ?? grownAs(answer) ?? running.result?.options[0]
  return (
    <Section
      title="Growth, year by year"
      lead="Each option, and each plan of parts, held as it is while its VMs grow. What is bought stays and is bought anew, pro rata, when its life is over; prices are those of today, licences those of the year; what is not needed any more is switched off. Each year is paid at its beginning."
      controls={
        <>
          <NumberInput
            label="Growth a year"
            unit="%"
            {...limits.growthPercent}
            value={growthPercent}
            placeholder="none"
            onChange={(value) => actions.setEconomics({ growthPercent: value })}
            onClear={() => actions.setEconomics({ growthPercent: null })}
            clearLabel="No growth"
            onStart={actions.beginDrag}
            onEnd={actions.endDrag}
          />
          <NumberInput
            label="Discount rate"
            unit="%"
            {...limits.discountRatePercent}
            value={discountRatePercent}
            placeholder="4 to 10"
            onChange={(value) => actions.setEconomics({ discountRatePercent: value })}
            onClear={() => actions.setEconomics({ discountRatePercent: null })}
            onStart={actions.beginDrag}
            onEnd={actions.endDrag}
          />
          {running.result && grown && (
            <SelectField
              label="Option"
              value={grown.option.key}
              options={running.result.options.map(({ option }) => ({ value: option.key, label: fixedName(option) }))}
              onChange={setChosen}
            />
          )}
        </>
      }
    >
      {job === null && !(asked && mix.pending) ? (
        <p className={css["still"]}>No growth is stated. Each group may have a rate or figures of its own: under Money, Growth.</p>
      ) : (
        <>
          <Failed running={running} what="The growth" />
          {running.result && grown ? (
            <div aria-busy={running.stale}>
              <p className={css["strong"]}>{grownWords(grown, grownAs(answer) ?? null, running.result, scenario)}</p>
              <GrowthChart grown={grown} scenario={scenario} />
              <Years growth={running.result} grown={grown} scenario={scenario} />
            </div>
          ) : (
            <Waiting running={running} what="The growth" />
          )}
        </>
      )}
    </Section>
  )
}

function Years({ growth, grown, scenario }: { readonly growth: Growth; readonly grown: Grown; readonly scenario: Scenario }): ReactElement {
  const currency = currencyOf(scenario)
  const { years } = grown
  const most = Math.max(1e-9, ...years.map((one) => one.total.likely))
  return (
    <>
      <div className={css["scroll"]}>
        <table className={css["table"]}>
          <caption>
            <span>Year by year, likely values; present value at {rateText(growth.discount)}</span>
          </caption>
          <thead>
            <tr>
              <th scope="col">Year</th>
              <th scope="col">VMs</th>
              <th scope="col">GPUs</th>
              <th scope="col">Bought</th>
              <th scope="col">Then there</th>
              <th scope="col">Hardware</th>
              <th scope="col">Licences</th>
              <th scope="col">Running</th>
              <th scope="col">Present value</th>
              <th scope="col" className={css["barHead"]}>
                Cost of the year, 0 to {money(most, currency)}
              </th>
            </tr>
          </thead>
          <tbody>
            {years.map((one) => (
              <tr key={one.year}>
                <th scope="row">{one.year}</th>
                <td className={css["figures"]}>{count(one.vms)}</td>
                <td className={css["figures"]}>{count(one.gpus)}</td>
                <td>{machinesText(one.bought)}</td>
                <td>{machinesText(one.installed)}</td>
                <td className={css["figures"]}>{money(one.hardware.likely, currency)}</td>
                <td className={css["figures"]}>{money(one.licences.likely, currency)}</td>
                <td className={css["figures"]}>{money(one.running.likely, currency)}</td>
                <td className={css["figures"]}>{money(one.presentValue.likely, currency)}</td>
                <td className={css["barCell"]}>
                  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect y="1.5" width={(one.hardware.likely / most) * 100} height="7" className={css["lowBar"]} />
                    <rect
                      x={(one.hardware.likely / most) * 100}
                      y="1.5"
                      width={((one.total.likely - one.hardware.likely) / most) * 100}
                      height="7"
                      className={css["highBar"]}
                    />
                  </svg>
                  {money(one.total.likely, currency)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={css["keys"]}>
        <span className={css["key"]}>
          <svg width="14" height="8" aria-hidden="true">
            <rect width="14" height="8" className={css["lowBar"]} />
          </svg>
          hardware
        </span>
        <span className={css["key"]}>
          <svg width="14" height="8" aria-hidden="true">
            <rect width="14" height="8" className={css["highBar"]} />
          </svg>
          licences and running
        </span>
      </p>
    </>
  )
}

import { figure } from "../../../base/figures.ts"
import type { ReactElement } from "react"
import { loadSpeedValidation } from "../../../dataset/reference.ts"
import { count, percent } from "../../../ui/format.ts"
import { fullCatalogue } from "../../common/useFullCatalogue.ts"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { speedLines } from "./speedLines.ts"
import css from "./validation.module.css"

const title = "Speeds of one GPU against another"

/** A share in whole percent: no tally has so many figures that a digit more would mean anything. */
const whole = (share: number | null): string => (share === null ? "–" : percent(Math.round(share * 100) / 100))

/** How well the speed of one GPU against another is predicted, by kind of work. */
export function Speeds(): ReactElement {
  const validation = useLoaded(loadSpeedValidation)
  const catalogue = useLoaded(fullCatalogue)
  if (!validation || !catalogue) return <Waiting failed={validation === null || catalogue === null} what="validation of speeds" />
  const { effects, nominalCoverage } = catalogue.speedModel
  const lines = speedLines(validation, catalogue.speedKinds)
  const all = lines.find(({ id }) => id === "left-out")?.tally
  return (
    <section className={css["lead"]} aria-label="How well speeds are predicted">
      <h3>{title}</h3>
      {all && (
        <p className={css["said"]}>
          Of {count(all.rows)} published speeds of {count(all.sources)} sources, {whole(all.inside)} lie inside the range predicted without
          their source, {whole(all.insideBySource)} with each source counted once; the ranges are made to hold {percent(nominalCoverage)}.
          Half of the predictions are less than {whole(all.medianError)} off.
        </p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the focus (WCAG 2.1.1) */}
      <section className={css["summary"]} aria-label={title} tabIndex={0}>
        <table>
          <caption>By kind of work</caption>
          <thead>
            <tr>
              <th scope="col">Work</th>
              <th scope="col">Figures</th>
              <th scope="col">Sources</th>
              <th scope="col">Inside</th>
              <th scope="col">Inside, each source once</th>
              <th scope="col">Error</th>
              <th scope="col">Width</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ id, name, part, tally }) => (
              <tr key={id} data-part={part || undefined}>
                <th scope="row">{name}</th>
                <td>{count(tally.rows)}</td>
                <td>{count(tally.sources)}</td>
                <td>{whole(tally.inside)}</td>
                <td>{whole(tally.insideBySource)}</td>
                <td>{whole(tally.medianError)}</td>
                <td>{tally.width === null ? "–" : `${figure(tally.width, 2, { least: 2 })} ×`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={css["said"]}>
        Width is the median of high ÷ low, error the median distance from what was published. A speed is worked out from what binds the work
        and from the rates of both GPUs, corrected by {count(effects.length)} fitted effects; each source is put aside in turn and the
        effects are fitted again without it. A kind of work that one or two sources speak of is tested little, however well it does.
      </p>
    </section>
  )
}

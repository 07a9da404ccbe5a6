import type { ReactElement } from "react"
import type { HowItWorks } from "../../dataset/schema/index.ts"
import { divisionWords } from "../../features/catalogue/techniques/Diagram.tsx"
import { answersOf, pictureLabel } from "../../features/catalogue/techniques/Diagrams.tsx"
import { drawings, type Drawing, type Place } from "../../features/catalogue/techniques/drawings.ts"
import { TechniqueMark } from "../../features/common/TechniqueMark.tsx"
import { techniqueStyle } from "../../features/common/techniqueStyle.ts"
import { classes } from "../../ui/classes.ts"
import css from "./Present.module.css"
import own from "./TechniqueSlide.module.css"

/** One call on its way down, a step a press; at last what the drawing says of schedule, state and sharing. */
export function TechniqueSlide({ row, step }: { readonly row: HowItWorks; readonly step: number }): ReactElement | null {
  const drawing = drawings[row.id]
  if (!drawing) return null
  const { name, color, softColor } = techniqueStyle[row.technique]
  const told = step < row.steps.length
  return (
    <div className={classes(css["slide"], css["halves"])} style={{ "--hue": color, "--hue-soft": softColor } as React.CSSProperties}>
      <Layers row={row} drawing={drawing} step={step} />
      <div className={own["said"]}>
        <header>
          <h2 className={css["title"]}>
            <TechniqueMark technique={row.technique} size={40} /> {name}
          </h2>
          <p className={css["quiet"]}>{row.name}</p>
        </header>
        {told ? (
          <ol className={own["steps"]}>
            {row.steps.slice(0, step + 1).map(({ text }, at) => (
              <li key={text} data-now={at === step || undefined}>
                <b>{at + 1}</b>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        ) : (
          <dl className={own["answers"]}>
            {answersOf(row).map(([kind, question, { text }]) => (
              <div key={kind}>
                <dt>{question}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </div>
  )
}

interface Layer {
  readonly places: readonly Place[]
  readonly name: string
  readonly says: string
  readonly is: "guest" | "edge" | "host" | "hardware"
}

/** What a call passes, from the application down. */
function layersOf(drawing: Drawing): readonly Layer[] {
  const guest = drawing.guest.map((name, at): Layer => ({ places: [`guest${at}` as Place], name, says: "", is: "guest" }))
  const host = drawing.host.map(({ name, says = "" }, at): Layer => ({ places: [`host${at}` as Place], name, says, is: "host" }))
  const parts = [
    `${drawing.gpu ? "engines" : "cores"}${divisionWords[drawing.engines]}`,
    `${drawing.gpu ? "frame buffer" : "memory"}${divisionWords[drawing.memory]}`,
  ]
  return [
    ...guest,
    { places: ["boundary"], name: `edge of the guest; below it: ${drawing.hostLabel.toLowerCase()}`, says: "", is: "edge" },
    ...host,
    ...(drawing.iommu ? [{ places: ["iommu"], name: "IOMMU", says: "", is: "hardware" } as const] : []),
    { places: ["engines", "memory"], name: drawing.hardware, says: parts.join("; "), is: "hardware" },
  ]
}

interface LayersProps {
  readonly row: HowItWorks
  readonly drawing: Drawing
  readonly step: number
}

function Layers({ row, drawing, step }: LayersProps): ReactElement {
  const now = drawing.steps[step]
  const passed = drawing.steps.slice(0, step + 1)
  const numbers = (layer: Layer): string => passed.flatMap((place, at) => (layer.places.includes(place) ? [String(at + 1)] : [])).join(" ")
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- boxes of text are no <img>
    <div className={own["layers"]} role="img" aria-label={pictureLabel(row)}>
      {layersOf(drawing).map((layer) => (
        <div
          key={layer.name}
          className={own["layer"]}
          data-is={layer.is}
          data-beside={(layer.is === "host" && drawing.hostIs === "beside") || undefined}
          data-now={(now !== undefined && layer.places.includes(now)) || undefined}
        >
          <span className={own["number"]} data-none={numbers(layer) === "" || undefined}>
            {numbers(layer)}
          </span>
          <span>
            <b>{layer.name}</b> {layer.says}
          </span>
        </div>
      ))}
    </div>
  )
}

import { useContext, useMemo, type ReactElement } from "react"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import { loadHowItWorks } from "../../../dataset/reference.ts"
import { techniqueIds, type HowItWorks, type Product } from "../../../dataset/schema/index.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { percent } from "../../../ui/format.ts"
import { SliderField } from "../../../ui/SliderField.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { FrameContext, ViewLink } from "../../common/ViewLink.tsx"
import { drawingOf, wayOf } from "../../common/wayOf.ts"
import { Controls, stepByKey } from "../motion/Controls.tsx"
import { Folding, Part } from "../motion/Folding.tsx"
import { useWalk } from "../motion/useWalk.ts"
import { Leads } from "../parts/Leads.tsx"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { drawings } from "../techniques/drawings.ts"
import { variantsOf } from "../techniques/variants.ts"
import { limits, settingOf, withSetting, workOf, type Setting } from "./address.ts"
import { CallPicture } from "./CallPicture.tsx"
import { FrameBars } from "./FrameBars.tsx"
import { ShareCurve } from "./ShareCurve.tsx"
import { exampleOf, secondsAtSteps, timeOf } from "./ways.ts"
import { shareWords, spokenStep, story, time } from "./words.ts"
import pills from "../../../ui/Pills.module.css"
import motion from "../motion/Motion.module.css"
import css from "./Call.module.css"

/** One call travels from an application to the GPU and back, on any of the ways that are drawn. */
export function CallView(): ReactElement {
  const ways = useLoaded<readonly HowItWorks[]>(loadHowItWorks)
  const catalogue = useFullCatalogue()
  const focus = useExplorer((page) => page.view.focus)
  const frame = useContext(FrameContext)
  if (!ways) return <Waiting failed={ways === null} what="ways of a call" />
  // A product's name asks for its way, timed with it.
  const product = (focus === null ? null : catalogue.product(focus)) ?? null
  const way = focus === null ? ways[0] : (ways.find((one) => one.id === focus) ?? (product && wayOf(product, ways)))
  const drawing = way && drawings[way.id]
  if (!way || !drawing) return <NoSuchRow view="call" all="ways of a call" id={focus ?? ""} />
  return (
    <div className={motion["view"]}>
      <Folding>
        <header className={motion["head"]}>
          {frame === null && <h2>A call’s way</h2>}
          <p>
            A program draws by calling the GPU, thousands of times a frame. Follow one call there and back, and see what becomes of its
            frame.
          </p>
          <Part is="ways">
            <Ways ways={ways} shown={way} />
          </Part>
        </header>
        <Stage key={focus} way={way} product={product} catalogue={catalogue} />
      </Folding>
    </div>
  )
}

function Ways({ ways, shown }: { readonly ways: readonly HowItWorks[]; readonly shown: HowItWorks }): ReactElement {
  const words = useExplorer((page) => page.view.table)
  return (
    <nav aria-label="Ways of a call" className={css["ways"]}>
      {techniqueIds.map((technique) => (
        <div
          key={technique}
          style={{ "--hue": techniqueStyle[technique].color, "--hue-soft": techniqueStyle[technique].softColor } as React.CSSProperties}
        >
          <span>
            <TechniqueMark technique={technique} size={12} />
            {techniqueStyle[technique].name}
          </span>
          <ul className={pills["pills"]}>
            {variantsOf(technique, ways).map((one) => (
              <li key={one.id}>
                <Leads part="ways" view="call" focus={one.id} table={words} current={one.id === shown.id}>
                  {one.name}
                </Leads>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

/** ms of a leg whatever happens on it, and what a whole frame takes on top: what takes long is seen to. */
const leastLeg = 550
const wholeFrame = 3200

interface StageProps {
  readonly way: HowItWorks
  /** Whose call it is; null: the way's example. */
  readonly product: Product | null
  readonly catalogue: FullCatalogue
}

function Stage({ way, product, catalogue }: StageProps): ReactElement | null {
  const words = useExplorer((page) => page.view.table)
  const drawing = drawings[way.id]
  const work = useMemo(() => workOf(words), [words])
  const frame = useMemo(() => timeOf(way, work, catalogue, product), [way, work, catalogue, product])
  const example = exampleOf(way, catalogue, product)
  const crossing = drawing?.steps.indexOf("boundary") ?? -1
  const seconds = useMemo(() => (frame ? secondsAtSteps(way, crossing, frame) : [...way.steps, null].map(() => 0)), [frame, way, crossing])
  const total = seconds.reduce((sum, one) => sum + one, 0)
  // What the last step takes, and what is waited for, passes before the answer is back.
  const legSeconds = way.steps.map((_, at) => (seconds[at] ?? 0) + (at === way.steps.length - 1 ? (seconds[at + 1] ?? 0) : 0))
  const { walk, run, pause, restart, step } = useWalk(legSeconds.map((one) => leastLeg + (total > 0 ? (one / total) * wholeFrame : 0)))
  if (!drawing) return null
  const at = Math.floor(walk.at)
  const soFar = legSeconds.slice(0, at).reduce((sum, one) => sum + one, 0) + (walk.at - at) * (legSeconds[at] ?? 0)
  const { color, softColor, name } = techniqueStyle[way.technique]
  const forwarded = frame?.forwarded ?? null
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows step from any of its buttons
    <section
      className={motion["stage"]}
      style={{ "--hue": color, "--hue-soft": softColor } as React.CSSProperties}
      aria-label={`${name}: ${way.name}${product ? `, ${product.name}` : ""}`}
      onKeyDown={stepByKey(step)}
    >
      <div className={motion["left"]}>
        <Part is="picture">
          <CallPicture
            way={way}
            drawing={drawing}
            at={walk.at}
            calls={forwarded?.apiCalls ?? 0}
            label={`${name}, ${way.name.toLowerCase()}: a call at step ${Math.min(at + 1, way.steps.length)} of ${way.steps.length}. ${way.summary}`}
          />
        </Part>
        <Controls running={walk.running} run={run} pause={pause} step={step} restart={restart} />
        <output className={motion["spoken"]}>{walk.running ? "" : spokenStep(way, at, soFar)}</output>
      </div>
      <div className={motion["right"]}>
        <Part is="story">
          <div className={motion["result"]}>
            <strong>{frame ? percent(frame.share.likely) : "no 3D"}</strong>
            <span>{frame ? shareWords(frame) : "nothing to time"}</span>
          </div>
          {product && (
            <p className={motion["story"]}>
              <ViewLink view="products" focus={product.id}>
                {product.name}
              </ViewLink>
              : {product.mechanism}.
            </p>
          )}
          <p className={motion["story"]}>{story(frame, example, work.drawCalls, work.vcpu)}</p>
        </Part>
        <Sliders way={way} hasCalls={forwarded !== null} hasNetwork={way.id === "network"} hasCpu={frame?.by === "processor"} />
        {frame && (
          <Part is="bars">
            <FrameBars technique={way.technique} frame={frame} soFar={soFar} />
          </Part>
        )}
        <Part is="curve">
          {frame && forwarded && (
            <ShareCurve
              technique={way.technique}
              calls={work.drawCalls}
              frame={frame}
              at={(drawCalls) => timeOf(way, { ...work, drawCalls }, catalogue, product)}
            />
          )}
        </Part>
        <Part is="steps">
          <ol className={motion["steps"]}>
            {way.steps.map((one, index) => (
              <li key={index} data-now={index === Math.min(at, way.steps.length - 1) ? "" : undefined}>
                <span>{one.text}</span>
                {(legSeconds[index] ?? 0) > 0 && <b>{time(legSeconds[index] ?? 0)}</b>}
              </li>
            ))}
          </ol>
        </Part>
        <Part is="sources">
          {example && (
            <p className={motion["basis"]}>
              Timed with{" "}
              <ViewLink view="products" focus={example.product.id}>
                {example.product.name}
              </ViewLink>
              , a frame that the bare machine draws in {time(frame?.native ?? 1 / work.framesPerSecond)}.{" "}
              {forwarded ? "It is the mechanism by itself; a plan also corrects it by what was published of products like it. " : ""}
              <ViewLink {...drawingOf(way)}>The drawing for slides, with sources</ViewLink>
            </p>
          )}
        </Part>
      </div>
    </section>
  )
}

interface SlidersProps {
  readonly way: HowItWorks
  readonly hasCalls: boolean
  readonly hasNetwork: boolean
  readonly hasCpu: boolean
}

/** What changes the answer on this way; what does not is not asked. */
function Sliders({ hasCalls, hasNetwork, hasCpu }: SlidersProps): ReactElement | null {
  const words = useExplorer((page) => page.view.table)
  const actions = useExplorer((page) => page.actions)
  if (!hasCalls && !hasCpu) return null
  const field = (setting: Setting, label: string, unit: string, whole: boolean): ReactElement => (
    <Part is={setting}>
      <SliderField
        label={label}
        value={settingOf(setting, words)}
        min={limits[setting].least}
        max={limits[setting].most}
        axis={setting === "vcpu" ? "linear" : "log"}
        whole={whole}
        unit={unit}
        onStart={actions.beginDrag}
        onEnd={actions.endDrag}
        onChange={(value) => actions.setView({ table: withSetting(setting, value, words) })}
      />
    </Part>
  )
  return (
    <div className={css["sliders"]}>
      {hasCalls && field("calls", "Draw calls a frame", "calls", true)}
      {hasNetwork && field("rtt", "Round trip of the network", "ms", false)}
      {hasCpu && field("vcpu", "vCPUs of the VM", "vCPUs", true)}
    </div>
  )
}

import { useCallback, useContext, useMemo, type ReactElement } from "react"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { percent } from "../../../ui/format.ts"
import { SelectField } from "../../../ui/SelectField.tsx"
import { SliderField } from "../../../ui/SliderField.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { FrameContext, ViewLink } from "../../common/ViewLink.tsx"
import { FrameBars } from "../call/FrameBars.tsx"
import { shareWords } from "../call/words.ts"
import { rowFocus } from "../data/paths.ts"
import { Controls, stepByKey } from "../motion/Controls.tsx"
import { Folding, Part } from "../motion/Folding.tsx"
import { useRoom } from "../motion/useRoom.ts"
import { useRun } from "../motion/useRun.ts"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { askedOf, paces, vcpuLimits, withAsked, type Asked, type Pace } from "./address.ts"
import { drawnAt, raceOf, renderer, type Race } from "./race.ts"
import { RacePicture } from "./RacePicture.tsx"
import { milestones, paceNames, rate, spoken, story } from "./words.ts"
import motion from "../motion/Motion.module.css"
import css from "./Emulating.module.css"

/** The same frame drawn by a GPU and by the CPU of a VM, at their true ratio: what device emulation costs where there is much to draw. */
export function EmulatingView(): ReactElement {
  const catalogue = useFullCatalogue()
  const words = useExplorer((page) => page.view.table)
  const frame = useContext(FrameContext)
  const asked = useMemo(() => askedOf(words), [words])
  return (
    <div className={motion["view"]}>
      <header className={motion["head"]}>
        {frame === null && <h2>Drawn by the CPU</h2>}
        <p>
          With device emulation there is no GPU in the VM: its processor works out every pixel. Two screens show the same frame, begun at
          the same moment, one drawn by a GPU and one by the CPU.
        </p>
      </header>
      <Folding>
        <Stage asked={asked} catalogue={catalogue} />
      </Folding>
    </div>
  )
}

interface StageProps {
  readonly asked: Asked
  readonly catalogue: FullCatalogue
}

function Stage({ asked, catalogue }: StageProps): ReactElement {
  const race = useMemo(() => raceOf(asked.vcpu, catalogue), [asked.vcpu, catalogue])
  return race ? <Racing race={race} asked={asked} /> : <NoSuchRow view="emulate" all="products" id={renderer} />
}

function Racing({ race, asked }: { readonly race: Race; readonly asked: Asked }): ReactElement {
  const words = useExplorer((page) => page.view.table)
  const actions = useExplorer((page) => page.actions)
  const put = (change: Partial<Asked>): void => actions.setView({ table: withAsked(change, words) })
  const onStop = useCallback((frame: number) => actions.setView({ table: withAsked({ frame }, words) }), [actions, words])
  const frameMs = race.gpuSeconds * 1000 * paces[asked.pace]
  const run = useRun({ told: Math.min(asked.frame, race.frames), last: race.frames, chapter: () => frameMs, onStop })
  const { gpu, cpu } = drawnAt(race, run.at)
  const [ref, width] = useRoom()
  const { color, softColor, name } = techniqueStyle["device-emulation"]
  const shown = milestones(race)
  const now = shown.findLastIndex(({ frame }) => frame <= Math.floor(run.at))
  const { frame, product, gpuSeconds, cpuSeconds } = race
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows step from any of its buttons
    <section
      className={motion["stage"]}
      style={{ "--hue": color, "--hue-soft": softColor, "--picture": "54%" } as React.CSSProperties}
      aria-label={`${name}: one frame twice`}
      data-paper="flow"
      onKeyDown={stepByKey(run.step)}
    >
      <div className={motion["left"]}>
        <Part is="picture">
          <div className={motion["frame"]}>
            <div ref={ref}>
              {width > 0 && <RacePicture gpu={gpu} cpu={cpu} vcpu={asked.vcpu} width={width} label={spoken(race, Math.floor(run.at))} />}
            </div>
          </div>
        </Part>
        <Controls {...run} />
        <output className={motion["spoken"]}>{run.running ? "" : spoken(race, run.at)}</output>
        <Part is="bars">
          <FrameBars technique="device-emulation" frame={frame} soFar={run.at * gpuSeconds} />
        </Part>
      </div>
      <div className={motion["right"]}>
        <Part is="story">
          <div className={motion["result"]}>
            <strong>{percent(frame.share.likely)}</strong>
            <span>{shareWords(frame)}</span>
          </div>
          <p className={motion["story"]}>{story(race, asked.vcpu)}</p>
        </Part>
        <div className={css["fields"]}>
          <Part is="vcpu">
            <SliderField
              label="vCPUs of the VM"
              value={asked.vcpu}
              min={vcpuLimits.least}
              max={vcpuLimits.most}
              whole
              unit="vCPUs"
              onStart={actions.beginDrag}
              onEnd={actions.endDrag}
              onChange={(vcpu) => put({ vcpu, frame: 0 })}
            />
          </Part>
          <Part is="pace">
            <SelectField<Pace>
              label="How fast it is shown"
              value={asked.pace}
              options={(Object.keys(paces) as Pace[]).map((value) => ({ value, label: paceNames[value] }))}
              onChange={(pace) => put({ pace })}
            />
          </Part>
        </div>
        <Part is="steps">
          <ol className={motion["steps"]}>
            {shown.map(({ frame: at, text }, index) => (
              <li key={at} data-now={index === now ? "" : undefined}>
                {text}
              </li>
            ))}
          </ol>
        </Part>
        <p>
          A screen that keeps a GPU this busy would have {rate(cpuSeconds)} in place of {rate(gpuSeconds)}. Most programs ask for far less:
          what hardly moves is drawn in time, and an office’s windows lose less than this frame does.
        </p>
        <Part is="sources">
          <p className={motion["basis"]}>
            Worked out from the published rates of software renderers, likely; the range is in the figure above.{" "}
            <ViewLink view="products" focus={product.id}>
              {product.name}
            </ViewLink>
            {" · "}
            <ViewLink view="call" focus="software-renderer">
              A call’s way to the CPU
            </ViewLink>
            {" · "}
            <ViewLink view="data" focus={rowFocus("models/parameters", "software-gflops-per-vcpu")}>
              Where the rate is from
            </ViewLink>
          </p>
        </Part>
      </div>
    </section>
  )
}

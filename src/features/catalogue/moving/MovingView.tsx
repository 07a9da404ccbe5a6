import { memo, useCallback, useContext, useMemo, type ReactElement } from "react"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import { loadMigrationRules } from "../../../dataset/reference.ts"
import { techniqueIds, type Product } from "../../../dataset/schema/index.ts"
import type { MigrationRule } from "../../../dataset/schema/reference-products.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { duration, plural } from "../../../ui/format.ts"
import { NumberInput } from "../../../ui/NumberInput.tsx"
import { SelectField } from "../../../ui/SelectField.tsx"
import { SliderField } from "../../../ui/SliderField.tsx"
import { sayMigration } from "../../../words/migration.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { TechniqueMark } from "../../common/TechniqueMark.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { FrameContext, ViewLink } from "../../common/ViewLink.tsx"
import { Controls, stepByKey } from "../motion/Controls.tsx"
import { Folding, Part } from "../motion/Folding.tsx"
import { useRoom } from "../motion/useRoom.ts"
import { useRun } from "../motion/useRun.ts"
import { Leads } from "../parts/Leads.tsx"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { askedOf, limits, usualProduct, withAsked, type Asked, type Setting } from "./address.ts"
import { moveOf, secondsOf, whyOf, type Chapter, type Move } from "./move.ts"
import { MovePicture } from "./MovePicture.tsx"
import { TimeScale } from "./TimeScale.tsx"
import { headline, nameOf, paceWords, story, told } from "./words.ts"
import pills from "../../../ui/Pills.module.css"
import motion from "../motion/Motion.module.css"
import css from "./Moving.module.css"

/** Products that show the ways a VM can leave its host, from those that move to those that refuse. */
const examples: readonly (readonly [string, string])[] = [
  ["vmware-vgpu-nvidia", "vGPU on vSphere"],
  ["hyperv-gpu-p", "GPU-P on Hyper-V"],
  ["intel-xe-sriov", "Intel SR-IOV"],
  ["vmware-vsga", "Remoting (vSGA)"],
  ["llvmpipe", "Drawn by the CPU"],
  ["vmware-workstation-svga3d", "Suspended"],
  ["kvm-vfio", "Pass-through"],
]

/** A VM leaves its host: its memory is copied while it runs, then it stands still, then it runs elsewhere; or it may not. */
export function MovingView(): ReactElement {
  const rules = useLoaded<readonly MigrationRule[]>(loadMigrationRules)
  const catalogue = useFullCatalogue()
  const focus = useExplorer((page) => page.view.focus)
  const words = useExplorer((page) => page.view.table)
  const frame = useContext(FrameContext)
  const asked = useMemo(() => askedOf(words), [words])
  if (!rules) return <Waiting failed={rules === null} what="rules of migration" />
  const product = catalogue.product(focus ?? usualProduct)
  if (!product) return <NoSuchRow view="move" all="products" id={focus ?? usualProduct} />
  return (
    <div className={motion["view"]}>
      <Folding>
        <header className={motion["head"]}>
          {frame === null && <h2>Moving a VM</h2>}
          <p>A host is to be emptied. See what its VM takes with it, and how long nobody can work.</p>
          <Part is="product">
            <nav aria-label="Products that move, or do not">
              <ul className={pills["pills"]}>
                {examples.map(([id, name]) => {
                  const one = catalogue.product(id)
                  return (
                    <li key={id}>
                      <Leads part="product" view="move" focus={id} table={withAsked({ step: 0 }, words)} current={id === product.id}>
                        {one && <TechniqueMark technique={one.technique} size={11} />}
                        {name}
                      </Leads>
                    </li>
                  )
                })}
              </ul>
            </nav>
          </Part>
        </header>
        <Stage key={product.id} product={product} asked={asked} rules={rules} catalogue={catalogue} />
      </Folding>
    </div>
  )
}

interface StageProps {
  readonly product: Product
  readonly asked: Asked
  readonly rules: readonly MigrationRule[]
  readonly catalogue: FullCatalogue
}

/** What the whole of a move may take on the screen, s: shown as long as it takes where that is less. */
const longestShow = 24
/** ms of a chapter of which nobody knows how long it takes, and the least of any. */
const unmeasured = 2600
const leastChapter = 220

function Stage({ product, asked, rules, catalogue }: StageProps): ReactElement {
  const words = useExplorer((page) => page.view.table)
  const actions = useExplorer((page) => page.actions)
  const { ram, fb, net, written, used } = asked
  const move = useMemo(
    () => moveOf(product, { ram, fb, net, written, used, step: 0 }, catalogue),
    [product, ram, fb, net, written, used, catalogue],
  )
  const { chapters, migration } = move
  const onStop = useCallback((step: number) => actions.setView({ table: withAsked({ step }, words) }), [actions, words])
  const measured = chapters.reduce((sum, one) => sum + secondsOf(one), 0)
  const speed = Math.max(1, measured / longestShow)
  const run = useRun({
    told: asked.step,
    last: chapters.length,
    chapter: (index) => {
      const one = chapters[index]
      const seconds = one ? secondsOf(one) : 0
      return seconds > 0 ? Math.max(leastChapter, (seconds / speed) * 1000) : unmeasured
    },
    onStop,
  })
  // A chapter told is seen at its end, one that runs as far as it is.
  const index = Math.min(chapters.length, Math.ceil(run.at)) - 1
  const chapter = chapters[index] ?? null
  const part = chapter ? run.at - index : 0
  const now =
    chapters.slice(0, Math.max(0, index)).reduce((sum, one) => sum + secondsOf(one), 0) + (chapter ? secondsOf(chapter) * part : 0)
  const says = chapter ? told(chapter, move) : "The VM runs on its host."
  const { figure, of } = headline(move)
  const { color, softColor, name } = techniqueStyle[product.technique]
  const [ref, width] = useRoom()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows step from any of its buttons
    <section
      className={motion["stage"]}
      style={{ "--hue": color, "--hue-soft": softColor, "--picture": "50%" } as React.CSSProperties}
      aria-label={`${name}: ${product.shortName}`}
      data-paper="flow"
      onKeyDown={stepByKey(run.step)}
    >
      <div className={motion["left"]}>
        <Part is="picture">
          <div className={motion["frame"]}>
            <div ref={ref}>
              {width > 0 && (
                <MovePicture
                  move={move}
                  frameBufferGib={fb / 1024}
                  chapter={chapter}
                  part={part}
                  width={width}
                  label={`${product.name}. ${says}`}
                />
              )}
            </div>
            {move.pause && (
              <p className={css["clock"]}>
                <b>{duration(now)}</b> {paceWords(speed)}
              </p>
            )}
          </div>
        </Part>
        <Controls {...run} />
        <output className={motion["spoken"]}>{run.running ? "" : says}</output>
        <Part is="scale">
          <TimeScale move={move} now={chapter?.is === "there" ? 0 : now} />
        </Part>
      </div>
      <div className={motion["right"]}>
        <Part is="story">
          <div className={motion["result"]}>
            <strong>{figure}</strong>
            <span>{of}</span>
          </div>
          <p className={motion["story"]}>{story(move)}</p>
        </Part>
        {!move.pause && (
          <Part is="reasons">
            <Why move={move} rules={rules} catalogue={catalogue} />
          </Part>
        )}
        <Fields product={product} asked={asked} move={move} catalogue={catalogue} />
        <Part is="steps">
          <Chapters move={move} current={index} />
        </Part>
        {move.pause && (
          <Part is="reasons">
            <Why move={move} rules={rules} catalogue={catalogue} />
          </Part>
        )}
        <Part is="sources">
          <p className={motion["basis"]}>
            {move.pause &&
              "The pauses are the model’s, fitted on published tables; rounds are worked out from what you say that the VM writes, at the likely part of the line. "}
            <ViewLink view="products" focus={product.id}>
              {product.name}
            </ViewLink>
            {" · "}
            <ViewLink view="migration">Migration of your options</ViewLink>
            {" · "}
            <ViewLink view="support">All products by what can move</ViewLink>
          </p>
          <Disclosure title="Sources" summary={plural(new Set(migration.evidence.map((one) => one.source)).size, "source")} level={3}>
            <EvidenceList evidence={migration.evidence} />
          </Disclosure>
        </Part>
      </div>
    </section>
  )
}

/** What changes the answer; what does not is not asked. */
const Fields = memo(function Fields({
  product,
  asked,
  move,
  catalogue,
}: Omit<StageProps, "rules"> & { readonly move: Move }): ReactElement {
  const words = useExplorer((page) => page.view.table)
  const actions = useExplorer((page) => page.actions)
  const put = (change: Partial<Asked>): void => actions.setView({ table: withAsked(change, words) })
  const products = useMemo(
    () =>
      techniqueIds.map((technique) => ({
        label: techniqueStyle[technique].name,
        options: catalogue.products.filter((one) => one.technique === technique).map((one) => ({ value: one.id, label: one.name })),
      })),
    [catalogue],
  )
  const slider = (setting: Setting, label: string, unit: string, scale = 1): ReactElement => (
    <Part is={setting}>
      <SliderField
        label={label}
        value={asked[setting]}
        min={limits[setting].least}
        max={limits[setting].most}
        axis="log"
        scale={scale}
        unit={unit}
        onStart={actions.beginDrag}
        onEnd={actions.endDrag}
        onChange={(value) => put({ [setting]: value })}
      />
    </Part>
  )
  const moves = move.pause !== null
  return (
    <div className={css["fields"]}>
      <Part is="product">
        <SelectField
          label="Product"
          value={product.id}
          options={products}
          onChange={(focus) => actions.setView({ focus, table: withAsked({ step: 0 }, words) })}
        />
      </Part>
      {(moves || move.migration.level === "suspend-only") && slider("ram", "Memory of the VM", "GiB")}
      {moves && move.inGpu !== null && slider("fb", "Frame buffer of the VM", "GiB", 1 / 1024)}
      {(moves || move.migration.level === "suspend-only") && slider("net", "Migration network", "Gbit/s")}
      {moves && slider("written", "Memory it writes a second", "MiB")}
      {moves && move.inGpu !== null && (
        <Part is="fb-used">
          <NumberInput
            label="Frame buffer in use"
            value={asked.used}
            min={0}
            max={1}
            scale={100}
            unit="%"
            placeholder="50–100"
            onChange={(used) => put({ used })}
            onClear={() => put({ used: null })}
          />
        </Part>
      )}
    </div>
  )
})

/** The chapters in words, the one that is shown marked. */
function Chapters({ move, current }: { readonly move: Move; readonly current: number }): ReactElement {
  return (
    <ol className={motion["steps"]}>
      {move.chapters.map((chapter: Chapter, at) => (
        <li key={at} data-now={at === current ? "" : undefined}>
          <strong>{nameOf(chapter)}.</strong> <span>{told(chapter, move)}</span>
        </li>
      ))}
    </ol>
  )
}

/** Why it is so, what must hold, and whose pauses stand in. */
const Why = memo(function Why({ move, rules, catalogue }: Pick<StageProps, "rules" | "catalogue"> & { readonly move: Move }): ReactElement {
  const { migration, product } = move
  const why = useMemo(() => whyOf(product, rules, catalogue), [product, rules, catalogue])
  const holds = [...migration.rules.map((one) => one.told), ...(migration.stunStandIn ? [migration.stunStandIn] : [])]
  return (
    <section className={css["why"]} aria-label="Why">
      <h3>Why</h3>
      {why && (
        <>
          <p>{why.why}</p>
          <EvidenceList evidence={why.evidence.filter((one) => one.fields === undefined)} label="Source of why" />
        </>
      )}
      {holds.length > 0 && (
        <>
          <h4>What holds for {product.shortName}</h4>
          <ul className={css["holds"]}>
            {holds.map((one, at) => (
              <li key={at}>{sayMigration(one)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
})

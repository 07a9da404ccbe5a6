import { memo, useCallback, useContext, useMemo, type ReactElement } from "react"
import { loadPlacementRules } from "../../../dataset/reference.ts"
import type { PlacementRule } from "../../../dataset/schema/reference.ts"
import type { OneGpu } from "../../../engine/plan/oneGpu.ts"
import { useExplorer } from "../../../scenario/store.ts"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { classes } from "../../../ui/classes.ts"
import { count, memory, number, percent, percentRange, plural } from "../../../ui/format.ts"
import { Notice } from "../../../ui/Notice.tsx"
import { anOrdinal, ordinal } from "../../../ui/ordinal.ts"
import { sayAnswer } from "../../../words/answers.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { techniqueStyle } from "../../common/techniqueStyle.ts"
import { useFullCatalogue } from "../../common/useFullCatalogue.ts"
import { FrameContext, ViewLink } from "../../common/ViewLink.tsx"
import { pack } from "../hardware/partition/fit.ts"
import { refusalText } from "../hardware/partition/words.ts"
import { Controls, stepByKey } from "../motion/Controls.tsx"
import { Folding, Part } from "../motion/Folding.tsx"
import { useRoom } from "../motion/useRoom.ts"
import { useRun } from "../motion/useRun.ts"
import { NoSuchRow } from "../parts/RowPage.tsx"
import { useLoaded, Waiting } from "../parts/useLoaded.tsx"
import { askedOf, usualGpu, vmLimits, withAsked } from "./address.ts"
import { boardOf, onGpu, sliceOf, typeOf, waysOf, type Found } from "./arrivals.ts"
import { GpuPicture } from "./GpuPicture.tsx"
import { playOf } from "./play.ts"
import { SharingCurve } from "./SharingCurve.tsx"
import { Walls } from "./Walls.tsx"
import { shareWords, sliceWords, spoken, story, tooSlow } from "./words.ts"
import { Fields, type StageProps } from "./SharingFields.tsx"
import motion from "../motion/Motion.module.css"
import css from "./Sharing.module.css"

/** VMs arrive on a GPU one by one: they fill its frame buffer, take turns on its engine, and slow each other, until no more fit. */
export function SharingView(): ReactElement {
  const rules = useLoaded<readonly PlacementRule[]>(loadPlacementRules)
  const catalogue = useFullCatalogue()
  const focus = useExplorer((page) => page.view.focus)
  const words = useExplorer((page) => page.view.table)
  const frame = useContext(FrameContext)
  const asked = useMemo(() => askedOf(words), [words])
  if (!rules) return <Waiting failed={rules === null} what="rules of placement" />
  const gpu = catalogue.gpu(focus ?? usualGpu)
  const ways = gpu && waysOf(gpu, catalogue)
  const work = catalogue.workload(asked.work)
  if (!gpu || !ways) return <NoSuchRow view="share" all="GPUs that VMs can share" id={focus ?? usualGpu} />
  if (!work) return <NoSuchRow view="share" all="workloads" id={asked.work} />
  return (
    <div className={motion["view"]}>
      <header className={motion["head"]}>
        {frame === null && <h2>Sharing a GPU</h2>}
        <p>VMs arrive on a GPU one by one. Each takes its part of the frame buffer for good; the engine they take in turns.</p>
      </header>
      <Folding>
        <Stage gpu={gpu} ways={ways} work={work} asked={asked} rules={rules} catalogue={catalogue} />
      </Folding>
    </div>
  )
}

function Stage(props: StageProps): ReactElement {
  const { gpu, ways, asked, catalogue } = props
  const { work, frameBufferMib, scheduler } = asked
  const found = useMemo(
    () => onGpu(gpu, ways.turns, { work, frameBufferMib, scheduler, vms: 0 }, catalogue),
    [gpu, ways, work, frameBufferMib, scheduler, catalogue],
  )
  if ("refused" in found) {
    return (
      <div className={css["fields"]}>
        <Fields {...props} most={null} vms={0} />
        <Notice tone="warn" title={`No such VM (${props.work.name}) can stand on the ${gpu.shortName}.`}>
          {found.refused.map((one, index) => (
            <p key={index}>{sayAnswer(one.told)}</p>
          ))}
        </Notice>
      </div>
    )
  }
  return <Arriving {...props} found={found} />
}

/** ms that a VM's coming is told in, and one that finds no room. */
const chapter = 1700
const refusal = 2400

function Arriving(props: StageProps & { readonly found: OneGpu }): ReactElement {
  const { gpu, ways, work, asked, rules, catalogue, found } = props
  const { full } = found
  const words = useExplorer((page) => page.view.table)
  const actions = useExplorer((page) => page.actions)
  const onStop = useCallback((vms: number) => actions.setView({ table: withAsked({ vms }, words) }), [actions, words])
  const last = Math.min(vmLimits.most, Math.max(full.vms + 1, asked.vms))
  const told = useRun({ told: asked.vms, last, chapter: (index) => (index >= full.vms ? refusal : chapter), onStop })
  const vms = Math.ceil(told.at)
  const there = Math.min(vms, full.vms)
  const slice = useMemo(() => sliceOf(ways.turns, typeOf(found, catalogue), rules), [ways, found, rules, catalogue])
  const capacity = catalogue.value("time-slice-efficiency")
  const turns = useMemo(() => playOf(found, slice?.ms ?? null, capacity), [found, slice, capacity])
  const walls = useMemo(
    (): Found | null => (ways.walls ? onGpu(gpu, ways.walls, { ...asked, vms: 0 }, catalogue) : null),
    [gpu, ways, asked, catalogue],
  )
  const [ref, width] = useRoom()
  const share = there > 0 ? found.at(there).nativeShare : null
  const { color, softColor } = techniqueStyle["mediated-pass-through"]
  const slow = tooSlow(found, there)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows step from any of its buttons
    <section
      className={motion["stage"]}
      style={{ "--hue": color, "--hue-soft": softColor, "--picture": "50%" } as React.CSSProperties}
      aria-label={`VMs on the ${gpu.shortName}`}
      data-paper="flow"
      onKeyDown={stepByKey(told.step)}
    >
      <div className={motion["left"]}>
        <Part is="picture">
          <div className={motion["frame"]} data-still={told.running ? undefined : ""}>
            <div ref={ref}>
              {width > 0 && (
                <GpuPicture
                  gpu={gpu}
                  found={found}
                  turns={turns}
                  at={told.at}
                  sliceMs={slice?.ms ?? null}
                  width={width}
                  label={`${gpu.name}: ${plural(there, "VM")} of ${full.vms} that fit. ${spoken(found, vms)}`}
                />
              )}
            </div>
            <Legend found={found} />
          </div>
        </Part>
        <Controls {...told} />
        <output className={motion["spoken"]}>{told.running ? "" : spoken(found, vms)}</output>
        <Part is="curve">
          <SharingCurve found={found} walls={walls && !("refused" in walls) ? walls : null} vms={vms} />
        </Part>
      </div>
      <div className={motion["right"]}>
        <Part is="story">
          <div className={motion["result"]}>
            <strong>{share ? percent(share.likely) : "empty"}</strong>
            <span>{share ? shareWords(there, share) : `${plural(full.vms, "VM")} will fit`}</span>
          </div>
          <p className={motion["story"]}>{story(found, work, gpu, there)}</p>
          {slow !== null && (
            <p className={css["slow"]}>
              <b>{slow}</b>
            </p>
          )}
        </Part>
        {vms > full.vms && <NoRoom gpu={gpu} found={found} vms={vms} rules={rules} catalogue={catalogue} />}
        <Fields {...props} most={full.vms} vms={vms} onVms={told.to} />
        <Part is="walls">
          <Walls gpu={gpu} found={walls} vms={vms} catalogue={catalogue} />
        </Part>
        <Part is="steps">
          <Happened found={found} vms={vms} memoryMib={gpu.memoryMib} />
        </Part>
        <Part is="sources">
          <p className={motion["basis"]}>
            Shared as{" "}
            <ViewLink view="products" focus={ways.turns.product.id}>
              {ways.turns.product.name}
            </ViewLink>{" "}
            does it. The shares are the model’s, the same that a plan has whose GPU holds as many. Below the frame buffer, VMs ask for work
            at random, 60 times a second as the model supposes, and the same at every visit; over a long time such turns give these shares.{" "}
            {found.scheduler !== "spatial" &&
              `Where two or more contend, changing turns leaves ${percent(capacity.likely)} of the engine (${percentRange(capacity)}). `}
            {slice
              ? `By default a turn takes ${number(slice.ms)} ms for such a vGPU.`
              : "How long a turn takes here is not known: the turns are not to scale."}
          </p>
          {slice && <EvidenceList evidence={slice.rule.evidence} label="Source of the length of a turn" />}
        </Part>
      </div>
    </section>
  )
}

function Legend({ found }: { readonly found: OneGpu }): ReactElement {
  const inOrder = found.scheduler === "equal-share" || found.scheduler === "fixed-share"
  return (
    <ul className={classes(motion["legend"], css["signs"])}>
      <li>
        <i data-sign="turn" />
        has the engine
      </li>
      {found.scheduler !== "spatial" && (
        <li>
          <i data-sign="waits" />
          waits for its turn
        </li>
      )}
      {inOrder && (
        <li>
          <i data-sign="unused" />
          its turn, unused
        </li>
      )}
    </ul>
  )
}

/** Why the next one does not fit, and the rule that says so. */
const NoRoom = memo(function NoRoom({
  gpu,
  found,
  vms,
  rules,
  catalogue,
}: Pick<StageProps, "gpu" | "rules" | "catalogue"> & { readonly found: OneGpu; readonly vms: number }): ReactElement {
  const { full } = found
  const type = typeOf(found, catalogue)
  const why = useMemo(() => {
    const board = boardOf(gpu, type, catalogue)
    if (!board || !type) return null
    const packing = pack(board, [{ id: type.id, count: full.vms, at: null }])
    const next = packing.more.get(type.id)
    return next ? refusalText(board, packing, next.refusal) : null
  }, [gpu, type, full.vms, catalogue])
  const rule = rules.find((one) => one.id === why?.rule)
  const set = type && catalogue.instanceType(type.id)?.set
  return (
    <div className={css["noRoom"]}>
      <Notice
        tone="warn"
        title={vms > full.vms + 1 ? `No room from the ${ordinal(full.vms + 1)} VM on.` : `No room for ${anOrdinal(vms)} VM.`}
      >
        <p>{why?.text ?? `The GPU takes ${plural(full.vms, "VM")}.`}</p>
      </Notice>
      <EvidenceList evidence={rule?.evidence ?? type?.evidence ?? set?.evidence ?? []} label="Source of the rule" />
    </div>
  )
})

/** The same as the picture and the curve, in words, VM by VM. */
const Happened = memo(function Happened({
  found,
  vms,
  memoryMib,
}: {
  readonly found: OneGpu
  readonly vms: number
  readonly memoryMib: number | null
}): ReactElement | null {
  if (vms === 0) return null
  const { full, frameBufferMib } = found
  return (
    <Disclosure title="What happened, VM by VM" summary={plural(vms, "VM")} level={3}>
      <table className={css["happened"]}>
        <caption>{sliceWords(found)} each</caption>
        <thead>
          <tr>
            <th scope="col">VM</th>
            <th scope="col">Frame buffer taken</th>
            <th scope="col">Share of native, each</th>
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: vms }, (_, at) => at + 1).map((n) => {
            const share = n <= full.vms ? found.at(n).nativeShare : null
            return (
              <tr key={n}>
                <th scope="row">{count(n)}</th>
                <td>
                  {share === null
                    ? "finds no room"
                    : memoryMib === null || frameBufferMib === 0
                      ? `${n} of ${full.vms} places`
                      : `${memory(n * frameBufferMib)} of ${memory(memoryMib)}`}
                </td>
                <td>{share === null ? "" : `${percent(share.likely)} (${percentRange(share)})`}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Disclosure>
  )
})

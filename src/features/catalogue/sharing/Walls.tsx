import { memo, useMemo, type ReactElement } from "react"
import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Gpu } from "../../../dataset/schema/index.ts"
import type { OneGpu } from "../../../engine/plan/oneGpu.ts"
import { sayAnswer } from "../../../words/answers.ts"
import { percent, percentRange, plural } from "../../../ui/format.ts"
import { ViewLink } from "../../common/ViewLink.tsx"
import { pack } from "../hardware/partition/fit.ts"
import { looksOf } from "../hardware/partition/look.ts"
import { useRoom } from "../../../ui/useRoom.ts"
import { PackDrawing } from "../hardware/partition/PackDrawing.tsx"
import { packedText, refusalText } from "../hardware/partition/words.ts"
import { boardOf, typeOf, type Found } from "./arrivals.ts"
import css from "./Sharing.module.css"

export interface WallsProps {
  readonly gpu: Gpu
  /** Null: the GPU has no MIG. */
  readonly found: Found | null
  readonly vms: number
  readonly catalogue: FullCatalogue
}

/** A GPU with MIG that the text leads to from one without. */
const gpuWithMig = "h100-pcie-80"

/** The same VMs where walls divide the GPU in hardware. */
export const Walls = memo(function Walls({ gpu, found, vms, catalogue }: WallsProps): ReactElement {
  return (
    <section className={css["walls"]} aria-label="With MIG’s walls">
      <h3>With MIG’s walls</h3>
      {found === null ? (
        <p>
          The {gpu.shortName} has no MIG: its VMs share one engine, whatever the scheduler.{" "}
          <ViewLink view="share" focus={gpuWithMig} table={{ filter: ";work:llm-inference;fb:10240;vms:4" }}>
            Walls on an {catalogue.gpu(gpuWithMig)?.shortName ?? gpuWithMig}
          </ViewLink>
        </p>
      ) : "refused" in found ? (
        <p>No MIG-backed slice of this GPU serves the work: {found.refused[0] ? sayAnswer(found.refused[0].told) : "none is offered"}</p>
      ) : (
        <Divided gpu={gpu} found={found} vms={vms} catalogue={catalogue} />
      )}
    </section>
  )
})

function Divided({ gpu, found, vms, catalogue }: Omit<WallsProps, "found"> & { readonly found: OneGpu }): ReactElement | null {
  const [ref, { width }] = useRoom()
  const type = typeOf(found, catalogue)
  const board = useMemo(() => boardOf(gpu, type, catalogue), [gpu, type, catalogue])
  const lookOf = useMemo(() => (board ? looksOf(board) : null), [board])
  const { full } = found
  const there = Math.min(vms, full.vms)
  const packing = useMemo(() => (board && type ? pack(board, [{ id: type.id, count: there, at: null }]) : null), [board, type, there])
  if (!board || !packing || !lookOf || !type) return null
  const says = packedText(board, packing.loads, packing.pieces)
  const share = there > 0 ? found.at(there).nativeShare : null
  const next = packing.more.get(type.id)
  const inTurns = found.scheduler !== "spatial"
  return (
    <>
      <div ref={ref} className={css["wallsDrawing"]}>
        {width > 0 && (
          <PackDrawing
            board={board}
            pieces={packing.pieces}
            lookOf={lookOf}
            label={`${gpu.name}, ${board.title}. ${says}`}
            faint={false}
            svg={null}
            width={width}
          />
        )}
      </div>
      <p>
        {share && (
          <>
            <b>{percent(share.likely)}</b> of native each ({percentRange(share)}),{" "}
            {inTurns
              ? "for several VMs take turns within each wall. "
              : there > 1
                ? "however busy the neighbours are: each has memory and engines of its own. "
                : "from a part of the engines that no neighbour touches. "}
          </>
        )}
        {says}
        {vms > full.vms && next && ` ${refusalText(board, packing, next.refusal).text}`}
        {vms <= full.vms && ` Room for ${plural(full.vms, "VM")}.`}
      </p>
    </>
  )
}

import type { ReactElement } from "react"
import { shareWords, spoken, story } from "../../features/catalogue/sharing/words.ts"
import { techniqueStyle } from "../../features/common/techniqueStyle.ts"
import { memory, percent } from "../../ui/format.ts"
import { ordinal } from "../../ui/ordinal.ts"
import type { Sharing } from "./sharing.ts"
import css from "./Present.module.css"
import own from "./SharingSlide.module.css"

/** VMs come to a GPU, one a press: the cells they fill, and what each of them has left of native speed. */
export function SharingSlide({ sharing: { gpu, work, found }, step }: { readonly sharing: Sharing; readonly step: number }): ReactElement {
  const { full, frameBufferMib } = found
  const came = step + 1
  const there = Math.min(came, full.vms)
  const { nativeShare } = found.at(there)
  const { color, softColor } = techniqueStyle["mediated-pass-through"]
  const all = Array.from({ length: full.vms }, (_, at) => at + 1)
  return (
    <div className={css["slide"]} style={{ "--hue": color, "--hue-soft": softColor } as React.CSSProperties}>
      <h2 className={css["title"]}>
        Sharing a GPU: {gpu.shortName}
        {gpu.memoryMib !== null && `, ${memory(gpu.memoryMib)}`}
      </h2>
      <div className={own["cells"]} aria-hidden="true">
        {all.map((vm) => (
          <span key={vm} data-taken={vm <= there || undefined}>
            {vm <= there ? `VM ${vm}` : memory(frameBufferMib)}
          </span>
        ))}
        {came > full.vms && <span data-refused>VM {came}</span>}
      </div>
      <div className={own["curve"]} aria-hidden="true">
        {all.map((vm) => (
          <span key={vm}>
            {vm <= there && (
              <>
                <b>{percent(found.at(vm).nativeShare.likely)}</b>
                <div>
                  <i style={{ blockSize: `${found.at(vm).nativeShare.likely * 100}%` }} />
                </div>
              </>
            )}
          </span>
        ))}
        {came > full.vms && <span />}
      </div>
      <div className={css["verdict"]}>
        <p>
          {came > full.vms ? (
            <>
              <strong>The {ordinal(came)} finds no room.</strong> Each VM keeps its {memory(frameBufferMib)} of frame buffer, whether it
              works or not.
            </>
          ) : (
            <>
              <strong>{percent(nativeShare.likely)}</strong> {shareWords(there, nativeShare)}
            </>
          )}
        </p>
        <p className={css["quiet"]}>{came > full.vms ? spoken(found, full.vms) : story(found, work, gpu, there)}</p>
      </div>
    </div>
  )
}

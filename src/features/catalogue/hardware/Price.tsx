import type { ReactElement } from "react"
import type { GpuPower, GpuPrice } from "../../../dataset/schema/index.ts"
import { Disclosure } from "../../../ui/Disclosure.tsx"
import { money, moneyRange, plural, watts } from "../../../ui/format.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { Block, Said } from "../parts/Parts.tsx"
import { evidenceOf, FactList, KnownBy } from "./Known.tsx"
import css from "./hardware.module.css"

type Observation = GpuPrice["observations"][number]

const spread = ({ lowUsd, medianUsd, highUsd }: Observation): string => {
  const known = [lowUsd, medianUsd ?? null, highUsd].filter((value) => value !== null)
  if (known.length === 0) return "no figure"
  const [low, high] = [Math.min(...known), Math.max(...known)]
  return low === high ? money(low) : `${money(low)}–${money(high)}`
}

/** What a board costs: the range used, and every price that was seen. */
export function Price({ price, board }: { readonly price: GpuPrice | undefined; readonly board: boolean }): ReactElement {
  const range = price?.boardPriceUsd
  return (
    <Block title={board ? "Price of a board" : "Price"}>
      {range ? (
        <p className={css["figure"]}>
          {moneyRange(range)} <KnownBy evidence={price?.evidence ?? []} />
        </p>
      ) : (
        <Said>Not known. You can state one under economics.</Said>
      )}
      {range && <Said>Likely {money(range.likely)}.</Said>}
      {price?.note && <Said>{price.note}</Said>}
      {price && <EvidenceList evidence={price.evidence} />}
      {price && price.observations.length > 0 && (
        <Disclosure title="Prices seen" summary={plural(price.observations.length, "price")} level={4}>
          <ul className={css["seen"]}>
            {price.observations.map((one, at) => (
              <li key={at}>
                <p>
                  <b>{spread(one)}</b> {one.kind}
                  {one.unit ? `, ${one.unit}` : ""}
                  {one.date ? `, ${one.date}` : ""}
                </p>
                {one.note && <Said>{one.note}</Said>}
                <EvidenceList evidence={one.evidence} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </Block>
  )
}

/** What a board draws, idle and at full load. */
export function Power({ power }: { readonly power: GpuPower | undefined }): ReactElement {
  return (
    <Block title="Power of a board">
      {power ? (
        <>
          <FactList
            facts={[
              { name: "Idle", says: watts(power.idleWatts), evidence: evidenceOf(power.evidence, "idleWatts") },
              { name: "Full load", says: watts(power.fullLoadWatts), evidence: evidenceOf(power.evidence, "fullLoadWatts") },
            ]}
          />
          {power.note && <Said>{power.note}</Said>}
          <EvidenceList evidence={power.evidence} />
        </>
      ) : (
        <Said>No figure of its draw was found.</Said>
      )}
    </Block>
  )
}

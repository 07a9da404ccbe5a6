import type { Repair } from "../scenario/repairs.ts"
import { sayRepair } from "../words/repairs.ts"

/** What was mended in the scenario of the frame's address. */
export function RepairLines({ repairs }: { readonly repairs: readonly Repair[] }) {
  return (
    <>
      {repairs.map((repair, at) => (
        <p key={at}>{sayRepair(repair)}</p>
      ))}
    </>
  )
}

import type { ReactElement } from "react"
import type { Quirk } from "../../../dataset/schema/index.ts"
import { EvidenceList } from "../../common/Evidence.tsx"
import { Block, Statements } from "../parts/Parts.tsx"
import { RowPage } from "../parts/RowPage.tsx"

/** One quirk: when it holds, what follows, who says so. */
export function QuirkPage({ quirk }: { readonly quirk: Quirk }): ReactElement {
  return (
    <RowPage view="quirks" all="quirks" title={quirk.title}>
      {quirk.note && <p>{quirk.note}</p>}
      <Block title="Source">
        <EvidenceList evidence={quirk.evidence} />
      </Block>
      {quirk.corroboration.length > 0 && (
        <Block title="Also said">
          <Statements list={quirk.corroboration} />
        </Block>
      )}
    </RowPage>
  )
}

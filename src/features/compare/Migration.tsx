import { catalogue } from "../../dataset/load.ts"
import type { Report } from "../../engine/report.ts"
import { useAgainst } from "./charts/useAgainst.ts"
import type { WithPlan } from "./charts/PlanFigure.tsx"
import MigrationMatrix from "./MigrationMatrix.tsx"
import type { AskWhy } from "./words.ts"

interface MigrationProps extends WithPlan {
  readonly report: Report
  readonly onWhy?: AskWhy
}

/** The matrix with the platform's limit, as the dataset has it. */
export const Migration = (props: MigrationProps) => (
  <MigrationMatrix
    {...props}
    against={useAgainst(props.report, props.plan ?? null)}
    stunLimitSeconds={catalogue.value("vgpu-stun-limit-seconds").likely}
  />
)

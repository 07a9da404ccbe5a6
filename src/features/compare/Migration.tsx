import { catalogue } from "../../dataset/load.ts"
import type { Report } from "../../engine/report.ts"
import type { WithPlan } from "./charts/PlanFigure.tsx"
import MigrationMatrix from "./MigrationMatrix.tsx"
import type { AskWhy } from "./words.ts"

interface MigrationProps extends WithPlan {
  readonly report: Report
  readonly onWhy?: AskWhy
}

/** The matrix with the platform's limit, as the dataset has it. */
export const Migration = (props: MigrationProps) => (
  <MigrationMatrix {...props} stunLimitSeconds={catalogue.value("vgpu-stun-limit-seconds").likely} />
)

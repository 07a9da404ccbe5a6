// Made by scripts/core-dataset-plugin.ts.
declare module "virtual:first-report" {
  const report: import("../engine/report.ts").Report
  export default report
}

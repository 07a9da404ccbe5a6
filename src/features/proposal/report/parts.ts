/** Parts of the report, in their order. The decision is always there. */
export const reportParts = {
  inputs: "Inputs",
  placement: "Placement",
  cost: "Cost",
  moving: "Migration and failure",
  assumptions: "Assumptions",
  sources: "Sources",
  again: "How to open it again",
} as const
export type ReportPart = keyof typeof reportParts
export const allParts = Object.keys(reportParts) as readonly ReportPart[]

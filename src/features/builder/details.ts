export { GroupDetails } from "./GroupDetails.tsx"
export { LlmFields } from "./LlmFields.tsx"
export { LlmSummary } from "./LlmSummary.tsx"

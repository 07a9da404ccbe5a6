import type { Progress } from "../../engine/basics/task.ts"
import type { AnyResult, Job } from "./jobs.ts"

/** To the worker. */
export type Request = { readonly type: "run"; readonly id: number; readonly job: Job } | { readonly type: "cancel"; readonly id: number }

/** From the worker; `ready` once its code has arrived. */
export type Reply =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly type: "partial"; readonly id: number; readonly result: AnyResult }
  | { readonly type: "done"; readonly id: number; readonly result: AnyResult }
  | { readonly type: "failed"; readonly id: number; readonly message: string }

/** Single steps that somebody looks at the page for, and so wait for no other. */
export const isShort = ({ kind }: Job): boolean => kind === "report" || kind === "explain"

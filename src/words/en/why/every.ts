import type { EveryWhyTellings } from "../../../engine/basics/why/every.ts"
import type { Messages } from "../../speak.ts"
import { common } from "../reasons.ts"

export const every = {
  ...common,
  named: "{of}",
  "group-number": "Group {number}",
  "support-word": "{support, select, yes {yes} conditional {conditional} no {no} unknown {unknown} other {not-applicable}}",
  unknown: "unknown",
  "not-known": "not known",
  none: "none",
  "no-limit": "no limit",
  "least-share-asked": "Least share of native asked for",
  "lower-bound": "Lower bound",
  "spare-hosts": "Spare hosts",
  "migration-network": "Migration network",
} as const satisfies Messages<EveryWhyTellings>

import type { IsolationLevel } from "../../dataset/schema/index.ts"
import { isolationLevels } from "../../dataset/schema/words.ts"
import type { Policies } from "../../engine/scenario.ts"
import { written } from "../repairs.ts"
import { escapeId, unescapeText } from "./escape.ts"
import { put, type KeyRow } from "./lists.ts"
import { didYouMean } from "./hints.ts"
import { keyTold, readIds, standingWord } from "./reader.ts"

const isolationWords = isolationLevels.map((level) => `isolation-${level}`)
const needWords = new Set(["live-migration", "suspend", ...isolationWords])

function need(policies: Policies, word: string): Policies {
  if (word === "live-migration") return { ...policies, liveMigration: true }
  if (word === "suspend") return { ...policies, suspendResume: true }
  const level = word.replace("isolation-", "") as IsolationLevel
  const asked = isolationLevels.indexOf(policies.leastIsolation ?? "weak")
  return { ...policies, leastIsolation: isolationLevels[Math.max(asked, isolationLevels.indexOf(level))] ?? level }
}

export const needRow: KeyRow = {
  key: "need",
  section: "Policies",
  encode: ({ scenario: { policies } }) => {
    const needs = [
      ...(policies.liveMigration ? ["live-migration"] : []),
      ...(policies.suspendResume ? ["suspend"] : []),
      ...(policies.leastIsolation === null ? [] : [`isolation-${policies.leastIsolation}`]),
      ...policies.unknownNeeds.map(escapeId),
    ]
    return needs.length === 0 ? [] : [needs.join(",")]
  },
  decode: (text, read) => {
    const parts = text.split(",").filter((word) => word.trim() !== "")
    if (parts.length === 0) return read.report("ignored", "no-value", { key: keyTold("need") })
    for (const word of parts) {
      if (/^none$/i.test(word.trim())) {
        if (parts.length > 1) read.report("ignored", "names-beside", { written: written("none"), key: keyTold("need") })
        continue
      }
      const name = unescapeText(word.trim(), false)
      const [id] = readIds(read, name, needWords, "requirement")
      if (id === undefined) {
        const { policies } = read.state.scenario
        const unmet = standingWord(read, name, policies.unknownNeeds)
        if (unmet === null) continue
        put(read, { ...read.state.scenario, policies: { ...policies, unknownNeeds: [...policies.unknownNeeds, unmet] } })
        read.report("unknown-id", "not-here-requirement", {
          written: written(unmet),
          near: didYouMean(read, unmet, needWords, { kind: "requirement" }),
        })
        continue
      }
      const isolation = read.state.scenario.policies.leastIsolation
      if (id.startsWith("isolation-") && isolation !== null && id !== `isolation-${isolation}`) {
        read.report("ignored", "two-isolations", { key: keyTold("need") })
      }
      put(read, { ...read.state.scenario, policies: need(read.state.scenario.policies, id) })
    }
  },
}

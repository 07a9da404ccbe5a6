import type { Scenario } from "../engine/scenario.ts"

/** Letters of scripts that run from right to left. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/**
 * A name as it stands within a sentence: one that runs from right to left would turn the figures behind it ("1 × it; 2 GPUs"), so it is set apart,
 * as <bdi> would, which a drawing and a label have not.
 */
export const isolated = (name: string): string => (rightToLeft.test(name) ? `\u2068${name}\u2069` : name)

/** The scenario with its groups called as sentences call them. */
export const withIsolatedNames = (scenario: Scenario): Scenario =>
  scenario.groups.some(({ name }) => name !== null && rightToLeft.test(name))
    ? { ...scenario, groups: scenario.groups.map((group) => (group.name === null ? group : { ...group, name: isolated(group.name) })) }
    : scenario

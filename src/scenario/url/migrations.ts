/** The pairs of a link, in order, keys as written. */
export type Pairs = readonly (readonly [string, string])[]
export type Migration = (pairs: Pairs) => Pairs

/**
 * Carries links of earlier grammars over to today's, oldest first. Only ever appended to; each one comes with golden links.
 * A migration must leave alone what it does not know, and must not throw.
 */
export const migrations: readonly Migration[] = []

export const migrate = (pairs: Pairs, list: readonly Migration[] = migrations): Pairs => list.reduce((now, step) => step(now), pairs)

import type { Catalogue } from "../../dataset/catalogue.ts"
import { detourOf, techniqueOf, technologyOf, type Conditions } from "./conditions.ts"
import type { Spreads } from "./partialPooling.ts"

/**
 * Readings that are pooled together, each family on a scale of its own.
 * direct: the guest drives the GPU (fixed and mediated pass-through). detour: it does so through encrypted memory, or over a network of
 * PCI Express. forwarded: calls or command buffers are carried to a host or a server. software: the CPU renders. These four are of one VM
 * alone, on the scale of added time.
 * slice: one hardware slice against the whole GPU, of work of which there is always more, as the power of its share of the GPU. request:
 * the same of one request after the other, which may be too small to notice what the slice lacks. neighbour: a slice with busy neighbours
 * against the same slice with idle ones. turns: what clients that take turns on a GPU get together.
 */
export const families = ["direct", "detour", "forwarded", "software", "slice", "request", "neighbour", "turns"] as const
export type Family = (typeof families)[number]

/** Spreads of a family and how many of them a range reaches to either side. */
export interface FittedFamily extends Spreads {
  readonly id: Family
  readonly reach: number
  /** The same by kind of path (`pathKindAt`), for families whose paths differ in how far figures stray; a path not among them has `reach`. */
  readonly reaches?: Readonly<Record<string, number>> | undefined
}

/** Where in a place's labels the kind of path stands whose figures have a reach of their own; null: the family has one reach. */
export const pathKindAt: Readonly<Record<Family, number | null>> = {
  direct: null,
  detour: null,
  forwarded: 1,
  software: null,
  slice: null,
  request: null,
  neighbour: null,
  turns: null,
}

/** Spreads that a range reaches to either side at a place. */
export function reachAt(fitted: FittedFamily, { labels }: { readonly labels: readonly (string | null)[] }): number {
  const at = pathKindAt[fitted.id]
  const kind = at === null ? null : labels[at]
  return (kind ? fitted.reaches?.[kind] : undefined) ?? fitted.reach
}

/** Kinds of groups that readings of a family share, in the order of `Place.labels`. */
export const kindsOf: Readonly<Record<Family, readonly string[]>> = {
  direct: ["mechanism", "technology", "class", "technology and class", "kernel", "product", "pacing", "source"],
  detour: ["detour", "class", "technology", "source"],
  forwarded: ["level", "level and class", "host API", "product", "product and class", "source"],
  software: ["class", "product", "source"],
  slice: ["work", "gpu", "neighbours", "source"],
  request: ["work", "gpu", "neighbours", "source"],
  neighbour: ["gpu", "pacing", "work", "source"],
  turns: ["gpu", "work", "source"],
}

/** The family that speaks for one VM alone under these conditions; null for work or systems that none speaks for. */
export function familyAlone(one: Conditions, catalogue: Catalogue): Family | null {
  if (one.workloadClass === "cpu-only-control") return null
  switch (techniqueOf(one, catalogue)) {
    case "fixed-pass-through":
    case "mediated-pass-through":
      return detourOf(one) === null ? "direct" : "detour"
    case "api-remoting":
      return "forwarded"
    case "device-emulation":
      return technologyOf(one, catalogue) === "software-renderer" ? "software" : null
    case null:
      return null
  }
}

import type { CoreData } from "./core.ts"

// Ids of instance types begin with their GPU's and end as their names do ("l40s-8q" of "l40s" is the L40S-8Q). In the packed core each of the
// thousand ids stands without the one and each name without the other: the first visit is three kilobytes smaller for it.

interface Named {
  readonly id: string
  readonly name: string
}

const SAME_GPU = "~"
const SAME_END = "^"
const SAME_END_IN_CAPITALS = "^^"

function shortOf<T extends Named>(type: T, gpu: string): T {
  const end = type.id.startsWith(`${gpu}-`) ? type.id.slice(gpu.length + 1) : null
  if (end === null || type.name.includes(SAME_END)) return type
  const start = type.name.slice(0, Math.max(0, type.name.length - end.length))
  const name =
    type.name === start + end.toUpperCase() ? start + SAME_END_IN_CAPITALS : type.name === start + end ? start + SAME_END : type.name
  return { ...type, id: SAME_GPU + end, name }
}

function longOf<T extends Named>(type: T, gpu: string): T {
  if (!type.id.startsWith(SAME_GPU)) return type
  const end = type.id.slice(SAME_GPU.length)
  const name = type.name.endsWith(SAME_END_IN_CAPITALS)
    ? type.name.slice(0, -SAME_END_IN_CAPITALS.length) + end.toUpperCase()
    : type.name.endsWith(SAME_END)
      ? type.name.slice(0, -SAME_END.length) + end
      : type.name
  return { ...type, id: `${gpu}-${end}`, name }
}

const withTypes = (
  data: CoreData,
  change: (type: CoreData["instanceTypeSets"][number]["types"][number], gpu: string) => Named,
): CoreData => ({
  ...data,
  instanceTypeSets: data.instanceTypeSets.map((set) => ({ ...set, types: set.types.map((type) => change(type, set.gpu) as typeof type) })),
})

/** The core with what ids and names of instance types repeat left out. */
export const shortTypeNames = (data: CoreData): CoreData => withTypes(data, shortOf)

/** The core as it was: `longTypeNames(shortTypeNames(x))` equals `x`. */
export const longTypeNames = (data: CoreData): CoreData => withTypes(data, longOf)

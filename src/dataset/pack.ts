/**
 * A compact form of JSON for tables of like rows: a column for each field instead of a name for each value, words that recur as numbers.
 * Without loss: `unpack(pack(x))` equals `x`, the order of an object's fields included (a field named `__proto__` aside).
 */
export type Packed =
  /** Values as they are. */
  | { readonly as: readonly unknown[] }
  /** Which of the words each value is. */
  | { readonly of: readonly unknown[]; readonly at: readonly number[] }
  /** Lists: how long each is, and the items of all. */
  | { readonly long: Packed; readonly items: Packed }
  /** Objects: which fields each has, and a column for each field, of those that have it. */
  | { readonly shapes: readonly (readonly string[])[]; readonly at: readonly number[]; readonly fields: Readonly<Record<string, Packed>> }
  /** Some null: which ones (1: a value), and the others. */
  | { readonly some: readonly number[]; readonly rest: Packed }

type Row = Readonly<Record<string, unknown>>
const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value)
const isPlain = (value: unknown): boolean => typeof value !== "object" || value === null

/** The words of a column, each once, and which of them each value is. */
function indexed<T>(values: readonly T[], key: (value: T) => string): { readonly of: readonly T[]; readonly at: readonly number[] } {
  const places = new Map<string, number>()
  const of: T[] = []
  const at = values.map((value) => {
    const word = key(value)
    const known = places.get(word)
    if (known !== undefined) return known
    places.set(word, of.length)
    return of.push(value) - 1
  })
  return { of, at }
}

const sizeOf = (value: unknown): number => JSON.stringify(value).length

export function pack(values: readonly unknown[]): Packed {
  if (values.every(isPlain)) {
    const words = indexed(values, (value) => JSON.stringify(value))
    return sizeOf(words) < sizeOf(values) ? words : { as: values }
  }
  if (values.includes(null))
    return { some: values.map((value) => (value === null ? 0 : 1)), rest: pack(values.filter((value) => value !== null)) }
  if (values.every((value) => Array.isArray(value))) return { long: pack(values.map((value) => value.length)), items: pack(values.flat()) }
  if (!values.every(isRow)) return { as: values }
  const { of: shapes, at } = indexed(
    values.map((row) => Object.keys(row)),
    (shape) => JSON.stringify(shape),
  )
  const names = [...new Set(shapes.flat())]
  return {
    shapes,
    at,
    fields: Object.fromEntries(names.map((name) => [name, pack(values.flatMap((row) => (Object.hasOwn(row, name) ? [row[name]] : [])))])),
  }
}

export function unpack(packed: Packed): readonly unknown[] {
  if ("as" in packed) return packed.as
  if ("of" in packed) return packed.at.map((place) => packed.of[place])
  if ("some" in packed) {
    const rest = unpack(packed.rest)
    let next = 0
    return packed.some.map((one) => (one === 1 ? rest[next++] : null))
  }
  if ("long" in packed) {
    const items = unpack(packed.items)
    let from = 0
    return (unpack(packed.long) as readonly number[]).map((length) => items.slice(from, (from += length)))
  }
  const columns = new Map(Object.entries(packed.fields).map(([name, field]) => [name, { values: unpack(field), next: 0 }]))
  const shapes = packed.shapes.map((shape) => shape.map((name) => [name, columns.get(name)] as const))
  return packed.at.map((shape) => {
    const row: Record<string, unknown> = {}
    for (const [name, column] of shapes[shape] ?? []) if (column) row[name] = column.values[column.next++]
    return row
  })
}

/** The one value that was packed; where it is an object, others have their turn between its fields. */
export async function unpackInTurns(packed: Packed, turn: () => Promise<void>): Promise<unknown> {
  if (!("fields" in packed)) return unpack(packed)[0]
  const fields: Record<string, Packed> = {}
  for (const [name, field] of Object.entries(packed.fields)) {
    fields[name] = { as: unpack(field) }
    await turn()
  }
  return unpack({ ...packed, fields })[0]
}

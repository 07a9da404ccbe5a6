/** JSON as it was parsed. Fields are looked up as the file's own: what every object of the language has is none of them. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** A field, or one within it; undefined where there is none. */
export function get(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let at = value
  for (const key of path) {
    if (!isObject(at) || !Object.hasOwn(at, key)) return undefined
    at = at[key]
  }
  return at
}

export const entries = (value: Json | undefined): readonly (readonly [string, Json])[] => (isObject(value) ? Object.entries(value) : [])
export const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : [])

/** The list itself, or the one that an object holds under a name. */
export const listIn = (value: Json, name: string): readonly Json[] | null => {
  const found = Array.isArray(value) ? (value as readonly Json[]) : get(value, name)
  return Array.isArray(found) ? (found as readonly Json[]) : null
}

/** A plain value as a cell holds it; empty for what is none. */
export const textOf = (value: Json | undefined): string =>
  typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : ""

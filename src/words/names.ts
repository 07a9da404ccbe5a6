import type { ApiId } from "../dataset/core.ts"
import type { Thing, Word } from "../engine/basics/told.ts"
import { english } from "./en/language.ts"
import { apiNames } from "./en/names.ts"
import { thingText, wordText } from "./speak.ts"

export { apiNames }

/** A name for sentences; an API that nobody here knows keeps what it was called. */
export const apiName = (api: ApiId): string => nameOf({ word: "api", id: api })

/** What something is called whose name is a word of the language. */
export const nameOf = (one: Word): string => wordText(one, english)

/** What something is called that has a name of its own, or that only the language names: a host described by hand. */
export const thingName = (one: Thing): string => thingText(one, english)

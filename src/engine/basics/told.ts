/**
 * What the engine tells: facts, not sentences. A told fact is the name of a message (`id`) with the values that go into it; `src/words` has the
 * messages and makes sentences of them, in English today. Nothing here or above decides by how such a sentence reads.
 */
export interface Told<Id extends string = string, Values extends ToldValues = ToldValues> {
  readonly id: Id
  readonly values: Values
}

/** A family of told facts: for each id the values that it has. */
export type Tellings = object

/** Any fact of a family. */
export type ToldOf<Family extends Tellings> = {
  readonly [Id in keyof Family & string]: { readonly id: Id; readonly values: Family[Id] }
}[keyof Family & string]

export type ToldValues = object

/** Units that figures are told in; "share" is a fraction, said in percent. */
export type Unit = "share" | "MiB" | "GiB" | "W" | "kW" | "TFLOPS" | "GB/s" | "times"

/** A figure with its unit, said with so many significant digits; without `digits` as it stands. */
export interface Amount {
  readonly amount: number
  readonly unit: Unit
  readonly digits?: number
}

/** A sum in the currency of the scenario, said with so many significant digits. */
export interface Sum {
  readonly sum: number
  readonly currency: string
  readonly digits: number
}

export type ThingKind = "gpu" | "product" | "host" | "hypervisor" | "instance-type" | "llm-model" | "workload" | "group" | "licence"

/** Something that has a name of its own: its id, and what the dataset or the user calls it. */
export interface Thing {
  readonly thing: ThingKind
  readonly id: string
  readonly name: string
}

/** Words of the dataset, said as they stand. */
export interface Quote {
  readonly quote: string
}

/** What the user wrote and nobody here knows; said in quotation marks. */
export interface Yours {
  readonly yours: string
}

/** Something whose name is a word of the language: one id of a family, and what is added to the name (a version). */
export interface Word {
  readonly word: WordFamily
  readonly id: string
  readonly more?: string
}

export type WordFamily = "api" | "guest" | "format" | "isolation" | "lifecycle" | "technique"

/** What may go into a message. A bare string is a code that the message chooses by; it's never said itself. */
export type Value = number | boolean | string | null | Amount | Sum | Thing | Quote | Yours | Word | Told | readonly Value[]

interface Named {
  readonly id: string
  readonly shortName: string
}

export const gpuNamed = ({ id, shortName }: Named): Thing => ({ thing: "gpu", id, name: shortName })
export const productNamed = ({ id, shortName }: Named): Thing => ({ thing: "product", id, name: shortName })
export const thing = (kind: ThingKind, id: string, name: string): Thing => ({ thing: kind, id, name })
export const quote = (text: string): Quote => ({ quote: text })
/** Null where there is nothing to quote. */
export const maybeQuote = (text: string | null | undefined): Quote | null => (text ? { quote: text } : null)
export const yours = (text: string): Yours => ({ yours: text })
export const amount = (value: number, unit: Unit, digits?: number): Amount =>
  digits === undefined ? { amount: value, unit } : { amount: value, unit, digits }
/** A share of native, in percent of two digits. */
export const share = (value: number): Amount => amount(value, "share", 2)
export const word = (family: WordFamily, id: string, more?: string): Word => (more ? { word: family, id, more } : { word: family, id })

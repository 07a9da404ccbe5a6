/**
 * Types alone: a message that chooses by a code ("{part, select, gpus {…} hosts {…} other {…}}") names every code that its fact may have but
 * one, which is said by "other". A code that is added to a fact is thus a type error here, until the message has words for it.
 */
import type { Tellings } from "../engine/basics/told.ts"
import type { Messages } from "./speak.ts"

/** The codes a value may be: those of a closed set. Of a thing or a quotation that may be missing there is but its absence. */
type CodesOf<Value> = string extends Value
  ? never
  : Value extends string
    ? Value
    : Value extends boolean
      ? Value extends true
        ? "yes"
        : "no"
      : Value extends null
        ? "none"
        : never

type Naming<Cases extends string, Code> = Code extends string
  ? Cases extends `${Code} {${string}` | `${string}} ${Code} {${string}`
    ? Code
    : never
  : never

type IsUnion<Type, Each = Type> = Type extends unknown ? ([Each] extends [Type] ? false : true) : never

/** Codes of a choice that no case names, where "other" would have to do for several. */
type Unsaid<Cases extends string, Code, Missing = Exclude<Code, Naming<Cases, Code>>> = [Missing] extends [never]
  ? never
  : true extends IsUnion<Missing>
    ? Missing
    : never

/** The same of every place at which a message chooses by a value. */
type UnsaidIn<Message, Name extends string, Code> = Message extends `${string}{${Name}, select, ${infer Cases}`
  ? Unsaid<Cases, Code> | UnsaidIn<Cases, Name, Code>
  : never

type UnsaidOf<Message, Values> = {
  readonly [Name in keyof Values & string]: UnsaidIn<Message, Name, CodesOf<Values[Name]>>
}[keyof Values & string]

/** Messages with codes that they do not say, each as its id and such a code; never where there is none. */
export type UnsaidCodes<Family extends Tellings, Said extends Messages<Family>> = {
  readonly [Id in keyof Family & string]: Pair<Id, UnsaidOf<Said[Id], Family[Id]>>
}[keyof Family & string]

type Pair<Id, Code> = Code extends string ? readonly [Id, Code] : never

import type { Quote, ToldOf, Yours } from "../engine/basics/told.ts"
import { cut, withoutDirectionControls } from "./bounds.ts"

/** What was done to a link or a file to make sense of it: a fact, which `words/repairs.ts` makes a sentence of. */
export interface Repair {
  readonly key: string
  readonly kind: RepairKind
  readonly told: RepairTold
}

export type RepairKind = "clamped" | "ignored" | "corrected" | "unknown-key" | "unknown-id" | "truncated"

export type RepairTold = ToldOf<RepairTellings>

/** What may be named in a link. */
export type Kind =
  | "workload"
  | "language-model"
  | "product"
  | "gpu"
  | "host"
  | "priced"
  | "instance-type"
  | "hypervisor"
  | "vendor"
  | "technique"
  | "requirement"
  | "scheduler"
  | "guest-system"
  | "api"
  | "cost"
  | "currency"
  | "view"
  | "isolation"
  | "migration"

/** What counts in place of a number that cannot be read; what somebody would write that meant 0: the default, and that is said. */
export type Instead = "default" | "one" | "one-taken" | "left-out" | "goal-left-out" | Yours

/** A number in a sentence; `apart`: its thousands are set apart. */
export type Figure = ToldOf<Pick<NumberTellings, "figure">>

/** Ids most like what was written: some, and one more or how many there are beside; or all there are. */
export type Near = ToldOf<NearTellings>

/** Of what a number is. */
export type NumberName = Yours | ToldOf<NumberNameTellings>

/** Whose a `*key:value` is. */
export type Owner = ToldOf<OwnerTellings>

interface NearTellings {
  readonly near: { readonly first: readonly Yours[]; readonly last: Yours | null; readonly more: number }
  readonly "there-are": { readonly all: readonly Yours[] }
}

interface NumberTellings {
  readonly figure: { readonly value: number; readonly apart: boolean }
}

interface NumberNameTellings {
  /** Keys of a group's part, and of a host described by hand. */
  readonly "of-override": { readonly key: string }
  readonly "of-host": { readonly key: string }
  readonly "of-entry": { readonly entry: Yours; readonly key: Yours }
  readonly "of-count": { readonly group: Yours }
  readonly "of-later-year": object
  readonly "of-value": { readonly host: Yours; readonly key: Yours }
  readonly "of-boards": { readonly gpu: Yours; readonly key: Yours }
}

interface OwnerTellings {
  readonly "owner-group": { readonly group: Yours }
  readonly "owner-host": object
}

interface ReadingTellings {
  readonly "read-as": { readonly kind: Kind; readonly written: Yours; readonly meant: readonly Yours[] }
  readonly "names-nothing": { readonly kind: Kind; readonly raw: Yours }
  readonly "may-be": { readonly kind: Kind; readonly written: Yours; readonly may: readonly Yours[]; readonly raw: Yours }
  readonly "not-here": { readonly kind: Kind; readonly written: Yours; readonly raw: Yours; readonly near: Near }
  readonly "not-here-restricts": { readonly kind: Kind; readonly written: Yours; readonly key: Yours; readonly near: Near }
  readonly "not-here-requirement": { readonly written: Yours; readonly near: Near }
  readonly "not-here-api": { readonly written: Yours; readonly near: Near }
  readonly "not-here-host": { readonly written: Yours; readonly near: Near }
  readonly "not-here-model": { readonly written: Yours; readonly near: Near }
  readonly "not-here-goal": { readonly written: Yours; readonly near: Near }
  readonly "not-here-key": { readonly written: Yours; readonly near: Near }
  readonly "no-key": { readonly raw: Yours }
  readonly "not-here-guest": { readonly written: Yours }
  readonly "not-here-format": { readonly written: Yours; readonly formats: readonly Quote[] }
  readonly "not-here-part": { readonly part: Yours; readonly owner: Owner }
  readonly "names-no-api": { readonly written: Yours }
  readonly "keeps-unknown": { readonly key: Yours; readonly most: number }
  readonly "no-number": { readonly of: NumberName; readonly instead: Instead }
  readonly "not-a-number": { readonly written: Yours; readonly of: NumberName; readonly instead: Instead }
  readonly "out-of-range": {
    readonly written: Yours
    readonly of: NumberName
    readonly least: Figure
    readonly most: Figure
    readonly used: Figure
  }
  readonly "number-read-as": { readonly written: Yours; readonly of: NumberName; readonly value: Figure }
}

interface KeyTellings {
  readonly "no-value": { readonly key: Yours }
  readonly "key-twice": { readonly key: Yours }
  readonly again: { readonly written: Yours; readonly key: Yours }
  readonly "id-twice": { readonly id: Yours; readonly key: Yours }
  readonly "part-twice": { readonly part: Yours; readonly owner: Owner }
  readonly "names-already": { readonly written: Yours; readonly key: Yours }
  readonly "names-beside": { readonly written: Yours; readonly key: Yours }
  readonly "restricts-nothing": { readonly key: Yours; readonly kind: Kind }
  readonly "neither-1-nor-0": { readonly written: Yours; readonly key: Yours }
  readonly "no-currency": { readonly written: Yours; readonly key: Yours; readonly near: Near }
  readonly "two-isolations": { readonly key: Yours }
  readonly "behind-host": { readonly key: Yours }
  readonly "pins-at-most": { readonly most: number; readonly what: "options" | "plans" }
  readonly "plan-no-places": { readonly part: Yours; readonly plan: Yours }
  readonly "plan-part-empty": { readonly plan: Yours }
  readonly "owned-none": { readonly host: Yours; readonly key: Yours }
  readonly "owned-two-models": { readonly host: Yours; readonly key: Yours }
  readonly "owned-at-most": { readonly most: number }
  readonly "value-cut": { readonly key: Yours; readonly most: number }
  readonly "value-too-long": { readonly key: Yours; readonly most: number }
  readonly "no-packed-lesson": { readonly key: Yours }
  readonly "would-unfold": { readonly key: Yours; readonly megabytes: number }
  readonly "groups-damaged": { readonly key: Yours; readonly read: number }
  readonly "scenarios-damaged": { readonly key: Yours; readonly read: number }
  readonly "beside-name-cut": { readonly most: number }
  readonly "beside-at-most": { readonly most: number }
}

interface GroupTellings {
  readonly "no-group": { readonly key: Yours }
  readonly "no-figure": { readonly key: Yours }
  readonly "later-years-at-most": { readonly most: number }
  readonly "name-turned": { readonly name: Yours }
  readonly "text-turned": object
  readonly "name-cut": { readonly name: Yours; readonly most: number }
  readonly "groups-at-most": { readonly most: number; readonly beyond: number }
  readonly "standard-groups": object
}

interface GoalTellings {
  readonly "goal-of-all": { readonly about: Yours; readonly written: Yours }
  readonly "goal-closed": { readonly about: Yours; readonly side: "least" | "most"; readonly value: number; readonly next: number }
  readonly "goal-no-side": { readonly written: Yours; readonly key: Yours }
  readonly "no-goal": { readonly written: Yours; readonly key: Yours }
  readonly "goals-at-most": { readonly most: number }
  readonly "goal-twice": { readonly goal: Yours; readonly key: Yours }
}

interface LinkTellings {
  readonly "more-repairs": { readonly count: number }
  readonly "parts-dropped": { readonly count: number }
  readonly "link-too-long": { readonly most: number }
  readonly "behind-link": { readonly written: Yours }
  /** Of a scenario kept beside: by its name, or its place. */
  readonly "in-beside": { readonly name: Yours | null; readonly place: number; readonly repair: ToldOf<RepairTellings> }
}

interface FileTellings {
  readonly "file-no-object": { readonly path: Yours }
  readonly "file-not-here": { readonly path: Yours }
  readonly "file-form": { readonly path: Yours }
  readonly "file-rules": { readonly path: Yours }
  readonly "file-neither": object
  readonly "file-no-format": { readonly field: Yours; readonly format: Yours }
  readonly "file-later": object
}

export interface RepairTellings
  extends
    NearTellings,
    NumberTellings,
    NumberNameTellings,
    OwnerTellings,
    ReadingTellings,
    KeyTellings,
    GroupTellings,
    GoalTellings,
    LinkTellings,
    FileTellings {}

/** Long texts are cut where they are told of. */
const mostTold = 60

/** What somebody wrote, as it is told of: cut where it is long, and nothing in it turns the words around it. */
export function written(text: string): Yours {
  const plain = withoutDirectionControls(text)
  return { yours: plain.length > mostTold ? `${cut(plain, mostTold - 3)}…` : plain }
}

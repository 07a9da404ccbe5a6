import * as v from "valibot"
import { EvidenceListSchema, IdSchema, TechniqueIdSchema } from "./common.ts"

/** What a term is about; each topic has a file in data/glossary/. */
export const termTopics = [
  "techniques",
  "machines",
  "calls",
  "passing",
  "sharing",
  "memory",
  "performance",
  "moving",
  "cost",
  "marks",
] as const
export type TermTopic = (typeof termTopics)[number]

/** Small pictures that a term can have; several terms may share one. */
export const termPictures = ["board", "calls", "cells", "move", "share", "turns", "walls"] as const
export type TermPicture = (typeof termPictures)[number]

/** A word of the field, explained. */
export const TermSchema = v.strictObject({
  /** Stands in links; permanent. */
  id: IdSchema,
  name: v.string(),
  /** Other words for it, by which it is found too. */
  also: v.array(v.string()),
  /** Spellings that are explained where they stand in a view. Absent: the name. Empty: none, for words that mean other things too. */
  inText: v.optional(v.array(v.string())),
  topic: v.picklist(termTopics),
  /** What it is; then why it matters. Plain sentences for somebody who has never met the term. */
  lines: v.tuple([v.string(), v.string()]),
  technique: v.optional(TechniqueIdSchema),
  picture: v.optional(v.picklist(termPictures)),
  /** Where in the page it is seen at work: a view's word in links, what is opened there, and the link's words. */
  seen: v.strictObject({
    view: v.string(),
    focus: v.optional(v.string()),
    filter: v.optional(v.string()),
    words: v.string(),
  }),
  evidence: EvidenceListSchema,
})
export type Term = Readonly<v.InferOutput<typeof TermSchema>>

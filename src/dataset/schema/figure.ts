import * as v from "valibot"

const scalar = v.union([v.number(), v.string(), v.boolean(), v.null()])

/** A figure as published: one number, words, a list, or numbers by name. */
export const FigureSchema = v.union([scalar, v.array(scalar), v.record(v.string(), v.union([scalar, v.array(scalar)]))])

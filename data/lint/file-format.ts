import { textOf, type Rule } from "./dataset.ts"

/** Files are written as JSON with an indent of one space and a final newline, so that a change shows as the lines it changes; sources stand in order of their ids. */
export const fileFormat: Rule = ({ texts, files, sources }) => [
  ...Object.entries(texts)
    .filter(([path, text]) => text !== textOf(files[path]))
    .map(([file]) => ({ file, id: file, sentence: "is not written with an indent of one space and a final newline" })),
  ...Object.keys(sources)
    .filter((id, place, ids) => id < (ids[place - 1] ?? ""))
    .map((id) => ({ file: "sources", id, sentence: "stands out of alphabetical order" })),
]

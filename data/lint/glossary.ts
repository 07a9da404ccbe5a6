import type { Term } from "../../src/dataset/schema/index.ts"
import { repeated, type Dataset, type Finding, type Rule } from "./dataset.ts"

/** Characters of one line: what a card on a phone shows in three rows. */
const longest = 130

const nameOf = (text: string): string => text.toLowerCase()

function problems(row: Term, file: string): string[] {
  return [
    ...(file === `glossary/${row.topic}` ? [] : [`is of the topic "${row.topic}", and stands in ${file}`]),
    ...row.lines.filter((line) => line.length > longest).map((line) => `a line has ${line.length} characters; ${longest} are allowed`),
    ...row.lines.filter((line) => !/^[A-Z0-9“].*[.?]$/.test(line)).map((line) => `"${line}" is no whole sentence`),
  ]
}

/** Names by which more than one term would be found. */
const taken = (dataset: Dataset): readonly Finding[] => {
  const rows = dataset.rows<Term>("glossary/")
  const names = rows.flatMap(({ file, id, row }) => [row.name, ...row.also].map((name) => ({ file, id, name: nameOf(name) })))
  return repeated(names.map(({ name }) => name)).flatMap((name) =>
    names.filter((one) => one.name === name).map(({ file, id }) => ({ file, id, sentence: `another term goes by "${name}", too` })),
  )
}

/** Each term has an id and names of its own, two short sentences, and stands in the file of its topic. */
export const glossary: Rule = (dataset) => {
  const rows = dataset.rows<Term>("glossary/")
  return [
    ...repeated(rows.map(({ id }) => id)).map((id) => ({
      file: rows.findLast((row) => row.id === id)?.file ?? "",
      id,
      sentence: "occurs twice in the glossary",
    })),
    ...rows.flatMap(({ file, id, row }) => problems(row, file).map((sentence) => ({ file, id, sentence }))),
    ...taken(dataset),
  ]
}

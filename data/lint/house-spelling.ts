import { textsIn, type Rule } from "./dataset.ts"

/** Keys whose text is ours. Titles, locators, addresses, ids and words in quotation marks keep their own spelling. */
const ours: ReadonlySet<string> = new Set(
  (
    "name shortName summary text note notes condition rating mechanism rule why finding advice meaning hardwareNotes guestNotes useReason " +
    "metricWords termWords effect requirement workaround technology what fact variant network derivation product model"
  ).split(" "),
)

/** Spellings that differ from the house's, and the house's. Names of products ("Data Center GPU Flex") keep their capitals, so case counts. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/(?<![-"])\b[Pp]assthrough\b/, "pass-through"],
  [/\b\w*[Vv]irtualis(?=e|ing|ation)\w*/, "virtualiz…"],
  [/\b[Oo]ptimis(?=e|ing|ation)\w*/, "optimiz…"],
  [/\bdata[ -]?cent(re|er)s?\b(?<!datacenters?)/, "datacenter"],
  [/\bcolor\w*/, "colour"],
  [/\bbehavior\w*/, "behaviour"],
  [/\b[Ll]icenses?\b/, "licence (the noun)"],
]

/** Any of them, so that a text without one is passed at one glance. */
const any = new RegExp(spellings.map(([{ source }]) => source).join("|"))

/** Ids are words of the dataset, not prose. */
const isId = (text: string): boolean => /^[a-z0-9][a-z0-9.-]*$/.test(text)

/** One spelling for each word in the dataset's own sentences, so that a search finds all of them. */
export const houseSpelling: Rule = (dataset) =>
  textsIn(dataset)
    .filter(({ file, key, row }) => file !== "sources" && !file.startsWith("checklists/") && ours.has(key) && any.test(row) && !isId(row))
    .flatMap(({ file, id, at, row }) =>
      spellings
        .map(([pattern, house]) => ({ found: pattern.exec(row)?.[0], house }))
        .flatMap(({ found, house }) => (found ? [{ file, id, sentence: `${at} says "${found}"; the house word is ${house}` }] : [])),
    )

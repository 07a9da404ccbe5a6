import { makeDataset, textOf, type Dataset, type Finding, type Rule } from "./dataset.ts"

/** A copy of the dataset in which one file was altered. `edit` changes the file's JSON in place. */
export function altered<T>(dataset: Dataset, file: string, edit: (json: T) => void): Dataset {
  const json = structuredClone(dataset.files[file]) as T
  edit(json)
  return makeDataset({ ...dataset.texts, [file]: textOf(json) }, { ...dataset.files, [file]: json })
}

/** The row of that name, to be spoiled in place. Fails when the data no longer has it, so that no planted error misses its mark. */
export function rowNamed<T extends { readonly id?: string; readonly gpu?: string }>(rows: T[], id: string): T {
  const found = rows.find((row) => row.id === id || row.gpu === id)
  if (!found) throw new Error(`There is no row "${id}" to spoil.`)
  return found
}

/** An error to plant: what it is, where, how, and what the rule must answer. */
export interface Planted {
  readonly error: string
  readonly spoil: (dataset: Dataset) => Dataset
  /** Name of the row that the finding must be about, and words of its sentence. */
  readonly id: string
  readonly says: RegExp
}

/** What a rule says of the spoiled row that it did not say `before`, of the data as they are. */
export function answers(rule: Rule, dataset: Dataset, before: readonly Finding[], { spoil, id }: Planted): readonly string[] {
  const written = ({ file, id: row, sentence }: Finding): string => `${file}: ${row}: ${sentence}`
  const known = new Set(before.map(written))
  return rule(spoil(dataset))
    .filter((finding) => finding.id === id && !known.has(written(finding)))
    .map((finding) => finding.sentence)
}

/** Plants an error in one file: `edit` changes its JSON in place. */
export const inFile =
  <T>(file: string, edit: (json: T) => void) =>
  (whole: Dataset): Dataset =>
    altered(whole, file, edit)

type Loose = Record<string, unknown> & { id?: string; gpu?: string }

/** Plants an error in one row of a file: sets the fields given. */
export const setting = (file: string, id: string, fields: Record<string, unknown>) =>
  inFile<Loose[]>(file, (rows) => {
    Object.assign(rowNamed(rows, id), fields)
  })

/** Plants an error by adding a row to a file. */
export const adding = (file: string, make: (rows: readonly Loose[]) => Loose) =>
  inFile<Loose[]>(file, (rows) => {
    rows.push(make(rows))
  })

import type { ReactElement } from "react"
import { Checkbox } from "../../ui/Checkbox.tsx"
import { Disclosure } from "../../ui/Disclosure.tsx"
import css from "./share.module.css"

interface ChecksProps<T extends string> {
  readonly legend: string
  readonly words: readonly T[]
  readonly names: Readonly<Record<T, string>>
  readonly chosen: readonly T[]
  /** Told is what is chosen now, other words that were chosen before included. */
  readonly onChange: (chosen: readonly T[]) => void
  readonly isOff?: (word: T) => boolean
}

/** Words to choose any of. */
export function Checks<T extends string>({ legend, words, names, chosen, onChange, isOff }: ChecksProps<T>): ReactElement {
  return (
    <fieldset className={css["checks"]}>
      <legend>{legend}</legend>
      {words.map((word) => (
        <Checkbox
          key={word}
          label={names[word]}
          checked={chosen.includes(word)}
          disabled={isOff?.(word) ?? false}
          onChange={(on) => onChange(on ? [...chosen, word] : chosen.filter((one) => one !== word))}
        />
      ))}
    </fieldset>
  )
}

/** The same, folded until somebody wants it; with nothing to choose from, nothing. */
export function FoldedChecks<T extends string>({ title, ...checks }: ChecksProps<T> & { readonly title: string }): ReactElement | null {
  const many = checks.words.filter((word) => checks.chosen.includes(word)).length
  return checks.words.length === 0 ? null : (
    <Disclosure title={title} summary={many > 0 ? String(many) : "nothing"} level={3}>
      <Checks {...checks} />
    </Disclosure>
  )
}

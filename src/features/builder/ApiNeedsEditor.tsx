import type { ApiId, ApiNeed } from "../../dataset/schema/index.ts"
import { apiIds } from "../../dataset/schema/words.ts"
import { apiName, apiNames } from "../../words/names.ts"
import { Button, IconButton } from "../../ui/Button.tsx"
import { classes } from "../../ui/classes.ts"
import field from "../../ui/Field.module.css"
import { SelectField } from "../../ui/SelectField.tsx"
import styles from "./Builder.module.css"
import { oneStep } from "./drag.ts"
import { needsText } from "./words.ts"

export interface ApiNeedsEditorProps {
  /** The workload's needs, in force while the group states none. */
  readonly own: readonly ApiNeed[]
  readonly needs: readonly ApiNeed[] | undefined
  /** Undefined gives the needs back to the workload. */
  readonly onChange: (needs: readonly ApiNeed[] | undefined) => void
}

const apiOptions = apiIds.map((api) => ({ value: api, label: apiNames[api] }))
// One that a link names and nobody knows is shown, so that it can be changed.
const optionsWith = (api: ApiId): typeof apiOptions =>
  apiIds.includes(api) ? apiOptions : [{ value: api, label: `${api} (not known here)` }, ...apiOptions]
const versionLimit = 12

type Alternative = ApiNeed["anyOf"][number]

/** Programming interfaces the VMs need: all of the lines, any one within a line. */
export function ApiNeedsEditor({ own, needs, onChange }: ApiNeedsEditorProps) {
  if (needs === undefined) {
    return (
      <div className={styles.apiOwn}>
        <div>
          <span className={field.label}>APIs needed</span>
          <p className={styles.value}>{needsText(own)}</p>
        </div>
        <Button variant="quiet" onClick={() => onChange(own.length === 0 ? [{ anyOf: [{ api: "direct3d" }] }] : own)}>
          Change
        </Button>
      </div>
    )
  }
  const replace = (row: number, anyOf: readonly Alternative[]) =>
    onChange(
      anyOf.length === 0 ? needs.filter((_, at) => at !== row) : needs.map((need, at) => (at === row ? { anyOf: [...anyOf] } : need)),
    )
  const firstUnused = (used: readonly Alternative[]): ApiId => apiIds.find((api) => !used.some((one) => one.api === api)) ?? "direct3d"

  return (
    <fieldset className={styles.apis}>
      <legend className={field.label}>APIs needed</legend>
      {needs.length === 0 && <p className={styles.hint}>None in particular: anything that shows a picture will do.</p>}
      {needs.map((need, row) => (
        // eslint-disable-next-line react/no-array-index-key -- rows have no identity of their own
        <div key={row} className={styles.need}>
          {need.anyOf.map((alternative, at) => {
            const set = (next: Alternative) =>
              replace(
                row,
                need.anyOf.map((one, i) => (i === at ? next : one)),
              )
            const name = apiName(alternative.api)
            return (
              // eslint-disable-next-line react/no-array-index-key -- as above
              <div key={at} className={styles.alternative}>
                <span className={styles.joint}>{at > 0 ? "or" : row > 0 ? "and" : ""}</span>
                <SelectField
                  label={`API ${row + 1}.${at + 1}`}
                  hideLabel
                  value={alternative.api}
                  options={optionsWith(alternative.api)}
                  onChange={(api) => set({ api })}
                  className={styles.grow ?? ""}
                />
                <input
                  className={classes(field.box, styles.version)}
                  aria-label={`Least version of ${name}`}
                  placeholder="any"
                  maxLength={versionLimit}
                  inputMode="decimal"
                  autoComplete="off"
                  value={alternative.minVersion ?? ""}
                  onFocus={oneStep.onStart}
                  onBlur={oneStep.onEnd}
                  onChange={(event) => {
                    const version = event.target.value.replaceAll(/[^\d.]/g, "")
                    set(version === "" ? { api: alternative.api } : { api: alternative.api, minVersion: version })
                  }}
                />
                <IconButton
                  label={`Remove ${name}`}
                  icon="close"
                  onClick={() =>
                    replace(
                      row,
                      need.anyOf.filter((_, i) => i !== at),
                    )
                  }
                />
              </div>
            )
          })}
          <Button
            variant="quiet"
            className={styles.small ?? ""}
            onClick={() => replace(row, [...need.anyOf, { api: firstUnused(need.anyOf) }])}
          >
            or …
          </Button>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button
          variant="quiet"
          icon="plus"
          onClick={() => onChange([...needs, { anyOf: [{ api: firstUnused(needs.flatMap((need) => need.anyOf)) }] }])}
        >
          and also …
        </Button>
        <Button variant="quiet" icon="reset" onClick={() => onChange(undefined)}>
          The workload's own
        </Button>
      </div>
    </fieldset>
  )
}

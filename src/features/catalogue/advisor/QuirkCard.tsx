import type { ReactElement } from "react"
import type { Quirk } from "../../../dataset/schema/index.ts"
import { Tag, type TagProps } from "../../../ui/Tag.tsx"
import { EvidenceList } from "../../common/Evidence.tsx"
import { ViewLink } from "../../common/ViewLink.tsx"
import css from "./Advisor.module.css"

const tones: Readonly<Record<string, NonNullable<TagProps["tone"]>>> = { blocker: "bad", critical: "warn", major: "warn" }

export const SeverityTag = ({ severity, title }: { readonly severity: string; readonly title?: string }): ReactElement => (
  <Tag tone={tones[severity] ?? "neutral"} {...(title === undefined ? {} : { title })}>
    {severity}
  </Tag>
)

const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [])
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What follows from a rule: its effect, what it takes, a way round. */
export function Consequence({ quirk }: { readonly quirk: Pick<Quirk, "then"> }): ReactElement {
  const { effect, requirement, workaround, byFirmware } = quirk.then
  const needs = list(requirement)
  return (
    <dl className={css["then"]}>
      {typeof effect === "string" && (
        <div>
          <dt>Effect</dt>
          <dd>{sentence(effect)}</dd>
        </div>
      )}
      {needs.length > 0 && (
        <div>
          <dt>Takes</dt>
          {needs.map((need) => (
            <dd key={need}>{sentence(need)}</dd>
          ))}
        </div>
      )}
      {typeof byFirmware === "object" && byFirmware !== null && (
        <div>
          <dt>Firmware</dt>
          {Object.entries(byFirmware).map(([firmware, text]) => (
            <dd key={firmware}>
              {firmware}: {String(text)}
            </dd>
          ))}
        </div>
      )}
      {typeof workaround === "string" && (
        <div>
          <dt>Instead</dt>
          <dd>{sentence(workaround)}</dd>
        </div>
      )}
    </dl>
  )
}

/** A rule that holds: what follows, and who says so. */
export function QuirkCard({ quirk }: { readonly quirk: Quirk }): ReactElement {
  return (
    <article className={css["card"]} data-severity={quirk.severity}>
      <header>
        <h3>
          <ViewLink view="quirks" focus={quirk.id}>
            {quirk.title}
          </ViewLink>
        </h3>
        <SeverityTag severity={quirk.severity} />
      </header>
      <Consequence quirk={quirk} />
      {quirk.note && <p className={css["note"]}>{sentence(quirk.note)}.</p>}
      <EvidenceList evidence={[...quirk.evidence, ...quirk.corroboration.flatMap((one) => one.evidence)]} />
    </article>
  )
}

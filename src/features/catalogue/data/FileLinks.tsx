import type { ReactElement } from "react"
import { schemaName } from "../../../dataset/schema/registry.ts"
import css from "./data.module.css"

/** Where the published file and its schema stand, relative to the page. */
export const jsonHref = (path: string): string => `./data/${path}.json`
export const schemaHref = (path: string): string => `./data/schema/${schemaName(path)}.schema.json`

/** The published file, and what its fields mean to a program. */
export const FileLinks = ({ path }: { readonly path: string }): ReactElement => (
  <ul className={css["files"]}>
    <li>
      <a href={jsonHref(path)}>JSON</a>
    </li>
    <li>
      <a href={schemaHref(path)}>Schema</a>
    </li>
  </ul>
)

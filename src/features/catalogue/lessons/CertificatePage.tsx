import type { ReactElement } from "react"
import { dayWords } from "../../../base/day.ts"
import { first } from "../../../dataset/first.ts"
import { modelVersion } from "../../../engine/basics/version.ts"
import { OnPaper } from "../../common/OnPaper.tsx"
import type { Certificate, CertifiedRow } from "./certificate.ts"
import css from "./ProgressDialog.module.css"

/** What was done, row by row: on the screen and on paper. */
export const CertificateRows = ({ certificate: { lessons, challenges, sum } }: { readonly certificate: Certificate }): ReactElement => (
  <>
    <p className={css["sum"]}>{sum}</p>
    <table className={css["rows"]}>
      <thead>
        <tr>
          <th scope="col">Lesson or challenge</th>
          <th scope="col">Result</th>
          <th scope="col">On</th>
        </tr>
      </thead>
      <tbody>{[...lessons, ...challenges].map(row)}</tbody>
    </table>
  </>
)

const row = ({ id, title, result, day }: CertifiedRow): ReactElement => (
  <tr key={id}>
    <th scope="row">{title}</th>
    <td>{result}</td>
    <td>{day ?? "day not kept"}</td>
  </tr>
)

interface CertificatePageProps {
  readonly certificate: Certificate
  /** As the reader typed it; empty: a line to write on. */
  readonly name: string
  /** ISO. */
  readonly day: string
}

/** The certificate on paper. */
export const CertificatePage = ({ certificate, name, day }: CertificatePageProps): ReactElement => (
  <OnPaper className={css["page"]}>
    <p className={css["of"]}>GPU Virtualization Explorer</p>
    <h1>What was done</h1>
    <p className={css["name"]}>{name.trim() === "" ? " " : name.trim()}</p>
    <p>has worked through these lessons and challenges on GPU virtualization:</p>
    <CertificateRows certificate={certificate} />
    <p className={css["basis"]}>
      A lesson counts when its last step was reached, a task when the model says that all its goals are met, a challenge by its points
      against the best plan there is, which is proven. Dataset {first.version}, model {modelVersion}.
    </p>
    <p className={css["basis"]}>
      Printed on {dayWords(day)} from what the page kept in the reader’s own browser. Nobody watched who did it: it says what was done, and
      is no proof of who did it.
    </p>
  </OnPaper>
)

import type { ApiId, Evidence, Product, Support } from "../../../dataset/schema/index.ts"
import type { Background } from "../products/useBackground.ts"
import { disagreementsOn } from "../products/related.ts"
import { supportWords } from "../../common/table/columnSpec.ts"
import { gives, matrixColumns, type MatrixCell, type MatrixColumn } from "./cells.ts"

/** What somebody else than the product's row says of a cell. */
export interface OtherWord {
  readonly who: string
  readonly says: string
  readonly evidence: readonly Evidence[]
  /** It cannot be true together with the cell. */
  readonly differs: boolean
}

/** The article's columns; its DXVA is video decoding. */
const articleApis: Readonly<Record<string, ApiId>> = {
  Direct3D: "direct3d",
  OpenGL: "opengl",
  "OpenGL ES": "opengles",
  Vulkan: "vulkan",
  OpenCL: "opencl",
  CUDA: "cuda",
  DXVA: "video-decode",
  Glide: "glide",
}

/** What the article's table says of a product's APIs that the matrix has no column for. */
export const otherApis = (background: Background, product: Product): readonly Background["articleApis"][number][] =>
  background.articleApis.filter((row) => row.product === product.id && !(row.api in articleApis))

const numbers = (text: string | null): readonly number[] => (text?.match(/\d+(\.\d+)?/g) ?? []).map(Number)

/** "11" and "11.0" are one version; "8/9" holds 9. */
function sameVersion(a: string | null, b: string | null): boolean {
  const [as, bs] = [numbers(a), numbers(b)]
  return as.length === 0 || bs.length === 0 || as.some((one) => bs.includes(one))
}

function articleWords(background: Background, product: Product, column: MatrixColumn, cell: MatrixCell): readonly OtherWord[] {
  return background.articleApis
    .filter((row) => row.product === product.id && articleApis[row.api] === column.id)
    .map((row) => {
      const byArticle = row.origin !== "other source"
      const notes = row.footnotes.flatMap((key) => background.footnotes.find((one) => one.key === key)?.text ?? [])
      const ceiling = Math.max(...numbers(cell.word))
      const higher = row.version !== null && cell.look === "version" && Math.max(...numbers(row.version)) > ceiling
      return {
        who: byArticle ? "The article" : "Another source",
        says: [`${row.api === "DXVA" ? "DXVA " : ""}${row.cell}`, row.note, ...notes].filter(Boolean).join("; "),
        evidence: row.evidence,
        differs:
          cell.look !== "unknown" &&
          ((row.supported !== null && row.supported !== gives(cell)) ||
            (cell.look === "version" && (byArticle ? !sameVersion(row.version, cell.word) : higher))),
      }
    })
}

type Row = Background["migrationMatrix"][number]

const supportWord = (support: Support | "platform"): string =>
  support === "platform" ? "left to the cluster manager" : supportWords[support]

/** A firm yes against a firm no. */
const contradict = (cell: MatrixCell, said: string): boolean =>
  (cell.look === "no" && said === "yes") || (cell.look === "yes" && said === "no")

function matrixWord(row: Row, column: MatrixColumn, cell: MatrixCell): Pick<OtherWord, "says" | "differs"> | null {
  switch (column.id) {
    case "live-migration":
      return {
        says: `${supportWord(row.liveMigration)}; powered off: ${supportWord(row.coldMigration)}; to empty a host: ${row.maintenanceMode}`,
        differs: contradict(cell, row.liveMigration),
      }
    case "suspend":
      return { says: supportWord(row.suspendResume), differs: contradict(cell, row.suspendResume) }
    case "snapshot":
      return {
        says: `disk: ${supportWord(row.diskSnapshot)}; with memory: ${supportWord(row.memorySnapshot)}`,
        differs: row.diskSnapshot === row.memorySnapshot && contradict(cell, row.memorySnapshot),
      }
    case "ha-restart":
      return {
        says: `${supportWord(row.haRestart)}; first placement ${row.initialPlacement}, load balancing ${row.loadBalancing}`,
        differs: contradict(cell, row.haRestart),
      }
    default:
      return null
  }
}

/** Everything said of the cell elsewhere in the dataset, each with its own source. */
export function otherWords(background: Background, product: Product, column: MatrixColumn, cell: MatrixCell): readonly OtherWord[] {
  const matrix = background.migrationMatrix.flatMap((row) => {
    const word = row.product === product.id ? matrixWord(row, column, cell) : null
    return word
      ? [
          {
            who: "The survey of migration",
            ...word,
            says: [word.says, row.note, row.cellNote].filter(Boolean).join("; "),
            evidence: row.evidence,
          },
        ]
      : []
  })
  const disputes = disagreementsOn(background, product.id, column.id).map((row) => ({
    who: row.topic,
    says: [...row.says.map(({ who, what }) => `${who ?? "a source"}: ${what}`), ...(row.advice ? [`here: ${row.advice}`] : [])].join("; "),
    evidence: row.evidence,
    differs: true,
  }))
  return [...articleWords(background, product, column, cell), ...matrix, ...disputes]
}

/** Columns in which somebody contradicts the product's row, worked out once for each product. */
const disputed = new WeakMap<Product, ReadonlySet<MatrixColumn>>()
export function disputedColumns(background: Background, product: Product): ReadonlySet<MatrixColumn> {
  let columns = disputed.get(product)
  if (!columns) {
    columns = new Set(
      matrixColumns.filter((column) => otherWords(background, product, column, column.cell(product)).some((one) => one.differs)),
    )
    disputed.set(product, columns)
  }
  return columns
}

/** Why products of its kind can or cannot be moved. */
export const ruleFor = (
  background: Background,
  product: Product,
  column: MatrixColumn,
): Background["migrationRules"][number] | undefined =>
  column.group === "operations" && column.id !== "hot-plug"
    ? background.migrationRules.find((rule) => rule.products.includes(product.id))
    : undefined

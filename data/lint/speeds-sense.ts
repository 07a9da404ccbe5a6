import { SpeedKindSchema, type Speed, type SpeedKindRow } from "../../src/dataset/schema/index.ts"
import { repeated, type Dataset, type Finding, type Rule } from "./dataset.ts"

/** Ratios are published with three or four digits. */
const rounding = 0.006

/** Speeds further apart than this are two different things, or a mistake of a power of ten. */
const furthest = 400

const worksOf: Readonly<Record<string, readonly string[]>> = {
  "video-encode": ["encoding"],
  "2d-desktop": ["drawing-2d"],
}

function problems(row: Speed): string[] {
  const { value, referenceValue, speedRatio, higherIsBetter } = row
  const follows =
    value !== null && referenceValue !== null && value > 0 && referenceValue > 0
      ? higherIsBetter
        ? value / referenceValue
        : referenceValue / value
      : null
  const expected = worksOf[row.workloadClass]
  return [
    ...(follows !== null && Math.abs(follows / speedRatio - 1) > rounding
      ? [`its values give ${follows.toFixed(3)} of the reference's speed, its ratio says ${speedRatio}`]
      : []),
    ...((value === null) !== (referenceValue === null) ? ["has the value of one of the two GPUs only"] : []),
    ...(speedRatio > furthest || speedRatio < 1 / furthest ? [`a speed of ${speedRatio} is outside what two GPUs differ by`] : []),
    ...((row.use === "fit") === (row.useReason !== null) ? ["says why exactly where the model does not rest on it"] : []),
    ...(row.use === "fit" && (row.gpu === null || row.referenceGpu === null)
      ? ["is fitted, but the dataset has no row for one of its GPUs"]
      : []),
    ...(row.gpu !== null && row.gpu === row.referenceGpu && row.use === "fit" ? ["compares a GPU with itself"] : []),
    ...(expected && !expected.includes(row.work) ? [`is of class ${row.workloadClass} and of work "${row.work}"`] : []),
    ...(row.per === "engine" && row.work !== "encoding" ? ["is of one engine, and not of encoding"] : []),
    ...(/\b(ms|seconds?|minutes)\b.*lower|lower is better/i.test(row.metric) && higherIsBetter
      ? [`"${row.metric}" is better when lower, and the row says higher`]
      : []),
  ]
}

/** Shares of a kind of work add up to 1 at most, and every kind that a row names is described. */
function kinds(
  { files, rows }: Dataset,
  speeds: readonly { readonly file: string; readonly id: string; readonly row: Speed }[],
): Finding[] {
  const described = files["models/speed-kinds"] as readonly SpeedKindRow[]
  const known = new Set<string>(described.map((kind) => kind.id))
  const all: readonly string[] = SpeedKindSchema.entries.id.options
  return [
    ...rows<SpeedKindRow>("models/speed-kinds")
      .filter(({ row }) => Object.values(row.boundBy).reduce<number>((sum, share) => sum + (share ?? 0), 0) > 1 + 1e-9)
      .map(({ file, id }) => ({ file, id, sentence: "its shares add up to more than 1" })),
    ...speeds
      .filter(({ row }) => all.includes(row.work) && !known.has(row.work))
      .map(({ file, id, row }) => ({ file, id, sentence: `is of the kind "${row.work}", which models/speed-kinds does not describe` })),
  ]
}

/**
 * A published speed follows from its two values in the direction that its metric has; it is fitted only where the dataset knows both GPUs, and says why
 * where it is not; ids are unique over all files.
 */
export const speedsSense: Rule = (dataset) => {
  const speeds = dataset.rows<Speed>("measurements/speeds/")
  return [
    ...speeds.flatMap(({ file, id, row }) => problems(row).map((sentence) => ({ file, id, sentence }))),
    ...repeated(speeds.map(({ id }) => id)).map((id) => ({
      file: speeds.findLast((one) => one.id === id)?.file ?? "measurements/speeds",
      id,
      sentence: "another published speed has this id",
    })),
    ...kinds(dataset, speeds),
  ]
}

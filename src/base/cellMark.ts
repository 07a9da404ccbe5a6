import { figureMarks } from "./figures.ts"

/** What stands between the cells of a CSV file, so that the reader's spreadsheet takes its columns apart. */
export const cellMark = (): string => (figureMarks()[1] === "," ? ";" : ",")

/**
 * `npm run fit`: fits every fitted constant of the performance model from data/measurements, and writes data/models (pooling, the fitted entries of
 * parameters and remoting, residuals, validation) and docs/validation.md. `-- --check` writes nothing and says what would change, exit 1.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { fitAll } from "./fit-files.ts"

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`
const current = (path: string): string | null => {
  try {
    return readFileSync(path, "utf8")
  } catch {
    return null
  }
}

const started = Date.now()
const fitted = fitAll("data")
const files: readonly (readonly [path: string, text: string])[] = [
  ["data/models/pooling.json", json(fitted.pooling)],
  ["data/models/parameters.json", json(fitted.parameters)],
  ["data/models/remoting.json", json(fitted.remoting)],
  ["data/models/residuals.json", json(fitted.residuals)],
  ["data/models/validation.json", json(fitted.validation)],
  ["data/models/speeds.json", json({ fitted: fitted.speeds.model })],
  ["data/models/speed-validation.json", json(fitted.speeds.validation)],
  ["docs/validation.md", fitted.page],
]
const stale = files.filter(([path, text]) => current(path) !== text)
if (process.argv.includes("--check")) {
  process.stdout.write(
    stale.length === 0
      ? "What is fitted agrees with the data.\n"
      : `Not as fitted from the data: ${stale.map(([path]) => path).join(", ")}. Run npm run fit.\n`,
  )
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const [path, text] of stale) writeFileSync(path, text)
  const what = stale.length === 0 ? "nothing changed" : stale.map(([path]) => path).join(", ")
  process.stdout.write(`Fitted in ${((Date.now() - started) / 1000).toFixed(1)} s: ${what}.\n`)
}

import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"
import { chromium } from "../../e2e/chromium.ts"

/** Not among the dev dependencies: 114 packages for one script. npx fetches it once. */
const lighthouse = "lighthouse@13.5.0"

export interface Audit {
  /** 0..100. */
  readonly performance: number
  /** ms. */
  readonly firstPaint: number
  readonly largestPaint: number
  readonly blocking: number
  readonly shift: number
  readonly bytes: number
}

interface LighthouseResult {
  readonly categories: { readonly performance: { readonly score: number | null } }
  readonly audits: Readonly<Record<string, { readonly numericValue?: number } | undefined>>
}

/** Lighthouse's mobile test of one load, performance only. Throws where npx cannot have it or it cannot run. */
export async function audit(url: string): Promise<Audit> {
  const folder = mkdtempSync(join(tmpdir(), "lighthouse-"))
  const output = join(folder, "result.json")
  try {
    await promisify(execFile)(
      "npx",
      [
        "--yes", lighthouse, url, "--only-categories=performance", "--output=json", `--output-path=${output}`, "--quiet",
        `--chrome-flags=--headless=new ${chromium.args.join(" ")} --user-data-dir=${join(folder, "profile")}`,
      ],
      { env: { ...process.env, ...(chromium.executablePath && { CHROME_PATH: chromium.executablePath }) }, timeout: 180_000, maxBuffer: 2 ** 26 },
    )
    const { categories, audits } = JSON.parse(readFileSync(output, "utf8")) as LighthouseResult
    const number = (id: string): number => audits[id]?.numericValue ?? Number.NaN
    return {
      performance: Math.round((categories.performance.score ?? Number.NaN) * 100),
      firstPaint: number("first-contentful-paint"),
      largestPaint: number("largest-contentful-paint"),
      blocking: number("total-blocking-time"),
      shift: number("cumulative-layout-shift"),
      bytes: number("total-byte-weight"),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "@playwright/test"

/** A word on paper; its box in points. */
export interface Word {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface PaperPage {
  readonly words: readonly Word[]
  /** In points. */
  readonly width: number
  readonly height: number
}

/** Whether poppler's tools are there, which read a PDF's words with their places. */
export function canReadPdf(): boolean {
  try {
    execFileSync("pdftotext", ["-v"], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}

export interface Sheet {
  readonly format: "A4" | "Letter"
  readonly landscape: boolean
}

/** The words of each page as the browser prints it. */
export const printed = async (page: Page, sheet: Sheet): Promise<readonly (readonly Word[])[]> =>
  pagesOf(await page.pdf({ ...sheet, printBackground: true })).map(({ words }) => words)

/** The pages of a PDF. */
export function pagesOf(pdf: Uint8Array): readonly PaperPage[] {
  const folder = mkdtempSync(join(tmpdir(), "paper-"))
  try {
    const file = join(folder, "page.pdf")
    writeFileSync(file, pdf)
    const xml = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8", maxBuffer: 1 << 26 })
    return xml
      .split(/<page /)
      .slice(1)
      .map((one) => {
        const [, width = "0", height = "0"] = /width="([\d.]+)" height="([\d.]+)"/.exec(one) ?? []
        const words = [...one.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(
          ([, left, top, right, bottom, text = ""]) => ({
            text,
            left: Number(left),
            top: Number(top),
            right: Number(right),
            bottom: Number(bottom),
          }),
        )
        return { words, width: Number(width), height: Number(height) }
      })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Words that stand on one another, as "this × that". */
export function overlaps(words: readonly Word[]): readonly string[] {
  return words.flatMap((a, at) =>
    words.slice(at + 1).flatMap((b) => {
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      // Boxes of lines are taller than their letters.
      return width > 1.5 && height > 0.4 * Math.min(a.bottom - a.top, b.bottom - b.top) ? [`${a.text} × ${b.text}`] : []
    }),
  )
}

import { figuresAs, writeFiguresAs } from "../base/figures.ts"
import { attempt } from "./pageWindow.ts"

/** Whose way of writing figures can be asked for; the first is the page's own. */
export const figureStyles = [
  { locale: "en-US", name: "English" },
  { locale: "de-DE", name: "German" },
  { locale: "fr-FR", name: "French" },
  { locale: "de-CH", name: "Swiss" },
  { locale: "en-IN", name: "Indian" },
] as const

export type FigureLocale = (typeof figureStyles)[number]["locale"]

const storageKey = "gpu-virtualization-explorer.figures"

const isKnown = (locale: string | null): locale is FigureLocale => figureStyles.some((one) => one.locale === locale)

/** In force; the page's own where a link or a test wrote figures in yet another way. */
export function chosenFigures(): FigureLocale {
  const now = figuresAs()
  return isKnown(now) ? now : figureStyles[0].locale
}

/** Writes figures so from now on, and at the next visit. */
export function chooseFigures(locale: FigureLocale): void {
  const isOwn = locale === figureStyles[0].locale
  writeFiguresAs(isOwn ? null : locale)
  attempt(() => (isOwn ? localStorage.removeItem(storageKey) : localStorage.setItem(storageKey, locale)))
}

/** What was chosen at an earlier visit. */
export function recallFigures(): void {
  const kept = attempt(() => localStorage.getItem(storageKey))
  if (isKnown(kept) && kept !== figuresAs()) writeFiguresAs(kept)
}

/** "123.456,7" */
export const figureSample = (locale: FigureLocale): string => new Intl.NumberFormat(locale).format(123_456.7)

/** `npm run previews`: draws the pictures of link previews (previews/) from their words. They hold no figure, so data and model may change. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { chromium as browserType } from "playwright"
import { chromium } from "../e2e/chromium.ts"
import { cards, drawnText, pageCard, previewSize, type Card } from "./preview-list.ts"

const mark = readFileSync("public/favicon.svg", "utf8")
const font = readFileSync("node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2").toString("base64")

const drawn = ({ id, title, text }: Card): string => `<!doctype html><style>
  @font-face { font-family: plex; src: url(data:font/woff2;base64,${font}); font-weight: 100 700 }
  html { color-scheme: only light }
  body { margin: 0; box-sizing: border-box; inline-size: 1200px; block-size: 630px; padding: 72px 80px; display: flex; flex-direction: column;
    background: #f4f5f2; color: #17212b; font: 36px/1.4 plex; border-block-end: 12px solid #1b4f9c }
  header { display: flex; align-items: center; gap: 20px; font-size: 30px; color: #46525e }
  svg { inline-size: 64px; block-size: 64px }
  h1 { margin: auto 0 24px; font-size: 76px; font-weight: 600; line-height: 1.1 }
  p { margin: 0 0 auto; max-inline-size: 28em; color: #46525e; text-wrap: pretty }
</style><header>${mark}${id === pageCard.id ? "" : pageCard.title}</header><h1>${title}</h1><p>${text}</p>`

rmSync("previews", { recursive: true, force: true })
mkdirSync("previews")
const browser = await browserType.launch(chromium)
try {
  const page = await browser.newPage({ colorScheme: "light", viewport: previewSize })
  for (const card of cards) {
    await page.setContent(drawn(card))
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    writeFileSync(`previews/${card.id}.png`, await page.screenshot())
  }
} finally {
  await browser.close()
}
writeFileSync("previews/drawn.json", drawnText())

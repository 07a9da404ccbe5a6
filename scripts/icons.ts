/** `npm run icons`: draws the PNG icons of the installed page from its mark, public/favicon.svg. Run it when the mark changes. */
import { readFileSync, mkdirSync, writeFileSync } from "node:fs"
import { chromium as browserType } from "playwright"
import { chromium } from "../e2e/chromium.ts"
import { icons, type AppIcon } from "./icon-list.ts"

const mark = readFileSync("public/favicon.svg", "utf8")

/** The mark on a ground: as large as `share` of the icon, in the middle. */
const drawn = ({ size, share, rounding }: AppIcon): string => `<!doctype html><style>
  html, body { margin: 0; background: transparent; color-scheme: only light }
  div { box-sizing: border-box; inline-size: ${size}px; block-size: ${size}px; padding: ${(size * (1 - share)) / 2}px;
    background: #f4f5f2; border-radius: ${size * rounding}px }
  svg { display: block; inline-size: 100%; block-size: 100% }
</style><div>${mark}</div>`

mkdirSync("public/icons", { recursive: true })
const browser = await browserType.launch(chromium)
try {
  const page = await browser.newPage({ colorScheme: "light" })
  for (const icon of icons) {
    await page.setViewportSize({ width: icon.size, height: icon.size })
    await page.setContent(drawn(icon))
    writeFileSync(`public/${icon.file}`, await page.screenshot({ omitBackground: true }))
  }
} finally {
  await browser.close()
}

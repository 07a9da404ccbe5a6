/** Fonts of the page as rules that hold their own letters, for a picture that may load nothing. */

const bare = (text: string): string => text.replaceAll(/["'\s]/g, "").toLowerCase()

/** A face as a rule or as the page's set of fonts tells it. */
const faceOf = (family: string, range: string): string => `${bare(family)} ${bare(range || "U+0-10FFFF")}`

function rulesOf(sheet: CSSStyleSheet): readonly CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule)
  } catch {
    // Of another origin.
    return []
  }
}

async function asAddress(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`The font could not be fetched (${response.status}).`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  let text = ""
  for (const byte of bytes) text += String.fromCharCode(byte)
  return `data:font/woff2;base64,${btoa(text)}`
}

async function written(rule: CSSFontFaceRule): Promise<string> {
  const { style } = rule
  const [, path] = /url\(\s*["']?([^"')]+)["']?\s*\)/.exec(style.getPropertyValue("src")) ?? []
  if (path === undefined) return ""
  const address = path.startsWith("data:") ? path : await asAddress(new URL(path, rule.parentStyleSheet?.href ?? document.baseURI).href)
  const told = ["font-family", "font-style", "font-weight", "unicode-range"].flatMap((name) => {
    const value = style.getPropertyValue(name)
    return value === "" ? [] : [`${name}:${value}`]
  })
  return `@font-face{${[...told, `src:url("${address}") format("woff2")`].join(";")}}`
}

/** The faces that the page has loaded, each with its letters in it; those that cannot be had are left out. */
export async function fontRules(): Promise<string> {
  const loaded = new Set([...document.fonts].filter(({ status }) => status === "loaded").map((one) => faceOf(one.family, one.unicodeRange)))
  const used = [...document.styleSheets]
    .flatMap(rulesOf)
    .filter(({ style }) => loaded.has(faceOf(style.getPropertyValue("font-family"), style.getPropertyValue("unicode-range"))))
  const rules = await Promise.allSettled(used.map(written))
  return rules.flatMap((one) => (one.status === "fulfilled" && one.value !== "" ? [one.value] : [])).join("")
}

import { chromium } from "playwright"
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu"] })
const shots = JSON.parse(process.argv[2])
for (const { name, url, w, h = 900, dark, full, act } of shots) {
  const p = await b.newPage({ reducedMotion: "no-preference", viewport: { width: w, height: h }, colorScheme: dark ? "dark" : "light" })
  p.on("pageerror", e => console.log(name, "ERR", e.message)); p.on("console", m => m.type()==="error" && console.log(name, m.text()))
  await p.goto("http://localhost:4387/" + url)
  await p.locator("html[data-live]").waitFor({ state: "attached" })
  await p.waitForTimeout(2500)
  for (const [how, sel, val] of act ?? []) {
    if (how === "click") await p.getByRole("button", { name: sel, exact: true }).click({ timeout: 8000 })
    if (how === "key") await p.keyboard.press(sel)
    if (how === "focus") await p.locator(sel).focus({ timeout: 8000 })
    if (how === "wait") await p.waitForTimeout(sel)
  }
  await p.screenshot({ path: `/tmp/les/${name}.png`, fullPage: full ?? true })
  const over = await p.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  if (over > 0) console.log(name, "sideways", over)
  await p.close()
}
await b.close()

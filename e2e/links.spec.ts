import { readFileSync } from "node:fs"
import { expect, test } from "./watch.ts"

interface Golden {
  readonly what: string
  readonly link: string
  readonly repairs: readonly string[]
}
const golden = JSON.parse(readFileSync(new URL("../src/scenario/url/golden.json", import.meta.url), "utf8")) as readonly Golden[]

/** Only what stands behind "#" can be opened here; whole addresses lead to other machines. */
const fragmentOf = (link: string): string => link.replace(/^<?https?:\/\/[^#]*#/, "").replace(/^#/, "")

interface Case {
  readonly what: string
  readonly fragment: string
  /** Whether something in it cannot be read as it stands. */
  readonly broken: boolean
}

const fromGolden: readonly Case[] = golden
  .filter(({ link, repairs }) => repairs.length > 0 || /[%<>~]/.test(link))
  .slice(0, 40)
  .map(({ what, link, repairs }) => ({ what, fragment: fragmentOf(link), broken: repairs.length > 0 }))

const broken = (what: string, fragment: string): Case => ({ what, fragment, broken: true })
const own: readonly Case[] = [
  broken("a script tag as a workload", `vm=<script>window.hacked=1</script>:5`),
  broken("a script tag as a view", `view="><script>window.hacked=1</script>`),
  broken("an image with a handler as a pin", `option=<img src=x onerror=window.hacked=1>@a16`),
  broken("a javascript address as focus and as an unknown key", `focus=javascript:window.hacked=1&javascript:=1`),
  broken("a count of four hundred digits", `vm=cad-medium:${"9".repeat(400)}`),
  broken("a negative count", "vm=cad-medium:-40"),
  broken("numbers beyond all bounds", "years=1e308&kwh=1e308&pue=-1e308&net=Infinity&spare=1e99"),
  broken("words where numbers belong", "years=NaN&kwh=undefined&pue=null&budget=[object Object]"),
  broken("unknown keys", "vm=cad-medium:4&foo=1&bar=2&baz"),
  broken("unknown ids everywhere", "vm=nobody:3&option=nothing@nowhere:never&gpus=xyz&host=abc&need=wings&vendors=acme&hypervisors=q"),
  broken("half an escape", "vm=cad-medium:4%&years=%E0%A4%A&view=%"),
  broken("an escaped null", "vm=cad-medium%00:4&years=%00"),
  broken("a compressed key of another program", "z=eJyrVkrLz1eyUkpKLFKqBQAdegQ0"),
  broken("a hundred thousand characters of garbage", "%F0%9F%92%A9;=&~*@:,".repeat(5000)),
  broken("ten thousand groups", `vm=${Array.from({ length: 10_000 }, () => "cad-medium:1").join(",")}`),
  broken("a thousand pins", Array.from({ length: 1000 }, (_, at) => `option=kvm-vfio@gpu${at}`).join("&")),
  broken("a name with marks of direction", "vm=cad-medium:4:%E2%80%AEevil&years=soon"),
  broken("a prototype", "__proto__=1&vm=__proto__:3&price=constructor:1&have=toString:2"),
  { what: "a name of markup", fragment: "vm=cad-medium:4:<b onclick=alert(1)>bold</b>", broken: false },
  { what: "a workload twice, and empty groups", fragment: "vm=,,cad-medium:4,,cad-medium:4,", broken: false },
]

const unspeakable = /\b(NaN|undefined|Infinity)\b|\[object |\$\{|function ?\(/
/** What the page says of its own; what it quotes from the link is the link's. */
const ownWords = (text: string): string => text.replaceAll(/[“"][^”"]*[”"]/g, "")

const cases = [...fromGolden, ...own]
/** Each batch in one browser, one link after the other: opened afresh or, every second one, put into the address of the open page. */
const batch = 10

for (let from = 0; from < cases.length; from += batch) {
  const some = cases.slice(from, from + batch)
  test(`wrong links open with figures and no nonsense: from ${some[0]?.what} to ${some.at(-1)?.what}`, async ({ explorer, page }) => {
    for (const [index, { what, fragment, broken: expectMessage }] of some.entries()) {
      await test.step(what, async () => {
        if (index % 2 === 0) await explorer.open(fragment)
        else await explorer.paste(fragment)
        await expect(page.getByRole("heading", { level: 1 }), what).toBeVisible()
        await expect(explorer.main, what).toContainText(/\S.{40}/)
        if (expectMessage) await expect(explorer.notices.first(), `${what}: says what could not be read`).toContainText(/\S+ \S+ \S+/)
        expect(ownWords(await page.locator("body").innerText()), what).not.toMatch(unspeakable)
        expect(await page.evaluate(() => "hacked" in window), `${what}: nothing of the link is run`).toBe(false)
        // Whatever the link was, the page can be used.
        await explorer.nav("Compare").click()
        await expect(explorer.verdict, what).toBeVisible()
        await expect(explorer.board.table.getByRole("row").nth(1), what).toBeVisible()
        expect(ownWords(await page.locator("body").innerText()), what).not.toMatch(unspeakable)
      })
    }
  })
}

test("what a link held and nobody understands stays in the link until it is dropped", async ({ explorer, page }) => {
  await explorer.open("vm=cad-medium:40,hover-car:3&zoom=4")
  await expect(explorer.notices).toContainText(["hover-car"])
  await expect(explorer.notices).toContainText(["zoom"])
  await explorer.builder.type(explorer.builder.count(), "41")
  await expect.poll(() => explorer.fragment()).toMatch(/vm=cad-medium:41.*hover-car:3.*zoom=4/)
  await page.getByRole("button", { name: "Drop from the link what cannot be used" }).click()
  await expect.poll(() => explorer.fragment()).toMatch(/^vm=cad-medium:41&data=/)
})

test("the message about a link can be dismissed", async ({ explorer, page }) => {
  await explorer.open("years=soon")
  await expect(explorer.notices.first()).toContainText("soon")
  await page.getByRole("button", { name: "Dismiss" }).click()
  await expect(explorer.notices).toHaveCount(0)
})

test("a link made with an older dataset says which figures moved and by how much, if it carries its answer", async ({ explorer, page }) => {
  await explorer.open("vm=cad-medium:40&data=2025.1.0&model=0")
  await expect(explorer.notices.first()).toContainText(/dataset 2025\.1\.0 .* and model 0/)
  await expect(explorer.notices.first()).toContainText("what moved cannot be told")
  await page.goto("/#vm=cad-medium:40&was=kvm-vfio@l4:1:1000:0.5:0.6&data=2025.1.0&model=0")
  await expect(explorer.notices.first()).toContainText(/Cheapest way: .* then, .* now/)
  await expect(explorer.notices.first()).toContainText(/GPUs: 1 then, \d+ now \(\+/)
  await expect(explorer.notices.first()).toContainText(/Cost: \$1,000 then, \$.* now \(\+/)
  await expect(explorer.notices.first()).toContainText("Native share: 50–60 % then")
  // The answer of the link is not that of an edited scenario.
  await explorer.builder.count().fill("41")
  await expect(explorer.notices.first()).not.toContainText("then")
})

test("a shared link carries the answer it was made with", async ({ explorer, page }) => {
  await explorer.open("vm=cad-medium:40")
  await page.getByRole("button", { name: "Share", exact: true }).click()
  await expect(page.getByRole("textbox", { name: "Link" })).toHaveValue(/&was=[\w-]+@[\w-]+:\d+:\d+:0\.\d+:[\d.]+&data=/)
})

test("a shared link of several groups carries the plan of parts, and opened later it is compared with the plan", async ({
  explorer,
  page,
}) => {
  const vm = "vm=knowledge-worker:1500,cad-medium:120,llm-inference:16"
  await explorer.open(vm)
  await expect(page.getByRole("heading", { name: "Each group its own way" })).toBeVisible()
  await expect(page.getByRole("table", { name: "The parts of the cheapest plan" })).toBeVisible()
  await page.getByRole("button", { name: "Share", exact: true }).click()
  await expect(page.getByRole("textbox", { name: "Link" })).toHaveValue(
    /&was=1:[\w-]+@a16\*2:[\w-]+@[\w-]+\*3:[\w-]+@[\w-]+:\d+:\d+:0\.\d+:[\d.]+&data=/,
  )
  await page.goto(`/#${vm}&was=1:kvm-vgpu-nvidia@a16*2.3:kvm-vfio@l4:100:1000000:0.5:0.6&data=2025.1.0&model=0`)
  await page.reload()
  await expect(explorer.notices.first()).toContainText(/Cheapest way: a plan of 2 parts .* then, a plan of 3 parts .* now/)
  await expect(explorer.notices.first()).toContainText(/GPUs: 100 then, \d+ now \(\+/)
})

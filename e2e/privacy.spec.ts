import { viewNames } from "./pages/explorer.ts"
import { expect, test } from "./watch.ts"

test("a walk through every view asks nothing of any other machine and leaves no complaint in the console", async ({
  explorer,
  page,
  watched,
  baseURL,
}) => {
  await explorer.open("vm=cad-medium:40:Secret_project&price=l40s:1234")
  await expect(explorer.board.table).toBeVisible()
  for (const view of viewNames) {
    await explorer.goView(view, "vm=cad-medium:40:Secret_project")
    const table = page.getByRole("button", { name: "Show as table" })
    if ((await table.count()) > 0) await table.click()
  }
  await explorer.goView("board", "vm=cad-medium:40")
  await explorer.board.figure("Mediated pass-through", "Native performance").click()
  await expect(explorer.why.inputs.first()).toBeVisible()
  expect([...watched.origins]).toEqual([new URL(baseURL ?? "").origin])
  expect(watched.faults).toEqual([])
})

test("nothing of a scenario is in any request, for it stands behind the #", async ({ explorer, page }) => {
  const asked: string[] = []
  page.on("request", (request) => asked.push(`${request.url().split("#")[0] ?? ""} ${request.postData() ?? ""}`))
  await explorer.open("vm=cad-medium:40:Secret_project&view=datacenter")
  await explorer.arrived("datacenter")
  await explorer.nav("Compare").click()
  await explorer.builder.type(explorer.builder.count(), "4711")
  await expect(explorer.verdict).toContainText("4,711")
  expect(asked.length).toBeGreaterThan(3)
  expect(asked.filter((request) => /Secret|4711|cad-medium/.test(request))).toEqual([])
})

test("the page's policy allows nothing but the page itself", async ({ page }) => {
  await page.goto("/")
  const policy = (await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content")) ?? ""
  const rules = new Map(policy.split(";").map((rule) => [rule.trim().split(" ")[0] ?? "", rule.trim().split(" ").slice(1).join(" ")]))
  expect(rules.get("default-src")).toBe("'none'")
  expect(rules.get("script-src")).toBe("'self'")
  expect(rules.get("connect-src")).toBe("'self'")
  expect(rules.get("base-uri")).toBe("'none'")
  expect(rules.get("form-action")).toBe("'none'")
  for (const [name, value] of rules) expect(value, name).not.toMatch(/https?:|\*|unsafe-eval/)
  expect(rules.get("script-src")).not.toContain("unsafe-inline")
})

test("the policy is in force: a foreign request is refused", async ({ page, watched }) => {
  await page.goto("/")
  const refused = await page.evaluate(() =>
    fetch("https://example.org/").then(
      () => false,
      () => true,
    ),
  )
  expect(refused).toBe(true)
  // The refusal itself is what the console complained about.
  expect(watched.faults.every((fault) => fault.includes("Content Security Policy") || fault.includes("example.org"))).toBe(true)
  watched.faults.length = 0
})

test("the page sets no cookie and remembers only the last scenario and the theme", async ({ explorer, page, context }) => {
  await explorer.open()
  await explorer.builder.type(explorer.builder.count(), "77")
  await page.getByRole("button", { name: /^Theme/ }).click()
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).toSorted()))
    .toEqual(["gpu-virtualization-explorer.last", "gpu-virtualization-explorer.theme"])
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  expect(await context.cookies()).toEqual([])
})

test("an embedded view stores nothing, whatever its reader does", async ({ explorer, page, context }) => {
  for (const view of ["board", "native", "gpus", "cost", "migration", "datacenter"]) {
    await explorer.open("vm=cad-medium:40", `?embed=${view}&theme=dark`)
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    await expect(explorer.verdict).toBeVisible()
  }
  await explorer.open("vm=cad-medium:40", "?embed=board")
  await explorer.board.table.getByRole("rowheader").first().getByRole("button").click()
  await explorer.board.opener("Cost").click()
  await expect(page.getByRole("figure", { name: /^Cost/ })).toBeVisible()
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ""])
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  expect(await context.cookies()).toEqual([])
})

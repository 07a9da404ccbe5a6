import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { answersPage } from "./answers.ts"

test("docs/answers.md is what the cases and the answers of today give", { timeout: 120_000 }, async () => {
  expect(readFileSync(new URL("../docs/answers.md", import.meta.url), "utf8")).toBe(await answersPage())
})

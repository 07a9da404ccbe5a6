import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { dataFiles } from "./dataset-plugin.ts"

const rowsUnder = (folder: string): readonly { types?: readonly unknown[] }[] =>
  dataFiles("data")
    .filter((path) => path.startsWith(folder))
    .flatMap((path) => JSON.parse(readFileSync(`data/${path}.json`, "utf8")) as readonly { types?: readonly unknown[] }[])

const counts: Readonly<Record<string, number>> = {
  products: rowsUnder("products/").length,
  GPUs: rowsUnder("hardware/gpus/").length,
  "instance types": rowsUnder("hardware/instances/").flatMap((set) => set.types ?? []).length,
}

test("the README's counts of products, GPUs and instance types are true, and not far below what there is", () => {
  const readme = readFileSync("README.md", "utf8")
  const claims = [...readme.matchAll(/over (\d+) (products|GPUs|instance types)/g)]
  expect(claims.map(([, , what]) => what)).toEqual(expect.arrayContaining(Object.keys(counts)))
  const wrong = claims.filter(([, least, what]) => {
    const count = counts[what ?? ""] ?? 0
    return count <= Number(least) || count >= 1.5 * Number(least)
  })
  expect(wrong.map(([claim]) => claim)).toEqual([])
})

import { expect, test } from "vitest"
import { check, checkDoors, judge, wayToBuild } from "./check-imports.ts"

test("an import of a higher floor is refused", () => {
  expect(judge("src/engine/evaluate.ts", "src/scenario/store.ts")).toBe("imports point down")
  expect(judge("src/dataset/load.ts", "src/engine/evaluate.ts")).toBe("imports point down")
  expect(judge("src/features/builder/Builder.tsx", "src/app/App.tsx")).toBe("imports point down")
})

test("features do not import each other, but share features/common", () => {
  expect(judge("src/features/compare/Board.tsx", "src/features/builder/Builder.tsx")).toBe("features never import each other")
  expect(judge("src/features/compare/Board.tsx", "src/features/common/TechniqueMark.tsx")).toBeNull()
  expect(judge("src/features/common/TechniqueMark.tsx", "src/features/compare/Board.tsx")).toBe("imports point down")
})

test("ui knows nothing of the subject, and the engine does not draw", () => {
  expect(judge("src/ui/Button.tsx", "src/dataset/load.ts")).toBe("ui imports nothing of the subject")
  expect(judge("src/engine/evaluate.ts", "src/ui/format.ts")).toBe("only features and doors draw with ui")
})

test("a room of the engine imports from the rooms below it and the types on the landing", () => {
  expect(judge("src/engine/search/best.ts", "src/engine/plan/candidate.ts")).toBeNull()
  expect(judge("src/engine/plan/placed.ts", "src/engine/report.ts")).toBeNull()
  expect(judge("src/engine/decisions/fixed.ts", "src/engine/evaluate.ts")).toBeNull()
  expect(judge("src/engine/plan/candidate.ts", "src/engine/search/best.ts")).toBe("imports point down: search stands above plan")
  expect(judge("src/engine/cost/cost.ts", "src/engine/evaluate.ts")).toBe("imports point down: evaluate stands above cost")
  expect(judge("src/engine/report.ts", "src/engine/cost/cost.ts")).toBe("imports point down")
  expect(judge("src/engine/attic/box.ts", "src/engine/cost/cost.ts")).toBe("the engine has no room of that name: attic")
})

test("base knows nothing of the house, and the house may use it everywhere", () => {
  expect(judge("src/base/readNumber.ts", "src/dataset/load.ts")).toBe("base knows nothing of the house above it")
  expect(judge("src/engine/evaluate.ts", "src/base/readNumber.ts")).toBeNull()
  expect(judge("src/ui/NumberInput.tsx", "src/base/readNumber.ts")).toBeNull()
})

test("only dataset reads data", () => {
  expect(judge("src/engine/evaluate.ts", "data/workloads.json")).toMatch(/only dataset reads data/)
  expect(judge("src/dataset/load.ts", "data/workloads.json")).toBeNull()
})

test("the project keeps its own rule", () => {
  expect(check(process.cwd())).toEqual([])
})

test("a door that Node opens from the sources leads to nothing that only the page's build makes", () => {
  const files: Readonly<Record<string, string>> = {
    "src/cli/a.ts": 'import { b } from "../words/b.ts"\nimport type { C } from "../c.ts"\n',
    "src/words/b.ts": 'export {\n  d,\n} from "../d.ts"\n',
    "src/d.ts": 'import packed from "virtual:core-dataset"\n',
    "src/c.ts": 'import packed from "virtual:core-dataset"\n',
    "src/cli/e.ts": 'import type { C } from "../c.ts"\n',
  }
  const read = (file: string): string => files[file] ?? ""
  expect(wayToBuild("src/cli/a.ts", read)).toEqual(["src/cli/a.ts", "src/words/b.ts", "src/d.ts"])
  expect(wayToBuild("src/cli/e.ts", read)).toBeNull()
  expect(checkDoors(process.cwd())).toEqual([])
})

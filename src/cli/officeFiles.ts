import { writeFile } from "node:fs/promises"
import { finish } from "../engine/basics/task.ts"
import { evaluate } from "../engine/evaluate.ts"
import { mixOf } from "../engine/mix/mix.ts"
import { mayDivide } from "../engine/mix/wins.ts"
import { modelVersion } from "../engine/basics/version.ts"
import type { FullCatalogue } from "../dataset/catalogue.ts"
import { loadSources } from "../dataset/sources.ts"
import { mixVerdict } from "../features/compare/mixVerdict.ts"
import { verdict, verdictText } from "../features/compare/verdict.ts"
import type { OfficeFacts } from "../features/proposal/office/facts.ts"
import { encodeFragment } from "../scenario/url/index.ts"
import { readInput } from "./answer.ts"
import type { EvaluateArguments } from "./commandLine.ts"

type Asked = Pick<EvaluateArguments, "input" | "plans" | "workbook" | "slides">

/** A file that cannot be written; the sentence says which. */
export class UnwritableFile extends Error {}

async function factsOf({ input, plans }: Asked, catalogue: FullCatalogue): Promise<OfficeFacts> {
  const { state } = readInput(input, catalogue)
  const { scenario } = state
  const report = evaluate(scenario, catalogue)
  const mix = plans || mayDivide(scenario) ? finish(mixOf(scenario, catalogue)) : null
  const ofParts = mix && mixVerdict(mix, scenario)
  const said = ofParts ?? verdict(report, scenario)
  return {
    scenario,
    report,
    mix: mix && mix.mix.parts.length > 1 && (plans || ofParts) ? mix : null,
    chosen: said.about,
    catalogue,
    register: await loadSources(),
    cover: { title: "GPU virtualization proposal", preparedFor: "", preparedBy: "", date: new Date().toISOString().slice(0, 10) },
    said: { headline: verdictText(said), detail: said.detail },
    link: `#${encodeFragment(state, { datasetVersion: catalogue.version, modelVersion })}`,
  }
}

/** Writes the proposal's workbook and slides where they are asked for. Throws UnwritableFile where the place takes none. */
export async function writeOffice(asked: Asked, catalogue: FullCatalogue): Promise<void> {
  if (asked.workbook === undefined && asked.slides === undefined) return
  const facts = await factsOf(asked, catalogue)
  const write = async (path: string, bytes: Uint8Array): Promise<void> => {
    try {
      await writeFile(path, bytes)
    } catch (problem) {
      throw new UnwritableFile(`"${path}" cannot be written: ${problem instanceof Error ? problem.message : String(problem)}`)
    }
  }
  if (asked.workbook !== undefined) {
    const { workbook } = await import("../features/proposal/office/workbook/workbook.ts")
    await write(asked.workbook, await workbook(facts))
  }
  if (asked.slides !== undefined) {
    const { slides } = await import("../features/proposal/office/slides/slides.ts")
    await write(asked.slides, await slides(facts))
  }
}

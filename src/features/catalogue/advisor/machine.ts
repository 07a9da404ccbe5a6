import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { Gpu, Product, TechniqueId } from "../../../dataset/schema/index.ts"
import { gpuFacts, graphicsOfGeneration, hypervisorBelow, productFacts, serves } from "../../../engine/quirks/facts.ts"
import type { ArchitectureOrder, Facts } from "../../../engine/quirks/judge.ts"
import type { Answers, Question } from "./question.ts"

/** Techniques that the advisor advises on. */
export const advised: readonly TechniqueId[] = ["fixed-pass-through", "mediated-pass-through", "api-remoting"]

/** Products that what is answered leaves possible. */
export function possibleProducts(
  catalogue: FullCatalogue,
  { want, hypervisor, "gpu-vendor": vendor, gpu, product }: Answers,
): readonly Product[] {
  const maker = catalogue.gpu(gpu ?? "")?.vendor ?? vendor
  return catalogue.products.filter(
    (one) =>
      one.id === product ||
      ((want === undefined ? advised.includes(one.technique) : one.technique === want) &&
        (hypervisor === undefined || one.hypervisors.includes(hypervisor)) &&
        (maker === undefined || one.gpuVendors.some((id) => id === maker))),
  )
}

/** The models of GPU that the answers leave: the one named, or the graphics of a generation of Intel's processors. */
function possibleGpus(catalogue: FullCatalogue, answers: Answers): readonly Gpu[] {
  const named = catalogue.gpu(answers["gpu"] ?? "")
  if (named) return [named]
  const { "gpu-vendor": vendor, "cpu-generation": generation } = answers
  if (vendor !== undefined && vendor !== "intel") return []
  return (graphicsOfGeneration[generation ?? ""] ?? []).flatMap((id) => catalogue.gpu(id) ?? [])
}

/** Where no model is named: those that maker, architecture and line leave, and any that is not listed. */
function modelsLeft(catalogue: FullCatalogue, { gpuVendor, gpuArchitecture, productLine }: Facts): readonly string[] {
  if (!gpuVendor) return []
  const left = catalogue.gpus.filter(
    ({ vendor, architecture, class: kind }) =>
      gpuVendor.includes(vendor) &&
      (!gpuArchitecture || (architecture !== null && gpuArchitecture.some((one) => architecture.startsWith(one)))) &&
      (!productLine || (kind === "consumer") === productLine.includes("GeForce (consumer)")),
  )
  return [...left.map(({ id }) => id), "unlisted"]
}

/** The facts that answers state, and those that follow from them: a model names its maker, a hypervisor the products it can run. */
export function factsOf(catalogue: FullCatalogue, questions: readonly Question[], order: ArchitectureOrder, answers: Answers): Facts {
  const stated: Record<string, readonly string[]> = {}
  for (const { id, fact, choices } of questions) {
    const answer = answers[id]
    if (answer !== undefined && answer !== "") stated[fact] = [choices?.find((choice) => choice.id === answer)?.fact ?? answer]
  }
  const { want, hypervisor, product } = answers
  const gpus = possibleGpus(catalogue, answers)
  const facts: Record<string, readonly string[]> = { ...stated, ...gpuFacts(gpus, order) }
  facts["gpu"] ??= modelsLeft(catalogue, facts)
  const decided = hypervisor !== undefined || want !== undefined || product !== undefined
  const possible = decided ? possibleProducts(catalogue, answers) : []
  const named = product === undefined ? possible : possible.filter(({ id }) => id === product)
  const models = facts["gpu"]?.flatMap((id) => catalogue.gpu(id) ?? []) ?? []
  // Where a choice of products is left, those that cannot use the GPU are none of it.
  const able = product === undefined && gpus.length > 0 ? named.filter((one) => gpus.some((gpu) => serves(one, gpu))) : named
  const chosen = able.length > 0 ? able : named
  Object.assign(facts, productFacts(chosen, models))
  // A model that is not listed may do what its listed kin cannot.
  if (chosen.length > 0 && facts["gpu"]?.includes("unlisted")) {
    facts["productServesGpu"] = [...(facts["productServesGpu"] ?? []), "unlisted"]
  }
  if (decided && chosen.length === 0) Object.assign(facts, { product: ["none"], productExists: ["no"] })
  if (hypervisor !== undefined) {
    facts["platform"] = [hypervisor]
    facts["hypervisor"] = [hypervisorBelow(hypervisor)]
  } else if (product === undefined) {
    delete facts["platform"]
    delete facts["hypervisor"]
  }
  // NVSwitch is a thing of servers with modules.
  if (["desktop", "laptop"].includes(answers["machine"] ?? "") || facts["productLine"]?.[0] === "GeForce (consumer)")
    facts["system"] ??= ["pcie"]
  // What else could it boot with?
  if (answers["only-gpu"] === "yes") facts["gpuBootsHost"] ??= ["yes"]
  if (facts["gpuVendor"]) facts["vgpuVendor"] = facts["gpuVendor"]
  return facts
}

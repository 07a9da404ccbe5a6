import type { FullCatalogue } from "../../../dataset/catalogue.ts"
import type { ArchitectureOrder } from "../../../engine/quirks/judge.ts"
import { vendorName } from "../../common/table/columnSpec.ts"
import { advised, possibleProducts } from "./machine.ts"
import type { Answers, Choice, Question } from "./question.ts"
import { machineQuestions } from "./machineQuestions.ts"

const alphabetic = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, "en")

/** All questions, in the order in which they are asked. */
export function questionsOf(catalogue: FullCatalogue, order: ArchitectureOrder, answers: Answers): readonly Question[] {
  const carriers = catalogue.products.filter((product) => advised.includes(product.technique) && product.technology !== "network-remoting")
  const hypervisors = [...new Set(carriers.flatMap((product) => product.hypervisors))]
  return [
    {
      id: "want",
      fact: "technique",
      open: "what do you want to do?",
      label: "What you want to do",
      first: true,
      choices: [
        { id: "fixed-pass-through", label: "Give one VM a whole GPU (fixed pass-through)" },
        { id: "mediated-pass-through", label: "Share a GPU among VMs (mediated pass-through)" },
        { id: "api-remoting", label: "Forward API calls to the host (API remoting)" },
      ],
    },
    {
      id: "hypervisor",
      fact: "hypervisor",
      open: "which hypervisor?",
      label: "Hypervisor",
      first: true,
      decides: ["platform", "productExists"],
      choices: hypervisors.map((id) => ({ id, label: catalogue.hypervisor(id)?.name ?? id })).sort(alphabetic),
    },
    {
      id: "hypervisor-version",
      fact: "hypervisorVersion",
      label: "Version of the hypervisor",
      open: "which version has the hypervisor?",
      placeholder: "7.0",
    },
    {
      id: "product",
      fact: "product",
      open: "which product?",
      label: "Product",
      choices: possibleProducts(catalogue, answers)
        .map((product) => ({ id: product.id, label: product.name }))
        .sort(alphabetic),
    },
    {
      id: "gpu",
      fact: "gpu",
      open: "which model is the GPU?",
      label: "GPU model, if it is listed",
      hint: "Settles maker, architecture, memory and product line.",
      first: true,
      decides: ["productServesGpu"],
      choices: [
        ...catalogue.gpus.map((gpu) => ({ id: gpu.id, label: gpu.name })).sort(alphabetic),
        { id: "unlisted", label: "Not listed here" },
      ],
    },
    {
      id: "gpu-vendor",
      fact: "gpuVendor",
      open: "who made the GPU?",
      label: "Maker of the GPU",
      first: true,
      decides: ["vgpuVendor", "vgpuKind"],
      settledBy: "gpu",
      choices: ["nvidia", "amd", "intel"].map((id) => ({ id, label: vendorName(id) })),
    },
    {
      id: "architecture",
      fact: "gpuArchitecture",
      open: "which architecture has the GPU?",
      label: "Architecture of the GPU",
      hint: "NVIDIA, oldest first. GeForce 10 is Pascal, 20 Turing, 30 Ampere, 40 Ada Lovelace, 50 Blackwell.",
      first: true,
      settledBy: "gpu",
      choices: order.map((name) => ({ id: name.toLowerCase().replaceAll(" ", "-"), label: name, fact: name })),
    },
    ...machineQuestions,
  ]
}

/** The question that decides a fact. */
export const questionFor = (questions: readonly Question[], fact: string): Question | undefined =>
  questions.find((one) => one.fact === fact || one.decides?.includes(fact))

import type { AnsweredOption } from "../optionSchema.ts"
import { unless, type AnswerCase } from "./case.ts"

const runsOn = (option: AnsweredOption, catalogue: Parameters<AnswerCase["wrong"]>[0]["catalogue"], hypervisor: string): boolean =>
  catalogue.product(option.product)?.hypervisors.includes(hypervisor) ?? false

export const policies: readonly AnswerCase[] = [
  {
    id: "xcp-ng-is-a-xen",
    title: "A hypervisor by a name of its own is read as what it is, never as any",
    asked: "vm=cad-medium:20&hypervisors=xcp-ng",
    before: "a warning, then NVIDIA vGPU on KVM",
    right: "a Xen, which has no NVIDIA vGPU: nothing that runs on another hypervisor",
    sources: [{ source: "xcpng-compute", locator: "GPU pass-through, vGPU", basis: "documented" }],
    wrong: ({ answer, catalogue }) => [
      ...unless(
        answer.options.every((option) => !option.feasible || runsOn(option, catalogue, "xen")),
        "an option is offered that does not run on Xen",
      ),
      ...unless(
        answer.options.every((option) => !option.feasible || catalogue.product(option.product)?.technology !== "nvidia-vgpu"),
        "NVIDIA vGPU is offered on Xen",
      ),
      ...unless(
        answer.warnings.some((text) => text.includes("“xen”")),
        "nobody says as what xcp-ng was read",
      ),
    ],
  },
  {
    id: "unknown-hypervisor-allows-nothing",
    title: "A hypervisor that is not known leaves the restriction standing",
    asked: "vm=knowledge-worker:50&hypervisors=no-such-hypervisor",
    before: "a warning, then whatever is cheapest on any hypervisor",
    right: "nothing meets it, and the reason names the word that is not known",
    sources: [{ source: "derived", locator: "docs/url.md, what happens to a link that is wrong", basis: "estimate" }],
    wrong: ({ answer }) => [
      ...unless(
        answer.options.every((option) => !option.feasible),
        "an option is offered on a hypervisor that nobody asked for",
      ),
      ...unless(
        answer.options.every((option) => option.reasons.some((one) => one.text.includes("no-such-hypervisor"))),
        "a refusal does not name the unknown word",
      ),
    ],
  },
  {
    id: "esxi-is-vsphere",
    title: "What people type is understood: esxi",
    asked: "vm=knowledge-worker:50&hypervisors=esxi",
    before: "a warning, then any hypervisor",
    right: "vSphere",
    sources: [{ source: "vmw-vsga-80", locator: "title of the guide: ESXi is vSphere's hypervisor", basis: "documented" }],
    wrong: ({ answer, catalogue }) => [
      ...unless(
        answer.options.every(
          (option) => !option.feasible || runsOn(option, catalogue, "vsphere") || runsOn(option, catalogue, "hypervisor-independent"),
        ),
        "an option is offered that does not run on vSphere",
      ),
      ...unless(
        answer.options.some((option) => option.feasible),
        "nothing is offered on vSphere",
      ),
    ],
  },
  {
    id: "a-need-nobody-knows",
    title: "A requirement that is not known is met by nothing, and the nearest is named",
    asked: "vm=knowledge-worker:50&need=live-migratoin",
    before: "a warning, and options that cannot be moved",
    right: "nothing meets it; did you mean live-migration",
    sources: [{ source: "derived", locator: "docs/url.md, what happens to a link that is wrong", basis: "estimate" }],
    wrong: ({ answer }) => [
      ...unless(
        answer.options.every((option) => !option.feasible),
        "an option is offered though a requirement was not understood",
      ),
      ...unless(
        answer.warnings.some((text) => text.includes("did you mean “live-migration”?")),
        "the nearest requirement is not named",
      ),
    ],
  },
  {
    id: "a100-80gb-is-two-boards",
    title: "A name that two boards share allows both, and says so",
    asked: "vm=llm-inference:8*fb:20000&gpus=A100 80GB",
    before: "a warning, then any GPU",
    right: "the PCIe board and the SXM module, no other",
    sources: [{ source: "derived", locator: "the names of the dataset's GPUs", basis: "estimate" }],
    wrong: ({ answer }) =>
      unless(
        answer.options.every((option) => !option.feasible || option.gpu === null || ["a100-pcie-80", "a100-sxm4-80"].includes(option.gpu)),
        "another GPU is offered",
      ),
  },
]

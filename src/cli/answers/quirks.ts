import type { Advice } from "../answerSchema.ts"
import { unless, type AnswerCase, type Asked } from "./case.ts"

/** What the advisor says of the case's link, and what is missing in it. */
function advised({ answer }: Asked, wrong: (advice: Advice, held: ReadonlySet<string>) => readonly string[]): readonly string[] {
  const { advice } = answer
  return advice ? wrong(advice, new Set(advice.holds.map(({ id }) => id))) : ["the command line gives no advice"]
}

const shown = ({ answer }: Asked): string => answer.advice?.says ?? "no advice"

export const quirks: readonly AnswerCase[] = [
  {
    id: "geforce-checks-under-esxi",
    title: "An old GeForce driver looks for a VM under ESXi, Xen and Hyper-V, too",
    asked:
      "view=advisor&filter=,want:fixed-pass-through,hypervisor:vsphere,gpu-vendor:nvidia,architecture:pascal,line:geforce,machine:desktop,iommu:yes,driver:461.40,host-uses-it:no",
    before: "nothing known stands in the way",
    right: "error 43: hide the hypervisor, or driver 465 and later",
    sources: [{ source: "haxm-149", locator: "comments, 2020-06-09", basis: "secondary" }],
    wrong: (asked) =>
      advised(asked, ({ says, holds }, held) => [
        ...unless(held.has("geforce-check-active"), "nobody warns of error 43"),
        ...unless(!says.startsWith("Nothing known stands in the way"), "nothing is said to stand in the way"),
        ...unless(
          holds.some(({ takes }) => takes.includes("465") && takes.includes("hide the hypervisor")),
          "the way out is not named",
        ),
      ]),
    shown,
  },
  {
    id: "comet-lake-has-gvt-g",
    title: "Rules look at the graphics: Comet Lake has GVT-g, Ice Lake of the same generation has none",
    asked: "view=advisor&filter=,want:mediated-pass-through,hypervisor:kvm,product:intel-gvtg-kvmgt,gpu:intel-cml,cpu-generation:10",
    before: "cannot be done",
    right: "Comet Lake can; the number of the processor alone decides nothing",
    sources: [
      { source: "gvt-145", locator: "answer, 2020-09-02", basis: "documented" },
      { source: "gvt-225", locator: "answer, 2023-02-03", basis: "secondary" },
    ],
    wrong: (asked) => [
      ...advised(asked, ({ says }) => unless(!says.startsWith("Cannot"), "Comet Lake is refused")),
      ...unless(
        asked
          .ask(asked.answer.scenario.replace("gpu:intel-cml", "gpu:intel-icl"))
          .advice?.holds.some(({ id }) => id === "gvtg-generation-limit") === true,
        "Ice Lake is not refused",
      ),
      ...unless(
        asked.ask(asked.answer.scenario.replace(",gpu:intel-cml", "")).advice?.depends.includes("gvtg-generation-limit") === true,
        "the tenth generation alone decides",
      ),
    ],
    shown,
  },
  {
    id: "rocket-lake-has-no-sr-iov",
    title: "Rocket Lake has no SR-IOV",
    asked: "view=advisor&filter=,want:mediated-pass-through,hypervisor:kvm,product:intel-xe-sriov,gpu:intel-rkl,cpu-generation:11",
    before: "SR-IOV from the 11th generation on",
    right: "none; GVT-d only",
    sources: [
      { source: "gvt-190", locator: "answer, 2021-07-27", basis: "documented" },
      { source: "i915-dkms-27", locator: "issue text", basis: "secondary" },
    ],
    wrong: (asked) => advised(asked, (_, held) => unless(held.has("rkl-no-sriov"), "Rocket Lake is not refused")),
    shown,
  },
  {
    id: "geforce-50-may-not-reset",
    title: "A GeForce 50 under KVM may not reset",
    asked:
      "view=advisor&filter=,want:fixed-pass-through,hypervisor:kvm,gpu-vendor:nvidia,architecture:blackwell,line:geforce,machine:desktop",
    before: "nothing",
    right: "does not reset when the VM stops, and the host freezes",
    sources: [{ source: "open-kmod-853", locator: "issue text (RTX 5070 Ti)", basis: "secondary" }],
    wrong: (asked) => advised(asked, (_, held) => unless(held.has("geforce50-reset"), "nobody warns of the reset")),
    shown,
  },
  {
    id: "radeons-that-do-not-reset",
    title: "Which Radeons do not reset is told by family",
    asked: "view=advisor&filter=,want:fixed-pass-through,hypervisor:kvm,gpu-vendor:amd,radeon:navi-1x,machine:desktop,rebar:yes",
    before: "one general rule",
    right: "Vega 10, Vega 20 and Navi 10 need a reset module, the RX 6000 do not; resizable BAR off",
    sources: [
      { source: "vendor-reset-35", locator: "maintainer's comments", basis: "documented" },
      { source: "single-gpu-22", locator: "description", basis: "secondary" },
    ],
    wrong: (asked) =>
      advised(asked, (_, held) => [
        ...unless(held.has("amd-reset-navi10"), "nobody warns of the reset"),
        ...unless(held.has("rebar-off-amd"), "resizable BAR is not named"),
        ...unless(
          asked.ask(asked.answer.scenario.replace("navi-1x", "navi-2x")).advice?.holds.every(({ id }) => id !== "amd-reset-navi10") ===
            true,
          "the RX 6000 are told to need it, too",
        ),
      ]),
    shown,
  },
  {
    id: "groups-are-asked-first",
    title: "Nothing is said to be out of the way while the IOMMU group is not known",
    asked:
      "view=advisor&filter=,want:fixed-pass-through,hypervisor:kvm,gpu-vendor:nvidia,architecture:ampere,line:professional,machine:desktop,iommu:yes",
    before: "nothing known stands in the way",
    right: "still open: is the GPU alone in its IOMMU group?",
    sources: [
      { source: "linux-vfio-doc", locator: "Groups, Devices, and IOMMUs", basis: "documented" },
      { source: "vga-passthrough-15", locator: "issue text", basis: "secondary" },
    ],
    wrong: (asked) =>
      advised(asked, ({ says, open }) => [
        ...unless(open.includes("is the GPU alone in its IOMMU group?"), "the question is not asked"),
        ...unless(!says.includes("Nothing known stands in the way"), "nothing is said to stand in the way"),
      ]),
    shown,
  },
  {
    id: "large-gpus-under-esxi",
    title: "ESXi gives a GPU of 16 GB and more its address space only when told to",
    asked: "view=advisor&filter=,want:fixed-pass-through,hypervisor:vsphere,gpu:l40s,machine:server,mmio64:no",
    before: "no question about it",
    right: "EFI and 64-bit MMIO",
    sources: [{ source: "wagner-mmio", locator: "2022-09-04", basis: "secondary" }],
    wrong: (asked) =>
      advised(asked, (advice, held) => [
        ...unless(held.has("esxi-mmio64"), "64-bit MMIO is not asked for"),
        ...unless(advice.depends.includes("esxi-efi"), "the firmware of the VM is not asked for"),
      ]),
    shown,
  },
  {
    id: "whole-mi300x-under-kvm",
    title: "A whole MI300X is dead after its VM stops",
    asked: "vm=llm-inference:8*fb:20000*least:0*duty:0.02*api:rocm&compare=none&option=kvm-vfio@amd-mi300x&any=1",
    before: "no word",
    right: "dead after a VFIO reset until the host reboots",
    sources: [{ source: "gim-issue-25", locator: "summary", basis: "secondary" }],
    wrong: ({ answer }) => [
      ...unless(
        answer.options.some((option) => option.feasible),
        "the option is refused, so that nothing is shown",
      ),
      ...unless(
        answer.options.every((option) => !option.feasible || option.warnings.some((text) => text.includes("until the host reboots"))),
        "the option says nothing of it",
      ),
    ],
  },
]

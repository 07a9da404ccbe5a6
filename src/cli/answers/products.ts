import type { Answer } from "../answerSchema.ts"
import { unless, type AnswerCase } from "./case.ts"

const offered = (answer: Answer): readonly string[] => answer.options.filter((option) => option.feasible).map((option) => option.product)
const says = (texts: readonly string[], part: string): boolean => texts.some((text) => text.includes(part))

export const products: readonly AnswerCase[] = [
  {
    id: "a-roadmap-moves-no-vm",
    title: "A feature that a README names meets no policy",
    asked: "vm=ml-training:16&need=live-migration",
    before: "TensorFusion, as if it could move a running VM",
    right: "not offered: its README names live migration, and nothing documents it",
    sources: [{ source: "tf-readme", locator: "Features & Roadmap, Enterprise Features", basis: "vendor-claim" }],
    wrong: ({ answer, ask }) => [
      ...unless(!offered(answer).includes("tensorfusion"), "TensorFusion is offered to those who must move running VMs"),
      ...unless(
        ask("vm=ml-training:4&need=live-migration&compare=none&option=tensorfusion").options.some((option) =>
          says(
            option.reasons.map((one) => one.text),
            "README names it among",
          ),
        ),
        "the refusal does not say who claims it",
      ),
    ],
  },
  {
    id: "gvt-g-migrates-on-a-fork",
    title: "What only a fork does meets a policy only where the user asks for such things",
    asked: "vm=task-worker:2*fb:448*os:linux*least:0*duty:0.01*api:none&need=live-migration&compare=none&option=intel-gvtg-kvmgt@intel-cfl",
    before: "feasible",
    right: "refused: only Intel's fork of Linux 4.17 and of QEMU 2.12 moves such a VM",
    sources: [
      { source: "gvt-166", locator: "answer of 2020-09-02", basis: "documented" },
      { source: "gvt-209", locator: "opening", basis: "documented" },
    ],
    wrong: ({ answer, ask, catalogue }) => [
      ...unless(
        answer.options.every((option) => option.reasons.some((one) => one.code === "live-migration" && one.text.includes("4.17"))),
        "the fork is not named as the reason",
      ),
      ...unless(
        ask(
          "vm=task-worker:2*fb:448*os:linux*least:0*duty:0.01*api:none&need=live-migration&compare=none&option=intel-gvtg-kvmgt@intel-cfl&any=1",
        ).options.every((option) => !option.reasons.some((one) => one.code === "live-migration")),
        "any=1 does not open it",
      ),
      ...unless(
        catalogue.product("intel-gvtg-kvmgt")?.liveMigration.standing === "out-of-tree",
        "the cell does not say how far along it is",
      ),
    ],
  },
  {
    id: "kubevirt-migrates-vgpu-as-alpha",
    title: "Alpha behind a feature gate is a preview",
    asked: "vm=cad-medium:10&hypervisors=kubevirt&need=live-migration",
    before: "NVIDIA vGPU under KubeVirt",
    right: "refused, and named as what 1.9 has as alpha",
    sources: [{ source: "kv-vep109", locator: "stage: alpha in 1.9", basis: "documented" }],
    wrong: ({ answer }) => unless(!offered(answer).includes("kubevirt-vgpu"), "an alpha is offered as if it were supported"),
  },
  {
    id: "proxmox-marks-it-experimental",
    title: "What its makers mark as experimental is a preview",
    asked: "vm=cad-medium:10&hypervisors=proxmox&need=live-migration",
    before: "NVIDIA vGPU under Proxmox VE",
    right: "refused: live-migration-capable mappings are marked experimental",
    sources: [{ source: "pve-qm", locator: "Additional Options: live-migration-capable", basis: "documented" }],
    wrong: ({ answer }) => unless(!offered(answer).includes("proxmox-vgpu"), "an experimental feature is offered as if it were supported"),
  },
  {
    id: "virgl-46-hangs-on-blobs",
    title: "An API's version that hangs on a condition is told with it",
    asked: "vm=developer-gpu:1*os:linux*fb:1024*least:0*api:opengl@4.6&compare=none&option=qemu-virgl@*&any=1",
    before: "feasible, no word",
    right: "4.3 unless blob memory, hostmem and Linux 6.13 are there",
    sources: [{ source: "qemu-virtio-gpu", locator: "section virtio-gpu virglrenderer", basis: "documented" }],
    wrong: ({ answer, ask }) => [
      ...unless(
        answer.options.every((option) => !option.feasible || says(option.warnings, "Linux 6.13")),
        "OpenGL 4.6 is offered without its condition",
      ),
      ...unless(
        ask("vm=developer-gpu:1*os:linux*fb:1024*least:0*api:opengl@4.3&compare=none&option=qemu-virgl@*&any=1").options.every(
          (option) => !says(option.warnings, "Linux 6.13"),
        ),
        "OpenGL 4.3 is told to hang on it too",
      ),
    ],
  },
  {
    id: "mi300x-vfs-take-a-release",
    title: "A driver's release on which virtual functions hang is told",
    asked: "vm=llm-inference:8*fb:20000*least:0*duty:0.02*api:rocm&compare=none&option=amd-gim-kvm@amd-mi300x&any=1",
    before: "feasible, no word",
    right: "GIM 8.4.1.K or later",
    sources: [{ source: "gim-issue-13", locator: "log and answer", basis: "documented" }],
    wrong: ({ answer }) =>
      unless(
        answer.options.every((option) => !option.feasible || says(option.warnings, "8.4.1.K")),
        "nobody says that it takes a release of GIM",
      ),
  },
  {
    id: "nine-games-on-one-gpu",
    title: "More VMs on a GPU than people report as steady are warned of",
    asked: "vm=cloud-gaming:9*fb:2048*least:0&compare=none&option=hyperv-gpu-pv@rtx-4090&any=1",
    before: "12 a GPU, no word",
    right: "two to three are reported as steady",
    sources: [
      { source: "exhyperv-54", locator: "opening", basis: "secondary" },
      { source: "easygpupv-168", locator: "opening", basis: "secondary" },
    ],
    wrong: ({ answer }) =>
      unless(
        answer.options.every((option) => option.groups.every((group) => group.vmsPerGpu <= 3) || says(option.warnings, "two to three VMs")),
        "nobody warns of it",
      ),
  },
  {
    id: "venus-on-apple",
    title: "Venus forwards Vulkan to Apple's GPUs too",
    asked: "vm=llm-inference:1*os:linux*fb:1024*least:0*duty:0.02*api:vulkan&compare=none&option=qemu-venus@apple-pv&any=1",
    before: "a GPU of a vendor that the product does not run on",
    right: "libkrun and UTM run it over MoltenVK, at 75 to 80 % of native for llama.cpp",
    sources: [{ source: "redhat-libkrun", locator: "introduction", basis: "measured" }],
    wrong: ({ answer, catalogue }) => [
      ...unless(
        answer.options.every((option) => !option.reasons.some((one) => one.code === "gpu-vendor")),
        "Apple's GPUs are ruled out",
      ),
      ...unless(catalogue.product("qemu-venus")?.gpuVendors.includes("apple") === true, "Venus names no GPU of Apple"),
    ],
  },
  {
    id: "containers-are-no-vms",
    title: "What shares a GPU among containers is named, and offered to no VM",
    asked: "vm=data-scientist:4&compare=none&option=k8s-time-slicing,nvidia-mps,kai-scheduler,hami&any=1",
    before: "HAMi alone was known, and could be offered to VMs",
    right: "no VM, and no VM's boundary",
    sources: [
      { source: "nv-gpu-sharing", locator: "Understanding time-slicing GPUs", basis: "documented" },
      { source: "kai-sharing", locator: "GPU Sharing", basis: "documented" },
    ],
    wrong: ({ answer, rank }) => [
      ...unless(answer.options.length === 4, "one of them is not known"),
      ...unless(
        answer.options.every((option) => option.reasons.some((one) => one.code === "no-vm")),
        "one of them is offered as if it were a VM's GPU",
      ),
      ...unless(
        rank("vm=data-scientist:4&any=1").options.every(
          (option) => !["hami", "k8s-time-slicing", "nvidia-mps", "kai-scheduler"].includes(option.product),
        ),
        "a container's share stands in the ranking of VMs",
      ),
    ],
  },
  {
    id: "vergeos-mixes-sizes",
    title: "VergeOS has vGPU, sizes mixed on a GPU, and MIG",
    asked:
      "vm=cad-medium:1:A*fb:12288*least:0*duty:0.02,cad-medium:2:B*fb:6144*least:0*duty:0.02&hypervisors=verge-os&compare=none&option=vergeos-vgpu@a10&any=1",
    before: "the platform was not known",
    right: "one GPU carries all three, from 26.1.3 on",
    sources: [{ source: "verge-vgpu", locator: "New in 26.1.3", basis: "documented" }],
    wrong: ({ answer }) =>
      unless(
        answer.options.every((option) => option.feasible && option.gpus?.count === 1),
        "not feasible on one GPU",
      ),
  },
  {
    id: "kubevirt-mixes-sizes",
    title: "KubeVirt and OpenShift put different vGPU types on one GPU",
    asked:
      "vm=cad-medium:1:A*fb:12288*least:0*duty:0.02,cad-medium:2:B*fb:6144*least:0*duty:0.02&compare=none&option=kubevirt-vgpu@a10&any=1",
    before: "2 GPUs",
    right: "1",
    sources: [{ source: "cnd-pr243", locator: "vGPU device configuration", basis: "documented" }],
    wrong: ({ answer }) =>
      unless(
        answer.options.every((option) => option.feasible && option.gpus?.count === 1),
        "not one GPU",
      ),
  },
  {
    id: "harvester-has-mig",
    title: "Harvester gives VMs MIG-backed types",
    asked: "vm=llm-inference:1*fb:10240*least:0*duty:0.02&need=isolation-strong&compare=none&option=harvester-vgpu@a100-pcie-40&any=1",
    before: "refused",
    right: "since 1.7",
    sources: [{ source: "harv-8652", locator: "answers of 2025-09", basis: "documented" }],
    wrong: ({ answer }) =>
      unless(
        answer.options.every((option) => option.feasible),
        "refused",
      ),
  },
]

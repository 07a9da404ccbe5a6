import { type AnswerCase, optionOf, unless } from "./case.ts"

export const gpus: readonly AnswerCase[] = [
  {
    id: "mig-memory-as-reported",
    title: "A MIG instance holds what its driver reports, not what its name says",
    asked:
      "vm=llm-inference:7*fb:11776*least:0*duty:0.02*ram:16*vcpu:2&compare=none&option=kvm-vgpu-nvidia@h100-nvl-94:h100-nvl-94-1-12c&any=1",
    before: "feasible: 12,288 MiB",
    right: "refused: 1g.12gb of an H100 NVL has 10.75 GiB, 11,008 MiB",
    sources: [{ source: "gpu-operator-900", locator: "nvidia-smi mig -lgip of an H100 NVL", basis: "secondary" }],
    wrong: ({ answer }) => {
      const pin = optionOf(answer, "mediated-pass-through", "pin")
      return [
        ...unless(pin?.feasible === false, "11,776 MiB are placed on a slice of 11,008 MiB"),
        ...unless(pin?.reasons.some((one) => one.text.includes("11008 MiB")) ?? false, "what the slice has is not said"),
      ]
    },
    shown: ({ answer }) => optionOf(answer, "mediated-pass-through", "pin")?.reasons[0]?.text ?? "",
  },
  {
    id: "mig-nominal-said",
    title: "Where no driver's figure was found, a MIG instance's size is said to be nominal",
    asked: "vm=llm-inference:7*fb:34000*least:0*duty:0.02*ram:16*vcpu:2&compare=none&option=kvm-vgpu-nvidia@b300-sxm:b300-sxm-1-34c&any=1",
    before: "taken at 34,816 MiB without a word",
    right: "the same, with a remark",
    sources: [{ source: "mig-parted-187", locator: "20.50 GiB for 1g.23gb: 11% below the name", basis: "secondary" }],
    wrong: ({ answer }) =>
      unless(
        optionOf(answer, "mediated-pass-through", "pin")?.warnings.some((one) => one.includes("nominal 34816 MiB")) ?? false,
        "no remark that the size is nominal",
      ),
    shown: ({ answer }) => optionOf(answer, "mediated-pass-through", "pin")?.warnings[0] ?? "",
  },
  {
    id: "s7150-sixteenth",
    title: "A sixteenth of a FirePro S7150 has 480 MiB",
    asked: "vm=task-worker:16*fb:490*os:linux*least:0*duty:0.01*api:none&compare=none&option=amd-gim-kvm@amd-s7150&any=1",
    before: "16 VFs of 496 MiB on one GPU",
    right: "the next larger VF, of which 8 fit: two GPUs",
    sources: [{ source: "mxgpu-legacy-26", locator: "total_size=7904, num_vf = 16, vf_fb_size = 480", basis: "secondary" }],
    wrong: ({ answer }) => {
      const pin = optionOf(answer, "mediated-pass-through", "pin")
      return unless(pin?.groups[0]?.instanceType === "s7150-8vf" && pin.gpus?.count === 2, "490 MiB are placed on a VF of 480 MiB")
    },
    shown: ({ answer }) => {
      const pin = optionOf(answer, "mediated-pass-through", "pin")
      return `${pin?.groups[0]?.instanceType ?? "no slice"}, ${pin?.gpus?.count ?? "no"} GPUs`
    },
  },
  {
    id: "mixed-sizes-96-gb",
    title: "vGPUs of 24, 48 and twice 12 GB share one RTX PRO 6000 in mixed-size mode",
    asked:
      "vm=llm-inference:1*fb:24576*least:0*duty:0.1*ram:16*vcpu:2&vm=llm-inference:1*fb:49152*least:0*duty:0.1*ram:16*vcpu:2&vm=llm-inference:2*fb:12288*least:0*duty:0.1*ram:16*vcpu:2&compare=none&option=kvm-vgpu-nvidia@rtx-pro-6000-bse&any=1",
    before: "2 GPUs: no start positions were known for 96 GB",
    right: "1 GPU",
    sources: [{ source: "denneman-silo", locator: "vgpu-catalog.json, NVIDIA RTX PRO 6000 SE 96GB", basis: "secondary" }],
    wrong: ({ answer }) => {
      const pin = optionOf(answer, "mediated-pass-through", "pin")
      return unless(pin?.gpus?.count === 1 && pin.sizeMode === "mixed-size", "they do not share a GPU in mixed-size mode")
    },
    shown: ({ answer }) => {
      const pin = optionOf(answer, "mediated-pass-through", "pin")
      return `${pin?.gpus?.count ?? "no"} GPU, ${pin?.sizeMode ?? "no mode"}`
    },
  },
  {
    id: "superchips-are-machines",
    title: "GB200, GB300 and GH200 are known, and are machines of their own",
    asked: "vm=llm-inference:4*least:0*duty:0.1&compare=none&option=kvm-vgpu-nvidia@gb200&any=1",
    before: "unknown GPU",
    right: "known, with vGPU types for a whole GPU and for MIG instances; not priced, as it comes with its CPUs",
    sources: [
      { source: "vgpu-devmgr", locator: "GB200-189C to GB200-1-24C", basis: "documented" },
      { source: "gpu-operator-platforms", locator: "HGX GB200 NVL72, GB200 NVL4, GB300 NVL72", basis: "secondary" },
    ],
    wrong: ({ answer, catalogue }) => [
      ...["gb200", "gb300", "gh200-144"].flatMap((id) =>
        unless(catalogue.gpu(id)?.form === "superchip" && catalogue.gpu(id)?.buyable === false, `${id} is not held to be a superchip`),
      ),
      ...unless(
        optionOf(answer, "mediated-pass-through", "pin")?.reasons.some((one) => one.code === "host-fit") ?? false,
        "the GB200 is put into a host like a card",
      ),
    ],
    shown: ({ answer }) => optionOf(answer, "mediated-pass-through", "pin")?.reasons[0]?.text ?? "",
  },
  {
    id: "gpus-on-sale-not-recalled",
    title: "What is told of a GPU on sale rests on a source one can open, or is unknown",
    asked: "view=gpus",
    before: "memory, power, encoders and status of most rows recalled",
    right: "none recalled",
    sources: [
      { source: "hwdash-nvidia", locator: "rows of the boards on sale", basis: "secondary" },
      { source: "hwdash-amd", locator: "rows of the boards on sale", basis: "documented" },
    ],
    wrong: ({ catalogue }) =>
      catalogue.gpus
        .filter((gpu) => gpu.buyable)
        .flatMap((gpu) =>
          gpu.evidence
            .filter((one) => one.source === "recalled" && (one.fields?.some((field) => field !== "notes") ?? true))
            .map((one) => `${gpu.id}: ${one.fields?.join(", ") ?? "the whole row"} is recalled`),
        ),
    shown: ({ catalogue }) => `${catalogue.gpus.filter((gpu) => gpu.buyable).length} GPUs on sale, none of them recalled`,
  },
]

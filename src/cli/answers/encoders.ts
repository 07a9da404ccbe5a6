import { unless, type AnswerCase } from "./case.ts"

export const encoders: readonly AnswerCase[] = [
  {
    id: "encode-virgl-nvidia",
    title: "virgl gives a guest on an NVIDIA GPU no encoder",
    asked: "vm=media-transcode:50&compare=none&option=qemu-virgl@rtx-pro-4500-bse",
    before: "virgl on RTX PRO 4500 BSE transcodes 50 VMs",
    right: "refused: virgl forwards VA-API, and NVIDIA's driver for it decodes only",
    sources: [
      { source: "nvidia-vaapi", locator: "Codec Support: hardware decoding only, encoding is not supported", basis: "documented" },
      { source: "nixpkgs-virgl-video", locator: "a build option of virglrenderer, off", basis: "secondary" },
    ],
    wrong: ({ answer }) =>
      unless(
        answer.options[0]?.reasons.some(({ code, text }) => code === "api" && text.includes("only decodes")) ?? false,
        "it is not refused, or for another reason",
      ),
  },
  {
    id: "encode-best-has-engine",
    title: "Whatever transcodes has a GPU with encoders, and a product that hands them on",
    asked: "vm=media-transcode:50",
    before: "API remoting by virgl on an NVIDIA board was the cheapest",
    right: "no product that encodes on processors (vSGA) or not at all (virgl on NVIDIA), no GPU without encoders (A100, H100, MI300X)",
    sources: [
      { source: "vmw-vsga-80", locator: "table 1: video encoding under vSGA is done in software", basis: "documented" },
      { source: "nv-codec", locator: "NVENC capabilities by generation", basis: "documented" },
    ],
    wrong: ({ answer, catalogue }) =>
      answer.options
        .filter((option) => option.feasible)
        .flatMap((option) => [
          ...unless(option.product !== "vmware-vsga" && option.product !== "qemu-virgl", `${option.product} is chosen`),
          ...unless((option.gpu === null ? 0 : (catalogue.resources(option.gpu)?.encode.engines ?? 1)) > 0, `${option.gpu} has no encoder`),
        ]),
  },
  {
    id: "encode-geforce-sessions",
    title: "A GeForce driver allows eight encode sessions, however fast the engines are",
    asked: "vm=cloud-gaming:60*active:1*duty:0.01*fb:1024*least:0.1&compare=none&option=hyperv-gpu-pv@rtx-4090&any=1",
    before: "as many as frame buffer and pace allowed",
    right: "eight sessions a GPU where all play",
    sources: [{ source: "nvenc-wiki", locator: "introduction: eight simultaneous streams from January 2024", basis: "secondary" }],
    wrong: ({ answer }) => {
      const group = answer.options[0]?.groups[0]
      return [
        ...unless(group?.vmsPerGpu === 8, `${group?.vmsPerGpu} a GPU`),
        ...unless(group?.binds === "encoders", `${group?.binds} binds`),
        ...unless(answer.options[0]?.gpus?.lowerBound === 8, `the bound is ${answer.options[0]?.gpus?.lowerBound} GPUs`),
      ]
    },
  },
]

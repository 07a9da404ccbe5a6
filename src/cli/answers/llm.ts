import { optionOf, unless, type AnswerCase } from "./case.ts"

export const llm: readonly AnswerCase[] = [
  {
    id: "llm-described-8b",
    title: "A language model described by itself takes the frame buffer of its weights and cache",
    asked: "vm=llm-inference:16*llm:llama-3.1-8b*context:8192*seqs:8*tokens:80",
    before: "48 GiB and a duty of 35 % of an A100, whatever the model",
    right:
      "15 GiB of weights in 16 bits (8.03 × 10⁹ × 2 bytes) and 8 GiB of cache (8 × 8,192 × 128 KiB), so about 26 GiB with what serving software keeps free",
    sources: [
      { source: "llm-prof-configs", locator: "Llama-3.1-8B", basis: "secondary" },
      { source: "kv-cache-size", locator: "README: the formula, and 128 KiB a token for this model", basis: "documented" },
    ],
    wrong: ({ answer }) => {
      const group = answer.options.find((option) => option.technique === "fixed-pass-through")?.groups[0]
      const { weightsMib = 0, cacheMib = 0, tokensPerSecond } = group?.llm ?? {}
      return [
        ...unless(Math.abs(weightsMib - 15_316) < 10, `weights take ${weightsMib} MiB`),
        ...unless(cacheMib === 8192, `the cache takes ${cacheMib} MiB`),
        ...unless((tokensPerSecond?.likely ?? 0) > 80, "the GPU chosen does not give the tokens asked"),
      ]
    },
  },
  {
    id: "llm-l4-decodes-slowly",
    title: "A GPU that cannot give the tokens asked is refused with the rate that it gives",
    asked:
      "vm=llm-inference:4*llm:llama-3.1-8b*seqs:4*context:4096*tokens:200&compare=none&option=kvm-vfio@l4&option=kvm-vfio@h100-pcie-80",
    before: "an L4 counted as 1.45 times an A100",
    right:
      "an L4 reads 300 GB/s, so 16 GB of weights give some 15 steps a second: about 50 tokens/s with four sequences; an H100 gives several hundred",
    sources: [
      { source: "openllm-l40s-a100", locator: "F16 generation, one sequence: 43.42 tokens/s at 864 GB/s", basis: "secondary" },
      { source: "ml-energy", locator: "Llama-3.1-8B on H100, at most 8 sequences: 1,070 tokens/s", basis: "measured" },
    ],
    wrong: ({ answer }) => {
      const [l4, h100] = answer.options
      return [
        ...unless(
          l4?.feasible === false && l4.reasons.some(({ code, text }) => code === "pace" && /tokens\/s/.test(text)),
          "the L4 is not refused for its rate",
        ),
        ...unless(h100?.feasible === true, "the H100 is refused"),
      ]
    },
  },
  {
    id: "llm-70b-says-how-many",
    title: "Where one GPU is too small, the answer says how many a VM hold the model",
    asked: "vm=llm-inference:2*llm:llama-3.3-70b&compare=none&option=kvm-vfio@l40s",
    before: "a frame buffer of 48 GiB, which an L40S was said to hold",
    right: "131 GiB of weights in 16 bits and 20 GiB of cache: four GPUs of 48 GiB",
    sources: [{ source: "oumi-llama31", locator: "70B: 80 layers, 8 heads with keys and values", basis: "documented" }],
    wrong: ({ answer, ask }) => {
      const [alone] = answer.options
      const [four] = ask("vm=llm-inference:2*gpus:4*llm:llama-3.3-70b&compare=none&option=kvm-vfio@l40s").options
      return [
        ...unless(
          alone?.reasons.some(({ code, text }) => code === "frame-buffer" && text.includes("4 GPUs a VM would hold it")) ?? false,
          "it does not say four",
        ),
        ...unless(four !== undefined && !four.reasons.some(({ code }) => code === "frame-buffer"), "four are too small"),
      ]
    },
  },
  {
    id: "llm-mixture-reads-experts",
    title: "A mixture of experts is held whole and read in part: fast for few sequences, less so for many",
    asked: "vm=llm-inference:1*llm:gpt-oss-120b*seqs:1*tokens:10&compare=none&option=kvm-vfio@h100-pcie-80",
    before: "mixtures could not be described",
    right: "61 GiB on one H100 of 80 GB; one sequence reads a twentieth of the weights, 64 sequences most of them",
    sources: [
      { source: "nemo-gpt-oss", locator: "GPT OSS 120B: 128 experts, four a token", basis: "documented" },
      { source: "ml-energy", locator: "gpt-oss-120b on H100: 804 tokens/s at 8 sequences, 2,572 at 64", basis: "measured" },
    ],
    wrong: ({ answer, ask }) => {
      const rate = (found: typeof answer): number => found.options[0]?.groups[0]?.llm?.tokensPerSecond?.likely ?? 0
      const many = ask("vm=llm-inference:1*llm:gpt-oss-120b*seqs:64*context:2048*tokens:10&compare=none&option=kvm-vfio@h100-pcie-80")
      return [
        ...unless(answer.options[0]?.feasible === true, "one H100 does not hold it"),
        ...unless(
          rate(many) > 3 * rate(answer) && rate(many) < 40 * rate(answer),
          `one sequence ${rate(answer)}, 64 sequences ${rate(many)} tokens/s`,
        ),
      ]
    },
  },
  {
    id: "llm-plain-stays",
    title: "A group that names no model counts with the workload's own figures, as in links made before",
    asked: "vm=llm-inference:24*seqs:16",
    before: "the workload's own figures",
    right: "the same, with a sentence that what is said of a language model changes nothing without one",
    sources: [{ source: "derived", locator: "workload llm-inference", basis: "estimate" }],
    wrong: ({ answer }) => [
      ...unless(
        answer.options.every((option) => option.groups.every((group) => group.llm === undefined)),
        "a model is taken where none is named",
      ),
      ...unless(
        answer.warnings.some((text) => text.includes("does not say which")),
        "nothing is said",
      ),
      ...unless(optionOf(answer, "fixed-pass-through") !== undefined, "no answer"),
    ],
  },
]

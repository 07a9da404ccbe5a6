import { speedOf } from "../../engine/performance/speed.ts"
import { exact } from "../../engine/basics/range.ts"
import { unless, type AnswerCase, type Asked } from "./case.ts"

type BoundBy = Parameters<typeof speedOf>[2]
type Range = NonNullable<ReturnType<typeof speedOf>>

const decoding: BoundBy = { memory: exact(0.95) }
const oneSequence: BoundBy = { memory: exact(0.45), fp32: exact(0.15) }

/** Speed of one GPU against another at work bound so. */
function speed({ catalogue }: Asked, id: string, reference: string, boundBy: BoundBy, kind?: "llm-decode-one"): Range {
  const [gpu, other] = [catalogue.gpu(id), catalogue.gpu(reference)]
  const found = gpu && other && speedOf(gpu, other, boundBy, catalogue, kind ? { kind } : {})
  if (!found) throw new Error(`No speed of ${id} against ${reference}.`)
  return found
}

const words = (name: string, { low, likely, high }: Range): string =>
  `${name}: ${low.toFixed(2)} to ${high.toFixed(2)}, likely ${likely.toFixed(2)}`

const slow: readonly string[] = ["l4", "amd-v710", "a16", "a2"]

export const speeds: readonly AnswerCase[] = [
  {
    id: "l4-decodes-slowly",
    title: "LLM inference is not offered on boards that read their memory at a sixth of the reference's pace",
    asked: "vm=llm-inference:24*fb:20480",
    before: "L4 and V710 share 0.994; 60 % of an A100 met (an L4 counted as 1.45 × an A100)",
    right: "An L4 reads 300 GB/s, an A100 PCIe 80 GB 1,935: decoding keeps about a seventh to a fifth of the pace",
    sources: [
      { source: "aiconf", locator: "l4.yaml: 300 GB/s", basis: "secondary" },
      { source: "llama-cpp-gpus", locator: "tables of Llama 3: speed falls with the bandwidth of the board", basis: "measured" },
    ],
    wrong: (asked) => [
      ...asked.answer.options.flatMap((option) =>
        unless(!(option.feasible && slow.includes(option.gpu ?? "")), `${option.technique} is offered on ${option.gpu}.`),
      ),
      ...unless(speed(asked, "l4", "a100-pcie-80", decoding).likely < 0.25, "An L4 decodes at a quarter of an A100 or more."),
    ],
    shown: (asked) => words("L4 against A100 PCIe 80 GB, bound by memory", speed(asked, "l4", "a100-pcie-80", decoding)),
  },
  {
    id: "a16-for-data-science",
    title: "Data scientists are not put on boards made for desktops",
    asked: "vm=data-scientist:60",
    before: "60 A16 at 0.98",
    right: "An A16 has four GPUs of 200 GB/s and 18 TFLOPS FP16 each; the work is stated on an A100",
    sources: [{ source: "hmc-a16-t4", locator: "A16 column", basis: "secondary" }],
    wrong: ({ answer }) =>
      answer.options.flatMap((option) => unless(!(option.feasible && option.gpu === "a16"), `${option.technique} is offered on the A16.`)),
  },
  {
    id: "l40-below-h200",
    title: "A GPU with five times the bandwidth and matrix rate is the faster one at inference",
    asked: "vm=llm-inference:8",
    before: "An L40 ranked above an H200",
    right: "H200: 4,800 GB/s and 989 TFLOPS FP16; L40: 864 GB/s and 181",
    sources: [{ source: "mlperf-inf-v5.1", locator: "Llama 3.1 8B, offline: L40S against H200", basis: "measured" }],
    wrong: (asked) => {
      const { boundBy } = asked.catalogue.workload("llm-inference") ?? {}
      if (!boundBy) return ["The workload llm-inference is gone."]
      const [l40, h200] = [speed(asked, "l40", "a100-pcie-80", boundBy), speed(asked, "h200-sxm5-141", "a100-pcie-80", boundBy)]
      return unless(l40.high < h200.low, "An L40 may be as fast as an H200.")
    },
    shown: (asked) => {
      const { boundBy } = asked.catalogue.workload("llm-inference") ?? {}
      return boundBy
        ? [["L40", "l40"] as const, ["H200", "h200-sxm5-141"] as const]
            .map(([name, id]) => words(`${name} against A100`, speed(asked, id, "a100-pcie-80", boundBy)))
            .join("; ")
        : "–"
    },
  },
  {
    id: "l40s-decodes-like-an-a100",
    title: "A published speed of one-sequence decoding lies inside the range",
    asked: "vm=llm-inference:1",
    before: "3.7 ×",
    right: "0.80 × an A100 PCIe 80 GB on an L40S (8B in F16, 1,024 tokens, llama.cpp)",
    sources: [{ source: "llama-cpp-gpus", locator: "Llama 3 8B F16, L40S 43.42 and A100 PCIe 54.56 tokens/s", basis: "measured" }],
    wrong: (asked) => {
      const range = speed(asked, "l40s", "a100-pcie-80", oneSequence, "llm-decode-one")
      return unless(range.low <= 0.8 && 0.8 <= range.high, `The range is ${words("L40S", range)}.`)
    },
    shown: (asked) =>
      words("L40S against A100 PCIe 80 GB, one sequence", speed(asked, "l40s", "a100-pcie-80", oneSequence, "llm-decode-one")),
  },
]

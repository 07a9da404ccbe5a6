import type { RemotingModel } from "../../src/dataset/schema/index.ts"
import type { StunTime } from "../../src/dataset/schema/reference-measurements.ts"
import type { Dataset, Finding, Rule } from "./dataset.ts"

/** Constants that the engine asks for by name. */
const asked = [
  "time-slice-efficiency",
  "mig-slice-power-batch",
  "mig-slice-power-request",
  "mig-neighbour-factor",
  "software-gflops-per-vcpu",
  "emulated-card-efficiency",
  "ordinary-vmotion-stun-seconds",
  "used-frame-buffer-share",
  "migration-line-share",
  "faster-line-share",
  "gpu-p-pause-goal-seconds",
  "gvt-g-precopy-pause-seconds",
  "cloud-equivalent-speed",
  "cloud-equivalent-memory",
  "geforce-encode-sessions",
  "llm-four-bit-bytes",
  "llm-memory-fill",
  "llm-bandwidth-share",
  "llm-tensor-share",
  "llm-step-ms",
  "llm-sequence-ms",
  "llm-all-reduce-us",
  "llm-link-module-gbs",
  "llm-link-pcie-gbs",
  "llm-context-tokens",
  "llm-prompt-share",
  "llm-sequences",
  "llm-tokens-per-sequence",
]

/** How far a fit may lie from a published pause, and how many of them it needs. */
const stunErrorSeconds = 1.5
const leastPoints = 6

const missing = ({ parameters }: Dataset): Finding[] =>
  asked
    .filter((id) => !parameters.some(({ row }) => row.id === id))
    .map((id) => ({ file: "models/parameters", id, sentence: "the engine asks for this constant and it is not there" }))

/** The article's 12 to 86 % of native must come out of shared memory as draw calls grow from the lightest graphics workload to the heaviest. */
function remoting({ files, workloads }: Dataset): Finding[] {
  const perCall = (files["models/remoting"] as RemotingModel).transports["shared-memory"]?.secondsPerCall.likely ?? 0
  const share = (callsPerSecond: number): number => 1 / (1 + callsPerSecond * perCall)
  const graphics = workloads
    .filter(({ row }) => row.class === "3d-graphics-draw-call-heavy")
    .map(({ row }) => row.remoting.apiCallsPerSecond)
  const best = share(Math.min(...graphics.map((calls) => calls.low)))
  const worst = share(Math.max(...graphics.map((calls) => calls.high)))
  return best > 0.86 && worst < 0.12
    ? []
    : [
        {
          file: "models/remoting",
          id: "transports.shared-memory",
          sentence: `gives ${worst.toFixed(2)} to ${best.toFixed(2)} of native over the graphics workloads, which leaves out part of the article's 0.12 to 0.86`,
        },
      ]
}

/** Each fitted stun model stays near the published pauses of its release. */
function stun({ stunModels, rows }: Dataset): Finding[] {
  const times = rows<StunTime>("measurements/stun-times")
  return stunModels
    .filter(({ row }) => row.rSquared !== null)
    .flatMap(({ file, id, row: model }) => {
      const kind = model.id.endsWith("worst-case") ? "worst-case" : "expected"
      const release = model.release.replace(" worst case", "")
      const published = times.filter(({ row }) => row.stunSeconds !== null && row.release === release && row.kind === kind)
      const far = published.filter(({ row }) => {
        const modelled =
          model.interceptSeconds + model.secondsPerGib * row.usedFrameBufferGib + model.secondsPerGibVmRam * (row.vmRamGib ?? 0)
        return Math.abs(modelled - (row.stunSeconds ?? 0)) >= stunErrorSeconds
      })
      return [
        ...(published.length < leastPoints
          ? [{ file, id, sentence: `rests on ${published.length} published pauses; ${leastPoints} are the least` }]
          : []),
        ...far.map((one) => ({ file, id, sentence: `is ${stunErrorSeconds} s or more off the published pause "${one.id}"` })),
      ]
    })
}

/** The constants of the model are there, and reproduce what they were fitted on. */
export const modelConstants: Rule = (dataset) => [...missing(dataset), ...remoting(dataset), ...stun(dataset)]

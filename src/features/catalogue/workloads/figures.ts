import { evidenceOfField } from "../../../dataset/coverage.ts"
import type { Evidence, Workload } from "../../../dataset/schema/index.ts"
import type { WorkloadAnchor } from "../../../dataset/schema/reference.ts"
import { count, memory, number, percent } from "../../../ui/format.ts"
import { bytesOf, guestName, needsOf, rangeOf } from "./columns.ts"

/** One figure of a workload: what it says, what it is for, and what it rests on. */
export interface FigureOf {
  readonly name: string
  readonly says: string
  readonly why: string
  readonly evidence: readonly Evidence[]
}
export interface FigureGroup {
  readonly title: string
  readonly figures: readonly FigureOf[]
}

/** The topics of reference/workload-anchors that a workload's evidence names. */
export const topicsOf = (workload: Workload): readonly string[] =>
  workload.evidence.flatMap(({ locator }) => /^workload-anchors: (.+)$/.exec(locator ?? "")?.[1]?.split(", ") ?? [])

export const anchorsOf = (workload: Workload, anchors: readonly WorkloadAnchor[]): readonly WorkloadAnchor[] => {
  const topics = topicsOf(workload)
  return topics.flatMap((topic) => anchors.filter((one) => one.topic === topic))
}

/** Every figure of a workload, by what it is asked of. */
export function figuresOf(workload: Workload, gpuName: (id: string) => string): readonly FigureGroup[] {
  const { remoting, frameBufferMib: buffer } = workload
  const figure = (field: keyof Workload, name: string, says: string, why: string): FigureOf => ({
    name,
    says,
    why,
    evidence: evidenceOfField(workload, field),
  })
  const asked = (name: string, says: string, why: string): FigureOf => figure("remoting", name, says, why)
  const gpu = gpuName(workload.referenceGpu)
  const stream = workload.displayStreamMbpsMean
  return [
    {
      title: "Of the GPU",
      figures: [
        figure(
          "frameBufferMib",
          "Frame buffer",
          `${memory(buffer.default)}${buffer.min === buffer.max ? "" : `, from ${memory(buffer.min)} to ${memory(buffer.max)}`}`,
          "Decides the smallest slice that holds a VM, and with it how many share a GPU.",
        ),
        figure(
          "gpuDutyMean",
          "GPU duty, mean",
          `${percent(workload.gpuDutyMean)} of ${gpu}`,
          "How long the GPU works for one VM; other GPUs are scaled by their speed.",
        ),
        figure(
          "gpuDutyPeak",
          "GPU duty, peak",
          `${percent(workload.gpuDutyPeak)} of ${gpu}`,
          "The busy hour lies between mean and peak, at a point you set.",
        ),
        figure("activeShare", "Active together", percent(workload.activeShare), "The share of the VMs that work in the busy hour."),
        figure(
          "leastNativeShare",
          "Least share of native",
          percent(workload.leastNativeShare),
          "What its users accept at least; sharing stops there.",
        ),
        figure(
          "apiNeeds",
          "APIs needed",
          needsOf(workload).join(", and ") || "none in particular",
          "A product that lacks one of them is out.",
        ),
        ...(workload.targetFps === null
          ? []
          : [figure("targetFps", "Frames a second", number(workload.targetFps), "The pace at which its user is content.")]),
      ],
    },
    {
      title: "Of API remoting, for each second of native work",
      figures: [
        asked("API calls", rangeOf(remoting.apiCallsPerSecond), "Each may have to cross from guest to host: the main cost of remoting."),
        ...(remoting.drawCallsPerFrame
          ? [
              asked(
                "Draw calls a frame",
                rangeOf(remoting.drawCallsPerFrame),
                `With ${number(remoting.apiCallsPerDrawCall ?? 0)} API calls each and ${number(remoting.activeFps ?? 0)} frames a second.`,
              ),
            ]
          : []),
        asked("Bytes a call", `${number(remoting.bytesPerCall)} B`, "Commands and their arguments."),
        asked(
          "Moved in all",
          `${rangeOf(bytesOf(workload), (value) => number(value, 2))} MiB/s`,
          "Commands, uploads and what is read back.",
        ),
        asked("Uploads", `${rangeOf(remoting.uploadMibPerSecond, (value) => number(value, 2))} MiB/s`, "Textures, geometry and data."),
        asked("Read back", `${number(remoting.readbackMibPerSecond, 2)} MiB/s`, "Results that the guest waits for."),
        asked("Round trips", count(remoting.roundTripsPerSecond), "Calls that block until the host has answered: delay counts in full."),
      ],
    },
    {
      title: "Of host and network",
      figures: [
        figure("vcpu", "vCPUs", count(workload.vcpu), "Fills the host's cores, and does the drawing where there is no GPU."),
        figure("ramGib", "RAM", `${count(workload.ramGib)} GiB`, "Fills the host."),
        figure("guestSystem", "Guest", guestName(workload.guestSystem), "A product must support it."),
        figure(
          "displays",
          "Displays",
          workload.displays === 0
            ? "none"
            : workload.resolution === null
              ? count(workload.displays)
              : `${count(workload.displays)} × ${workload.resolution.replace("x", " × ")}`,
          "Decides frame buffer and stream.",
        ),
        ...(stream === null || stream === 0
          ? []
          : [
              figure(
                "displayStreamMbpsMean",
                "Display stream",
                `${number(stream)} Mbit/s, peak ${number(workload.displayStreamMbpsPeak ?? stream)} Mbit/s`,
                "What reaches its user's screen.",
              ),
            ]),
        ...(workload.nvidiaLicence === null
          ? []
          : [
              figure(
                "nvidiaLicence",
                "NVIDIA licence",
                workload.nvidiaLicence,
                "The edition its vGPU needs; none where no NVIDIA vGPU is used.",
              ),
            ]),
      ],
    },
  ]
}

import type { AnsweredOption } from "../optionSchema.ts"
import { optionOf, unless, type AnswerCase, type Asked } from "./case.ts"

interface Share {
  readonly low: number
  readonly high: number
}

const efficiencyOf = (option: AnsweredOption | undefined): AnsweredOption["groups"][number]["efficiency"] | undefined =>
  option?.groups[0]?.efficiency

const pinned = ({ answer }: Pick<Asked, "answer">): AnsweredOption | undefined => optionOf(answer, "api-remoting", "pin")

const inPercent = (share: number): string => `${Math.round(share * 100)} %`

/** The published shares of these measurements of the dataset, least to greatest. */
function published({ catalogue }: Asked, ids: readonly string[]): Share {
  const rows = ids.map((id) => {
    const row = catalogue.measurements.find((one) => one.id === id)
    if (!row) throw new Error(`There is no measurement ${id}.`)
    return row.nativeShare
  })
  return {
    low: Math.min(...rows.map(({ low, mean, high }) => low ?? mean ?? high ?? Infinity)),
    high: Math.max(...rows.map(({ low, mean, high }) => high ?? mean ?? low ?? -Infinity)),
  }
}

/** A sentence for each published figure that lies outside the range answered. */
function contains(asked: Asked, ids: readonly string[], option = pinned(asked)): readonly string[] {
  const range = efficiencyOf(option)
  if (!range) return ["no share of native is answered"]
  return ids.flatMap((id) => {
    const { low, high } = published(asked, [id])
    return unless(
      range.low <= (low + high) / 2 && (low + high) / 2 <= range.high,
      `${id} was measured at ${inPercent((low + high) / 2)}, outside ${inPercent(range.low)} to ${inPercent(range.high)}`,
    )
  })
}

const rangeShown = ({ answer }: Asked): string => {
  const range = efficiencyOf(optionOf(answer, "api-remoting", "pin"))
  return range ? `${inPercent(range.low)} to ${inPercent(range.high)}, likely ${inPercent(range.likely)}` : "unknown"
}

export const remoting: readonly AnswerCase[] = [
  {
    id: "inference-over-1-gbit",
    title: "Inference on pictures loses a third or more over a 1 Gbit/s link, and little over the product's own",
    asked: "vm=llm-inference:4*mib:35&option=tensorfusion&link=1&compare=none",
    before: "88 to 102 %, whatever the link",
    right:
      "ResNet-50 at 67 % of native, larger pictures at 29 to 60 %; 35 MiB/s is one input of 224 × 224 × 3 numbers of 4 bytes every 16.4 ms",
    sources: [{ source: "gpuless", locator: "bandwidth-limit/data/hot, files of the cap 1000000 and native/", basis: "measured" }],
    wrong: (asked) => {
      const capped = efficiencyOf(pinned(asked))
      const own = efficiencyOf(pinned({ answer: asked.ask("vm=llm-inference:4*mib:35&option=tensorfusion&compare=none") }))
      if (!capped || !own) return ["no share of native is answered"]
      return [
        ...contains(asked, ["gpuless-bw-resnet50-1g"]),
        ...unless(capped.likely < 0.8, `the likely share is ${inPercent(capped.likely)}, as though the link did not matter`),
        ...unless(capped.likely < own.likely - 0.1, "the slow link costs less than a tenth"),
      ]
    },
    shown: rangeShown,
  },
  {
    id: "small-kernels-under-wsl2",
    title: "Many small kernels lose half or more under WSL 2",
    asked: "vm=developer-gpu:1*calls:127000*mib:1*trips:0&option=wsl2-gpu&compare=none",
    before: "the class's one range, some 5 points wide",
    right: "kernels of 8 µs one after the other, which are 127,000 launches a second: 21 to 52 %",
    sources: [{ source: "iaf-torch-wsl", locator: "section 3, table of element-wise multiplication, 65,536 elements", basis: "measured" }],
    wrong: (asked) => [
      ...contains(asked, ["wsl2-rtx3060-elementwise-65536"]),
      ...unless((efficiencyOf(pinned(asked))?.likely ?? 1) < 0.6, "the likely share is above 60 %"),
    ],
    shown: rangeShown,
  },
  {
    id: "large-kernels-under-wsl2",
    title: "Few large kernels lose nothing to speak of under WSL 2",
    asked: "vm=developer-gpu:1*calls:8*mib:1*trips:0&option=wsl2-gpu&compare=none",
    before: "the same range, whatever the size of the kernels",
    right: "matrix products of 0.12 s: 99.7 to 100.3 %",
    sources: [{ source: "iaf-torch-wsl", locator: "section 3, table of matrix multiplication, n = 8192", basis: "measured" }],
    wrong: (asked) => {
      const range = efficiencyOf(pinned(asked))
      return [
        ...contains(asked, ["wsl2-rtx3060-matmul-fp32"]),
        ...unless((range?.likely ?? 0) > 0.95, "the likely share is below 95 %"),
        ...unless((range?.low ?? 0) > 0.85, "the range reaches below 85 %"),
      ]
    },
    shown: rangeShown,
  },
  {
    id: "browser-graphics-under-virgl",
    title: "Drawing in a browser under virgl is not promised near native",
    asked: "vm=cad-light:10*os:linux*api:opengl@3&option=qemu-virgl&compare=none",
    before: "88 to 102 %",
    right: "WebGL in Firefox at 60 % and a mix of light scenes at 76 % under virgl; a kind of work whose answers lie far apart",
    sources: [{ source: "termux-desktops", locator: "tables Termux no proot, columns VIRGL ZINK and ZINK", basis: "measured" }],
    wrong: (asked) => {
      const range = efficiencyOf(pinned(asked))
      return [
        ...contains(asked, ["termux-virgl-aquarium", "termux-virgl"]),
        ...unless((range?.likely ?? 1) < 0.9, "the likely share is above 90 %"),
      ]
    },
    shown: rangeShown,
  },
  {
    id: "games-under-virgl",
    title: "Games under virgl are answered as widely as they were measured",
    asked: "vm=cloud-gaming:8*os:linux*api:opengl&option=qemu-virgl&compare=none",
    before: "a range of some 10 points",
    right:
      "42 to 83 % for a set of games, 30 and 65 % for Team Fortress 2; games of 25,000 calls a frame, as asked for here, lie at the lower end",
    sources: [
      { source: "virgl-mr693", locator: "description", basis: "measured" },
      { source: "phoronix-virgl-191", locator: "third paragraph", basis: "secondary" },
    ],
    wrong: (asked) => contains(asked, ["virgl-on-adreno", "virgl-tf2-before", "virgl-tf2-after"]),
    shown: rangeShown,
  },
  {
    id: "drawing-calls-86-to-12",
    title: "The more a program draws, the less forwarding leaves of native: from 86 % down to 12 % on one product",
    asked: "vm=cad-light:1*calls:100000&option=vmware-fusion-svga3d&compare=none",
    before: "a range for the class of work, with no test that the calls decide",
    right: "86 % for the lightest of the programs measured, 12 % for the heaviest",
    sources: [{ source: "dowty2008", locator: "abstract", basis: "measured" }],
    wrong: (asked) => {
      const at = (calls: number): AnsweredOption["groups"][number]["efficiency"] | undefined =>
        efficiencyOf(pinned({ answer: asked.ask(`vm=cad-light:1*calls:${calls}&option=vmware-fusion-svga3d&compare=none`) }))
      const { low: heaviest, high: lightest } = published(asked, ["dowty-fusion"])
      const shares = [10_000, 100_000, 500_000, 1_000_000, 3_000_000].map(at)
      const [few] = shares
      const many = shares.at(-1)
      if (!few || !many) return ["no share of native is answered"]
      return [
        ...unless(few.low <= lightest && lightest <= few.high, `${inPercent(lightest)} lies outside what 10,000 calls a second give`),
        ...unless(many.low <= heaviest && heaviest <= many.high, `${inPercent(heaviest)} lies outside what 3 million calls a second give`),
        ...unless(
          shares.every((one, i) => i === 0 || (one?.likely ?? 1) < (shares[i - 1]?.likely ?? 0)),
          "more calls do not cost more",
        ),
      ]
    },
    shown: rangeShown,
  },
  {
    id: "remoting-on-little-evidence",
    title: "Where fewer than three sources measured such work, or none this product, the answer says so",
    asked: "vm=llm-inference:4&option=tensorfusion&compare=none",
    before: "97 to 102 %, as sure as any other figure",
    right: "how many sources stand behind it, and that none measured TensorFusion",
    sources: [{ source: "derived", locator: "measurements/native-api-remoting.json, counted by source", basis: "estimate" }],
    wrong: ({ answer, ask }) => {
      const said = (one: AnsweredOption | undefined): string | undefined => one?.warnings.find((text) => /^Rests on|^No source/.test(text))
      const passThrough = optionOf(ask("vm=llm-inference:4"), "fixed-pass-through")
      return [
        ...unless(
          /^Rests on (one source|2 sources) for this kind of work forwarded over a network; none measured TensorFusion\.$/.test(
            said(optionOf(answer, "api-remoting", "pin")) ?? "",
          ),
          "how little it rests on is not said",
        ),
        ...unless(said(passThrough) === undefined, "pass-through is said to rest on little as well"),
      ]
    },
    shown: ({ answer }) => optionOf(answer, "api-remoting", "pin")?.warnings.join(" ") ?? "",
  },
]

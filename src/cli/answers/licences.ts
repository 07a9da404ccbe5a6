import type { FullCatalogue } from "../../dataset/catalogue.ts"
import type { Answer } from "../answerSchema.ts"
import type { AnsweredOption } from "../optionSchema.ts"
import { optionOf, unless, type AnswerCase } from "./case.ts"

const dollars = (usd: number): string => `${Math.round(usd).toLocaleString("en-US")} USD`
const likely = (option: AnsweredOption | undefined, part: "licences" | "broker" | "rights"): number =>
  option?.cost?.breakdownUsd[part].likely ?? 0

/** What NCI costs a core and year over four years; the support is paid also where the licence is taken as free. */
function perCoreAndYear(answer: Answer, free: Answer, catalogue: FullCatalogue): number {
  const [option, without] = [optionOf(answer, "mediated-pass-through"), optionOf(free, "mediated-pass-through")]
  const cores = catalogue.host(option?.hosts?.id ?? "")?.cores ?? 0
  const nodes = (option?.hosts?.count ?? 0) + (option?.hosts?.spare ?? 0)
  const purchase = (likely(option, "licences") - likely(without, "licences")) / Math.max(1, cores * nodes)
  return purchase / 4 + (catalogue.licence("ntnx-nci-pro-core")?.supportUsdPerYear?.likely ?? 0)
}

/** Which licence a VM needs, what licences cost, and what the totals leave out. */
export const licences: readonly AnswerCase[] = [
  {
    id: "vsga-needs-vpc",
    title: "vSGA on a GPU that NVIDIA vGPU software supports is licensed as vPC, like a B-series vGPU",
    asked: "vm=knowledge-worker:500&hypervisors=vsphere",
    before: "vSGA 833,000 USD, vGPU 913,000: apart by exactly 400 users × 50 USD × 4 years",
    right: "vPC for the 400 concurrent users of either",
    sources: [
      { source: "lic-ug16", locator: "licensed products table: vPC, VMware vSGA", basis: "documented" },
      { source: "lic-ug12", locator: "Table 1, licensed products", basis: "documented" },
    ],
    wrong: ({ answer, ...asked }) => {
      const free = asked.ask("vm=knowledge-worker:500&hypervisors=vsphere&price=nvidia-vpc:0")
      const paid = likely(optionOf(answer, "api-remoting"), "licences") - likely(optionOf(free, "api-remoting"), "licences")
      return unless(Math.round(paid) === 400 * 50 * 4, `vSGA pays ${dollars(paid)} for vPC instead of 80,000 USD.`)
    },
    shown: ({ answer }) => `vSGA: licences of ${dollars(likely(optionOf(answer, "api-remoting"), "licences"))}, vPC among them`,
  },
  {
    id: "llm-on-c-series",
    title: "Models are served on C-series vGPUs under AI Enterprise, not on workstation vGPUs under vWS",
    asked: "vm=llm-inference:24&need=live-migration",
    before: "L40-48Q under vWS, 250 USD a user and year",
    right: "a C-series type, 4,500 USD a physical GPU and year; a Q-series type that is pinned says what it is licensed for",
    sources: [{ source: "aie7-vgpu", locator: "overview text: licensed exclusively through NVIDIA AI Enterprise", basis: "documented" }],
    wrong: ({ answer, catalogue, ...asked }) => {
      const seriesOf = (id: string | null | undefined): string | null => (id ? (catalogue.instanceType(id)?.type.series ?? null) : null)
      const best = optionOf(answer, "mediated-pass-through")
      const types = (best?.groups ?? []).map((one) => one.instanceType)
      const pinned = optionOf(
        asked.ask("vm=llm-inference:24&compare=none&option=kvm-vgpu-nvidia@l40s:l40s-48q"),
        "mediated-pass-through",
        "pin",
      )
      const ranked = asked.rank("vm=llm-inference:24").options.filter((one) => seriesOf(one.instanceType) === "Q")
      return [
        ...unless(types.length > 0 && types.every((id) => (seriesOf(id) ?? "C") === "C"), `It is given ${types.join(", ")}.`),
        ...unless(ranked.length === 0, `The ranking still holds ${ranked[0]?.option}.`),
        ...unless(
          (pinned?.warnings ?? []).some((text) => /licensed for graphics work/.test(text)),
          "A pinned Q-series type is not warned of.",
        ),
      ]
    },
  },
  {
    id: "nci-bought-once",
    title: "Nutanix NCI's price by core is paid once, with maintenance, not anew each year",
    asked: "vm=knowledge-worker:500&hypervisors=nutanix-ahv",
    before: "1.58 million USD of licences",
    right: "649 USD a core once and 15 to 20 % of it a year: ten nodes at 80,000 to 200,000 USD a year",
    sources: [{ source: "undercode-nutanix", locator: "Introduction; section 1", basis: "secondary" }],
    wrong: ({ answer, catalogue, ...asked }) => {
      const usd = perCoreAndYear(answer, asked.ask("vm=knowledge-worker:500&hypervisors=nutanix-ahv&price=ntnx-nci-pro-core:0"), catalogue)
      const tenNodes = usd * 64 * 10
      return unless(tenNodes >= 80_000 && tenNodes <= 200_000, `Ten nodes of 64 cores cost ${dollars(tenNodes)} a year.`)
    },
    shown: ({ answer, catalogue, ...asked }) => {
      const usd = perCoreAndYear(answer, asked.ask("vm=knowledge-worker:500&hypervisors=nutanix-ahv&price=ntnx-nci-pro-core:0"), catalogue)
      return `licences of ${dollars(likely(optionOf(answer, "mediated-pass-through"), "licences"))}; NCI ${dollars(usd)} a core and year over 4 years, purchase and maintenance`
    },
  },
  {
    id: "hyper-v-current-list",
    title: "A platform is priced from its maker's current price list",
    asked: "vm=knowledge-worker:200&hypervisors=hyper-v",
    before: "Windows Server 2022 Datacenter",
    right: "Windows Server 2025 Datacenter",
    sources: [{ source: "licenseday-ws", locator: "introduction", basis: "secondary" }],
    wrong: ({ answer, ...asked }) => {
      const option = optionOf(answer, "mediated-pass-through")
      const free = optionOf(
        asked.ask("vm=knowledge-worker:200&hypervisors=hyper-v&price=ws2025-datacenter-16core:0"),
        "mediated-pass-through",
      )
      return unless(
        likely(option, "licences") > likely(free, "licences"),
        "The price of Windows Server 2025 Datacenter makes no difference to Hyper-V.",
      )
    },
    shown: ({ answer }) => `licences of ${dollars(likely(optionOf(answer, "mediated-pass-through"), "licences"))}`,
  },
  {
    id: "desktops-of-3-gb",
    title: "Power users' desktops of 3 GB are B-series, where NVIDIA offers the size, and need vPC",
    asked: "vm=power-user:100&compare=none&option=vmware-vgpu-nvidia@a16&option=vmware-vgpu-nvidia@l4",
    before: "3Q and 4Q types under vWS",
    right: "A16-3B, 5 a GPU; L4-3B, 8 a GPU; vPC",
    sources: [{ source: "vpc-sizing", locator: "Table 1, maximum 3B users per board", basis: "documented" }],
    wrong: ({ answer }) => {
      const given = answer.options.map((option) => `${option.groups[0]?.instanceType}×${option.groups[0]?.vmsPerGpu}`)
      return unless(given.join() === "a16-3b×5,l4-3b×8", `They are given ${given.join(" and ")}.`)
    },
  },
  {
    id: "desktops-need-broker-and-rights",
    title: "The total of Windows desktops counts the connection broker and the right to a virtual desktop, unless left out",
    asked: "vm=knowledge-worker:200",
    before: "both in the dataset and in no total: about 128,000 and 80,000 USD beside 288,000",
    right: "200 named users × 160 USD and × 100 USD × 4 years, each a part of its own",
    sources: [
      { source: "redress-vda", locator: "On-premises VDI and RDS", basis: "secondary" },
      { source: "citrix-avd-tco", locator: "section 1.1, Citrix licensing", basis: "secondary" },
    ],
    wrong: ({ answer, ...asked }) => {
      const parts = (of: typeof answer) => of.options.map((option) => `${likely(option, "broker")}+${likely(option, "rights")}`)
      const left = asked.ask("vm=knowledge-worker:200&count=none")
      const linux = asked.ask("vm=data-scientist:60")
      return [
        ...unless(new Set(parts(answer)).size === 1 && parts(answer)[0] === "128000+80000", `The parts are ${parts(answer).join(", ")}.`),
        ...unless(
          parts(left).every((one) => one === "0+0") && left.notCounted[0]?.what === "the connection broker",
          "Left out, they are still counted, or not named among what is not counted.",
        ),
        ...unless(
          parts(linux).every((one) => one === "0+0"),
          "Work under Linux pays for a broker or Windows rights.",
        ),
      ]
    },
    shown: ({ answer }) => {
      const option = optionOf(answer, "mediated-pass-through")
      return `broker ${dollars(likely(option, "broker"))}, rights ${dollars(likely(option, "rights"))} of ${dollars(option?.cost?.totalUsd.likely ?? 0)}`
    },
  },
  {
    id: "what-is-not-counted",
    title: "What the totals leave out stands beside them, with reasons",
    asked: "vm=cad-medium:40&count=space",
    before: "a note at the end of “why?”",
    right:
      "one line on the board, in the chart and in every answer: storage, thin clients, administrators, interest, applications, the move, resale",
    sources: [
      { source: "citrix-avd-tco", locator: "Methodology and cost models: what a total of desktops is made of", basis: "secondary" },
    ],
    wrong: ({ answer }) => {
      const left = answer.notCounted.map(({ what }) => what)
      return [
        ...unless(
          ["storage", "thin clients", "administrators", "interest", "applications"].every((one) => left.includes(one)),
          `Only ${left.join(", ")} are named.`,
        ),
        ...unless(!left.includes("floor space"), "Floor space is counted and named as not counted."),
        ...unless(
          answer.notCounted.every(({ why }) => why.length > 10),
          "A reason is missing.",
        ),
      ]
    },
    shown: ({ answer }) => `not counted: ${answer.notCounted.map(({ what }) => what).join(", ")}`,
  },
]

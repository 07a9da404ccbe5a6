import type { CostLine } from "../engine/report.ts"
import type { PresetId } from "./presets.ts"

/** A line of a bill by hand: so many, at so much, so often. */
export interface HandLine {
  readonly part: Exclude<CostLine["part"], "energy">
  readonly what: string
  readonly count: number
  /** USD of one, likely. */
  readonly each: number
  /** Years that are paid, or purchases in the horizon. 1: once. */
  readonly times: number
}

export interface HandPart {
  readonly groups: readonly string[]
  /** Of the groups, the VMs that this part serves, where another part serves the rest. */
  readonly vms?: number
  readonly product: string
  readonly gpu: string
  /** How the counts follow, a step a sentence. */
  readonly steps: readonly string[]
  /** Physical GPUs in use, boards and hosts in use, spare hosts and boards in them. */
  readonly gpus: number
  readonly boards: number
  readonly hosts: number
  readonly spareHosts: number
  readonly spareBoards: number
  readonly lines: readonly HandLine[]
}

export interface WorkedExample {
  /** A preset, or the fragment of a link. */
  readonly preset?: PresetId
  readonly link?: string
  readonly title: string
  readonly years: number
  readonly parts: readonly HandPart[]
}

/*
 * Prices are the likely ones of data/prices: boards A16 5,000 (gpuresidual-a16), L4 2,599 (gpuresidual-review), L40 7,000 and L40S 9,000 (uc-tracker, gpu-poet),
 * RTX PRO 6000 Server Edition 13,825 and 4500 Server Edition 4,053 (gpu-poet); hosts without GPUs 15,000, 20,500, 38,000 and 54,000 (gpu-server-catalogue, estimates); RHEL Standard 799 a host and
 * year (redress-rhel); vPC 50 and RTX vWS 250 a concurrent user and year (vgpu-price-note); broker 160 and Windows VDA 100 a named user and year (derived,
 * redress-vda); network 1,000 a host (an estimate); maintenance 12 % of the hardware a year; a GPU lives 4 years, a host 5.
 */
export const rhel = { part: "licences", what: "Red Hat Enterprise Linux, a host and year", each: 799 } as const
export const vpc = { part: "licences", what: "NVIDIA vPC, a concurrent user and year", each: 50 } as const
const vws = { part: "licences", what: "NVIDIA RTX vWS, a concurrent user and year", each: 250 } as const
export const broker = { part: "broker", what: "connection broker, a named user and year", each: 160 } as const
export const windows = { part: "rights", what: "Windows VDA, a named user and year", each: 100 } as const
export const network = { part: "network", what: "switch ports of a host", each: 1000, times: 1 } as const
const host = { part: "hosts", times: 1 } as const
const yearly = 0.12
/** Maintenance of what the hardware cost when it was new. */
export const maintenance = (newUsd: number, years: number): HandLine => ({
  part: "maintenance",
  what: "12 % of the hardware's price as new, a year",
  count: 1,
  each: yearly * newUsd,
  times: years,
})
const twoU3 = { ...host, what: "2U host, three double-wide GPUs", each: 20_500 } as const
export const twoU4 = { ...host, what: "2U GPU host, four double-wide GPUs", each: 38_000 } as const

export const workedExamples: readonly WorkedExample[] = [
  {
    preset: "engineering-firm",
    title:
      "1,500 desktops that must live-migrate, 120 CAD workstations, 16 servers of language models; four years, one spare host for each kind of hosts",
    years: 4,
    parts: [
      {
        groups: ["Desktops"],
        product: "kvm-vgpu-nvidia",
        gpu: "a16",
        steps: [
          "An A16 is four GPUs of 16 GiB: eight vGPUs of 2 GiB on each, so 1,500 / 8 = 187.5, which is 188 GPUs on 47 boards or more.",
          "A host of 1,024 GiB less 8 % holds 942 / 8 = 117 desktops, so 13 hosts or more: eight on each of fourteen GPUs and five on a fifteenth, so twelve hosts with four boards hold 1,404, and a thirteenth with three boards the other 96 on twelve GPUs: 192 GPUs on 51 boards. (Filled by eight each, 188 GPUs would do, but in 14 hosts.)",
          "The spare host is fitted like the fullest: four boards.",
          "80 % of 1,500 work at once: 1,200 concurrent users.",
        ],
        gpus: 192,
        boards: 51,
        hosts: 13,
        spareHosts: 1,
        spareBoards: 4,
        lines: [
          { part: "gpus", what: "A16", count: 55, each: 5000, times: 1 },
          { ...twoU4, count: 14 },
          { ...network, count: 14 },
          { ...rhel, count: 14, times: 4 },
          { ...vpc, count: 1200, times: 4 },
          { ...broker, count: 1500, times: 4 },
          { ...windows, count: 1500, times: 4 },
          maintenance(55 * 5000 + 14 * 38_000 + 14 * 1000, 4),
        ],
      },
      {
        groups: ["CAD"],
        product: "kvm-vgpu-nvidia",
        gpu: "l40",
        steps: [
          "48 GiB hold six vGPUs of 8 GiB, which keep 65 % of native: 120 / 6 = 20 GPUs.",
          "Three boards to a host: 20 / 3, which is 7 hosts; the spare has three boards.",
          "70 % of 120 work at once: 84 concurrent users.",
        ],
        gpus: 20,
        boards: 20,
        hosts: 7,
        spareHosts: 1,
        spareBoards: 3,
        lines: [
          { part: "gpus", what: "L40", count: 23, each: 7000, times: 1 },
          { ...twoU3, count: 8 },
          { ...network, count: 8 },
          { ...rhel, count: 8, times: 4 },
          { ...vws, count: 84, times: 4 },
          { ...broker, count: 120, times: 4 },
          { ...windows, count: 120, times: 4 },
          maintenance(23 * 7000 + 8 * 20_500 + 8 * 1000, 4),
        ],
      },
      {
        groups: ["Language models"],
        product: "kvm-vfio",
        gpu: "l40",
        steps: [
          "Pass-through: a GPU of 48 GiB for each of the 16.",
          "Three boards to a host: 16 / 3, which is 6 hosts. The spare host of the CAD part stands by for these too: the same host and GPU under the same hypervisor, and pass-through or vGPU is chosen GPU by GPU.",
          "Linux guests that nobody sits at: no vGPU licence, no broker, no Windows.",
        ],
        gpus: 16,
        boards: 16,
        hosts: 6,
        spareHosts: 0,
        spareBoards: 0,
        lines: [
          { part: "gpus", what: "L40", count: 16, each: 7000, times: 1 },
          { ...twoU3, count: 6 },
          { ...network, count: 6 },
          { ...rhel, count: 6, times: 4 },
          maintenance(16 * 7000 + 6 * 20_500 + 6 * 1000, 4),
        ],
      },
    ],
  },
  {
    preset: "university-training",
    title: "600 course desktops that are suspended, 40 notebooks, 8 training servers on whole GPUs; five years, one spare host a part",
    years: 5,
    parts: [
      {
        groups: ["Courses", "Notebooks"],
        product: "kvm-vgpu-nvidia",
        gpu: "l4",
        steps: [
          "24 GiB hold twelve vGPUs of 2 GiB: 600 / 12 = 50 GPUs. A notebook's 16 GiB take the whole of one: 40 more, 90 in all.",
          "600 × 8 GiB + 40 × 64 GiB = 7,360 GiB; a host has 1,024 GiB less 8 %, 942: 7.8, which is 8 hosts, of which one may hold twelve L4.",
          "The spare is fitted like the fullest: twelve boards.",
          "Half of each work at once: 300 on vPC, 20 on RTX vWS. Nobody sits at a notebook's screen: broker and Windows for 600.",
          "A GPU lives four years, so that five take 5 / 4 purchases; a host lives five.",
        ],
        gpus: 90,
        boards: 90,
        hosts: 8,
        spareHosts: 1,
        spareBoards: 12,
        lines: [
          { part: "gpus", what: "L4", count: 102, each: 2599, times: 5 / 4 },
          { ...twoU4, count: 9 },
          { ...network, count: 9 },
          { ...rhel, count: 9, times: 5 },
          { ...vpc, count: 300, times: 5 },
          { ...vws, count: 20, times: 5 },
          { ...broker, count: 600, times: 5 },
          { ...windows, count: 600, times: 5 },
          maintenance(102 * 2599 + 9 * 38_000 + 9 * 1000, 5),
        ],
      },
      {
        groups: ["Training"],
        product: "kvm-vfio",
        gpu: "rtx-pro-6000-bse",
        steps: [
          "80 GiB fit into the 96 of an RTX PRO 6000: 8 GPUs.",
          "128 GiB of RAM each: 942 / 128 = 7 to a host, so 2 hosts with four boards each; the spare has four.",
        ],
        gpus: 8,
        boards: 8,
        hosts: 2,
        spareHosts: 1,
        spareBoards: 4,
        lines: [
          { part: "gpus", what: "RTX PRO 6000 Blackwell Server Edition", count: 12, each: 13_825, times: 5 / 4 },
          { ...host, what: "4U GPU host, eight double-wide GPUs", count: 3, each: 54_000 },
          { ...network, count: 3 },
          { ...rhel, count: 3, times: 5 },
          maintenance(12 * 13_825 + 3 * 54_000 + 3 * 1000, 5),
        ],
      },
    ],
  },
  {
    preset: "hospital-ward",
    title:
      "400 desktops, 40 imaging workstations and one ward of 60 that asks for strong isolation; five years, two spare hosts for each kind of hosts",
    years: 5,
    parts: [
      {
        groups: ["Wards"],
        product: "kvm-vgpu-nvidia",
        gpu: "a16",
        steps: [
          "16 GiB hold eight vGPUs of 2 GiB: 400 / 8 = 50 GPUs or more, on 13 boards or more.",
          "A host of 512 GiB less 8 %, 471, holds 58 desktops of 8 GiB, so 400 take 7 hosts: six with 58 each, on seven GPUs of eight and one of two, and one with the other 52, on six of eight and one of four: 55 GPUs on two boards a host, 14.",
          "No spare host of its own: those of the strict ward, the same host and GPU under the same hypervisor and with more boards, stand by for it.",
          "80 % of 400 work at once: 320 on vPC.",
        ],
        gpus: 55,
        boards: 14,
        hosts: 7,
        spareHosts: 0,
        spareBoards: 0,
        lines: [
          { part: "gpus", what: "A16", count: 14, each: 5000, times: 5 / 4 },
          { ...twoU3, count: 7 },
          { ...network, count: 7 },
          { ...rhel, count: 7, times: 5 },
          { ...vpc, count: 320, times: 5 },
          { ...broker, count: 400, times: 5 },
          { ...windows, count: 400, times: 5 },
          maintenance(14 * 5000 + 7 * 20_500 + 7 * 1000, 5),
        ],
      },
      {
        groups: ["Strict ward"],
        product: "kvm-vfio",
        gpu: "a16",
        steps: [
          "Strong isolation: a GPU for each. An A16 has four: 60 / 4 = 15 boards.",
          "Three boards to a host: 5 hosts; two spares of three boards.",
          "75 % of 60 work at once: 45. Graphics on a datacenter GPU passed through need RTX vWS too.",
        ],
        gpus: 60,
        boards: 15,
        hosts: 5,
        spareHosts: 2,
        spareBoards: 6,
        lines: [
          { part: "gpus", what: "A16", count: 21, each: 5000, times: 5 / 4 },
          { ...twoU3, count: 7 },
          { ...network, count: 7 },
          { ...rhel, count: 7, times: 5 },
          { ...vws, count: 45, times: 5 },
          { ...broker, count: 60, times: 5 },
          { ...windows, count: 60, times: 5 },
          maintenance(21 * 5000 + 7 * 20_500 + 7 * 1000, 5),
        ],
      },
      {
        groups: ["Imaging"],
        product: "kvm-vgpu-nvidia",
        gpu: "rtx-pro-4500-bse",
        steps: [
          "32 GiB hold eight vGPUs of 4 GiB, and eight keep 60 % of native: 40 / 8 = 5 GPUs.",
          "Three boards to a host: 2 hosts, and two spares of three boards.",
          "70 % of 40 work at once: 28 on RTX vWS.",
        ],
        gpus: 5,
        boards: 5,
        hosts: 2,
        spareHosts: 2,
        spareBoards: 6,
        lines: [
          { part: "gpus", what: "RTX PRO 4500 Blackwell Server Edition", count: 11, each: 4053, times: 5 / 4 },
          { ...twoU3, count: 4 },
          { ...network, count: 4 },
          { ...rhel, count: 4, times: 5 },
          { ...vws, count: 28, times: 5 },
          { ...broker, count: 40, times: 5 },
          { ...windows, count: 40, times: 5 },
          maintenance(11 * 4053 + 4 * 20_500 + 4 * 1000, 5),
        ],
      },
    ],
  },
  {
    preset: "studio-grows",
    title:
      "14 editors, 10 3D artists and 40 of production in a studio that owns three hosts with two L40S each; four years, one spare host a part",
    years: 4,
    parts: [
      {
        groups: ["Editors", "3D"],
        product: "kvm-vgpu-nvidia",
        gpu: "l40s",
        steps: [
          "In mixed-size mode an L40S holds at most four vGPUs of 8 GiB or two of 16 GiB. Two of 16 GiB leave room for two of 8: five GPUs hold all artists and ten editors, a sixth the other four editors.",
          "With three boards to a host these are 2 hosts, and the spare has three boards: 9 boards in 3 hosts. 6 boards and 3 hosts are there, so 3 boards are bought.",
          "60 % of 14 and 70 % of 10 work at once: 9 and 7 users of RTX vWS.",
          "What is there is maintained by its price as new, and licensed and powered as any.",
        ],
        gpus: 6,
        boards: 6,
        hosts: 2,
        spareHosts: 1,
        spareBoards: 3,
        lines: [
          { part: "gpus", what: "L40S, bought", count: 3, each: 9000, times: 1 },
          { ...rhel, count: 3, times: 4 },
          { ...vws, count: 9 + 7, times: 4 },
          { ...broker, count: 24, times: 4 },
          { ...windows, count: 24, times: 4 },
          maintenance(9 * 9000 + 3 * 38_000 + 3 * 1000, 4),
        ],
      },
      {
        groups: ["Production"],
        product: "kvm-vgpu-nvidia",
        gpu: "l4",
        steps: [
          "24 GiB hold eight vGPUs of 3 GiB: 40 / 8 = 5 GPUs. A host of 384 GiB less 8 %, 353, holds 22 VMs of 16 GiB: 2 hosts of three GPUs, one with 22 VMs on them and one with 18.",
          "The spare has three boards.",
          "75 % of 40 work at once: 30 users, for whom vPC will do.",
        ],
        gpus: 6,
        boards: 6,
        hosts: 2,
        spareHosts: 1,
        spareBoards: 3,
        lines: [
          { part: "gpus", what: "L4", count: 9, each: 2599, times: 1 },
          { ...host, what: "1U host, three single-wide GPUs", count: 3, each: 15_000 },
          { ...network, count: 3 },
          { ...rhel, count: 3, times: 4 },
          { ...vpc, count: 30, times: 4 },
          { ...broker, count: 40, times: 4 },
          { ...windows, count: 40, times: 4 },
          maintenance(9 * 2599 + 3 * 15_000 + 3 * 1000, 4),
        ],
      },
    ],
  },
]

import { broker, maintenance, network, rhel, twoU4, vpc, windows, type WorkedExample } from "./workedExamples.fixture.ts"

/** One group on hosts that are there and on others. Prices are those of the other examples. */
export const splitExample: WorkedExample = {
  link: "vm=knowledge-worker:1620:Desktops&owned=2u-4dw:12*l40s:2",
  title: "1,620 desktops and twelve paid hosts with two L40S each: one group, split between what is there and what is bought; four years",
  years: 4,
  parts: [
    {
      groups: ["Desktops"],
      vms: 576,
      product: "kvm-vgpu-nvidia",
      gpu: "l40s",
      steps: [
        "48 GiB hold 24 vGPUs of 2 GiB: the 24 boards that are there hold 24 × 24 = 576 desktops.",
        "Four boards fit in such a host, and 4 × 24 × 8 GiB = 768 of its 942 GiB: 6 hosts carry them, and a seventh with four boards is the spare. The other five are left without boards.",
        "The 24 boards that are there are all in use: the spare host's four are bought.",
        "80 % of 576 work at once: 461 concurrent users.",
        "What is there is maintained by its price as new, and licensed and powered as any.",
      ],
      gpus: 24,
      boards: 24,
      hosts: 6,
      spareHosts: 1,
      spareBoards: 4,
      lines: [
        { part: "gpus", what: "L40S, bought", count: 4, each: 9000, times: 1 },
        { ...rhel, count: 7, times: 4 },
        { ...vpc, count: 461, times: 4 },
        { ...broker, count: 576, times: 4 },
        { ...windows, count: 576, times: 4 },
        maintenance(28 * 9000 + 7 * 38_000 + 7 * 1000, 4),
      ],
    },
    {
      groups: ["Desktops"],
      vms: 1044,
      product: "kvm-vgpu-nvidia",
      gpu: "a16",
      steps: [
        "1,620 − 576 = 1,044. A GPU of 16 GiB holds eight vGPUs of 2 GiB: 1,044 / 8 = 130.5, which is 131 GPUs on 33 boards or more.",
        "A host of 942 GiB holds 942 / 8 = 117 desktops: 1,044 take 9 hosts. Eight hold 117 each, eight on fourteen GPUs and five on a fifteenth; the ninth holds the other 108, eight on thirteen and four on a fourteenth: 8 × 15 + 14 = 134 GPUs, on four boards a host, 36.",
        "The spare host is fitted like the others: four boards.",
        "Of these ten hosts five are the twelve’s, which the other part leaves without boards: five are bought.",
        "80 % of 1,044 work at once: 836 concurrent users.",
      ],
      gpus: 134,
      boards: 36,
      hosts: 9,
      spareHosts: 1,
      spareBoards: 4,
      lines: [
        { part: "gpus", what: "A16", count: 40, each: 5000, times: 1 },
        { ...twoU4, count: 5 },
        { ...network, count: 5 },
        { ...rhel, count: 10, times: 4 },
        { ...vpc, count: 836, times: 4 },
        { ...broker, count: 1044, times: 4 },
        { ...windows, count: 1044, times: 4 },
        maintenance(40 * 5000 + 10 * 38_000 + 10 * 1000, 4),
      ],
    },
  ],
}

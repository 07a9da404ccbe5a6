import { type AnswerCase, optionOf, unless } from "./case.ts"
import type { Answer } from "../answerSchema.ts"

/** Reasons and, of what is pinned, remarks. */
const reasonsOf = (answer: Answer): readonly string[] =>
  answer.options.flatMap((one) => [...one.reasons.map(({ text }) => text), ...one.warnings])
const boardsPerHost = (answer: Answer): number => {
  const best = optionOf(answer, "mediated-pass-through") ?? optionOf(answer, "mediated-pass-through", "pin")
  return best?.gpus && best.hosts ? best.gpus.boards / best.hosts.count : 0
}
const pinned = "compare=none&option="

export const hardware: readonly AnswerCase[] = [
  {
    id: "slots-have-watts",
    title: "A card goes into no slot that gives less than it draws",
    asked: `vm=cloud-gaming:500&host=2u-4dw&${pinned}kvm-vgpu-nvidia@rtx-pro-4500-bse`,
    before: "125 cards of 165 W, twelve to a 2U host of twelve slots of 75 W",
    right: "a slot gives 75 W, more comes by a cable: the host's four double-wide slots take the card",
    sources: [
      { source: "lenovo-sr665-cabling", locator: "first paragraph", basis: "documented" },
      { source: "dell-infohub-genai", locator: "Table 1", basis: "documented" },
    ],
    wrong: ({ answer }) => unless(boardsPerHost(answer) > 3 && boardsPerHost(answer) <= 4, "A 2U host does not hold four of them at most."),
  },
  {
    id: "power-budget-binds",
    title: "Cards are no more than the supplies feed",
    asked: `vm=cloud-gaming:500&host=lenovo-st650-v2&${pinned}kvm-vgpu-nvidia@rtx-pro-4500-bse`,
    before: "eight to a host, by its single-wide slots alone",
    right: "two supplies of 1,800 W feed seven cards of 160 W",
    sources: [
      { source: "lenovo-st650v2", locator: "PSU wattage table", basis: "documented" },
      { source: "lenovo-st650v2-power", locator: "limitation formula", basis: "documented" },
    ],
    wrong: ({ answer }) => unless(boardsPerHost(answer) > 6 && boardsPerHost(answer) <= 7, "A host does not hold seven of them at most."),
  },
  {
    id: "custom-host-power",
    title: "A host of one's own may say what its supplies give its GPUs",
    asked: `vm=cloud-gaming:84&host=custom*dw:0*sw:12*gpu-watts:165*gpu-power:1200*cores:128&${pinned}kvm-vgpu-nvidia@rtx-pro-4500-bse`,
    before: "no way to say so",
    right: "1,200 W are seven cards of 165 W",
    sources: [{ source: "lenovo-st650v2-power", locator: "limitation formula", basis: "documented" }],
    wrong: ({ answer }) => unless(boardsPerHost(answer) > 0 && boardsPerHost(answer) <= 7, "More than seven cards stand in a host."),
  },
  {
    id: "cloud-only-is-not-on-sale",
    title: "What only a cloud has is not on sale",
    asked: `vm=cloud-gaming:500&${pinned}kvm-vfio@amd-v710`,
    before: "500 Radeon PRO V710, the cheapest pass-through",
    right: "Azure's NVads V710 v5 is the only offer; nobody sells the board",
    sources: [{ source: "derived", locator: "prices/gpus, amd-v710: observations", basis: "estimate" }],
    wrong: (asked) => [
      ...unless(
        reasonsOf(asked.answer).some((text) => text.includes("found in a cloud only")),
        "The V710 is not called a cloud's alone.",
      ),
      ...unless(
        asked.ask("vm=cloud-gaming:500").options.every((one) => !one.feasible || one.gpu !== "amd-v710"),
        "The V710 is offered unasked.",
      ),
    ],
  },
  {
    id: "used-price-is-no-new-board",
    title: "The price of used boards is no price of a new one",
    asked: "vm=llm-inference:24",
    before: "MI210 at 4,640 USD, the price of used boards",
    right: "only used boards are offered: not planned with unless asked for",
    sources: [{ source: "gpuresidual-mi210", locator: "resale values; launch price", basis: "secondary" }],
    wrong: (asked) => [
      ...unless(
        asked.answer.options.every((one) => one.gpu !== "amd-mi210"),
        "The MI210 is offered unasked.",
      ),
      ...unless(
        reasonsOf(asked.ask(`vm=llm-inference:24&${pinned}kvm-vfio@amd-mi210`)).some((text) => text.includes("offered used only")),
        "The MI210 is not called offered used only.",
      ),
    ],
  },
  {
    id: "fans-rule-a-card-out",
    title: "A card with fans of its own is planned with where a server's maker lists it, and not otherwise",
    asked: `vm=cad-heavy:12&${pinned}kvm-vfio@rtx-6000-ada`,
    before: "RTX PRO 6000 Workstation barred, RTX 5000 and 6000 Ada and Arc Pro B50 offered",
    right: "one rule for all of them",
    sources: [
      { source: "lenovo-sr655-gpu", locator: "Table 1: cards listed as active", basis: "documented" },
      { source: "sourcecode-shop", locator: "active cooling", basis: "secondary" },
    ],
    wrong: (asked) =>
      ["rtx-5000-ada", "rtx-6000-ada", "rtx-pro-6000-blackwell", "intel-arcpro-b50", "rtx-5090"].flatMap((gpu) =>
        unless(
          reasonsOf(asked.ask(`vm=cad-heavy:12&${pinned}kvm-vfio@${gpu}`)).some((text) => text.includes("has fans of its own")),
          `Nothing is said of the fans of ${gpu}.`,
        ),
      ),
  },
  {
    id: "directpath-listed-together",
    title: "Pass-through asks whether board and platform are listed together",
    asked: "vm=ml-training:16&hypervisors=vsphere",
    before: "MI300X OAM by DirectPath I/O",
    right: "AMD documents pass-through under ESXi for MI210 and MI350P; NVIDIA rules out systems with NVSwitch",
    sources: [
      { source: "amdgpu-esxi", locator: "compatibility matrix, section Virtualization", basis: "documented" },
      { source: "rocm-sysreq-2024", locator: "table of hypervisors", basis: "documented" },
      { source: "nv-nvswitch", locator: "NVSwitch limitations", basis: "documented" },
    ],
    wrong: (asked) => [
      ...unless(
        asked.answer.options.every(
          (one) => !one.feasible || !["amd-mi300x", "h100-sxm5-80", "h200-sxm5-141", "b200-sxm"].includes(one.gpu ?? ""),
        ),
        "A module that no list has is offered.",
      ),
      ...["amd-mi300x", "h200-sxm5-141"].flatMap((gpu) =>
        unless(
          reasonsOf(asked.ask(`vm=ml-training:16&${pinned}vmware-directpath-vdga@${gpu}`)).some((text) =>
            /is not listed|rules out/.test(text),
          ),
          `Nothing is said of lists for ${gpu}.`,
        ),
      ),
    ],
  },
  {
    id: "gpu-p-needs-its-list",
    title: "GPU partitioning works on the boards that Microsoft lists for it, whatever is included",
    asked: `vm=cad-medium:20&any=1&${pinned}hyperv-gpu-p@rtx-a6000`,
    before: "refused without a word of the list",
    right: "Windows Server 2025 lists A2, A10, A16, A40, L2, L4, L40 and L40S; Azure Local also H100 and RTX PRO 6000",
    sources: [
      { source: "ms-gpup-2025", locator: "Supported GPUs", basis: "documented" },
      { source: "ms-azlocal-gpus", locator: "table of GPU models", basis: "documented" },
    ],
    wrong: ({ answer }) =>
      unless(
        answer.options.every((one) => !one.feasible) && reasonsOf(answer).some((text) => text.includes("Microsoft’s list")),
        "It is not refused by Microsoft's list.",
      ),
  },
  {
    id: "host-lists-its-gpus",
    title: "A named server takes the GPUs that its maker lists for it",
    asked: `vm=cad-medium:20&host=lenovo-sr655&${pinned}kvm-vgpu-nvidia@l40`,
    before: "an L40 in an SR655, no word",
    right: "Lenovo lists V100, A100, A30, A40, A6000, MI210, T4 and A2 for it",
    sources: [{ source: "lenovo-sr655-gpu", locator: "Table 1", basis: "documented" }],
    wrong: ({ answer }) =>
      unless(
        reasonsOf(answer).some((text) => text.includes("Lenovo’s list of GPUs for the SR655")),
        "Nothing is said of Lenovo's list.",
      ),
  },
]

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
]
